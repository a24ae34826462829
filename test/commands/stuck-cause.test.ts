// Whatever asks a row to wait is named as such, and not as a mistake to report.
import { expect, test } from '@jest/globals';
import { causeOfRow } from '../../src/commands/stuck-cause.js';
import { GITHUB_FAILS, OwnLimit, RateLimited } from '../../src/core/failure.js';

const UNTIL = new Date('2026-03-01T00:00:00Z');

test.each([
  new RateLimited(UNTIL, 'primary rate limit'),
  new RateLimited(UNTIL, GITHUB_FAILS),
  new OwnLimit(UNTIL, 'more new content than Hearth allows itself here'),
  new OwnLimit(UNTIL, 'one person caused 1000 requests to GitHub within an hour'),
])('%s', ({ message }) => {
  const row = { state: 'waiting', reason: message, features: [], attempts: 1 };
  expect(causeOfRow(row as unknown as Parameters<typeof causeOfRow>[0]).code).toBe('rate-limit');
});
