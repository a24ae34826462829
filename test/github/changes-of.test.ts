// The changed files of many pull requests at once.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Repository } from '../../src/core/event.js';
import { RateLimited, Refused, Unavailable } from '../../src/core/failure.js';
import { startReads } from './read-support.js';
import type { Readers } from './read-support.js';

let reads: Readers;
let app: Repository;
const GRAPHQL = 'POST /graphql';

beforeEach(async () => {
  reads = await startReads();
  app = reads.describe('app', { files: { 'a.md': 'one\ntwo\n', 'b.md': 'kept\n' } });
});
afterEach(async () => {
  expect(reads.twin.violations).toEqual([]);
  await reads.close();
});

const open = (files: Record<string, string | undefined>) =>
  reads.twin.as('ana').openPull('acme/app', { title: 'Change', files }).number;
const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`file-${n}`, 'x']));
const fault = (status: number, body: unknown, headers = {}) => {
  reads.twin.faults.add({ path: /graphql/, kind: 'fail-before', status, body, headers });
};

test('are told with their lines, and with the default branch as it is now', async () => {
  const one = open({ 'a.md': 'one\n', 'c.md': 'x\ny\n' });
  const two = open({ 'new/b.md': 'kept\n', 'b.md': undefined });
  const { sha } = reads.twin.as('mo').push('acme/app', { files: { 'd.md': 'x' }, message: 'More' });
  const { base, changes } = await reads.hands.changesOf(app, [one, two]);
  expect(base).toBe(sha);
  expect(changes.get(one)).toEqual({
    complete: true,
    files: [
      { path: 'a.md', lines: 1 },
      { path: 'c.md', lines: 2 },
    ],
  });
  expect(changes.get(two)?.files.map(({ path }) => path)).toContain('new/b.md');
  expect(reads.routes()).toEqual([GRAPHQL]);
});

test.each([
  [0, 0, true],
  [100, 100, true],
  [101, 100, false],
])('of %i files %i are told, complete: %p', async (count, told, complete) => {
  const number = open(many(count));
  const found = (await reads.hands.changesOf(app, [number])).changes.get(number);
  expect([found?.files.length, found?.complete]).toEqual([told, complete]);
});

test('of thirty one request is made, of more another; of none, none', async () => {
  const numbers = Array.from({ length: 31 }, (_, n) => open({ [`${n}.md`]: 'x' }));
  expect(await reads.hands.changesOf(app, [])).toEqual({ base: null, changes: new Map() });
  expect(reads.routes()).toEqual([]);
  expect((await reads.hands.changesOf(app, [...numbers.slice(1), ...numbers.slice(1)])).changes.size).toBe(30);
  expect(reads.routes()).toEqual([GRAPHQL]);
  expect((await reads.hands.changesOf(app, numbers)).changes.size).toBe(31);
  expect(reads.routes()).toEqual([GRAPHQL, GRAPHQL]);
});

test('what is gone, or no pull request, is left out', async () => {
  const number = open({ 'c.md': 'x' });
  const issue = reads.twin.as('ana').openIssue('acme/app', { title: 'It breaks' }).number;
  const { changes } = await reads.hands.changesOf(app, [issue, number, 999]);
  expect([...changes.keys()]).toEqual([number]);
});

test('of so many changes that GitHub makes no list it is not complete', async () => {
  const pull = { number: 1, files: null };
  fault(200, { data: { repository: { databaseId: app.id, defaultBranchRef: null, p1: pull } } });
  expect(await reads.hands.changesOf(app, [1])).toEqual({
    base: null,
    changes: new Map([[1, { files: [], complete: false }]]),
  });
});

test('another repository that took the name is refused', async () => {
  fault(200, { data: { repository: { databaseId: 4711, defaultBranchRef: null, p1: null } } });
  await expect(reads.hands.changesOf(app, [1])).rejects.toBeInstanceOf(Refused);
});

test.each([
  [502, {}, {}, Unavailable],
  [403, { message: 'You have exceeded a secondary rate limit.' }, { 'retry-after': '60' }, RateLimited],
  [403, { message: 'Resource not accessible by integration' }, {}, Refused],
])('%i is a failure, never an empty list', async (status, body, headers, kind) => {
  fault(status, body, headers);
  await expect(reads.hands.changesOf(app, [1])).rejects.toBeInstanceOf(kind);
});
