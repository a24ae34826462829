// What GitHub says no with, in the engine's words.
import { describe, expect, test } from '@jest/globals';
import { GraphqlResponseError } from '@octokit/graphql';
import { RateLimited } from '../../src/core/failure.js';
import { Halt, LostPlace, TooMuch } from '../../src/engine/backfill-ports.js';
import { failureOf, Gone } from '../../src/github/backfill/failures.js';

const NOW = new Date('2026-03-01T10:00:00Z');
const clock = { now: () => NOW };

function failureFor(errors: readonly object[], headers: Record<string, string> = {}): Error {
  const response = { data: null, errors } as unknown as ConstructorParameters<typeof GraphqlResponseError>[2];
  const request = { url: '/graphql', method: 'POST' } as ConstructorParameters<typeof GraphqlResponseError>[0];
  return failureOf(new GraphqlResponseError(request, headers, response), clock);
}

describe('errors of GraphQL', () => {
  test('the limit, until the hour is over', () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW.getTime() / 1_000 + 600) };
    const failure = failureFor([{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }], headers);
    expect(failure).toBeInstanceOf(RateLimited);
    expect(failure).toMatchObject({ until: new Date('2026-03-01T10:10:01Z') });
  });

  test('the secondary limit, for a minute', () => {
    const failure = failureFor([{ message: 'You have exceeded a secondary rate limit.' }]);
    expect(failure).toMatchObject({ until: new Date('2026-03-01T10:01:00Z') });
  });

  test.each([
    [{ message: "We couldn't respond to your request in time. Sorry about that." }],
    [{ message: 'Something went wrong while executing your query. This may be the result of a timeout' }],
    [{ type: 'RESOURCE_LIMITS_EXCEEDED', message: 'Resource limits for this query exceeded.' }],
    [{ type: 'MAX_NODE_LIMIT_EXCEEDED', message: 'This query requests up to 600,000 possible nodes' }],
  ])('too much at once: %j', (error) => {
    expect(failureFor([error])).toBeInstanceOf(TooMuch);
  });

  test('the repository is gone', () => {
    const failure = failureFor([{ type: 'NOT_FOUND', path: ['repository'], message: 'Could not resolve' }]);
    expect(failure).toEqual(
      new Halt('repository', 'GitHub finds no such repository: it was deleted, or Hearth may not see it any more'),
    );
  });

  test('some threads are gone; beside another error that is no answer', () => {
    const gone = { type: 'NOT_FOUND', path: ['n3'], message: 'Could not resolve to a node' };
    expect(failureFor([gone])).toMatchObject({ name: 'Gone', aliases: ['n3'] });
    expect(failureFor([gone, { type: 'INTERNAL' }])).not.toBeInstanceOf(Gone);
  });

  test('the place is lost, the permission is missing, no words', () => {
    expect(failureFor([{ type: 'INVALID_CURSOR_ARGUMENTS' }])).toBeInstanceOf(LostPlace);
    expect(failureFor([{ type: 'FORBIDDEN', path: ['repository', 'discussions'] }])).toMatchObject({
      scope: 'part',
      message: 'GitHub does not let Hearth read it: grant the permissions that "hearth doctor" names',
    });
    expect(failureFor([{}]).message).toBe('GitHub answered with an error (no words)');
  });
});
