// The last real items decided again under two files: what would be done otherwise, as of then, and nothing written.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { RateLimited } from '../../src/core/failure.js';
import { feature } from '../../src/core/feature.js';
import type { Feature } from '../../src/core/feature.js';
import type { ConfigHere, Replayed } from '../../src/core/config-question.js';
import type { Questions } from '../../src/core/question.js';
import { duration, line, section } from '../../src/core/settings.js';
import { replay } from '../../src/engine/replay/replay.js';
import type { ReplaySources } from '../../src/engine/replay/replay.js';
import { loadFeatures } from '../../src/features/registry.js';
import { createClients } from '../../src/github/client.js';
import { createGitHub } from '../../src/github/github.js';
import { createLedger } from '../../src/store/ledger.js';
import { forgetPerson } from '../../src/store/ledger/forget.js';
import { APP_ID } from '../support/hearth.js';
import type { Person } from '../twin/people.js';
import { hear, REPO, rigOf } from './backfill-support.js';
import { configOf, startStage } from './replay-support.js';
import type { Act, Stage } from './replay-support.js';

const GREET = 'welcome:\n  mode: active\n';
const ISSUE = { title: 'It breaks', body: 'When I click it.' };
const PULL = { title: 'Fix the docs', body: 'A typo in the readme.' };
const LIST = 'GET /repos/{owner}/{repo}/issues';
const MEMBER = 'GET /orgs/{org}/members/{username}';

/** A feature that Hearth does not have: it joins by being registered. */
const triage = feature({
  name: 'triage',
  on: ['issue.opened', 'pull_request.opened', 'pull_request.merged'],
  settings: section('Labels what is opened.', {
    label: line('Start of the label.', 20).default('seen'),
    again: duration('Looks once more.', '0m', '7d'),
  }),
  explanations: { seen: { en: 'It was seen.', zh: '已查看。' } },
  ask: (): Questions => ({}),
  decide: ({ event, settings: { label, again } }) => {
    const because = { code: 'seen', visibility: 'public' } as const;
    const { item, at } = event.kind === 'later' ? event.cause : (event as Extract<typeof event, { item: unknown }>);
    const { number, state, draft, labels } = item;
    const scope = { rule: 'by_state', scope: `item:${event.repository.id}:${number}`, cause: at };
    if (event.kind === 'later') {
      const act = { kind: 'comment', number, body: 'Still here?' } as const;
      return { because, actions: [{ ...scope, act, expect: { state: 'open' } }] };
    }
    const add = [[label, state, draft ? 'draft' : 'ready', ...labels].join(' ')];
    const later = again === 0 ? [] : [{ at: new Date(Date.parse(at) + again).toISOString(), about: 'again' }];
    return { because, actions: [{ ...scope, act: { kind: 'label', number, add, remove: [] } }], later };
  },
});

/** What it would do about files is no matter of the file in question. */
const filer = feature({
  name: 'filer',
  on: ['issue.opened'],
  settings: section('Looks at the file.', {}),
  explanations: {},
  ask: (event) => ({ here: { kind: 'configHere', repository: event.repository } satisfies ConfigHere }),
  decide: () => {
    throw new Error('was asked');
  },
});

let stage: Stage;
let features: readonly Feature[];
beforeEach(async () => {
  stage = await startStage();
  features = [...(await loadFeatures()), triage, filer];
});
afterEach(() => stage.close());

const opens =
  (login: string, more: { labels?: readonly string[] } = {}): Act =>
  (as) =>
    as(login).openIssue(REPO, { ...ISSUE, ...more });
const pulls =
  (login: string, more: Partial<Parameters<Person['openPull']>[1]> = {}): Act =>
  (as) =>
    as(login).openPull(REPO, { ...PULL, ...more });
const by =
  (login: string, act: (person: Person) => unknown): Act =>
  (as) =>
    act(as(login));

const sources = (now = new Date()): ReplaySources => {
  const clients = createClients(stage.scene.credentials, { pacing: false });
  const { github } = createGitHub(clients, APP_ID, { now: () => new Date() });
  return { ledger: createLedger(stage.memory.database), github, features, now };
};

/** Everything in the database, row by row. */
async function everything(): Promise<readonly unknown[]> {
  const { database } = stage.memory;
  const tables = await database.rows<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
  );
  expect(tables.length).toBeGreaterThan(10);
  const select = ({ name }: { name: string }) => `select '${name}' as name, count(*)::int as rows,
    md5(coalesce(string_agg(t::text, ',' order by t::text), '')) as digest from "${name}" t`;
  return database.rows(tables.map(select).join(' union all '));
}

/** Replays; neither the database nor GitHub is any different afterwards. */
async function replayed(before: string | null, after: string | null, more: { items?: number; now?: Date } = {}) {
  const { items = 30, now } = more;
  const asked = stage.scene.twin.requests.length;
  const stored = await everything();
  const found = await replay(sources(now), {
    repository: stage.repository,
    installation: stage.scene.installation.id,
    before: configOf(before, features),
    after: configOf(after, features),
    items,
  });
  expect(await everything()).toEqual(stored);
  const requests = stage.scene.twin.requests.slice(asked).filter(({ caller }) => caller === 'installation');
  expect(requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  return { ...found, requests: requests.map(({ route }) => route) };
}

/** Each difference in short: number, what is done now, what would be. */
const short = ({ differences }: Replayed) => differences.map(({ number, before, after }) => [number, before, after]);

const FIRST_ISSUE = '`welcome` first issue: status comment';
const FIRST_PULL = '`welcome` first pull request: status comment';
const FIRST_MERGE = '`welcome` first merge: comment';

describe('with the history in the ledger', () => {
  beforeEach(async () => {
    stage.scene.twin.user('renovate[bot]', { type: 'Bot' });
    stage.happen(
      opens('ravi'),
      pulls('ida'),
      by('mo', (mo) => mo.merge(REPO, 2)),
      opens('ravi'),
      opens('mo'),
      pulls('renovate[bot]'),
      pulls('ida'),
    );
    await stage.read();
  });

  test('the first file greets who was new then, newest first, at one request a newcomer', async () => {
    const { items, differences, requests } = await replayed(null, `${GREET}  good_first_issues: good first issue\n`);
    const url = (number: number) => `https://github.com/acme/app/${number === 2 ? 'pull' : 'issues'}/${number}`;
    expect(items).toBe(6);
    expect(differences).toEqual([
      { number: 2, kind: 'pull_request', url: url(2), before: [], after: [FIRST_PULL, FIRST_MERGE] },
      { number: 1, kind: 'issue', url: url(1), before: [], after: [FIRST_ISSUE] },
    ]);
    // Of ida and ravi whether they belong to acme, which of mo GitHub says by itself; the words; the open issues.
    expect([...requests].sort()).toEqual([MEMBER, MEMBER, LIST, LIST]);
  });

  test('the same file changes nothing, and a file that is taken out leaves nothing to be done', async () => {
    expect((await replayed(GREET, GREET)).differences).toEqual([]);
    expect(short(await replayed(GREET, null))).toEqual([
      [2, [FIRST_PULL, FIRST_MERGE], []],
      [1, [FIRST_ISSUE], []],
    ]);
  });

  test('other words are told as such, and only where they would be said', async () => {
    const worded = `${GREET}  messages:\n    en:\n      issue: Welcome, {author}!\n`;
    expect(short(await replayed(GREET, worded))).toEqual([[1, [FIRST_ISSUE], [`${FIRST_ISSUE}, other words`]]]);
  });

  test('an occasion that is switched off is silent, and observing only shows', async () => {
    expect(short(await replayed(GREET, `${GREET}  issue: false\n`))).toEqual([[1, [FIRST_ISSUE], []]]);
    expect(short(await replayed(GREET, 'welcome:\n  mode: observe\n'))).toEqual([
      [2, [FIRST_PULL, FIRST_MERGE], [`${FIRST_PULL} (only shown)`, `${FIRST_MERGE} (only shown)`]],
      [1, [FIRST_ISSUE], [`${FIRST_ISSUE} (only shown)`]],
    ]);
  });

  test('only so many items are looked at, and never more than a hundred', async () => {
    expect(await replayed(null, GREET, { items: 4 })).toMatchObject({ items: 4, differences: [] });
    expect(await replayed(null, GREET, { items: 0 })).toMatchObject({ items: 0, requests: [] });
    stage.happen(...Array.from({ length: 100 }, () => opens('mo')));
    await rigOf(stage.scene, stage.memory).store.request({
      repository: stage.scene.repository,
      installation: stage.scene.installation.id,
      owner: 'acme',
      name: 'app',
    });
    await stage.memory.database.rows(`update backfills set state = 'waiting', cursor = null, due_at = '-infinity'`);
    await rigOf(stage.scene, stage.memory).backfiller.drain();
    expect(await replayed(null, GREET, { items: 500 })).toMatchObject({ items: 100, differences: [] });
  });

  test('about somebody who asked to be forgotten nothing is decided', async () => {
    const ida = stage.scene.twin.as('ida').account.id;
    await forgetPerson(stage.memory.database, ida);
    const found = await replayed(null, GREET);
    expect(found.items).toBe(4);
    expect(short(found)).toEqual([[1, [], [FIRST_ISSUE]]]);
  });

  test('a feature that is new joins without anybody knowing of it, with each item as it was then', async () => {
    stage.happen(
      pulls('lea', { draft: true }),
      by('lea', (lea) => lea.setDraft(REPO, 7, false)),
      by('mo', (mo) => mo.label(REPO, 7, 'docs', 'small|odd')),
      by('mo', (mo) => mo.unlabel(REPO, 7, 'docs')),
      by('mo', (mo) => mo.merge(REPO, 7)),
      opens('lea', { labels: ['bug'] }),
      by('mo', (mo) => mo.close(REPO, 8)),
    );
    await stage.memory.database.rows(`update backfills set state = 'waiting', due_at = '-infinity'`);
    await rigOf(stage.scene, stage.memory).backfiller.drain();
    const found = await replayed(null, 'triage:\n  mode: active\n', { items: 2 });
    expect(short(found)).toEqual([
      [8, [], ['`triage` by state: adds label `seen open ready bug`']],
      [
        7,
        [],
        [
          '`triage` by state: adds label `seen open draft`',
          '`triage` by state: adds label `seen closed ready small|odd`',
        ],
      ],
    ]);
    expect(found.requests).toEqual([LIST]);
  });
});

test('thirty items need the words, the open issues, and one request for each newcomer', async () => {
  stage.happen(
    ...Array.from({ length: 30 }, (_, n) => (n % 2 === 0 ? opens(`newcomer-${n % 5}`) : pulls(`newcomer-${n % 5}`))),
  );
  await stage.read();
  const found = await replayed(GREET, `${GREET}  good_first_issues: good first issue\n  wait: 1h\n`);
  expect(found.items).toBe(30);
  expect(found.requests.filter((route) => route === MEMBER)).toHaveLength(5);
  expect(found.requests.filter((route) => route === LIST)).toHaveLength(2);
  expect(found.requests).toHaveLength(7);
});

describe('a wait', () => {
  const WAITING = `${GREET}  wait: 2h\n`;

  test('is followed: silent where a person answered or closed it by then, a greeting where nobody did', async () => {
    stage.scene.twin.user('helper[bot]', { type: 'Bot' });
    stage.happen(opens('ana'), opens('ben'), opens('cho'), opens('dee'));
    stage.happen(
      by('mo', (mo) => mo.comment(REPO, 1, 'Which version is it?')),
      by('helper[bot]', (bot) => bot.comment(REPO, 2, 'Thank you for your issue.')),
      by('ben', (ben) => ben.comment(REPO, 2, 'It is still there.')),
      by('mo', (mo) => mo.close(REPO, 3)),
    );
    stage.scene.clock.pass(180);
    stage.happen(by('mo', (mo) => mo.comment(REPO, 4, 'Sorry for the long wait.')));
    await stage.read();
    expect(short(await replayed(null, WAITING))).toEqual([
      [4, [], [FIRST_ISSUE]],
      [2, [], [FIRST_ISSUE]],
    ]);
    expect(short(await replayed(GREET, WAITING))).toEqual([
      [3, [FIRST_ISSUE], []],
      [1, [FIRST_ISSUE], []],
    ]);
    // By 4 h the late answer had come.
    expect(short(await replayed(WAITING, `${GREET}  wait: 4h\n`))).toEqual([[4, [FIRST_ISSUE], []]]);
  });

  test('that is not over yet is told as such', async () => {
    stage.happen(opens('ana'));
    await stage.read();
    const [item] = await createLedger(stage.memory.database).lastItems(stage.scene.repository, 1);
    const due = new Date(Date.parse(item?.openedAt ?? '') + 7_200_000);
    const time = `${due.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
    const now = new Date(due.getTime() - 60_000);
    expect(short(await replayed(null, WAITING, { now }))).toEqual([[1, [], [`\`welcome\`: looks again at ${time}`]]]);
    expect(short(await replayed(null, WAITING, { now: due }))).toEqual([[1, [], [FIRST_ISSUE]]]);
  });

  test('what was expected and did not hold by then would not have been done', async () => {
    stage.happen(
      opens('ana'),
      opens('ben'),
      by('mo', (mo) => mo.close(REPO, 1)),
    );
    await stage.read();
    const again = 'triage:\n  mode: active\n  again: 1h\n';
    expect(short(await replayed('triage:\n  mode: active\n', again))).toEqual([
      [
        2,
        ['`triage` by state: adds label `seen open ready`'],
        ['`triage` by state: adds label `seen open ready`', '`triage` by state: comment'],
      ],
    ]);
  });
});

test('questions about configuration files themselves are not asked', async () => {
  stage.happen(opens('ana'));
  await stage.read();
  const found = await replayed(null, 'filer:\n  mode: active\ntriage:\n  mode: active\n');
  expect(short(found)).toEqual([[1, [], ['`triage` by state: adds label `seen open ready`']]]);
});

describe('while the history is not in the ledger', () => {
  beforeEach(async () => {
    const payloads = stage.scene.twin.payloadsOf(() => {
      for (const act of [opens('ana'), pulls('ana'), opens('ben')]) {
        act(stage.scene.twin.as);
        stage.scene.clock.pass();
      }
    });
    await hear(stage.memory, payloads);
    await createLedger(stage.memory.database).remember(stage.repository, stage.scene.installation.id, []);
  });

  test("a person's list is asked for once, and not noted as asked", async () => {
    const { requests, ...found } = await replayed(null, GREET);
    expect(short(found)).toEqual([
      [3, [], [FIRST_ISSUE]],
      [2, [], [FIRST_PULL]],
      [1, [], [FIRST_ISSUE]],
    ]);
    expect([...requests].sort()).toEqual([MEMBER, MEMBER, LIST, LIST, LIST]);
    expect(await stage.memory.database.rows('select from asked')).toEqual([]);
  });

  test('an item about which GitHub refuses an answer is left out and not counted', async () => {
    // After the words and ben's list, ana's: both of her items hang on it.
    stage.scene.twin.faults.add({
      route: LIST,
      skip: 2,
      times: 1,
      kind: 'fail-before',
      status: 403,
      body: { message: 'No.' },
    });
    const found = await replayed(null, GREET);
    expect(found.items).toBe(1);
    expect(short(found)).toEqual([[3, [], [FIRST_ISSUE]]]);
  });

  test('where issues are switched off there are no words, and the numbers stand alone', async () => {
    stage.scene.twin.faults.add({
      route: LIST,
      kind: 'fail-before',
      status: 410,
      body: { message: 'Issues are disabled' },
    });
    const { items, differences } = await replayed(null, 'triage:\n  mode: active\n', { items: 1 });
    const after = ['`triage` by state: adds label `seen open ready`'];
    expect({ items, differences }).toEqual({
      items: 1,
      differences: [{ number: 3, kind: 'issue', url: '', before: [], after }],
    });
  });

  test('a limit is thrown, for the whole to be tried again', async () => {
    const body = { message: 'You have exceeded a secondary rate limit.' };
    const headers = { 'retry-after': '60' };
    stage.scene.twin.faults.add({ route: MEMBER, kind: 'fail-before', status: 403, headers, body });
    await expect(replayed(null, GREET)).rejects.toThrow(RateLimited);
  });
});
