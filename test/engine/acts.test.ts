// Kinds of acts at GitHub: merged, compared with what is there, written only where it differs; people's acts win.
import { afterEach, describe, expect, test } from '@jest/globals';
import type { ItemEvent } from '../../src/core/event.js';
import type { Feature } from '../../src/core/feature.js';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';
import { later, planner } from './acts-support.js';

let town: Town;
afterEach(async () => {
  expect(town.twin.violations).toEqual([]);
  await town.close();
});

async function startWith(...features: Feature[]): Promise<void> {
  const config = features.map(({ name }) => `${name}: {mode: active}\n`).join('');
  town = await startTown(config, { features });
}

/** Labels of the repository, on nothing. */
function makeLabels(...names: string[]): void {
  const { twin } = town;
  twin.silently(() => {
    const { number } = twin.as('mo').openIssue('acme/app', { title: 'Labels', labels: names });
    twin.as('mo').unlabel('acme/app', number, ...names);
  });
}

const open = () => town.twin.as('ana').openIssue('acme/app', { title: 'It breaks', body: 'When I click.' });
const bodies = (number: number) => town.twin.comments('acme/app', number).map((comment) => comment.body);
const posts = () =>
  town.twin.requests.filter(
    (request) => ['POST', 'PATCH', 'DELETE'].includes(request.method) && request.path.startsWith('/repos/'),
  );
const actions = () =>
  town.hearth.database.rows<{ feature: string; state: string; detail: string | null }>(
    'select feature, state, detail from actions order by id',
  );

describe('the status comment', () => {
  const says = (name: string, words: (event: ItemEvent) => string) =>
    planner(name, (event) => [{ act: { kind: 'status', number: event.item.number, body: words(event) } }]);

  test('is one for all features, in one write, and is edited section by section', async () => {
    await startWith(
      says('alpha', (event) => `Alpha says ${event.kind}.`),
      says('beta', () => 'Beta stays.'),
    );
    const { number } = open();
    await town.quiet();
    expect(bodies(number)).toEqual([expect.stringMatching(/Alpha says issue\.opened\.[\s\S]*Beta stays\./)]);
    expect(posts()).toHaveLength(1);
    town.twin.as('mo').close('acme/app', number);
    await town.quiet();
    expect(bodies(number)).toEqual([expect.stringMatching(/Alpha says issue\.closed\.[\s\S]*Beta stays\./)]);
    expect(posts().map((request) => request.method)).toEqual(['POST', 'PATCH']);
  });

  test('is not written again when nothing differs', async () => {
    await startWith(says('alpha', () => 'Always the same.'));
    const { number } = open();
    await town.quiet();
    town.twin.as('mo').close('acme/app', number);
    await town.quiet();
    expect(posts()).toHaveLength(1);
    expect((await actions()).map((action) => action.state)).toEqual(['applied', 'unchanged']);
  });

  test.each([
    [
      'deleted',
      (town_: Town, id: number) => {
        town_.twin.as('mo').deleteComment('acme/app', id);
      },
      'a person deleted the status comment',
    ],
    [
      'rewritten',
      (town_: Town, id: number) => {
        town_.twin.as('mo').editComment('acme/app', id, 'Mine now.');
      },
      'a person edited the status comment',
    ],
  ])('that a person has %s is theirs', async (_, change, detail) => {
    await startWith(says('alpha', (event) => `Alpha says ${event.kind}.`));
    const { number } = open();
    await town.quiet();
    change(town, town.twin.comments('acme/app', number)[0]!.id);
    town.twin.as('mo').close('acme/app', number);
    await town.quiet();
    expect((await actions()).at(-1)).toEqual({ feature: 'alpha', state: 'refused', detail });
    expect(posts()).toHaveLength(1);
  });

  describe('with a section that goes only where one is', () => {
    const adds = (name: string, body: string) =>
      planner(name, (event) => [{ act: { kind: 'status', number: event.item.number, body, ifThere: true } }]);
    const onClose = (name: string, body: string) =>
      planner(name, (event) => [{ act: { kind: 'status', number: event.item.number, body } }], ['issue.closed']);

    test('is not made for it, and never shows later what it said then', async () => {
      await startWith(adds('alpha', 'Meet us.'), onClose('beta', 'It is over.'));
      const { number } = open();
      await town.quiet();
      expect(bodies(number)).toEqual([]);
      expect(await actions()).toEqual([{ feature: 'alpha', state: 'unchanged', detail: 'there is no status comment' }]);
      // Gone from the file, it has nothing to say any more.
      const files = { '.github/hearth.yml': 'beta: {mode: active}\n' };
      town.twin.as('mo').push('acme/app', { files, message: 'Only beta' });
      await town.quiet();
      town.twin.as('mo').close('acme/app', number);
      await town.quiet();
      town.twin.as('mo').reopen('acme/app', number);
      town.twin.as('mo').close('acme/app', number);
      await town.quiet();
      expect(bodies(number)).toEqual([expect.stringContaining('It is over.')]);
      expect(bodies(number)[0]).not.toContain('Meet us.');
    });

    test('takes it along where another section makes one now, in one write', async () => {
      await startWith(
        adds('alpha', 'Meet us.'),
        planner('beta', (event) => [{ act: { kind: 'status', number: event.item.number, body: 'Welcome.' } }]),
      );
      const { number } = open();
      await town.quiet();
      expect(bodies(number)).toEqual([expect.stringMatching(/Meet us\.[\s\S]*Welcome\./)]);
      expect(posts()).toHaveLength(1);
      expect((await actions()).map(({ state }) => state)).toEqual(['applied', 'applied']);
    });

    test('takes it in where one is', async () => {
      await startWith(
        planner('alpha', (event) => [
          { act: { kind: 'status', number: event.item.number, body: `Seen: ${event.kind}.`, ifThere: true } },
        ]),
        onClose('beta', 'It is over.'),
      );
      const { number } = open();
      await town.quiet();
      town.twin.as('mo').close('acme/app', number);
      await town.quiet();
      town.twin.as('mo').reopen('acme/app', number);
      await town.quiet();
      expect(bodies(number)).toEqual([expect.stringMatching(/Seen: issue\.reopened\.[\s\S]*It is over\./)]);
    });
  });

  test('an empty section alone makes no comment', async () => {
    await startWith(says('alpha', () => ''));
    const { number } = open();
    await town.quiet();
    expect(bodies(number)).toEqual([]);
  });
});

describe('new comments', () => {
  test('of several features on one event are one comment', async () => {
    const says = (name: string, body: string) =>
      planner(name, (event) => [{ act: { kind: 'comment', number: event.item.number, body } }]);
    await startWith(says('alpha', 'First words.'), says('beta', 'Second words.'));
    const { number } = open();
    await town.quiet();
    expect(bodies(number)).toEqual([expect.stringMatching(/First words\.\n\n---\n\nSecond words\./)]);
  });

  test('stop at 60 an hour for an installation; the rest waits, labels do not', async () => {
    await startWith(
      planner('alpha', (event) => [
        { act: { kind: 'label', number: event.item.number, add: ['bug'], remove: [] } },
        { act: { kind: 'comment', number: event.item.number, body: 'Hello.' } },
      ]),
    );
    town.twin.as('mo').openIssue('acme/app', { title: 'Labels', body: 'x', labels: ['bug'] });
    await town.quiet();
    await town.hearth.database.rows(
      `insert into actions (effect_key, community, installation, repository, owner, name, number, feature, rule, scope, cause, slot,
                            act, because, guid, cause_at, state, planned_at, sent_at)
       select 'past-' || n, 1, $1, 1, 'acme', 'app', n, 'x', 'x', 'x', 'x', 'x', '{"kind":"comment"}', '{}', 'x', now(), 'applied', now(),
              now() - interval '10 minutes' from generate_series(1, 60) n`,
      [town.installation.id],
    );
    const { number } = open();
    await town.quiet();
    expect(bodies(number)).toEqual([]);
    expect(town.twin.labels('acme/app', number)).toEqual(['bug']);
    const [row] = await town.hearth.database.rows<{ reason: string }>(
      `select reason from inbox where state = 'waiting'`,
    );
    expect(row?.reason).toMatch(/^more new content than Hearth allows itself here: it waits until /);
    expect(await town.hearth.database.rows('select from parked')).toHaveLength(0);
  });
});

describe('labels', () => {
  const labels = (name: string, add: readonly string[], remove: readonly string[] = []) =>
    planner(name, (event) => [{ act: { kind: 'label', number: event.item.number, add, remove } }]);

  test('are united; what is there already is not written; a conflict is recorded', async () => {
    await startWith(labels('alpha', ['bug'], ['wontfix']), labels('beta', ['BUG', 'wontfix']));
    const { twin } = town;
    const first = twin.as('mo').openIssue('acme/app', { title: 'Labels', body: 'x', labels: ['bug', 'wontfix'] });
    await town.quiet();
    expect(twin.labels('acme/app', first.number).sort()).toEqual(['bug', 'wontfix']);
    expect(await actions()).toEqual([
      { feature: 'alpha', state: 'refused', detail: '"wontfix" was to be added and removed: added' },
      { feature: 'beta', state: 'unchanged', detail: null },
    ]);
    const { number } = open();
    await town.quiet();
    expect(twin.labels('acme/app', number).sort()).toEqual(['bug', 'wontfix']);
    expect(posts()).toHaveLength(1);
  });

  test('end for each section by themselves, in one write: whose label it is, the ledger knows', async () => {
    await startWith(
      labels('alpha', ['bug']),
      labels('beta', ['help wanted'], ['BUG']),
      labels('delta', ['no-such-label', 'question']),
      labels('epsilon', ['Help Wanted', 'wontfix'], ['duplicate']),
      labels('eta', [], ['invalid']),
    );
    makeLabels('help wanted', 'wontfix', 'question', 'invalid');
    const { twin } = town;
    const { number } = twin
      .as('mo')
      .openIssue('acme/app', { title: 'Labels', body: 'x', labels: ['bug', 'duplicate'] });
    await town.quiet();
    expect(twin.labels('acme/app', number).sort()).toEqual(['bug', 'help wanted', 'wontfix']);
    expect(await actions()).toEqual([
      { feature: 'alpha', state: 'unchanged', detail: null },
      { feature: 'beta', state: 'applied', detail: '"BUG" was to be added and removed: added' },
      { feature: 'delta', state: 'refused', detail: 'the label "no-such-label" does not exist here' },
      { feature: 'epsilon', state: 'applied', detail: null },
      { feature: 'eta', state: 'unchanged', detail: null },
    ]);
    expect(posts().map(({ method }) => method)).toEqual(['POST', 'DELETE']);
  });

  test('of a section that is refused keep nobody else from taking them off', async () => {
    await startWith(labels('alpha', ['bug', 'no-such-label']), labels('beta', [], ['bug']));
    const { number } = town.twin.as('mo').openIssue('acme/app', { title: 'Labels', body: 'x', labels: ['bug'] });
    await town.quiet();
    expect(town.twin.labels('acme/app', number)).toEqual([]);
    expect((await actions()).map(({ state }) => state)).toEqual(['refused', 'applied']);
  });

  test.each(['POST', 'DELETE'])(
    'cut after %s are looked at again: they arrived, and are still its own',
    async (method) => {
      await startWith(labels('alpha', ['bug'], ['invalid']), labels('beta', ['duplicate']));
      makeLabels('bug');
      town.twin.faults.add({ method, path: /\/labels/, kind: 'cut-after', times: 1 });
      const { number } = town.twin
        .as('mo')
        .openIssue('acme/app', { title: 'Labels', body: 'x', labels: ['invalid', 'duplicate'] });
      await town.quiet();
      expect((await actions()).map(({ state }) => state)).toEqual(['sent', 'planned']);
      await later(town);
      expect(town.twin.labels('acme/app', number).sort()).toEqual(['bug', 'duplicate']);
      expect((await actions()).map(({ state }) => state)).toEqual(['applied', 'unchanged']);
    },
  );

  test('that do not exist are never created', async () => {
    await startWith(labels('alpha', ['no-such-label']));
    const { number } = open();
    await town.quiet();
    expect(town.twin.labels('acme/app', number)).toEqual([]);
    expect(await actions()).toEqual([
      { feature: 'alpha', state: 'refused', detail: 'the label "no-such-label" does not exist here' },
    ]);
    expect(posts()).toEqual([]);
  });

  test('are taken off, and one that somebody took off first is no error', async () => {
    await startWith(labels('alpha', [], ['bug']));
    const { number } = town.twin.as('ana').openIssue('acme/app', { title: 'Labels', body: 'x', labels: ['bug'] });
    town.twin.faults.add({
      method: 'DELETE',
      path: /labels/,
      kind: 'fail-before',
      status: 404,
      times: 1,
      body: { message: 'Label does not exist' },
    });
    await town.quiet();
    expect((await actions())[0]).toMatchObject({ state: 'applied' });
    town.twin.as('mo').close('acme/app', number);
    await town.quiet();
    expect(town.twin.labels('acme/app', number)).toEqual([]);
  });
});

describe('reactions and expectations', () => {
  test('a reaction stands on the item', async () => {
    await startWith(
      planner('alpha', (event) => [{ act: { kind: 'reaction', number: event.item.number, content: 'eyes' } }]),
    );
    const { number } = open();
    await town.quiet();
    expect(town.twin.reactions('acme/app', { number })).toEqual(['hearth[bot] eyes']);
  });

  test('what was expected and holds no longer is refused right before the write', async () => {
    await startWith(
      planner('alpha', (event) => [
        { act: { kind: 'comment', number: event.item.number, body: 'Hello.' }, expect: { state: 'closed' } },
      ]),
    );
    const { number } = open();
    await town.quiet();
    expect(bodies(number)).toEqual([]);
    expect(await actions()).toEqual([{ feature: 'alpha', state: 'refused', detail: 'the item is open now' }]);
  });
});

describe('hearth.yml', () => {
  test('is read anew after a push that touches it, in every process', async () => {
    const says = planner('alpha', (event) => [{ act: { kind: 'comment', number: event.item.number, body: 'Hello.' } }]);
    await startWith(says);
    const first = open();
    await town.quiet();
    town.twin.as('mo').push('acme/app', { files: { '.github/hearth.yml': 'alpha: {mode: off}\n' }, message: 'Quiet' });
    await town.quiet();
    const second = open();
    await town.quiet();
    expect(bodies(first.number)).toHaveLength(1);
    expect(bodies(second.number)).toHaveLength(0);
  });

  test('of the organisation serves every repository, and its own push is noticed', async () => {
    const says = planner('alpha', (event) => [{ act: { kind: 'comment', number: event.item.number, body: 'Hello.' } }]);
    town = await startTown(null, { features: [says] });
    town.twin.repository('acme/.github', { files: { '.github/hearth.yml': 'alpha: {mode: active}\n' } });
    const first = open();
    await town.quiet();
    expect(bodies(first.number)).toHaveLength(1);
    town.twin
      .as('mo')
      .push('acme/.github', { files: { '.github/hearth.yml': 'alpha: {mode: off}\n' }, message: 'Quiet' });
    await town.quiet();
    const second = open();
    await town.quiet();
    expect(bodies(second.number)).toHaveLength(0);
  });
});
