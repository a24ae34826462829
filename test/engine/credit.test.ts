// Deeds and honours over the whole road, on the twin and real SQL: told, confirmed, read from a file; the roster of honours.
import { afterEach, describe, expect, test } from '@jest/globals';
import credit from '../../src/features/credit/index.js';
import honours from '../../src/features/honours/index.js';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';
import { tickRow } from '../../src/engine/read-row.js';
import { DEFAULT_PERMISSIONS } from '../twin/acts/installations.js';
import type { Twin } from '../twin/twin.js';
import { headOf, requireRepository } from '../twin/world.js';
import { titleSections } from './title-support.js';

const APP = 'acme/app';

const FILE = `credit:
  mode: active
  file: community/deeds.yml
sigs:
  mode: active
  groups:
    - { name: Network, leads: [lea] }
honours:
  mode: active
  reminders: issue
  roster: community/HONOURS.md
  titles:
    - name: speaker
      title: { en: Speaker, zh: 讲师 }
      requirements:
        - credit: [talk]
      nominated_by: [lead]
      decided_by: [lead]
      term: 180d
`;

let town: Town;
afterEach(async () => {
  expect(town.twin.violations).toEqual([]);
  await town.close();
});

async function start(file = FILE): Promise<void> {
  const before = (twin: Twin) => {
    for (const login of ['ana', 'bo', 'lea', 'eve']) twin.user(login);
    twin.as('mo').openIssue(APP, { title: 'Talks of this month' });
  };
  const sections = titleSections(() => []).filter(({ name }) => name === 'ladder' || name === 'sigs');
  const permissions = { ...DEFAULT_PERMISSIONS, contents: 'write' } as const;
  const repository = { files: { '.github/hearth.yml': file } };
  town = await startTown(
    null,
    { features: [credit, honours, ...sections] },
    { before, repository, installation: { permissions } },
  );
}

async function say(login: string, body: string, number = 1): Promise<void> {
  town.twin.as(login).comment(APP, number, body);
  await town.quiet();
}

/** Bodies of Hearth's own comments. */
const answers = (number = 1): readonly string[] =>
  town.twin
    .comments(APP, number)
    .filter(({ viaApp }) => viaApp)
    .map(({ body }) => body.replace(/<!--.*?-->\n?/g, '').trim());
const issues = () => [...requireRepository(town.twin.state, APP).items.all()];

interface Told {
  readonly kind: string;
  readonly value: string | null;
  readonly subject: string;
}

/** What the ledger keeps, the oldest first. */
const kept = () =>
  town.hearth.database.rows<Told>(
    `select kind, value, subject from acts where kind like 'credit%' and not gone order by at, kind desc, subject`,
  );

describe('a deed', () => {
  test('is told, waits, and counts once a lead confirms it; nobody else can, and nothing happens twice', async () => {
    await start();
    await say('ana', '/credit @bo talk https://example.org/slides');
    const waits = '- `bo`: talk, ';
    expect(answers()[0]).toContain(waits);
    await say('bo', '/confirm');
    expect(answers().at(-1)).toBe(
      '`/confirm` was not done: deeds are confirmed by holders of `lead`; one of them can write this.',
    );
    await say('lea', '/confirm @Bo');
    expect(await kept()).toMatchObject([
      { kind: 'credited', value: 'talk https://example.org/slides' },
      { kind: 'credit_confirmed' },
    ]);
    expect(answers().join()).not.toContain(waits);
    await say('ana', '/credit @bo talk https://example.org/slides');
    expect(answers().at(-1)).toContain('was told of before');
    expect(await kept()).toHaveLength(2);
  });
});

describe('the file of deeds', () => {
  test('counts once it is on the default branch, each entry once; what is wrong stands in one issue until it is mended', async () => {
    await start();
    const push = async (text: string) => {
      town.twin.as('mo').push(APP, { files: { 'community/deeds.yml': text }, message: 'Deeds' });
      await town.quiet();
    };
    const entry = '  - { who: [bo, Eve], did: talk, on: 2026-01-31, link: https://example.org/talk }\n';
    await push(`deeds:\n${entry}  - { who: nobody-at-all, did: talk, on: 2026-01-31 }\n`);
    expect((await kept()).map(({ kind }) => kind)).toEqual([
      'credited',
      'credited',
      'credit_confirmed',
      'credit_confirmed',
    ]);
    const wrong = () => issues().filter(({ title }) => title === 'Some deeds in the file could not be read');
    expect(
      wrong().map(({ state, body }) => [state, body?.includes('Nobody on GitHub is called `nobody-at-all`')]),
    ).toEqual([['open', true]]);
    await push(`deeds:\n${entry}`);
    expect(wrong().map(({ state }) => state)).toEqual(['closed']);
    expect(await kept()).toHaveLength(4);
  });
});

describe('the roster of honours', () => {
  test('is proposed whole, by one pull request, and not again while nothing changes', async () => {
    await start();
    const given = { person: town.twin.user('bo').id, at: new Date(Date.now() - 86_400_000).toISOString() };
    const { id, ownerId } = requireRepository(town.twin.state, APP);
    const tick = async () => {
      const { inbox, ledger } = town.hearth.engine;
      const there = await ledger.repositoryCalled(ownerId, 'app');
      const now = new Date();
      await inbox.insert([tickRow(there!, { series: 'honours', period: now.toISOString(), at: now })]);
      await town.quiet();
    };
    await say('bo', 'Hello');
    await town.hearth.database.rows(
      `insert into acts (repository, key, kind, number, person, subject, value, at, source)
       select repository, 'title_given:comment:1:0', 'title_given', number, person, person, $1, $2, source
       from acts where kind = 'commented' and repository = $3 limit 1`,
      [
        `honour/speaker until ${new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10)} by decision`,
        given.at,
        id,
      ],
    );
    await tick();
    await tick();
    const repository = requireRepository(town.twin.state, APP);
    const pulls = issues().filter(({ pull }) => pull !== undefined);
    expect(pulls.map(({ title }) => title)).toEqual(['Bring the roster of honours up to date']);
    const file = headOf(repository, 'hearth/honours')?.files.get('community/HONOURS.md');
    expect(String(file)).toContain('| [@bo](https://github.com/bo) |');
    const [reminder] = issues().filter(({ title }) => title === 'Titles whose term ends soon');
    expect(reminder?.body).toContain('### Speaker');
    expect(reminder?.body).toContain('- @bo, on ');
  });
});
