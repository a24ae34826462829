// What a report asks of the ledger besides its measures: what it is about, how far the ledger reaches, names, and labels.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Ledger } from '../../src/engine/ports.js';
import { createLedger } from '../../src/store/ledger.js';
import { APP, communityOf, OWNER } from '../support/community.js';
import type { Community } from '../support/community.js';

let it: Community;
let ledger: Ledger;
beforeEach(async () => {
  it = await communityOf();
  ledger = createLedger(it.database);
});
afterEach(() => it.end());

const give = (installation = 5) => it.database.rows('update repositories set installation = $1', [installation]);
const names = async (...asked: Parameters<Ledger['reportScope']>) =>
  (await ledger.reportScope(...asked))?.repositories.map(({ name }) => name) ?? null;

describe('what it is about', () => {
  const ALL = { community: OWNER.id };

  test('public repositories by their names; private ones only where asked for; nobody else’s', async () => {
    it.repository('docs');
    it.repository('plans', { private: true });
    it.repository('theirs', { owner: { id: 2, login: 'other', kind: 'user' } });
    await it.tell();
    await give();
    expect(await ledger.reportScope(ALL, false)).toEqual({
      community: { id: OWNER.id, login: 'acme' },
      repositories: [
        { id: APP, owner: 'acme', name: 'app', private: false },
        { id: APP + 1, owner: 'acme', name: 'docs', private: false },
      ],
    });
    expect(await names(ALL, true)).toEqual(['app', 'docs', 'plans']);
    expect(await names({ repository: APP + 2 }, false)).toBeNull();
    expect(await names({ repository: APP + 2 }, true)).toEqual(['plans']);
    expect(await names({ repository: 99 }, true)).toBeNull();
  });

  test('one that was made private is in no public report, even where it was told of as public later', async () => {
    it.repository('turning');
    await it.tell();
    await give();
    expect(await names(ALL, false)).toEqual(['app', 'turning']);
    await it.database.rows(`update repositories set told_at = '2026-11-03T10:00:00Z'`);
    await it.database.rows(
      `insert into acts (repository, kind, key, at, source)
       values ($1, 'privatized', 'privatized:1', '2026-11-03T09:00:00Z', 'webhook')`,
      [APP + 1],
    );
    expect(await names(ALL, false)).toEqual(['app']);
    expect(await names({ repository: APP + 1 }, false)).toBeNull();
    expect(await names(ALL, true)).toEqual(['app', 'turning']);
  });

  test('what was taken from Hearth or deleted is out; imported ones count where none is given', async () => {
    for (const name of ['docs', 'gone', 'taken', 'imported']) it.repository(name);
    await it.tell();
    expect(await names(ALL, false)).toEqual(['app', 'docs', 'gone', 'imported', 'taken']);
    await give();
    await it.database.rows(`update repositories set removed_at = now() where name = 'taken'`);
    await it.database.rows(`update repositories set deleted_at = now() where name = 'gone'`);
    await it.database.rows(`update repositories set installation = null where name = 'imported'`);
    expect(await names(ALL, false)).toEqual(['app', 'docs']);
    expect(await names({ repository: APP + 3 }, true)).toBeNull();
    expect(await names({ repository: APP + 4 }, true)).toEqual(['imported']);
    // Told of later, it is there again.
    await it.database.rows(`update repositories set told_at = now() + interval '1 day' where name = 'gone'`);
    expect(await names(ALL, false)).toEqual(['app', 'docs', 'gone']);
  });
});

describe('how far the ledger reaches', () => {
  const read = (part: string, watermark: string | null, state = 'done') =>
    it.database.rows(
      `insert into backfills (repository, part, installation, owner, name, state, watermark) values ($1, $2, 5, 'acme', 'app', $3, $4)`,
      [APP, part, state, watermark],
    );
  const [LATE, EARLY] = ['2026-11-20T00:00:00Z', '2026-11-19T00:00:00Z'];

  test('first and newest, what was read, since when it is given', async () => {
    it.issue(1, { by: 'ana', at: '2026-11-02 10:00' });
    it.discussion(2, { by: 'ana', at: '2026-11-01 10:00' });
    it.star({ by: 'ben', at: '2026-11-05 10:00' });
    await it.tell();
    await give();
    await it.database.rows(
      `insert into installations (id, account, login, kind, state, changed_at, active_since)
       values (5, 1, 'acme', 'organization', 'active', $1, $1)`,
      [EARLY],
    );
    await read('issues', LATE);
    await read('stars', null, 'stopped');
    await read('commits', null, 'waiting');
    const expected = {
      repository: APP,
      firstAt: new Date('2026-11-01T10:00:00Z'),
      newestAt: new Date('2026-11-05T10:00:00Z'),
      readUntil: null,
      givenSince: new Date(EARLY),
      told: true,
      unread: [
        { part: 'commits', state: 'waiting' },
        { part: 'stars', state: 'stopped' },
      ],
    };
    expect((await ledger.known([APP])).repositories).toEqual([expected]);
    await read('pull_requests', EARLY);
    await it.database.rows(`update installations set state = 'suspended'`);
    const after = { ...expected, readUntil: new Date(EARLY), told: false };
    expect((await ledger.known([APP])).repositories).toEqual([after]);
    expect((await ledger.known([])).repositories).toEqual([]);
  });

  test('a commit bears any date its author likes, and tells nothing of it', async () => {
    it.star({ by: 'ben', at: '2026-11-05 10:00' });
    it.commit({ by: 'eve', at: '2099-01-01' });
    await it.tell();
    const [app] = (await ledger.known([APP])).repositories;
    expect(app?.newestAt).toEqual(new Date('2026-11-05T10:00:00Z'));
  });
});

describe('names', () => {
  test('a login is the account’s that bore it last; an account has the login it was seen under last', async () => {
    const person = (id: number, login: string, at: string) => {
      it.fact({ fact: 'person', id, login, kind: 'user', at });
    };
    person(42, 'ana', '2026-01-01T00:00:00Z');
    person(42, 'Ana-Maria', '2026-03-01T00:00:00Z');
    person(43, 'ana', '2026-02-01T00:00:00Z');
    await it.tell();
    expect(await ledger.accountsCalled(['ANA', 'ana-maria', 'nobody'])).toEqual(
      new Map([
        ['ana', 43],
        ['ana-maria', 42],
      ]),
    );
    expect(await ledger.loginsOf([42, 43, 44])).toEqual({ 42: 'Ana-Maria', 43: 'ana' });
    expect(await ledger.accountsCalled([])).toEqual(new Map());
    expect(await ledger.loginsOf([])).toEqual({});
  });

  test('labels that are on items now', async () => {
    it.issue(1, { by: 'ana', at: '2026-11-02 10:00' });
    it.label(1, 'sig/network', { by: 'mo', at: '2026-11-02 11:00' });
    it.label(1, 'bug', { by: 'mo', at: '2026-11-02 11:00' });
    it.unlabel(1, 'bug', { by: 'mo', at: '2026-11-02 12:00' });
    it.issue(2, { by: 'ana', at: '2026-11-02 10:00' });
    await it.refresh();
    const asked = [1, 3].map((number) => ({ repository: APP, number }));
    expect(await ledger.labelsOf(asked)).toEqual([{ repository: APP, number: 1, labels: ['sig/network'] }]);
    expect(await ledger.labelsOf([])).toEqual([]);
  });
});
