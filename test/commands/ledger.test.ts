// `hearth ledger` and `hearth forget` as a user runs them: who is meant, and that nothing foreign reaches the terminal.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { tellItem, tellPeople, tellRepository } from '../../src/commands/ledger-print.js';
import { cell, plain } from '../../src/commands/terminal.js';
import type { Fact } from '../../src/core/fact.js';
import { openDatabase } from '../../src/store/database.js';
import type { Database } from '../../src/store/database.js';
import { writeFacts } from '../../src/store/ledger/write.js';
import { testDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { databaseUrl, hearth, newFolder } from './cli.js';

const AT = '2026-03-01T10:00:00Z';
const OWNED = 'zoe\u001b]0;owned\u0007';
const FORGED = 'bug\r\nImported.\n9,999 facts\u2028\u202egpj.exe\u009b31m';
const lines = (text: string) => text.split('\n');
/** What a terminal would obey, and an end of line within. */
const OBEYED = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

describe('what is foreign', () => {
  test('stays in its cell', () => {
    expect(cell(OWNED)).toBe('zoe]0;owned');
    expect(cell(FORGED)).toBe('bug Imported. 9,999 facts gpj.exe31m');
    expect(plain('two\nlines\u001b[2J')).toBe('two\nlines[2J');
  });

  const safe = (text: string, count: number) => {
    expect(lines(text)).toHaveLength(count);
    for (const line of lines(text)) expect(line).not.toMatch(OBEYED);
  };

  test('in an item, its acts and decisions', () => {
    const act = { at: AT, kind: 'labeled', class: 'human', source: 'import', deleted: false };
    const text = tellItem({
      item: 'acme/app#1',
      kind: 'issue',
      turn: { turn: 'maintainer', because: 'never_answered', since: AT } as never,
      acts: [
        { ...act, login: OWNED, about: FORGED },
        { ...act, login: '\u202eana', about: null },
        { ...act, login: '好人', about: 'x' },
      ],
      decisions: [
        { at: AT, feature: OWNED, rule: FORGED, state: 'applied', because: { code: FORGED, visibility: 'public' } },
      ] as never,
    });
    safe(text, 10);
    expect(text).toContain('  2026-03-01 10:00  labeled  好人         x');
  });

  test('in a repository and in people', () => {
    const summary = { id: 7, items: {}, acts: 0, people: {}, from: null, to: null, removedAt: null };
    safe(tellRepository({ ...summary, name: FORGED, people: { [FORGED]: 1 } }), 4);
    const acts = [{ repository: FORGED, kind: FORGED, count: 1 }];
    const logins = [{ login: OWNED, since: '2026-03-01', lastDay: '2026-03-01' }];
    safe(tellPeople([{ id: 1, class: 'human', reason: FORGED, logins, language: FORGED, acts }]), 4);
  });
});

describe('on a database', () => {
  let made: TestDatabase;
  let database: Database;
  beforeEach(async () => {
    made = await testDatabase();
    database = openDatabase(made.connection, () => undefined);
    await database.transaction((client) => writeFacts(client, PEOPLE));
  });
  afterEach(async () => {
    await database.close();
    await made.close();
  });

  const person = (id: number, login: string): Fact => ({ fact: 'person', id, login, kind: 'user', at: AT });
  const REPOSITORY: Fact = {
    ...{ fact: 'repository', id: 7, name: 'app', private: false, archived: false, defaultBranch: 'main', at: AT },
    owner: { id: 1, login: 'acme', kind: 'organization' },
  };
  const PEOPLE = [person(583231, 'octocat'), person(9, '583231'), person(10, '777'), person(12, 'ana')];
  const hear = async (...args: readonly string[]) =>
    hearth(args, { DATABASE_URL: databaseUrl(made.connection) }, await newFolder());
  const run = (...args: readonly string[]) => hear('forget', ...args);
  const known = async () =>
    (await database.rows<{ id: string }>('select id from people order by id')).map(({ id }) => Number(id));

  test.each([
    ['acme/app#99999999999', 'nothing is remembered of acme/app#99999999999'],
    [
      'acme/none',
      'nothing is remembered under the name acme/none. To read the history of a repository: hearth backfill OWNER/REPO',
    ],
    ['@nobody', 'nobody was ever seen as nobody'],
    [`${OWNED}\n`, '"zoe]0;owned " is neither OWNER/REPO nor OWNER/REPO#NUMBER nor @LOGIN'],
  ])('hearth ledger %j: %s', async (what, sentence) => {
    await database.transaction((client) => writeFacts(client, [REPOSITORY]));
    expect(await hear('ledger', what)).toEqual({ code: 1, out: '', err: `hearth: ${sentence}\n` });
  });

  test('what an archive told of a repository without an owner is there by its number', async () => {
    const act = {
      fact: 'act',
      repository: 7001,
      key: 'opened:3',
      kind: 'opened',
      number: 3,
      person: 12,
      at: AT,
    } as const;
    await database.transaction((client) =>
      writeFacts(client, [
        { fact: 'item', repository: 7001, number: 3, kind: 'issue', author: 12, openedAt: AT, source: 'import' },
        { ...act, source: 'import' },
      ]),
    );
    expect((await hear('ledger', 'acme/rocket')).err).toContain(
      'What archives told is there by number: hearth ledger 7001.',
    );
    expect((await hear('ledger', '7001')).out).toMatch(/^repository\/7001 .*\n.*1 issue/);
    expect((await hear('ledger', '7001#3')).out).toContain('opened  ana');
    expect((await hear('ledger', '@ana')).out).toContain('repository/7001  1 opened');
  });

  test('hearth ledger shows a label that was written to deceive as one cell', async () => {
    const label = { fact: 'act', repository: 7, key: 'l', kind: 'labeled', number: 1, person: 12, at: AT } as const;
    await database.transaction((client) =>
      writeFacts(client, [
        REPOSITORY,
        { fact: 'item', repository: 7, number: 1, kind: 'issue', author: 12, openedAt: AT, source: 'webhook' },
        { ...label, source: 'webhook', value: FORGED },
      ]),
    );
    const { out } = await hear('ledger', 'acme/app#1');
    expect(out).toContain('labeled  ana  bug Imported. 9,999 facts gpj.exe31m  webhook\n');
    for (const one of lines(out)) expect(one).not.toMatch(OBEYED);
  });

  test('@ is a login and nothing else, --id a number and nothing else', async () => {
    const login = await run('@583231');
    expect(login).toMatchObject({ code: 0, err: '' });
    expect(login.out).toMatch(/^583231 \(account 9\): /);
    expect(login.out.replace(/\s+/g, ' ')).toContain('Nothing was changed. To forget them: hearth forget --id 9 --yes');
    expect((await run('--id', '583231')).out).toMatch(/^octocat \(account 583231\): /);
    expect((await run('@583231', '--yes')).code).toBe(0);
    expect(await known()).toEqual([10, 12, 583231]);
    expect((await run('--id', '12', '--yes')).code).toBe(0);
    expect(await known()).toEqual([10, 583231]);
  });

  test('digits that are a number and a login forget nobody, and both are listed', async () => {
    const { code, out } = await run('583231', '--yes');
    expect(code).toBe(1);
    expect(out).toBe(
      'This is the number of one account and a login of another. Nothing was changed. Name one by its number, with --id:\n' +
        '  583231  octocat  (0 acts)\n  9  583231  (0 acts)\n',
    );
    expect((await run('777', '--yes')).out).toContain('hearth forget --id 10 --yes');
    expect(await known()).toEqual([9, 10, 12, 583231]);
  });

  test.each([
    [['99999999999999999999'], 'no account has so great a number as 99999999999999999999'],
    [['--id', '9007199254740993'], 'no account has so great a number as 9007199254740993'],
    [['--id', 'ana'], '--id ana: not the number of an account'],
    [['ana', '--id', '12'], 'name one person: LOGIN, @LOGIN or --id NUMBER'],
    [[], 'name one person: LOGIN, @LOGIN or --id NUMBER'],
  ])('%j: %s', async (args, sentence) => {
    const { code, err } = await run(...args);
    expect(code).toBe(1);
    expect(err).toContain(`hearth: ${sentence}`);
  });

  test('who is not known is told without what a terminal would obey', async () => {
    const { code, out } = await run(OWNED);
    expect(code).toBe(1);
    expect(out.trimEnd().split('\n').join('')).not.toMatch(OBEYED);
    expect((await run('@99999999999999999999')).out).toContain('Nobody is known as 99999999999999999999.');
  });
});
