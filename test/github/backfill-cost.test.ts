// What a query costs, from its shape.
import { describe, expect, test } from '@jest/globals';
import { costOf } from '../../src/github/backfill/cost.js';
import { discussionShape } from '../../src/github/backfill/discussions.js';
import { itemShape } from '../../src/github/backfill/items.js';

describe('the cost of a query', () => {
  test("GitHub's own example: 100 repositories x 50 issues x 60 labels", () => {
    const shape = [{ first: 100, inner: [{ first: 50, inner: [{ first: 60 }] }] }];
    expect(costOf(shape)).toEqual({ requests: 5_101, nodes: 305_100, points: 51 });
  });

  test('nothing is free', () => {
    expect(costOf([])).toEqual({ requests: 0, nodes: 0, points: 1 });
  });

  test.each([
    ['issues or pull requests with their timelines', [{ first: 100, inner: [itemShape] }], 101, 2_600],
    ['the rest of 25 timelines', [{ first: 100, times: 25 }], 25, 2_500],
    ['discussions with comments and replies', [{ first: 20, inner: [discussionShape] }], 141, 1_340],
    ['the rest of 7 discussions', [{ first: 20, times: 7, inner: [{ first: 20 }] }], 147, 2_940],
    ['commits with authors and pull request', [{ first: 70, inner: [{ first: 5 }, { first: 1 }] }], 141, 490],
  ])('one point: %s', (_name, shape, requests, nodes) => {
    expect(costOf(shape)).toEqual({ requests, nodes, points: 1 });
  });
});
