// Which labels there are, at the least price; and which open issues bear one.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Repository } from '../../src/core/event.js';
import { RateLimited, Refused, Unavailable } from '../../src/core/failure.js';
import { startReads } from './read-support.js';
import type { Readers } from './read-support.js';

let reads: Readers;
let app: Repository;
const ONE = 'GET /repos/{owner}/{repo}/labels/{name}';
const LIST = 'GET /repos/{owner}/{repo}/labels';

beforeEach(async () => {
  reads = await startReads();
  app = reads.describe('app');
});
afterEach(async () => {
  expect(reads.twin.violations).toEqual([]);
  await reads.close();
});

const exist = (...names: readonly string[]) => reads.hands.labelsExist(app, names);
const make = (...names: readonly string[]) => {
  const [first, ...rest] = names;
  const { number } = reads.twin
    .as('mo')
    .openIssue('acme/app', { title: 'Labels', labels: first === undefined ? [] : [first] });
  reads.twin.as('mo').label('acme/app', number, ...rest);
};
const numbered = (count: number) => Array.from({ length: count }, (_, n) => `label ${n}`);

describe('labels', () => {
  test('are told as GitHub spells them, each once, in the order asked for', async () => {
    make('SIG/Node', 'sig/docs');
    expect(await exist('sig/node', 'Sig/Node')).toEqual(['SIG/Node']);
    expect(await exist('SIG/DOCS', 'sig/node', 'sig/none', 'sig/docs')).toEqual(['sig/docs', 'SIG/Node']);
    expect(await exist('a?b', 'x/../y', '%2e')).toEqual([]);
    expect(await exist()).toEqual([]);
  });

  test('one or two take a request each, more the whole list', async () => {
    make(...numbered(150));
    expect(await exist('label 1', 'no')).toEqual(['label 1']);
    expect(reads.routes()).toEqual([ONE, ONE]);
    expect(await exist('label 1', 'label 149', 'no')).toEqual(['label 1', 'label 149']);
    expect(reads.routes()).toEqual([LIST, LIST]);
  });

  test('beyond the first thousand are asked for one by one', async () => {
    make(...numbered(1_001));
    expect(await exist('label 1', 'label 1000', 'no')).toEqual(['label 1', 'label 1000']);
    expect(reads.routes()).toEqual([...Array<string>(10).fill(LIST), ONE, ONE]);
  });

  test.each([1, 3])('of %i names, none is said not to exist where GitHub does not answer', async (count) => {
    const names = numbered(count);
    const path = /labels/;
    for (const [fault, failure] of [
      [{ kind: 'fail-before', status: 403, body: { message: 'No.' } }, Refused],
      [{ kind: 'fail-before', status: 500 }, Unavailable],
      [{ kind: 'delay', ms: 1_000 }, Unavailable],
      [{ kind: 'fail-before', status: 429, headers: { 'retry-after': '7' } }, RateLimited],
    ] as const) {
      reads.twin.faults.clear();
      reads.twin.faults.add({ path, ...fault });
      const hands = fault.kind === 'delay' ? await reads.hasty() : reads.hands;
      await expect(hands.labelsExist(app, names)).rejects.toBeInstanceOf(failure);
    }
  });

  test('are found under the new name of their repository', async () => {
    make('a', 'b', 'c');
    reads.twin.as('mo').rename('acme/app', 'web');
    expect(await exist('a')).toEqual(['a']);
    expect(await exist('a', 'b', 'c')).toEqual(['a', 'b', 'c']);
  });
});

test('open issues with a label are told with all their labels, newest first', async () => {
  const open = (labels: readonly string[]) =>
    reads.twin.as('mo').openIssue('acme/app', { title: 'Take me', labels }).number;
  const first = open(['good first issue', 'sig/node']);
  const second = open(['good first issue']);
  open(['sig/node']);
  reads.twin.as('mo').assign('acme/app', open(['good first issue']), 'ana');
  reads.twin.as('mo').openPull('acme/app', { title: 'A pull', labels: ['good first issue'] });
  expect(await reads.hands.openWithLabel(app, 'good first issue')).toEqual([
    { number: second, labels: ['good first issue'] },
    { number: first, labels: ['good first issue', 'sig/node'] },
  ]);
});
