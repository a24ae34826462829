// The ledger: who was first, what installations told, and whose history is known.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { FirstOf } from '../../src/core/question.js';
import type { InstallationChange } from '../../src/engine/ports.js';
import { account, OWNER, payloadOf, REPOSITORY, testLedger } from '../support/ledger.js';
import type { TestLedger } from '../support/ledger.js';

const AT = '2026-03-01T00:00:00Z';
const ANA = { id: account('ana')?.id ?? 0, login: 'ana', kind: 'user' as const };
let it: TestLedger;
beforeEach(async () => {
  it = await testLedger();
});
afterEach(async () => {
  await it.close();
});

const hour = (n: number) => new Date(Date.parse(AT) + n * 3_600_000);
const opened = (number: number, openedAt: string, repository = 7) =>
  it.hear('issues', payloadOf('issue', { action: 'opened', number, openedAt, repository }));
const first = (number: number, at: string, repository = 7): FirstOf => ({
  kind: 'firstOf',
  of: 'issue',
  person: ANA,
  association: 'NONE',
  repository: { ...REPOSITORY, id: repository },
  number,
  at,
});

describe('who was first', () => {
  test('of two in the same second the lower number is, and of two repositories the older', async () => {
    await opened(12, AT);
    await opened(13, AT);
    expect(await it.ledger.earlier(first(12, AT))).toBeNull();
    expect(await it.ledger.earlier(first(13, AT))).toEqual({ repository: 7, number: 12 });
    await opened(99, AT, 6);
    expect(await it.ledger.earlier(first(12, AT))).toEqual({ repository: 6, number: 99 });
    expect(await it.ledger.earlier(first(99, AT, 6))).toBeNull();
  });

  test('what somebody did in private says nothing in public; in private all says it', async () => {
    await opened(98, AT, 6);
    await it.database.rows('update repositories set private = id = 6');
    await opened(12, '2026-03-02T00:00:00Z');
    const later = '2026-03-03T00:00:00Z';
    expect(await it.ledger.earlier(first(12, '2026-03-02T00:00:00Z'))).toBeNull();
    expect(await it.ledger.earlier(first(13, later))).toEqual({ repository: 7, number: 12 });
    expect(await it.ledger.earlier(first(99, later, 6))).toEqual({ repository: 6, number: 98 });
    await it.database.rows('delete from acts where repository = 6 and number = 98');
    await it.database.rows('delete from items where repository = 6');
    expect(await it.ledger.earlier(first(99, later, 6))).toEqual({ repository: 7, number: 12 });
    // Turned private, as an act alone tells.
    await opened(98, AT, 6);
    await it.database.rows(
      `insert into acts (repository, key, kind, at, source) values (6, 'privatized', 'privatized', now(), 'webhook')`,
    );
    await it.database.rows('update repositories set private = false');
    expect(await it.ledger.earlier(first(12, '2026-03-02T00:00:00Z'))).toBeNull();
  });

  test("a first merge is the author's, whoever pressed the button", async () => {
    const item = { merged: true, merged_at: AT, closed_at: AT, state: 'closed' };
    const merged = payloadOf('pull_request', { action: 'closed', number: 3, sender: 'mo', openedAt: AT, at: AT, item });
    await it.hear('pull_request', merged);
    const second = { ...first(4, '2026-03-02T00:00:00Z'), of: 'merge' as const };
    expect(await it.ledger.earlier(second)).toEqual({ repository: 7, number: 3 });
    const mo = { id: account('mo')?.id ?? 0, login: 'mo', kind: 'user' as const };
    expect(await it.ledger.earlier({ ...second, person: mo })).toBeNull();
  });

  test('what happened in another community is nothing to this one', async () => {
    await opened(12, AT);
    await it.database.rows('update repositories set owner = 2');
    expect(await it.ledger.earlier(first(13, '2026-03-02T00:00:00Z'))).toBeNull();
  });
});

describe('the history of a community is known', () => {
  const done = (repository: number, watermark: Date, parts = ['issues', 'pull_requests']) =>
    Promise.all(
      parts.map((part) =>
        it.database.rows(
          `insert into backfills (repository, part, installation, owner, name, state, watermark)
           values ($1, $2, 5, 'acme', 'app', 'done', $3)`,
          [repository, part, watermark],
        ),
      ),
    );
  const known = () => it.ledger.historyKnown(OWNER.id, hour(0));

  test('when issues and pull requests of every repository were read and caught up, not before', async () => {
    expect(await known()).toBe(false);
    await it.ledger.remember(REPOSITORY, 5, [{ fact: 'repository', ...REPOSITORY, at: AT }]);
    await it.ledger.remember({ ...REPOSITORY, id: 8 }, 5, [{ fact: 'repository', ...REPOSITORY, id: 8, at: AT }]);
    await done(7, hour(1));
    expect(await known()).toBe(false);
    await done(8, hour(-1));
    expect(await known()).toBe(false);
    await it.database.rows('update backfills set watermark = $1 where repository = 8', [hour(2)]);
    expect(await known()).toBe(true);
  });

  test('not while a repository of the installation is listed whose reading has not begun', async () => {
    await it.ledger.remember(REPOSITORY, 5, [{ fact: 'repository', ...REPOSITORY, at: AT }]);
    await done(7, hour(1));
    expect(await known()).toBe(true);
    await it.database.rows(
      `insert into backfills (repository, part, installation, owner, name) values (9, 'repository', 5, 'acme', 'new')`,
    );
    expect(await known()).toBe(false);
  });
});

describe('installations', () => {
  const change = (state: InstallationChange['state'], at: Date, more: Partial<InstallationChange> = {}) =>
    it.ledger.installation({ id: 5, account: OWNER, state, added: [], removed: [], at, ...more });
  const states = () => it.database.rows('select state from installations');

  test('what happened last counts, whatever came last; who was removed is never back under the same number', async () => {
    await change('active', hour(0));
    await change('suspended', hour(2));
    await change('active', hour(1));
    expect(await states()).toEqual([{ state: 'suspended' }]);
    await change('deleted', hour(3));
    await change('active', hour(4));
    expect(await states()).toEqual([{ state: 'deleted' }]);
  });

  test('after a new installation histories are asked again, those of its own repositories', async () => {
    const other = { ...REPOSITORY, id: 8, owner: { ...OWNER, id: 2, login: 'other' } };
    await it.ledger.remember(REPOSITORY, 5, [{ fact: 'repository', ...REPOSITORY, at: AT }]);
    await it.ledger.remember(other, 6, [{ fact: 'repository', ...other, at: AT }]);
    await it.ledger.noteAsked(7, 42, hour(1));
    await it.ledger.noteAsked(8, 42, hour(1));
    expect(await it.ledger.wasAsked(7, 42, hour(1))).toBe(true);
    expect(await it.ledger.wasAsked(7, 42, hour(2))).toBe(false);
    await change('active', new Date(AT));
    expect(await it.ledger.wasAsked(7, 42, hour(0))).toBe(false);
    expect(await it.ledger.wasAsked(8, 42, hour(0))).toBe(true);
  });

  test('30 days after an uninstall everything is forgotten but the effect keys; other communities stay', async () => {
    const other = { ...REPOSITORY, id: 8, owner: { ...OWNER, id: 2, login: 'other' } };
    await it.ledger.remember(REPOSITORY, 5, []);
    await it.hear('issues', payloadOf('issue', { action: 'opened', number: 1 }));
    await it.ledger.remember(REPOSITORY, 5, []);
    await it.ledger.remember(other, 6, [{ fact: 'repository', ...other, at: AT }]);
    await it.hear('issues', payloadOf('issue', { action: 'opened', number: 1, repository: 8, author: 'ben' }));
    await it.database.rows(
      `insert into actions (effect_key, community, installation, repository, owner, name, number, feature, rule, scope, cause,
         slot, act, because, guid, cause_at, state, planned_at)
       values ('k', 1, 5, 7, 'acme', 'app', 1, 'welcome', 'first_issue', 'person:1', 'first', '', '{"body":"Hello @ana"}', '{}', 'g',
         now(), 'applied', now())`,
    );
    await change('deleted', hour(0));
    await it.ledger.expire(hour(29 * 24));
    expect(await it.database.rows('select from acts where repository = 7')).not.toEqual([]);
    await it.ledger.expire(hour(31 * 24));
    for (const table of ['acts', 'items', 'associations']) {
      expect(await it.database.rows(`select from ${table} where repository = 7`)).toEqual([]);
      expect(await it.database.rows(`select from ${table} where repository = 8`)).not.toEqual([]);
    }
    expect(await it.database.rows('select first_login from people')).toEqual([{ first_login: 'ben' }]);
    const [kept] = await it.database.rows('select * from actions');
    expect(kept).toMatchObject({ owner: '', act: {}, scope: '', state: 'applied', feature: 'welcome' });
    expect(JSON.stringify(kept)).not.toMatch(/person:1|ana|acme/);
  });
});
