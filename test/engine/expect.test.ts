// Between a decision and its write the world moves: what is not as expected any more is not done; nobody is thanked for
// what did not happen, whatever crashes in between.
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Expect, LabelAct } from '../../src/core/action.js';
import { Unavailable } from '../../src/core/failure.js';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';
import { createLabel } from '../twin/acts/labels.js';
import { requireRepository } from '../twin/world.js';
import { later, outcomes, planner, writes } from './acts-support.js';
import type { Plan } from './acts-support.js';

let town: Town;
afterEach(async () => {
  expect(town.twin.violations).toEqual([]);
  await town.close();
});

const PULLS = ['pull_request.opened'] as const;

/** Something happens right before Hearth reads the item for its write, after it has decided. */
async function startWith(plan: Plan, meanwhile: () => void = () => undefined): Promise<void> {
  let told = false;
  town = await startTown('alpha: {mode: active}\n', {
    features: [planner('alpha', plan, [...PULLS, 'issue.opened'])],
    failpoint: (name) => {
      if (name !== 'plan.after' || told) return;
      told = true;
      meanwhile();
    },
  });
  makeLabel();
}

/** A label of the repository, on nothing. */
function makeLabel(): void {
  town.twin.silently(() => {
    const repository = requireRepository(town.twin.state, 'acme/app');
    createLabel(town.twin.state, { account: town.twin.state.bot, viaApp: true }, repository, { name: 'bug' });
  });
}

const openIssue = (labels: readonly string[] = [], who = 'ana') =>
  town.twin.as(who).openIssue('acme/app', { title: 'It breaks', body: 'When I click.', labels });
const openPull = () => town.twin.as('ana').openPull('acme/app', { title: 'Change' });

describe('between a decision and its write', () => {
  const label = (number: number): LabelAct => ({ kind: 'label', number, add: ['bug'], remove: [] });
  const moves: readonly [string, Expect | 'head', (number: number) => void, string][] = [
    [
      'a push moves the head',
      'head',
      (number) => town.twin.as('ana').pushToPull('acme/app', number, { files: { 'a.js': '2' }, message: 'More' }),
      'the pull request stands at',
    ],
    [
      'a person takes the label off',
      { has: ['question'] },
      (number) => town.twin.as('mo').unlabel('acme/app', number, 'question'),
      'the label "question" is not on the item now',
    ],
    [
      'a person puts the label on',
      { lacks: ['wontfix', 'duplicate'] },
      (number) => town.twin.as('mo').label('acme/app', number, 'duplicate'),
      'the label "duplicate" is on the item now',
    ],
    [
      'a person closes it',
      { state: 'open' },
      (number) => town.twin.as('mo').close('acme/app', number),
      'the item is closed now',
    ],
    [
      'a person locks it',
      { unlocked: true },
      (number) => town.twin.as('mo').lock('acme/app', number),
      'the item is locked now',
    ],
  ];

  test.each(moves)('%s: nothing is written', async (_, expected, move, detail) => {
    await startWith(
      ({ item }) => [{ act: label(item.number), expect: expected === 'head' ? { head: item.head ?? '' } : expected }],
      () => {
        move(1);
      },
    );
    const { number } = openPull();
    town.twin.as('mo').label('acme/app', number, 'question');
    await town.quiet();
    expect(await outcomes(town)).toEqual([{ state: 'refused', detail: expect.stringContaining(detail) }]);
    expect(writes(town)).toEqual([]);
  });

  test.each(moves)('%s not: it is written, after one reading', async (_, expected) => {
    await startWith(({ item }) => [
      { act: label(item.number), expect: expected === 'head' ? { head: item.head ?? '' } : expected },
    ]);
    const { number } = openPull();
    town.twin.as('mo').label('acme/app', number, 'question');
    await town.quiet();
    expect(await outcomes(town)).toEqual([{ state: 'applied', detail: null }]);
    const reads = town.twin.requests.filter(
      ({ method, path }) => method === 'GET' && /\/(issues|pulls)\/1$/.test(path),
    );
    expect(reads).toHaveLength(1);
  });

  test('what is gone is refused', async () => {
    await startWith(
      ({ item }) => [{ act: label(item.number), expect: { state: 'open' } }],
      () => {
        town.twin.as('mo').deleteIssue('acme/app', 1);
      },
    );
    openIssue();
    await town.quiet();
    expect(await outcomes(town)).toEqual([
      { state: 'refused', detail: 'GitHub refused (410): This issue was deleted' },
    ]);
  });

  test('what went to another repository is not touched there', async () => {
    await startWith(
      ({ item }) => [{ act: label(item.number), expect: { state: 'open' } }],
      () => {
        town.twin.repository('acme/lib');
        town.twin.as('mo').openIssue('acme/lib', { title: 'One' });
        town.twin.as('mo').transferIssue('acme/app', 1, 'acme/lib');
      },
    );
    openIssue();
    await town.quiet();
    expect((await outcomes(town))[0]).toEqual({
      state: 'refused',
      detail: 'GitHub refused (410): the item was transferred',
    });
    expect(town.twin.labels('acme/lib', 2)).toEqual([]);
  });

  test('what GitHub does not show yet is waited for', async () => {
    await startWith(({ item }) => [{ act: label(item.number), expect: { state: 'open' } }]);
    town.twin.faults.add({ method: 'GET', path: /issues\/1$/, kind: 'fail-before', status: 404, times: 1 });
    openIssue();
    await town.quiet();
    expect(await outcomes(town)).toEqual([{ state: 'planned', detail: null }]);
    await later(town);
    expect(await outcomes(town)).toEqual([{ state: 'applied', detail: null }]);
  });
});

describe('a read that lags behind the event', () => {
  /** As long as GitHub keeps the change from whoever looks, and before it nothing else changes. */
  const LATE_MS = 1_500;
  const changes: readonly [string, Expect, (number: number) => void][] = [
    ['that came', { has: ['question'] }, (number) => town.twin.as('mo').label('acme/app', number, 'question')],
    [
      'that a pattern asks for',
      { hasMatch: ['^q'] },
      (number) => town.twin.as('mo').label('acme/app', number, 'question'),
    ],
    ['that went', { lacks: ['wontfix'] }, (number) => town.twin.as('mo').unlabel('acme/app', number, 'wontfix')],
  ];

  test.each(changes)('refuses nothing for good: a label %s is looked for once more', async (_, expected, change) => {
    const plan: Plan = ({ item }) => [
      { act: { kind: 'label', number: item.number, add: ['bug'], remove: [] }, expect: expected },
    ];
    town = await startTown('alpha: {mode: active}\n', {
      features: [planner('alpha', plan, ['item.labeled', 'item.unlabeled'])],
    });
    makeLabel();
    const { number } = town.twin.silently(() => openIssue(['wontfix']));
    await new Promise((resolve) => setTimeout(resolve, LATE_MS + 100));
    town.twin.faults.add({ method: 'GET', path: /\/issues\/\d+$/, kind: 'stale', ms: LATE_MS, times: 1 });
    change(number);
    await town.quiet();
    expect(town.twin.faults.met).toEqual([1]);
    expect(await outcomes(town)).toEqual([{ state: 'applied', detail: null }]);
  });
});

describe('a thumb up', () => {
  /** A command as features obey it: the act, 👍 when it took effect, else 😕 with a reason. */
  const command =
    (add: string): Plan =>
    ({ item: { number } }) => [
      { act: { kind: 'label', number, add: [add], remove: [] } },
      { act: { kind: 'item', number, title: 'Clearer' } },
      { act: { kind: 'reaction', number, content: '+1' }, expect: { others: 'done' } },
      { act: { kind: 'reaction', number, content: 'confused' }, expect: { others: 'refused' } },
      { act: { kind: 'comment', number, body: 'There is no such label.' }, expect: { others: 'refused' } },
    ];
  const DONE = ['applied', 'applied', 'applied', 'unchanged', 'unchanged'];
  const REFUSED = ['refused', 'applied', 'unchanged', 'applied', 'applied'];
  const states = async () => (await outcomes(town)).map((one) => (one as { state: string }).state);

  function expectDone(add: string): void {
    const isDone = add === 'bug';
    expect(town.twin.reactions('acme/app', { number: 1 })).toEqual([`hearth[bot] ${isDone ? '+1' : 'confused'}`]);
    expect(town.twin.comments('acme/app', 1)).toHaveLength(isDone ? 0 : 1);
    expect(town.twin.labels('acme/app', 1)).toEqual(isDone ? ['bug'] : []);
  }

  test.each([
    ['bug', DONE],
    ['no-such-label', REFUSED],
  ])('is given for what happened only (%s)', async (add, ended) => {
    await startWith(command(add));
    openIssue();
    await town.quiet();
    expect(await states()).toEqual(ended);
    expectDone(add);
  });

  test('is given for what was so already', async () => {
    await startWith(command('bug'));
    openIssue(['bug']);
    await town.quiet();
    expect(await states()).toEqual(['unchanged', ...DONE.slice(1)]);
    expectDone('bug');
  });

  test("does not depend on another section's acts", async () => {
    town = await startTown('alpha: {mode: active}\nbeta: {mode: active}\n', {
      features: [planner('alpha', command('no-such-label')), planner('beta', command('bug'))],
    });
    makeLabel();
    openIssue();
    await town.quiet();
    expect(await states()).toEqual([...REFUSED, 'applied', 'unchanged', ...DONE.slice(2)]);
  });

  /** Every place where the work of a row can stop, counted from the first. */
  const PLACES = ['write.before', 'write.after', 'confirm.before', 'confirm.after'].flatMap((place) =>
    [1, 2, 3, 4, 5].map((nth) => [place, nth] as const),
  );

  test.each(['bug', 'no-such-label'])(
    'comes to the same end wherever the work stops (%s)',
    async (add) => {
      let stop: readonly [string, number] | null = null;
      let seen = 0;
      let stopped = 0;
      town = await startTown('alpha: {mode: active}\n', {
        features: [planner('alpha', command(add), ['issue.opened'])],
        // The twin's reads do not lag: what was sent a moment ago is believed to be lost at once.
        timing: { poll: 50, lag: 1, tick: 3_600_000 },
        failpoint: (name) => {
          if (stop === null || !name.startsWith(stop[0])) return;
          seen += 1;
          if (seen !== stop[1]) return;
          stop = null;
          stopped += 1;
          throw new Unavailable('stopped here');
        },
      });
      makeLabel();
      const isDone = add === 'bug';
      for (const [index, place] of PLACES.entries()) {
        stop = place;
        seen = 0;
        // One person alone has a share of the comments of an hour.
        const { number } = openIssue([], `person-${index}`);
        await town.quiet();
        await town.hearth.database.rows(`update inbox set due_at = '-infinity' where state = 'waiting'`);
        await town.quiet();
        stop = null;
        const ended = await town.hearth.database.rows<{ state: string }>(
          'select state from actions where number = $1 order by id',
          [number],
        );
        expect([place, ...ended.map(({ state }) => state)]).toEqual([place, ...(isDone ? DONE : REFUSED)]);
        expect(town.twin.reactions('acme/app', { number })).toEqual([`hearth[bot] ${isDone ? '+1' : 'confused'}`]);
        expect(town.twin.comments('acme/app', number)).toHaveLength(isDone ? 0 : 1);
      }
      // Some places are passed fewer than five times.
      expect(stopped).toBeGreaterThanOrEqual(14);
    },
    120_000,
  );
});
