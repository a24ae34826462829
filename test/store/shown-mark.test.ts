// What tells that figures of a repository are behind, or that there can be none yet.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createShown } from '../../src/store/shown.js';
import { communityOf } from '../support/community.js';
import type { Community } from '../support/community.js';

const UNTIL = new Date('2027-01-01T00:00:00Z');

let it: Community;
beforeEach(async () => {
  it = await communityOf();
});
afterEach(async () => {
  await it.end();
});

const mark = async () => {
  const [{ ids } = { ids: [] }] = await it.database.rows<{ ids: number[] }>(
    'select array_agg(id::float8) as ids from repositories',
  );
  const { behind, unworked } = await createShown(it.database).mark(ids, UNTIL);
  return { behind, unworked };
};

test('a history that was read is unworked until it is worked off; what came since is only behind', async () => {
  for (let number = 1; number <= 30; number += 1) it.issue(number, { by: 'ana', at: '2026-11-02T10:00:00Z' });
  await it.tell();
  expect(await mark()).toEqual({ behind: true, unworked: true });
  await it.refresh();
  expect(await mark()).toEqual({ behind: false, unworked: false });
  for (let number = 31; number <= 90; number += 1) it.issue(number, { by: 'bo', at: '2026-11-03T10:00:00Z' });
  await it.tell();
  expect(await mark()).toEqual({ behind: true, unworked: false });
});
