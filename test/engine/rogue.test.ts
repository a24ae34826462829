// Whoever keeps one repository has no say over the others: words about people that its own hearth.yml, or its own files, let be
// said count in that repository alone, also after its file is gone. Over the twin, with the real ledger and the real road.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import credit from '../../src/features/credit/index.js';
import desk from '../../src/features/desk/index.js';
import ladder from '../../src/features/ladder/index.js';
import points from '../../src/features/points/index.js';
import { tickRow } from '../../src/engine/read-row.js';
import { titleKey } from '../../src/core/title.js';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';
import type { Twin } from '../twin/twin.js';
import { requireRepository } from '../twin/world.js';
import { titleSections } from './title-support.js';

const APP = 'acme/app';
const SHARED = 'acme/.github';
const LEADS = 'acme/leads';

const OWNERS_FILE = `desk: { mode: active, private: leads }
points: { mode: active }
credit: { mode: active, confirmed_by: [elder], file: community/deeds.yml }
sigs:
  mode: active
  groups:
    - { name: Network, leads: [lea] }
ladder:
  mode: active
  roles:
    - name: member
      requirements:
        - attested: Finished a feature
          by: [elder]
      sponsors: { count: 1, roles: [elder] }
      decided_by: [elder]
      apply: { label: membership }
    - name: keeper
      decided_by: [approver, watcher, lead]
      apply: { label: keeper }
    - name: elder
      defined_by: { team: steering }
    - name: approver
      defined_by: { owners: approvers }
    - name: watcher
      defined_by: { roster: WATCHERS.md }
`;

const OWN_FILE = `desk: { mode: active }
points: { mode: active }
credit: { mode: active, confirmed_by: [crony] }
ladder:
  mode: active
  roles:
    - name: crony
      defined_by: { roster: CRONIES.md }
    - name: elder
      decided_by: [crony]
      apply: { label: elders }
    - name: member
      requirements:
        - attested: Finished a feature
          by: [crony]
      sponsors: { count: 1, roles: [crony, elder] }
      nominated_by: [crony]
      seconds: 1
      decided_by: [crony, elder]
      apply: { label: membership }
    - name: watcher
      defined_by: { roster: WATCHERS.md }
`;
const CRONIES = { 'CRONIES.md': '- @sock\n- @rex\n' };

/** Each applies in one test alone. */
const NEW = ['ada', 'ben', 'cai', 'dan', 'fay', 'gil', 'hao', 'ivo', 'jun'];

let town: Town;
/** How far the clock of GitHub and Hearth is turned on, in milliseconds. */
let ahead = 0;

beforeAll(async () => {
  const now = () => new Date(Date.now() + ahead);
  const before = (twin: Twin) => {
    Object.assign(twin.state, { now });
    twin.repository(SHARED, { files: { '.github/hearth.yml': OWNERS_FILE, 'WATCHERS.md': '- @wanda\n' } });
    for (const login of ['ana', 'eve', 'rex', 'sock', 'stella', 'lea', 'wanda', ...NEW]) twin.user(login);
    twin.team('acme/steering', { members: ['stella'] });
    twin.as('mo').openIssue(APP, { title: 'All labels', labels: ['membership', 'keeper', 'elders'] });
    twin.repository(LEADS, { private: true });
    twin.as('mo').openIssue(SHARED, { title: 'Here we are' });
  };
  const silent = titleSections(() => []).filter(({ name }) => name === 'honours' || name === 'sigs');
  town = await startTown(null, { features: [credit, desk, ladder, points, ...silent], clock: { now } }, { before });
  // The database's own clock is not turned: by it, what happens in the minutes to come would be too early to believe.
  await town.hearth.database.rows(
    `create function turned() returns trigger language plpgsql as $$
     begin new.received_at = now() + interval '1 year'; return new; end $$`,
  );
  await town.hearth.database.rows(
    'create trigger turned before insert on inbox for each row execute function turned()',
  );
  town.twin.as('mo').openIssue(LEADS, { title: 'For the leads' });
  await talk('wanda', SHARED, 1, 'Hello');
  await tick(SHARED);
});
afterAll(async () => {
  expect(town.twin.violations).toEqual([]);
  await town.close();
});

const idOf = (login: string): number => town.twin.user(login).id;
const repositoryOf = (full: string) => requireRepository(town.twin.state, full);
const ledger = () => town.hearth.engine.ledger;
const owner = () => repositoryOf(APP).ownerId;
const nowIso = () => new Date(Date.now() + ahead + 1_000).toISOString();

/** A repository with these files, of which Hearth has heard. */
async function repository(name: string, files: Readonly<Record<string, string>> = {}): Promise<string> {
  const full = `acme/${name}`;
  town.twin.repository(full, { files });
  town.twin.as('mo').openIssue(full, { title: 'All labels', labels: ['membership', 'keeper', 'elders'] });
  await town.quiet();
  return full;
}
/** One whose keepers have written down that they decide everything. */
const rogue = (name: string) => repository(name, { '.github/hearth.yml': OWN_FILE, ...CRONIES });

async function write(full: string, path: string, text: string | undefined): Promise<void> {
  ahead += 5_000;
  town.twin.as('mo').push(full, { files: { [path]: text }, message: 'Rules' });
  await town.quiet();
}
const withoutFile = (full: string) => write(full, '.github/hearth.yml', undefined);

async function talk(login: string, full: string, number: number, body: string): Promise<void> {
  ahead += 5_000;
  town.twin.as(login).comment(full, number, body);
  await town.quiet();
}

async function apply(full: string, login: string, label: string, sponsor?: string): Promise<number> {
  ahead += 5_000;
  const named = sponsor === undefined ? '' : `\n\n### Sponsor 1\n\n@${sponsor}`;
  const body = `### GitHub Username\n\n@${login}${named}`;
  const { number } = town.twin.as(login).openIssue(full, { title: 'Application', body, labels: [label] });
  await town.quiet();
  return number;
}

async function tick(full: string): Promise<void> {
  ahead += 5_000;
  const there = await ledger().repositoryCalled(owner(), repositoryOf(full).name);
  const at = new Date(Date.now() + ahead);
  await town.hearth.engine.inbox.insert([
    tickRow(there!, { series: 'ladder/standings', period: at.toISOString(), at }),
  ]);
  await town.quiet();
}

/** Who holds what: in the whole community, or as one repository sees it. */
async function held(login: string, full: string | null): Promise<readonly string[]> {
  const here = full === null ? null : repositoryOf(full).id;
  const all = await ledger().standings(owner(), { person: idOf(login) }, nowIso(), here);
  return all.held.map(({ title }) => titleKey(title)).sort();
}

const deeds = async (login: string, full: string | null) =>
  (await ledger().credits(owner(), { person: idOf(login) }, full === null ? null : repositoryOf(full).id)).map(
    ({ kind, state }) => `${kind} ${state}`,
  );

const ours = (full: string, number: number) =>
  town.twin
    .comments(full, number)
    .filter(({ viaApp }) => viaApp)
    .map(({ body }) => body.replace(/<!--.*?-->\n?/g, '').trim());

/** By the repository's own file `sock` decides: `rex` is an elder there. */
async function elderOf(full: string): Promise<void> {
  const number = await apply(full, 'rex', 'elders');
  await talk('sock', full, number, '/accept');
  expect(await held('rex', full)).toEqual(['role/elder']);
}

describe('what the shared file lets be said', () => {
  test('counts in every repository', async () => {
    const number = await apply(APP, 'ana', 'membership', 'stella');
    await talk('stella', APP, number, '+1');
    await talk('stella', APP, number, '/attest 1');
    const note = [...repositoryOf(LEADS).items.all()].find(({ title }) => title.includes(`#${number}`));
    await talk('stella', LEADS, note!.number, '/concern It is early');
    await talk('stella', LEADS, note!.number, '/resolve 1');
    await talk('stella', APP, number, '/accept');
    const words = await town.hearth.database.rows<{ kind: string; community: string | null }>(
      'select kind, community from acts where repository = $1 and number = $2 and subject is not null',
      [repositoryOf(APP).id, number],
    );
    expect(words.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['concerned', 'resolved', 'title_given']));
    expect(words.filter(({ community }) => community !== String(owner()))).toEqual([]);
    const other = await repository('other');
    for (const full of [null, APP, other]) expect(await held('ana', full)).toEqual(['role/member']);
    await talk('stella', APP, 1, '/credit @ana talk https://example.org/talk');
    for (const full of [null, APP, other]) expect(await deeds('ana', full)).toEqual(['talk confirmed']);
    await talk('ana', other, 1, '/away until 2099-01-01');
    expect([...(await ledger().away(owner(), [idOf('ana')], nowIso(), null)).keys()]).toEqual([]);
    await talk('ana', other, 1, '/away');
    expect([...(await ledger().away(owner(), [idOf('ana')], nowIso(), null)).keys()]).toEqual([idOf('ana')]);
    await talk('ana', APP, 1, '/back');
    expect([...(await ledger().away(owner(), [idOf('ana')], nowIso(), null)).keys()]).toEqual([]);
  });
});

describe("a repository's own file", () => {
  test('gives titles in that repository alone, and whoever holds them has a say nowhere else', async () => {
    const full = await rogue('gives');
    await elderOf(full);
    expect(await held('rex', null)).toEqual([]);
    expect(await held('rex', APP)).toEqual([]);
    const number = await apply(APP, 'sock', 'membership', 'rex');
    await talk('rex', APP, number, '+1');
    await talk('rex', APP, number, '/attest 1');
    expect(ours(APP, number).at(-1)).toMatch(/^`\/attest 1` was not done: that takes/);
    await talk('rex', APP, number, '/accept');
    expect(ours(APP, number).at(-1)).toMatch(/^`\/accept` was not done: that takes/);
    expect(await held('sock', APP)).toEqual([]);
    await talk('rex', APP, 1, '/credit @sock talk https://example.org/never-held');
    expect(await deeds('sock', APP)).toEqual(['talk told']);
  });

  test('gives nothing to others after it is gone, or says something else', async () => {
    const full = await rogue('gone');
    await elderOf(full);
    await write(full, '.github/hearth.yml', 'welcome: { mode: observe }\n');
    await withoutFile(full);
    // There he is an elder still, by the word that counts there, and decides what counts there.
    const number = await apply(full, 'ada', 'membership', 'rex');
    await talk('rex', full, number, '+1');
    await talk('rex', full, number, '/attest 1');
    await talk('rex', full, number, '/accept');
    expect(await held('ada', full)).toEqual(['role/member']);
    await talk('rex', full, 1, '/credit @eve talk https://example.org/for-eve');
    expect(await deeds('eve', full)).toContain('talk confirmed');
    for (const elsewhere of [null, APP]) {
      expect(await held('rex', elsewhere)).toEqual([]);
      expect(await held('ada', elsewhere)).toEqual([]);
      // That it was told is no secret; that it is so, nobody has said who may.
      expect(await deeds('eve', elsewhere)).toEqual(['talk told']);
    }
  });

  test('that sets no more than the mode is its own, too', async () => {
    const full = await repository('mode', { '.github/hearth.yml': 'ladder: { mode: active }\n' });
    const number = await apply(full, 'ben', 'membership', 'stella');
    await talk('stella', full, number, '+1');
    await talk('stella', full, number, '/attest 1');
    await talk('stella', full, number, '/accept');
    expect(await held('ben', full)).toEqual(['role/member']);
    expect(await held('ben', null)).toEqual([]);
  });

  test('confirms deeds in that repository alone', async () => {
    const full = await rogue('deeds');
    await talk('sock', full, 1, '/credit @rex talk https://example.org/rex');
    expect(await deeds('rex', full)).toEqual(['talk confirmed']);
    expect(await deeds('rex', null)).toEqual([]);
    expect(await deeds('rex', APP)).toEqual([]);
    await withoutFile(full);
    expect(await deeds('rex', APP)).toEqual([]);
  });

  test('says of nobody elsewhere that they are away, step back or join a board, and nobody says so for others', async () => {
    const full = await rogue('away');
    await talk('wanda', full, 1, '/away');
    await talk('wanda', full, 1, '/board join');
    await talk('rex', full, 1, '/away @ana');
    await talk('rex', full, 1, '/emeritus @ana');
    const comment = town.twin.as('ana').comment(full, 1, 'Hello');
    await town.quiet();
    ahead += 5_000;
    town.twin.as('mo').editComment(full, comment.id, '/emeritus\n/away');
    await town.quiet();
    const away = async (here: number | null) => [
      ...(await ledger().away(owner(), [idOf('ana'), idOf('wanda')], nowIso(), here)).keys(),
    ];
    expect(await away(repositoryOf(full).id)).toEqual([idOf('wanda')]);
    expect(await away(null)).toEqual([]);
    expect(await ledger().onBoards(owner(), repositoryOf(full).id)).toEqual([idOf('wanda')]);
    expect(await ledger().onBoards(owner(), null)).toEqual([]);
    expect(await held('ana', null)).toEqual(['role/member']);
  });

  test('lets nobody sponsor, vouch or put off for the others: not now, and not when the case is decided later', async () => {
    const full = await rogue('words');
    const number = await apply(full, 'cai', 'membership', 'sock');
    await talk('sock', full, number, '+1');
    await talk('sock', full, number, '/attest 1');
    await withoutFile(full);
    await talk('stella', full, number, '/accept');
    expect(await held('cai', null)).toEqual([]);
    const put = await rogue('off');
    const open = await apply(put, 'dan', 'membership', 'rex');
    await talk('rex', put, open, '/not-yet never');
    const waiting = await rogue('open');
    await apply(waiting, 'fay', 'membership', 'rex');
    const since = '2020-01-01T00:00:00Z';
    const app = repositoryOf(APP).id;
    expect((await ledger().deferredSince(owner(), since, app)).filter(({ person }) => person === idOf('dan'))).toEqual(
      [],
    );
    expect((await ledger().deferredSince(owner(), since, repositoryOf(put).id)).map(({ person }) => person)).toContain(
      idOf('dan'),
    );
    const cases = async (here: string) =>
      (await ledger().openCases(owner(), repositoryOf(here).id)).filter(({ repository: id }) => id !== app);
    expect(await cases(APP)).toEqual([]);
    expect(await cases(waiting)).toHaveLength(1);
  });

  test('seconds nobody elsewhere', async () => {
    const full = await rogue('seconds');
    ahead += 5_000;
    const { number } = town.twin
      .as('rex')
      .openIssue(full, { title: 'A nomination', body: '/nominate @wanda for member' });
    await town.quiet();
    await talk('sock', full, number, '/second');
    const words = await town.hearth.database.rows<{ kind: string; community: string | null }>(
      'select kind, community from acts where repository = $1 and number = $2 and subject is not null',
      [repositoryOf(full).id, number],
    );
    expect(words).toContainEqual({ kind: 'nominated', community: null });
    expect(words.filter(({ community }) => community !== null)).toEqual([]);
  });
});

describe('files of a repository, under the shared sections', () => {
  test('a roster shows who holds a title there, and ends nobody anywhere', async () => {
    expect(await held('wanda', null)).toEqual(['role/watcher']);
    const named = await repository('roster', { 'WATCHERS.md': '- @rex\n' });
    await talk('rex', named, 1, 'Hello');
    await tick(named);
    expect(await held('rex', named)).toEqual(['role/watcher']);
    expect(await held('rex', null)).toEqual([]);
    expect(await held('wanda', null)).toEqual(['role/watcher']);
    expect(await held('wanda', named)).toEqual([]);
    const own = await repository('own-roster', {
      '.github/hearth.yml': OWN_FILE,
      'WATCHERS.md': '- @rex\n',
      ...CRONIES,
    });
    await tick(own);
    expect(await held('wanda', null)).toEqual(['role/watcher']);
    await withoutFile(own);
    await tick(own);
    expect(await held('wanda', APP)).toEqual(['role/watcher']);
  });

  test.each([
    ['a roster', { 'WATCHERS.md': '- @rex\n' }],
    ['an OWNERS file', { OWNERS: 'approvers: [rex]\n' }],
    [
      'a directory of its own',
      { '.github/hearth.yml': 'sigs:\n  mode: active\n  groups:\n    - { name: Network, leads: [rex] }\n' },
    ],
  ])('whoever %s names decides for that repository', async (what, files) => {
    const full = await repository(`by-${what.replaceAll(/\W+/g, '-')}`, files);
    const number = await apply(full, 'sock', 'keeper');
    await talk('rex', full, number, '/accept');
    expect(await held('sock', full)).toContain('role/keeper');
    expect(await held('sock', null)).toEqual([]);
    expect(await held('sock', APP)).toEqual([]);
  });

  test('a file of deeds is confirmed for all in the owner’s repository, and elsewhere for that one', async () => {
    const text = 'deeds:\n  - { who: eve, did: blog, on: 2026-01-31, link: "https://example.org/blog" }\n';
    const full = await repository('file');
    await write(full, 'community/deeds.yml', text);
    expect(await deeds('eve', full)).toContain('blog confirmed');
    expect(await deeds('eve', null)).toEqual(['talk told']);
    await write(SHARED, 'community/deeds.yml', text);
    expect(await deeds('eve', null)).toEqual(['talk told', 'blog confirmed']);
  });
});

describe('a case that is moved', () => {
  test('leaves behind what counted in its first repository alone', async () => {
    const full = await rogue('moved');
    const number = await apply(full, 'gil', 'membership', 'sock');
    await talk('sock', full, number, '+1');
    await talk('sock', full, number, '/attest 1');
    ahead += 5_000;
    const moved = town.twin.as('mo').transferIssue(full, number, APP);
    await town.quiet();
    const record = await ledger().caseOf(repositoryOf(APP).id, moved.number, 'all');
    expect((record?.acts ?? []).filter(({ word }) => word === 'sponsored' || word === 'attested')).toEqual([]);
  });
});

describe('a shared file that comes later', () => {
  test('makes no old word count for all, and none that rests on them', async () => {
    await withoutFile(SHARED);
    const full = await rogue('first');
    await elderOf(full);
    await write(SHARED, '.github/hearth.yml', OWNERS_FILE);
    await withoutFile(full);
    expect(await held('rex', full)).toEqual(['role/elder']);
    expect(await held('rex', null)).toEqual([]);
    const number = await apply(full, 'hao', 'membership', 'rex');
    await talk('rex', full, number, '+1');
    await talk('rex', full, number, '/attest 1');
    await talk('rex', full, number, '/accept');
    expect(await held('hao', full)).toEqual(['role/member']);
    expect(await held('hao', null)).toEqual([]);
  });
});
