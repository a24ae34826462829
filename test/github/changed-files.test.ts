// The files that a pull request changes, page by page, as far as GitHub lists them.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Repository } from '../../src/core/event.js';
import { RateLimited, Refused, Unavailable } from '../../src/core/failure.js';
import { startReads } from './read-support.js';
import type { Readers } from './read-support.js';

let reads: Readers;
let app: Repository;
const FILES = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files';

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
const answer = (body: unknown, status = 200) => {
  reads.twin.faults.add({ path: /files/, kind: 'fail-before', status, body });
};

test('are told with their lines; a rename with where it was before', async () => {
  const number = open({ 'a.md': 'one\n', 'new/b.md': 'kept\n', 'b.md': undefined, 'c.md': 'x\ny\n' });
  expect(await reads.hands.changedFiles(app, number)).toEqual({
    complete: true,
    files: [
      { path: 'a.md', lines: 1 },
      { path: 'new/b.md', before: 'b.md', lines: 0 },
      { path: 'c.md', lines: 2 },
    ],
  });
});

test('what was only copied from a file leaves that one as it is', async () => {
  answer([{ filename: 'copy.md', status: 'copied', previous_filename: 'a.md', changes: 0 }]);
  expect((await reads.hands.changedFiles(app, 1)).files).toEqual([{ path: 'copy.md', lines: 0 }]);
});

test.each([
  [0, 1, true],
  [1, 1, true],
  [99, 1, true],
  [100, 2, true],
  [250, 3, true],
  [2_999, 30, true],
  [3_000, 30, false],
  [3_100, 30, false],
])('%i files take %i requests; told as all: %p', async (count, requests, complete) => {
  const number = open(many(count));
  const found = await reads.hands.changedFiles(app, number);
  expect([found.files.length, found.complete]).toEqual([Math.min(count, 3_000), complete]);
  expect(reads.routes()).toEqual(Array(requests).fill(FILES));
});

test('a file that moves to the next page meanwhile is told once', async () => {
  const page = (from: number, count: number) =>
    Array.from({ length: count }, (_, n) => ({ filename: `f${from + n}`, status: 'added', changes: 1 }));
  reads.twin.faults.add({ path: /files/, kind: 'fail-before', status: 200, body: page(0, 100), times: 1 });
  answer(page(99, 3));
  expect((await reads.hands.changedFiles(app, 1)).files).toHaveLength(102);
});

describe('no list', () => {
  test('of so many changes that GitHub makes none is not complete', async () => {
    answer({ message: 'Sorry, there was a problem generating this diff.' }, 422);
    expect(await reads.hands.changedFiles(app, 1)).toEqual({ files: [], complete: false });
  });

  test('of an issue, or of nothing, is refused', async () => {
    const { number } = reads.twin.as('ana').openIssue('acme/app', { title: 'It breaks' });
    for (const one of [number, 999]) {
      await expect(reads.hands.changedFiles(app, one)).rejects.toMatchObject({ status: 404 });
    }
  });

  test.each([
    [403, Refused],
    [404, Refused],
    [500, Unavailable],
    [502, Unavailable],
  ])('after %i on a later page none is told at all', async (status, failure) => {
    const number = open(many(150));
    reads.twin.faults.add({ path: /files/, kind: 'fail-before', status, body: { message: 'No.' }, skip: 1 });
    await expect(reads.hands.changedFiles(app, number)).rejects.toBeInstanceOf(failure);
  });

  test('a limit is told as one, and no answer in time as none', async () => {
    const number = open(many(1));
    reads.twin.faults.add({
      path: /files/,
      kind: 'fail-before',
      status: 429,
      headers: { 'retry-after': '7' },
      times: 1,
    });
    reads.twin.faults.add({ path: /files/, kind: 'delay', ms: 1_000, skip: 1 });
    await expect(reads.hands.changedFiles(app, number)).rejects.toBeInstanceOf(RateLimited);
    await expect((await reads.hasty()).changedFiles(app, number)).rejects.toBeInstanceOf(Unavailable);
  });
});

test('are found under the new name of their repository', async () => {
  const number = open(many(2));
  reads.twin.as('mo').rename('acme/app', 'web');
  expect((await reads.hands.changedFiles(app, number)).files).toHaveLength(2);
});
