// Acts on who works on an item and on the item itself: assignees, reviewers, state and title.
import { afterEach, describe, expect, test } from '@jest/globals';
import type { AssignAct, ItemAct, ReviewersAct } from '../../src/core/action.js';
import type { ItemEvent } from '../../src/core/event.js';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';
import { later, outcomes, planner, writes } from './acts-support.js';

let town: Town;
afterEach(async () => {
  expect(town.twin.violations).toEqual([]);
  await town.close();
});

const OPENED = ['issue.opened', 'pull_request.opened'] as const;

/** An act on whatever is opened; `ben` and `cleo` collaborate, `mo` owns, `eve` is nobody here. */
async function startWith(...plans: ((event: ItemEvent) => AssignAct | ReviewersAct | ItemAct)[]): Promise<void> {
  town = await startTown(
    'alpha: {mode: active}\n',
    { features: [planner('alpha', (event) => plans.map((plan) => ({ act: plan(event) })), OPENED)] },
    {
      repository: {
        files: { '.github/hearth.yml': 'alpha: {mode: active}\n' },
        collaborators: { ben: 'triage', cleo: 'write', dan: 'write' },
      },
      before: (twin) => {
        twin.user('eve');
      },
    },
  );
}

const openIssue = () => town.twin.as('ana').openIssue('acme/app', { title: 'It breaks', body: 'When I click.' });
const openPull = () => town.twin.as('ana').openPull('acme/app', { title: 'Change' });
const shown = (number: number) =>
  town.twin.issues('acme/app').find((one) => one['number'] === number) as Record<string, unknown>;
const assigned = (number: number) => (shown(number)['assignees'] as { login: string }[]).map(({ login }) => login);
const reviewers = () =>
  (town.twin.pulls('acme/app')[0] as { requested_reviewers: { login: string }[] }).requested_reviewers.map(
    ({ login }) => login,
  );
/** What happens before Hearth hears of the opening. */
async function meanwhile(act: () => void): Promise<void> {
  town.twin.hold();
  act();
  await town.twin.release();
  await town.quiet();
}
const cutAfter = (route: string) => {
  town.twin.faults.add({ route: route.replace(' ', ' /repos/{owner}/{repo}'), kind: 'cut-after', times: 1 });
};
const ASSIGN = 'POST /issues/{issue_number}/assignees';
const UNASSIGN = 'DELETE /issues/{issue_number}/assignees';
const REQUEST = 'POST /pulls/{pull_number}/requested_reviewers';
const WITHDRAW = 'DELETE /pulls/{pull_number}/requested_reviewers';
const UPDATE = 'PATCH /issues/{issue_number}';

describe('assignees', () => {
  const assign =
    (add: readonly string[], remove: readonly string[] = []) =>
    ({ item: { number } }: ItemEvent): AssignAct => ({ kind: 'assign', number, add, remove });

  test('are taken and let go, the difference alone', async () => {
    await startWith(assign(['Ben', 'ben', 'cleo'], ['dan', 'mo']));
    await meanwhile(() => town.twin.as('mo').assign('acme/app', openIssue().number, 'cleo', 'dan'));
    expect(assigned(1)).toEqual(['cleo', 'ben']);
    expect(await outcomes(town)).toEqual([{ state: 'applied', detail: null }]);
    expect(writes(town)).toEqual([`${UNASSIGN} 200`, `${ASSIGN} 201`]);
  });

  test.each([
    [['ben'], ['mo']],
    [['BEN'], []],
    [[], ['mo']],
  ])('are left as they are where it is so: + %j - %j', async (add, remove) => {
    await startWith(assign(add, remove));
    await meanwhile(() => town.twin.as('mo').assign('acme/app', openIssue().number, 'ben'));
    expect(await outcomes(town)).toEqual([{ state: 'unchanged', detail: null }]);
    expect(writes(town)).toEqual([]);
  });

  test('who is to be added and removed is added', async () => {
    await startWith(assign(['ben'], ['Ben']));
    openIssue();
    await town.quiet();
    expect(assigned(1)).toEqual(['ben']);
  });

  test('may be who opened it, whoever they are', async () => {
    await startWith(assign(['ana']));
    openIssue();
    await town.quiet();
    expect(assigned(1)).toEqual(['ana']);
  });

  test('that GitHub leaves out in silence are told', async () => {
    await startWith(assign(['ben', 'eve', 'nobody-at-all']));
    openIssue();
    await town.quiet();
    expect(assigned(1)).toEqual(['ben']);
    expect(await outcomes(town)).toEqual([
      {
        state: 'refused',
        detail:
          'GitHub did not take "eve", "nobody-at-all": they may not be assigned here, or ten are assigned already',
      },
    ]);
  });

  test.each([ASSIGN, UNASSIGN])('cut after %s are looked at again, and not written twice', async (route) => {
    await startWith(assign(['ben'], ['dan']));
    cutAfter(route);
    await meanwhile(() => town.twin.as('mo').assign('acme/app', openIssue().number, 'dan'));
    expect(await outcomes(town)).toEqual([{ state: 'sent', detail: null }]);
    await later(town);
    expect(assigned(1)).toEqual(['ben']);
    expect(await outcomes(town)).toEqual([{ state: 'applied', detail: null }]);
    expect(writes(town).filter((one) => one.startsWith(route))).toHaveLength(1);
  });

  test('of what is gone are refused, of what is locked they are not', async () => {
    await startWith(assign(['ben']));
    await meanwhile(() => {
      town.twin.as('mo').deleteIssue('acme/app', openIssue().number);
      town.twin.as('mo').lock('acme/app', openIssue().number);
    });
    expect(assigned(2)).toEqual(['ben']);
    expect(await town.hearth.database.rows('select number, state, detail from actions order by number')).toEqual([
      { number: 1, state: 'refused', detail: 'GitHub refused (410): This issue was deleted' },
      { number: 2, state: 'applied', detail: null },
    ]);
  });

  test('are written later where GitHub is away', async () => {
    await startWith(assign(['ben']));
    town.twin.faults.add({ method: 'POST', path: /assignees/, kind: 'fail-before', status: 423, times: 1 });
    openIssue();
    await town.quiet();
    expect(await outcomes(town)).toEqual([{ state: 'sent', detail: null }]);
    await later(town);
    expect(await outcomes(town)).toEqual([{ state: 'applied', detail: null }]);
  });
});

describe('reviewers', () => {
  const review =
    (add: readonly string[], remove: readonly string[] = []) =>
    ({ item: { number } }: ItemEvent): ReviewersAct => ({ kind: 'reviewers', number, add, remove });

  test('are asked and asked no more, the difference alone', async () => {
    await startWith(review(['ben', 'CLEO'], ['dan', 'mo']));
    await meanwhile(() => {
      const { number } = openPull();
      town.twin.as('mo').requestReview('acme/app', number, 'cleo');
      town.twin.as('mo').requestReview('acme/app', number, 'dan');
    });
    expect(reviewers()).toEqual(['cleo', 'ben']);
    expect(await outcomes(town)).toEqual([{ state: 'applied', detail: null }]);
    expect(writes(town)).toEqual([`${WITHDRAW} 200`, `${REQUEST} 201`]);
  });

  test('are left as they are where it is so', async () => {
    await startWith(review(['BEN'], ['mo']));
    await meanwhile(() => town.twin.as('mo').requestReview('acme/app', openPull().number, 'ben'));
    expect(await outcomes(town)).toEqual([{ state: 'unchanged', detail: null }]);
    expect(writes(town)).toEqual([]);
  });

  const NO_COLLABORATOR =
    'Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the acme/app repository.';
  test.each<[string[], string, string[]]>([
    [['eve'], `GitHub did not ask "eve": ${NO_COLLABORATOR}`, []],
    [['ana'], 'GitHub did not ask "ana": Review cannot be requested from pull request author.', []],
    [
      ['ben', 'eve', 'ana', 'cleo'],
      `GitHub did not ask "eve": ${NO_COLLABORATOR}; GitHub did not ask "ana": Review cannot be requested from pull request author.`,
      ['ben', 'cleo'],
    ],
  ])('who may not review is told, the others are asked: %j', async (logins, detail, asked) => {
    await startWith(review(logins));
    openPull();
    await town.quiet();
    expect(reviewers()).toEqual(asked);
    expect(await outcomes(town)).toEqual([{ state: 'refused', detail }]);
  });

  test.each([REQUEST, WITHDRAW])('cut after %s are looked at again, and not written twice', async (route) => {
    await startWith(review(['ben'], ['dan']));
    cutAfter(route);
    await meanwhile(() => town.twin.as('mo').requestReview('acme/app', openPull().number, 'dan'));
    await later(town);
    expect(reviewers()).toEqual(['ben']);
    expect(await outcomes(town)).toEqual([{ state: 'applied', detail: null }]);
    expect(writes(town).filter((one) => one.startsWith(route))).toHaveLength(1);
  });
});

describe('the item itself', () => {
  const item =
    (change: Omit<ItemAct, 'kind' | 'number'>) =>
    ({ item: { number } }: ItemEvent): ItemAct => ({ kind: 'item', number, ...change });
  const state = (number: number) => [shown(number)['state'], shown(number)['state_reason'] ?? null];

  test.each([
    ['completed', undefined, ['closed', 'completed'], 'applied'],
    ['not_planned', undefined, ['closed', 'not_planned'], 'applied'],
    ['not_planned', 'completed', ['closed', 'not_planned'], 'applied'],
    ['completed', 'completed', ['closed', 'completed'], 'unchanged'],
    ['not_planned', 'not_planned', ['closed', 'not_planned'], 'unchanged'],
    ['open', 'not_planned', ['open', 'reopened'], 'applied'],
    ['open', undefined, ['open', null], 'unchanged'],
  ] as const)('an issue becomes %s, closed before as %s', async (wanted, before, after, ended) => {
    await startWith(item({ state: wanted }));
    await meanwhile(() => {
      const { number } = openIssue();
      if (before !== undefined) town.twin.as('mo').close('acme/app', number, { reason: before });
    });
    expect(state(1)).toEqual(after);
    expect(await outcomes(town)).toEqual([{ state: ended, detail: null }]);
    expect(writes(town)).toEqual(ended === 'applied' ? [`${UPDATE} 200`] : []);
  });

  test.each([
    ['completed', false, 'closed', 'applied'],
    ['not_planned', true, 'closed', 'unchanged'],
    ['open', true, 'open', 'applied'],
    ['open', false, 'open', 'unchanged'],
  ] as const)('a pull request becomes %s (closed before: %s)', async (wanted, closed, after, ended) => {
    await startWith(item({ state: wanted }));
    await meanwhile(() => {
      const { number } = openPull();
      if (closed) town.twin.as('mo').close('acme/app', number);
    });
    expect(state(1)[0]).toBe(after);
    expect(await outcomes(town)).toEqual([{ state: ended, detail: null }]);
  });

  test('what was merged is never opened again', async () => {
    await startWith(item({ state: 'open' }));
    await meanwhile(() => {
      town.twin.as('mo').merge('acme/app', openPull().number);
    });
    expect(await outcomes(town)).toEqual([
      { state: 'refused', detail: 'the pull request was merged: it cannot be opened again' },
    ]);
    expect(writes(town)).toEqual([]);
  });

  test.each([
    ['  It breaks on  Windows ', 'It breaks on  Windows', 'applied'],
    ['It breaks', 'It breaks', 'unchanged'],
    [' It breaks ', 'It breaks', 'unchanged'],
  ])('is called %j', async (title, after, ended) => {
    await startWith(item({ title }));
    openIssue();
    await town.quiet();
    expect(shown(1)['title']).toBe(after);
    expect(await outcomes(town)).toEqual([{ state: ended, detail: null }]);
  });

  test('is closed and called otherwise in one write', async () => {
    await startWith(item({ title: 'Spam', state: 'not_planned' }));
    openIssue();
    await town.quiet();
    expect([shown(1)['title'], ...state(1)]).toEqual(['Spam', 'closed', 'not_planned']);
    expect(writes(town)).toEqual([`${UPDATE} 200`]);
  });

  test('cut after the write is looked at again, and not written twice', async () => {
    await startWith(item({ state: 'completed' }));
    cutAfter(UPDATE);
    openIssue();
    await town.quiet();
    expect(await outcomes(town)).toEqual([{ state: 'sent', detail: null }]);
    await later(town);
    expect(await outcomes(town)).toEqual([{ state: 'applied', detail: null }]);
    expect(writes(town)).toHaveLength(1);
  });

  test('that GitHub does not let be opened again says so', async () => {
    await startWith(item({ state: 'open' }));
    town.twin.faults.add({
      method: 'PATCH',
      path: /issues/,
      kind: 'fail-before',
      status: 422,
      times: 1,
      body: { message: 'Validation Failed' },
    });
    await meanwhile(() => {
      town.twin.as('mo').close('acme/app', openPull().number);
    });
    expect(await outcomes(town)).toEqual([{ state: 'refused', detail: 'GitHub refused (422): Validation Failed' }]);
  });
});
