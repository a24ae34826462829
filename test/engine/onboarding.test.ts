// A hearth.yml is proposed to a community that has none: once, from what is there, and nothing else is written.
import { afterEach, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseConfig } from '../../src/config/parse.js';
import { readableAmong } from '../../src/core/readable.js';
import { tickRow } from '../../src/engine/read-row.js';
import { knownFrom } from '../../src/known.js';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';
import { shapes } from '../support/shapes.js';
import type { Shape } from '../support/shapes.js';
import { DEFAULT_PERMISSIONS } from '../twin/acts/installations.js';
import { createLabel } from '../twin/acts/labels.js';
import type { Twin } from '../twin/twin.js';
import { requireRepository } from '../twin/world.js';

let town: Town;
afterEach(async () => {
  expect(town.twin.violations).toEqual([]);
  await town.close();
});

const PATH = '.github/hearth.yml';
const MAY_PROPOSE = { ...DEFAULT_PERMISSIONS, contents: 'write' } as const;
const LINK = '\n1. Open [';

interface Past {
  readonly permissions?: typeof DEFAULT_PERMISSIONS;
  /** So many newcomers opened an issue; all but two were answered. */
  readonly newcomers?: number;
  /** The hearth.yml of the owner's `.github` repository. */
  readonly shared?: string;
  /** A branch that somebody made beforehand, with these files. */
  readonly branch?: { readonly name: string; readonly files: Readonly<Record<string, string>> };
}

/** A community with one repository of that shape; Hearth may write contents, unless said otherwise. */
async function start(
  shape: Shape,
  { permissions = MAY_PROPOSE, newcomers = 0, shared, branch }: Past = {},
): Promise<void> {
  const { files } = shape;
  const before = (twin: Twin) => {
    const mo = { account: twin.as('mo').account, viaApp: false };
    for (const name of shape.labels) createLabel(twin.state, mo, requireRepository(twin.state, 'acme/app'), { name });
    if (branch !== undefined) {
      twin.as('mo').push('acme/app', { branch: branch.name, files: branch.files, message: 'Something else' });
    }
    if (shared !== undefined) twin.repository('acme/.github', { files: { [PATH]: shared } });
    for (let n = 1; n <= newcomers; n += 1) {
      const { number } = twin.as(`person${n}`).openIssue('acme/app', { title: 'It breaks', body: 'When I click it.' });
      if (n > 2) twin.as('mo').comment('acme/app', number, 'Thank you, I will look.');
    }
  };
  town = await startTown(
    null,
    { history: 'read' },
    {
      repository: Object.keys(files).length === 0 ? { empty: true } : { files },
      installation: { permissions },
      before,
    },
  );
}

/** Resolves when all history was read and every schedule that came due was handled. */
async function propose(): Promise<void> {
  for (let n = 0; n < 400; n += 1) {
    await town.quiet();
    const [row] = await rows<{ done: number; open: number }>(
      `select count(*) filter (where state = 'done')::int as done, count(*) filter (where state = 'waiting')::int as open
       from backfills where installation = (select max(id) from installations)`,
    );
    if (row !== undefined && row.open === 0 && row.done >= 10) break;
    await sleep(50);
  }
  await town.hearth.ticker.beat();
  await town.quiet();
}

const rows = <Row extends object>(sql: string) => town.hearth.database.rows<Row & Record<string, unknown>>(sql);
/** What was written to GitHub, besides the App's own tokens, questions of GraphQL, and config-check's word on the file. */
const writes = () =>
  town.twin.requests
    .filter(({ method, path }) => method !== 'GET' && !/\/(?:access_tokens|graphql|check-runs)$/.test(path))
    .map(({ method, route }) => `${method} ${route.replace(/^[A-Z]+ /, '').replace('/repos/{owner}/{repo}', '')}`);
/** Files that were asked for, besides the one that is proposed. */
const filesRead = () => [
  ...new Set(
    town.twin.requests
      .filter(({ method, route }) => method === 'GET' && route.endsWith('/contents/{path}'))
      .map(({ path }) => decodeURIComponent(path.replace(/^.*\/contents\//, '').replace(/\?.*$/, '')))
      .filter((path) => path !== PATH),
  ),
];
const reasonOf = async () =>
  (await rows<{ because: object }>(`select because from outcomes where feature = 'onboarding' order by inbox_id`)).map(
    ({ because }) => because,
  );
const PULL = ['POST /git/refs', 'PUT /contents/{path}', 'POST /pulls'];

interface Pull {
  readonly number: number;
  readonly body: string;
}

function onlyPull(): Pull {
  const pulls = town.twin.pulls('acme/app') as unknown as Pull[];
  expect(pulls).toHaveLength(1);
  return pulls[0]!;
}

const bodyOf = (number: number) => String(town.twin.issues('acme/app')[number - 1]?.['body']);

describe.each(Object.entries(shapes).filter(([, { files }]) => Object.keys(files).length > 0))('%s', (_, shape) => {
  test('one pull request brings a file that is right, with the reason of every setting, and nothing else is written', async () => {
    await start(shape);
    await propose();
    expect(writes()).toEqual(PULL);
    const text = town.twin.fileAt('acme/app', PATH, 'hearth/propose-config') ?? '';
    const { problems, sections } = parseConfig(PATH, text, knownFrom(town.hearth.engine.features));
    expect(problems).toEqual([]);
    expect(sections['welcome']).toMatchObject({ mode: 'observe' });
    expect(town.twin.fileAt('acme/app', PATH)).toBeUndefined();
    const { body } = onlyPull();
    expect(filesRead().sort()).toEqual(readableAmong(Object.keys(shape.files), 30).toSorted());
    for (const [path, , reason] of shape.settings) {
      expect(body).toMatch(new RegExp(`^\\| \`${path}\` \\| .* \\| .*\\|$`, 'm'));
      expect(body).toContain(`| ${reason} |`);
    }
    for (const finding of shape.findings) expect(body).toContain(`\n- ${finding}\n`);
    for (const name of shape.missing) expect(body).toContain(`\n- [ ] create \`${name}\`\n`);
    expect(body.includes('- [ ]')).toBe(shape.missing.length > 0);
    expect(await reasonOf()).toEqual([{ code: 'proposed', params: { as: 'pull' }, visibility: 'maintainers' }]);
  });
});

test('in an empty repository, where no branch can be made, one issue says how', async () => {
  await start(shapes['empty']!);
  await propose();
  expect(writes()).toEqual(['POST /issues']);
  expect(bodyOf(1)).toContain('It cannot open a pull request itself, because the repository is empty.');
  expect(bodyOf(1)).toContain(LINK);
});

test('without contents: write one issue holds the file and a link that opens the editor with it', async () => {
  await start(shapes['CODEOWNERS only']!, { permissions: DEFAULT_PERMISSIONS });
  await propose();
  expect(writes()).toEqual(['POST /issues']);
  const body = bodyOf(1);
  const [, text = ''] = /\n```yaml\n([\s\S]*?\n)```\n/.exec(body) ?? [];
  expect(parseConfig(PATH, text, knownFrom(town.hearth.engine.features)).problems).toEqual([]);
  const [, link = ''] = /\]\(\.\.\/new\/main\?filename=\.github%2Fhearth\.yml&value=([^)]*)\)/.exec(body) ?? [];
  expect(decodeURIComponent(link)).toBe(text);
  expect(await reasonOf()).toEqual([{ code: 'proposed', params: { as: 'issue' }, visibility: 'maintainers' }]);
});

test('what the history says stands in it', async () => {
  await start(shapes['labels only']!, { newcomers: 12 });
  await propose();
  expect(writes()).toEqual(PULL);
  const { body } = onlyPull();
  expect(body).toContain(
    '| `welcome.wait` | `1h` | 10 of 12 people who were new here in the last 365 days were answered by a person, half of them within 1 min; a greeting waits at least twice as long, so that a person can answer first. |',
  );
  expect(body).toContain(
    '\n- 2 of 12 people who were new here in the last 365 days have not been answered by a person.\n',
  );
  expect(body).toContain('\n\nOf the last 12 items, 12 would be handled otherwise.\n\n');
});

test('what the file would have done on the last items stands in it, and none of it is done', async () => {
  await start(shapes['labels only']!, { newcomers: 2 });
  await propose();
  expect(onlyPull().body.replaceAll(/https:\/\/[a-z.]+\//g, '/')).toContain(
    [
      '### What it would have done on the last items\n',
      'Of the last 2 items, 2 would be handled otherwise.\n',
      '| item | now | with this file |',
      '| --- | --- | --- |',
      '| [#2](/acme/app/issues/2) | nothing | `welcome` first issue: status comment (only shown) |',
      '| [#1](/acme/app/issues/1) | nothing | `welcome` first issue: status comment (only shown) |',
    ].join('\n'),
  );
  expect(writes()).toEqual(PULL);
});

describe('once', () => {
  test('a second beat, a closed pull request and a second installation propose nothing again', async () => {
    await start(shapes['labels only']!);
    await propose();
    await propose();
    expect(writes()).toEqual(PULL);
    const { number } = onlyPull();
    town.twin.as('mo').close('acme/app', number);
    town.installation.uninstall();
    await town.quiet();
    town.twin.install('acme', { permissions: MAY_PROPOSE });
    town.twin.as('mo').push('acme/app', { files: { 'a.c': '' }, message: 'Tell of it' });
    await propose();
    // Even when the first row has long been forgotten.
    await rows(`delete from inbox where guid like 'tick:onboarding:%'`);
    await propose();
    expect(await town.hearth.engine.ledger.toOnboard(new Date())).toEqual([]);
    expect(writes()).toEqual(PULL);
    expect(onlyPull().number).toBe(number);
  });

  test('a tick that comes all the same plans nothing: the effect key is the community', async () => {
    await start(shapes['labels only']!);
    await propose();
    const [found] = await rows<{ id: string }>(`select id from repositories where name = 'app'`);
    const { inbox, ledger } = town.hearth.engine;
    const owner = requireRepository(town.twin.state, 'acme/app').ownerId;
    const there = await ledger.repositoryCalled(owner, 'app');
    expect(there?.repository.id).toBe(Number(found?.id));
    await inbox.insert([tickRow(there!, { series: 'onboarding', period: 'another', at: new Date() })]);
    await town.quiet();
    expect(writes()).toEqual(PULL);
    expect(await reasonOf()).toEqual([
      { code: 'proposed', params: { as: 'pull' }, visibility: 'maintainers' },
      { code: 'proposed', params: { as: 'pull' }, visibility: 'maintainers', before: true },
    ]);
  });
});

describe('where the pull request is refused', () => {
  const states = () =>
    rows<{ kind: string; cause: string; state: string }>(
      `select act ->> 'kind' as kind, cause, state from actions where feature = 'onboarding' order by id`,
    );
  const becauseOf = (as: string) => ({ code: 'proposed', params: { as }, visibility: 'maintainers' });

  test("because somebody's branch has the name and holds the file: an issue, once, and never both", async () => {
    const files = { [PATH]: 'x: 1\n' };
    await start(shapes['CODEOWNERS only']!, { branch: { name: 'hearth/propose-config', files } });
    await propose();
    await propose();
    expect(writes().filter((write) => write !== 'POST /git/refs')).toEqual(['POST /issues']);
    expect(town.twin.pulls('acme/app')).toEqual([]);
    expect(town.twin.fileAt('acme/app', PATH, 'hearth/propose-config')).toBe('x: 1\n');
    const body = bodyOf(1);
    expect(body).toMatch(
      / Its pull request was refused: `GitHub refused \(409\): there is a branch hearth\/propose-config [^`]+`\./,
    );
    expect(body).toContain(LINK);
    expect(await reasonOf()).toEqual([becauseOf('pull'), becauseOf('issue')]);
    // However often it comes due, and when the ticks themselves are long forgotten.
    await propose();
    await rows(`delete from inbox where guid like 'tick:onboarding:%'`);
    await propose();
    expect(await town.hearth.engine.ledger.toOnboard(new Date())).toEqual([]);
    expect(await states()).toEqual([
      { kind: 'pull', cause: 'once', state: 'refused' },
      { kind: 'issue', cause: 'refused', state: 'applied' },
    ]);
    // Its boxes count as those of the pull request would.
    town.twin.as('mo').edit('acme/app', 1, { body: body.replace('- [ ] create', '- [x] create') });
    await town.quiet();
    expect(town.twin.repositoryLabels('acme/app').at(-1)).toMatchObject({ name: 'sig/core' });
  });

  test('because a branch `hearth` leaves no place for one below it', async () => {
    await start(shapes['labels only']!, { branch: { name: 'hearth', files: { 'a.c': 'int a;' } } });
    town.twin.faults.add({
      path: /\/git\/refs$/,
      kind: 'fail-before',
      status: 422,
      body: { message: 'Reference update failed' },
    });
    await propose();
    await propose();
    expect(town.twin.pulls('acme/app')).toEqual([]);
    expect(bodyOf(1)).toContain(' Its pull request was refused: `GitHub refused (422): Reference update failed');
    expect(await states()).toEqual([
      { kind: 'pull', cause: 'once', state: 'refused' },
      { kind: 'issue', cause: 'refused', state: 'applied' },
    ]);
  });

  test('the issue, too: nothing is tried a third time', async () => {
    await start(shapes['labels only']!, { branch: { name: 'hearth/propose-config', files: { [PATH]: 'x: 1\n' } } });
    town.twin.faults.add({
      path: /\/issues$/,
      kind: 'fail-before',
      status: 410,
      body: { message: 'Issues are disabled' },
    });
    await propose();
    await propose();
    await rows(`delete from inbox where guid like 'tick:onboarding:%'`);
    await propose();
    expect(await states()).toEqual([
      { kind: 'pull', cause: 'once', state: 'refused' },
      { kind: 'issue', cause: 'refused', state: 'refused' },
    ]);
  });

  test('nothing more is said where there is a hearth.yml by then', async () => {
    await start(shapes['labels only']!, { branch: { name: 'hearth/propose-config', files: { [PATH]: 'x: 1\n' } } });
    await propose();
    town.twin.as('mo').push('acme/app', { files: { [PATH]: 'version: 1\n' }, message: 'By hand' });
    await propose();
    expect(town.twin.issues('acme/app')).toEqual([]);
  });
});

describe('nothing is proposed', () => {
  test('where the repository has a hearth.yml', async () => {
    await start({ ...shapes['labels only']!, files: { [PATH]: 'version: 1\n' } });
    await propose();
    expect(writes()).toEqual([]);
    expect(await reasonOf()).toEqual([{ code: 'exists', params: {}, visibility: 'maintainers' }]);
  });

  test("where the owner's .github repository has one", async () => {
    await start(shapes['labels only']!, { shared: 'welcome: {mode: observe}\n' });
    await propose();
    expect(writes()).toEqual([]);
    expect(await reasonOf()).toEqual([{ code: 'exists', params: {}, visibility: 'maintainers' }]);
  });

  test('where Hearth reads no history', async () => {
    town = await startTown(null, {}, { installation: { permissions: MAY_PROPOSE } });
    await town.hearth.ticker.beat();
    await town.quiet();
    expect(writes()).toEqual([]);
    expect(await reasonOf()).toEqual([]);
  });
});

describe('a label', () => {
  const tick = (body: string) => body.replace('- [ ] create', '- [x] create');
  const labels = () => town.twin.repositoryLabels('acme/app');

  test('is created when somebody who may write ticks its box, as it was proposed, and no other', async () => {
    await start(shapes['CODEOWNERS only']!);
    await propose();
    const { number, body } = onlyPull();
    const before = labels().length;
    town.twin.as('mo').edit('acme/app', number, { body: `${tick(body)}\n- [x] create \`evil\`` });
    await town.quiet();
    expect(labels().slice(before)).toEqual([{ name: 'sig/core', color: 'd2e0f0', description: 'Belongs to core' }]);
    expect(writes()).toEqual([...PULL, 'POST /labels']);
    // Edited again, with the box as it is.
    town.twin.as('mo').edit('acme/app', number, { body: `${tick(body)}\nThanks.` });
    await town.quiet();
    expect(writes()).toEqual([...PULL, 'POST /labels']);
    expect((await reasonOf()).slice(1)).toEqual([
      { code: 'labels', params: { count: 1 }, visibility: 'maintainers' },
      { code: 'no_label', params: {}, visibility: 'maintainers' },
    ]);
  });

  test('an edit costs one question, about rights, and none where there is nothing to create', async () => {
    await start(shapes['CODEOWNERS only']!);
    await propose();
    const { number, body } = onlyPull();
    const asked = async (edit: () => void) => {
      const from = town.twin.requests.length;
      edit();
      await town.quiet();
      return town.twin.requests.slice(from).map(({ route }) => route.replace('/repos/{owner}/{repo}', ''));
    };
    const edited = (by: string, text: string) => asked(() => town.twin.as(by).edit('acme/app', number, { body: text }));
    const permission = 'GET /collaborators/{username}/permission';
    expect(await edited('ana', tick(body))).toEqual([permission]);
    expect(await edited('ana', `${tick(body)}\n- [x] create \`evil\``)).toEqual([permission]);
    expect(await edited('mo', `${tick(body)}\nMore.`)).toEqual([permission, 'GET /labels/{name}', 'POST /labels']);
    expect(await edited('mo', `${tick(body)}\nStill more.`)).toEqual([]);
    expect(await edited('mo', `${body}\n- [x] create \`evil\``)).toEqual([]);
    expect(await asked(() => town.twin.as('mo').edit('acme/app', number, { title: 'Another title' }))).toEqual([]);
  });

  test("is not created by what somebody writes into the proposal, nor by another bot's text", async () => {
    await start(shapes['CODEOWNERS only']!);
    await propose();
    const { number, body } = onlyPull();
    const before = labels().length;
    town.twin.as('mo').edit('acme/app', number, {
      body: `<!-- hearth-labels -->\n- [x] create \`admin\`\n- [x] create \`bug\``,
    });
    await town.quiet();
    town.twin.user('robo[bot]', { type: 'Bot' });
    const other = town.twin.as('robo[bot]').openIssue('acme/app', { title: 'Weekly', body });
    town.twin.as('mo').edit('acme/app', other.number, { body: tick(body) });
    await town.quiet();
    expect(labels()).toHaveLength(before);
    expect((await reasonOf()).slice(1)).toEqual([
      { code: 'no_label', params: {}, visibility: 'maintainers' },
      { code: 'not_ours', params: {}, visibility: 'maintainers' },
    ]);
  });

  test('is not created for somebody who may only read, nor in what somebody else wrote', async () => {
    await start(shapes['CODEOWNERS only']!);
    await propose();
    const { number, body } = onlyPull();
    town.twin.as('ana').edit('acme/app', number, { body: tick(body) });
    await town.quiet();
    expect((await reasonOf()).slice(1)).toEqual([{ code: 'may_not', params: {}, visibility: 'maintainers' }]);
    const own = town.twin.as('ana').openIssue('acme/app', { title: 'Mine', body });
    const asked = town.twin.requests.length;
    town.twin.as('mo').edit('acme/app', own.number, { body: tick(body) });
    await town.quiet();
    const paths = town.twin.requests.slice(asked).map(({ path }) => path);
    expect(paths.filter((path) => /collaborators|trees|labels/.test(path))).toEqual([]);
    expect(writes()).toEqual(PULL);
  });
});
