// The ledger: who was first, and what installations told, in whatever order it came.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Fact } from '../../src/core/fact.js';
import type { FirstOf } from '../../src/core/question.js';
import type { Ledger } from '../../src/engine/ports.js';
import { openDatabase } from '../../src/store/database.js';
import type { Database } from '../../src/store/database.js';
import { createLedger } from '../../src/store/ledger.js';
import { testDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';

const AT = '2026-03-01T00:00:00Z';
const OWNER = { id: 1, login: 'acme', kind: 'organization' as const };
const REPOSITORY = { id: 7, name: 'app', owner: OWNER, private: false, archived: false, defaultBranch: 'main' };
const ANA = { id: 42, login: 'ana', kind: 'user' as const };
let test_: TestDatabase;
let database: Database;
let ledger: Ledger;
beforeEach(async () => {
  test_ = await testDatabase();
  database = openDatabase(test_.connection, () => undefined);
  ledger = createLedger(database);
});
afterEach(async () => {
  await database.close();
  await test_.close();
});

const opened = (number: number, at: string, repository = 7): Fact => ({
  key: `opened:${repository}:${number}`,
  kind: 'opened',
  community: 1,
  repository,
  itemKind: 'issue',
  number,
  person: ANA,
  at,
  source: 'webhook',
});
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
    await ledger.remember(REPOSITORY, 5, [opened(12, AT), opened(13, AT)]);
    expect(await ledger.earlier(first(12, AT))).toBeNull();
    expect(await ledger.earlier(first(13, AT))).toEqual({ repository: 7, number: 12 });
    await ledger.remember(REPOSITORY, 5, [opened(99, AT, 6)]);
    expect(await ledger.earlier(first(12, AT))).toEqual({ repository: 6, number: 99 });
    expect(await ledger.earlier(first(99, AT, 6))).toBeNull();
  });
});

describe('installations', () => {
  const states = () => database.rows('select state from installations');

  test('what happened last counts, whatever came last', async () => {
    const hour = (n: number) => new Date(Date.parse(AT) + n * 3_600_000);
    await ledger.installation(5, OWNER, 'active', hour(0));
    await ledger.installation(5, OWNER, 'deleted', hour(2));
    await ledger.installation(5, OWNER, 'suspended', hour(1));
    expect(await states()).toEqual([{ state: 'deleted' }]);
    await ledger.installation(5, OWNER, 'active', hour(3));
    expect(await states()).toEqual([{ state: 'active' }]);
  });

  test('after a new installation histories are asked again, those of its own repositories', async () => {
    await ledger.remember(REPOSITORY, 5, []);
    await ledger.remember({ ...REPOSITORY, id: 8, owner: { ...OWNER, id: 2, login: 'other' } }, 6, []);
    await ledger.noteAsked(7, 42);
    await ledger.noteAsked(8, 42);
    expect(await ledger.wasAsked(7, 42)).toBe(true);
    await ledger.installation(5, OWNER, 'active', new Date(AT));
    expect(await ledger.wasAsked(7, 42)).toBe(false);
    expect(await ledger.wasAsked(8, 42)).toBe(true);
  });
});
