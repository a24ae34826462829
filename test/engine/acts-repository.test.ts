// Acts on a repository itself: check runs, a pull request of Hearth's own, labels. Made once, found again after a crash.
import { afterEach, describe, expect, test } from '@jest/globals';
import type { CheckAct, NewLabelAct, PullAct } from '../../src/core/action.js';
import type { ItemEvent } from '../../src/core/event.js';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';
import { DEFAULT_PERMISSIONS } from '../twin/acts/installations.js';
import { requireRepository } from '../twin/world.js';
import { later, outcomes, planner, writes } from './acts-support.js';
import type { Plan } from './acts-support.js';

let town: Town;
afterEach(async () => {
  expect(town.twin.violations).toEqual([]);
  await town.close();
});

async function startWith(plan: Plan, on?: Parameters<typeof planner>[2]): Promise<void> {
  town = await startTown('alpha: {mode: active}\n', { features: [planner('alpha', plan, on)] });
}

/** The effect took place and Hearth never heard of it. */
const cutAfter = (route: string) => {
  town.twin.faults.add({ route: route.replace(' ', ' /repos/{owner}/{repo}'), kind: 'cut-after', times: 1 });
};
const openIssue = () => town.twin.as('ana').openIssue('acme/app', { title: 'It breaks', body: 'When I click.' });

describe('a check run', () => {
  const checkOn = ({ item }: ItemEvent): CheckAct => ({
    kind: 'check',
    number: item.number,
    head: item.head ?? '',
    name: 'hearth.yml',
    conclusion: 'failure',
    title: 'One mistake',
    summary: 'Line 3 says nothing.',
    annotations: [{ path: '.github/hearth.yml', line: 3, column: 1, level: 'failure', message: 'Say something.' }],
  });
  const PULLS = ['pull_request.opened', 'pull_request.closed', 'item.pushed'] as const;
  const CREATE = 'POST /check-runs';
  const openPull = () => town.twin.as('ana').openPull('acme/app', { title: 'Change' });
  const headOf = () => (town.twin.pulls('acme/app')[0] as { head: { sha: string } }).head.sha;
  const shown = (head: string) =>
    town.twin.checks('acme/app', head).map(({ name, conclusion, title }) => `${name}: ${conclusion}, ${title}`);

  test('stands on the head, with its remarks and its effect key', async () => {
    await startWith((event) => [{ act: checkOn(event) }], PULLS);
    openPull();
    await town.quiet();
    const [row] = await town.hearth.database.rows<Record<string, unknown>>(
      'select state, effect_key, github_id, url from actions',
    );
    const [check] = town.twin.checks('acme/app', headOf());
    expect(check).toMatchObject({
      externalId: row?.['effect_key'],
      summary: 'Line 3 says nothing.',
      annotations: [{ path: '.github/hearth.yml', start_line: 3, end_line: 3, annotation_level: 'failure' }],
    });
    expect(row).toEqual({
      state: 'applied',
      effect_key: check?.externalId,
      github_id: String(check?.id),
      url: `https://github.com/acme/app/runs/${check?.id}`,
    });
  });

  test('of a new commit is another one; of a new cause on the same commit, too', async () => {
    await startWith((event) => [{ act: checkOn(event) }], PULLS);
    const { number } = openPull();
    await town.quiet();
    const first = headOf();
    town.twin.as('ana').pushToPull('acme/app', number, { files: { 'a.md': 'a' }, message: 'More' });
    await town.quiet();
    town.twin.as('mo').close('acme/app', number);
    await town.quiet();
    expect(shown(first)).toEqual(['hearth.yml: failure, One mistake']);
    expect(shown(headOf())).toEqual(Array(2).fill('hearth.yml: failure, One mistake'));
  });

  test('that was made when the connection broke is found again', async () => {
    await startWith((event) => [{ act: checkOn(event) }], PULLS);
    cutAfter(CREATE);
    openPull();
    await town.quiet();
    expect(await outcomes(town)).toEqual([{ state: 'sent', detail: null }]);
    await later(town);
    expect(await outcomes(town)).toEqual([{ state: 'applied', detail: null }]);
    expect(shown(headOf())).toHaveLength(1);
    expect(writes(town)).toEqual([`${CREATE} 0`]);
  });

  test('that was not made when the connection broke is made once', async () => {
    await startWith((event) => [{ act: checkOn(event) }], PULLS);
    town.twin.faults.add({ path: /check-runs$/, method: 'POST', kind: 'cut-before', times: 1 });
    openPull();
    await town.quiet();
    await later(town);
    expect(await outcomes(town)).toEqual([{ state: 'applied', detail: null }]);
    expect(shown(headOf())).toHaveLength(1);
  });

  test('planned twice with one key is there already', async () => {
    await startWith((event) => [{ act: checkOn(event) }], PULLS);
    openPull();
    await town.quiet();
    await town.hearth.database.rows(
      `with row as (update inbox set state = 'waiting', due_at = '-infinity' where id = (select inbox_id from actions) returning id)
       update actions set state = 'planned', sent_at = null from row`,
    );
    town.hearth.worker.wake();
    await town.quiet();
    expect(await outcomes(town)).toEqual([{ state: 'unchanged', detail: null }]);
    expect(writes(town)).toEqual([`${CREATE} 201`]);
  });

  test("without the permission it is refused, in GitHub's words", async () => {
    await startWith((event) => [{ act: checkOn(event) }], PULLS);
    const { checks: _, ...rest } = DEFAULT_PERMISSIONS;
    town.installation.grant(rest);
    openPull();
    await town.quiet();
    expect(await outcomes(town)).toEqual([
      { state: 'refused', detail: 'GitHub refused (403): Resource not accessible by integration' },
    ]);
  });
});

describe("a pull request of Hearth's own", () => {
  const pull: PullAct = {
    kind: 'pull',
    series: 'proposal',
    branch: 'hearth/proposal',
    title: 'Propose a configuration',
    body: 'Because of this and that.',
    path: '.github/CODEOWNERS',
    text: '* @acme/team\n# 你好\n',
    message: 'Add a file',
  };
  const REFS = 'POST /git/refs';
  const FILE = 'PUT /contents/{path}';
  const PULL = 'POST /pulls';
  const ALL = [`${REFS} 201`, `${FILE} 201`, `${PULL} 201`];
  /** The pull requests of Hearth, and what stands on the branch. */
  const made = () => town.twin.pulls('acme/app').filter(({ user }) => (user as { type: string }).type === 'Bot');
  const allow = () => {
    town.installation.grant({ ...DEFAULT_PERMISSIONS, contents: 'write' });
    town.twin.expireTokens();
  };
  const start = async () => {
    await startWith(() => [{ act: pull }]);
    allow();
  };

  test('is a branch, a commit and the request', async () => {
    await start();
    openIssue();
    await town.quiet();
    expect(made()).toMatchObject([
      {
        number: 2,
        title: 'Propose a configuration',
        body: 'Because of this and that.',
        user: { login: 'hearth[bot]' },
        head: { ref: 'hearth/proposal', label: 'acme:hearth/proposal' },
        base: { ref: 'main' },
      },
    ]);
    expect(town.twin.fileAt('acme/app', pull.path, pull.branch)).toBe(pull.text);
    expect(town.twin.fileAt('acme/app', pull.path)).toBeUndefined();
    expect(writes(town)).toEqual(ALL);
    const [row] = await town.hearth.database.rows('select state, github_id, url from actions');
    expect(row).toEqual({ state: 'applied', github_id: '2', url: 'https://github.com/acme/app/pull/2' });
  });

  test.each([REFS, FILE, PULL])('cut after %s is made whole, and nothing of it twice', async (route) => {
    await start();
    cutAfter(route);
    openIssue();
    await town.quiet();
    expect(await outcomes(town)).toEqual([{ state: 'sent', detail: null }]);
    await later(town);
    expect(await outcomes(town)).toEqual([{ state: 'applied', detail: null }]);
    expect(made()).toHaveLength(1);
    expect((made()[0] as { head: { sha: string } }).head.sha).toBe(
      requireRepository(town.twin.state, 'acme/app').branches.get(pull.branch),
    );
    const done = (wanted: string) =>
      writes(town).filter((one) => one.startsWith(wanted) && !one.endsWith('422')).length;
    expect([REFS, FILE, PULL].map(done)).toEqual([1, 1, 1]);
  });

  test.each(['closed', 'merged', 'branch deleted'])('is never made a second time (%s)', async (what) => {
    await start();
    const { number } = openIssue();
    await town.quiet();
    const [own] = made() as { number: number }[];
    if (what === 'merged') town.twin.as('mo').merge('acme/app', own!.number);
    else town.twin.as('mo').close('acme/app', own!.number);
    if (what === 'branch deleted') {
      requireRepository(town.twin.state, 'acme/app').branches.delete(pull.branch);
    }
    town.twin.as('mo').close('acme/app', number);
    await town.quiet();
    expect(await outcomes(town)).toEqual([
      { state: 'applied', detail: null },
      { state: 'unchanged', detail: null },
    ]);
    expect(writes(town)).toEqual(ALL);
  });

  test('is found again by its branch where the database has forgotten it', async () => {
    await start();
    const { number } = openIssue();
    await town.quiet();
    await town.hearth.database.rows('delete from actions');
    town.twin.as('mo').close('acme/app', number);
    await town.quiet();
    expect(await outcomes(town)).toEqual([{ state: 'unchanged', detail: null }]);
    expect(writes(town)).toEqual(ALL);
  });

  test("a person's pull request from a branch of that name is not Hearth's", async () => {
    await start();
    town.twin.as('eve').openPull('acme/app', { title: 'Mine', head: pull.branch });
    openIssue();
    await town.quiet();
    expect(made()).toHaveLength(1);
    expect(await outcomes(town)).toEqual([{ state: 'applied', detail: null }]);
  });

  test('is not made where there is such a file by now', async () => {
    await start();
    town.twin.as('mo').push('acme/app', { files: { [pull.path]: '* @mo\n' }, message: 'Mine' });
    openIssue();
    await town.quiet();
    expect(await outcomes(town)).toEqual([{ state: 'refused', detail: 'there is a .github/CODEOWNERS by now' }]);
    expect(writes(town)).toEqual([]);
  });

  test("does not overwrite what somebody else's branch of that name holds", async () => {
    await start();
    const repository = requireRepository(town.twin.state, 'acme/app');
    repository.branches.set(pull.branch, repository.branches.get('main') ?? '');
    town.twin.as('mo').push('acme/app', { branch: pull.branch, files: { [pull.path]: '* @mo\n' }, message: 'Mine' });
    openIssue();
    await town.quiet();
    expect(await outcomes(town)).toEqual([
      {
        state: 'refused',
        detail: 'GitHub refused (409): the branch hearth/proposal holds another .github/CODEOWNERS',
      },
    ]);
    expect(town.twin.fileAt('acme/app', pull.path, pull.branch)).toBe('* @mo\n');
    expect(made()).toEqual([]);
  });

  const FOREIGN =
    'there is a branch hearth/proposal that holds more than a new .github/CODEOWNERS; delete or rename it';
  test.each<[string, readonly Record<string, string | undefined>[]]>([
    ['another file', [{ 'src/a.js': 'evil' }]],
    ['another file beside it', [{ [pull.path]: pull.text, '.github/workflows/x.yml': 'evil' }]],
    ['another file in an earlier commit', [{ 'src/a.js': 'evil' }, { [pull.path]: pull.text }]],
    ['what was taken back again', [{ 'src/a.js': 'evil' }, { [pull.path]: pull.text, 'src/a.js': undefined }]],
    ['less than the default branch', [{ 'README.md': undefined }]],
  ])('does not bring what a branch of that name holds already: %s', async (_, commits) => {
    await start();
    const repository = requireRepository(town.twin.state, 'acme/app');
    repository.branches.set(pull.branch, repository.branches.get('main') ?? '');
    for (const files of commits) {
      town.twin.as('mo').push('acme/app', { branch: pull.branch, files, message: 'Beforehand' });
    }
    openIssue();
    await town.quiet();
    expect(await outcomes(town)).toEqual([{ state: 'refused', detail: `GitHub refused (409): ${FOREIGN}` }]);
    expect(writes(town)).toEqual([`${REFS} 422`]);
    expect(made()).toEqual([]);
  });

  test('is made on a branch of that name that holds nothing of its own, though it is behind', async () => {
    await start();
    const repository = requireRepository(town.twin.state, 'acme/app');
    repository.branches.set(pull.branch, repository.branches.get('main') ?? '');
    town.twin.as('mo').push('acme/app', { files: { 'src/a.js': 'newer' }, message: 'Meanwhile' });
    openIssue();
    await town.quiet();
    expect(await outcomes(town)).toEqual([{ state: 'applied', detail: null }]);
    expect(writes(town)).toEqual([`${REFS} 422`, `${FILE} 201`, `${PULL} 201`]);
  });

  test("without `contents: write` it is refused, in GitHub's words, and nothing was made", async () => {
    await startWith(() => [{ act: pull }]);
    openIssue();
    await town.quiet();
    expect(await outcomes(town)).toEqual([
      { state: 'refused', detail: 'GitHub refused (403): Resource not accessible by integration' },
    ]);
    expect(writes(town)).toEqual([`${REFS} 403`]);
  });

  test('counts among what an installation may write in an hour', async () => {
    await start();
    await town.hearth.database.rows(
      `insert into actions (effect_key, community, installation, repository, owner, name, number, feature, rule, scope, cause, slot,
                            act, because, guid, cause_at, state, planned_at, sent_at)
       select 'past-' || n, 1, $1, 1, 'acme', 'app', n, 'x', 'x', 'x', 'x', 'x', '{"kind":"pull"}', '{}', 'x', now(), 'applied', now(),
              now() - interval '10 minutes' from generate_series(1, 60) n`,
      [town.installation.id],
    );
    openIssue();
    await town.quiet();
    expect(writes(town)).toEqual([]);
  });
});

describe('a new label', () => {
  const label: NewLabelAct = { kind: 'new-label', name: 'good first issue', color: '7057ff', description: 'Small.' };
  const CREATE = 'POST /labels';
  const shown = () => town.twin.repositoryLabels('acme/app');

  test('is made with its colour and its meaning', async () => {
    await startWith(() => [{ act: label }]);
    openIssue();
    await town.quiet();
    expect(shown()).toEqual([{ name: 'good first issue', color: '7057ff', description: 'Small.' }]);
    expect(await outcomes(town)).toEqual([{ state: 'applied', detail: null }]);
  });

  test('of a name that is there is left as it is', async () => {
    await startWith(() => [{ act: { ...label, name: 'Bug' } }]);
    town.twin.as('mo').openIssue('acme/app', { title: 'Labels', labels: ['bug'] });
    await town.quiet();
    expect(shown()).toEqual([{ name: 'bug', color: 'ededed', description: null }]);
    expect(await outcomes(town)).toEqual([{ state: 'unchanged', detail: null }]);
    expect(writes(town)).toEqual([]);
  });

  test('that somebody makes in the same moment is theirs', async () => {
    await startWith(() => [{ act: { ...label, name: 'Bug' } }]);
    town.twin.faults.add({
      route: 'GET /repos/{owner}/{repo}/labels/{name}',
      kind: 'fail-before',
      status: 404,
      body: { message: 'Not Found' },
    });
    town.twin.as('mo').openIssue('acme/app', { title: 'Labels', labels: ['bug'] });
    await town.quiet();
    expect(await outcomes(town)).toEqual([{ state: 'unchanged', detail: null }]);
    expect(writes(town)).toEqual([`${CREATE} 422`]);
    expect(shown()).toEqual([{ name: 'bug', color: 'ededed', description: null }]);
  });

  test('that was made when the connection broke is found again', async () => {
    await startWith(() => [{ act: label }]);
    cutAfter(CREATE);
    openIssue();
    await town.quiet();
    await later(town);
    expect(await outcomes(town)).toEqual([{ state: 'applied', detail: null }]);
    expect(writes(town)).toEqual([`${CREATE} 0`]);
  });

  test('that GitHub does not take is refused', async () => {
    await startWith(() => [{ act: { ...label, name: 'x'.repeat(51) } }]);
    openIssue();
    await town.quiet();
    expect(await outcomes(town)).toEqual([{ state: 'refused', detail: 'GitHub refused (422): Validation Failed' }]);
  });
});
