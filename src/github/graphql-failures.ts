// What GraphQL finds wrong, in Hearth's own words: it answers with status 200 whatever went wrong.
import { GraphqlResponseError } from '@octokit/graphql';
import { RequestError } from '@octokit/request-error';
import { z } from 'zod';
import { RateLimited, Refused, Unavailable } from '../core/failure.js';

const wrong = z.object({
  type: z.string().optional(),
  message: z.string().optional(),
  path: z.array(z.union([z.string(), z.number()])).optional(),
});
export type Wrong = z.infer<typeof wrong>;

/** The errors that an answer names; undefined: it is no answer of GraphQL. */
export function errorsIn(error: unknown): readonly Wrong[] | undefined {
  return error instanceof GraphqlResponseError
    ? z
        .array(wrong)
        .catch([])
        .parse(error.errors ?? [])
    : undefined;
}

/** Undefined: no error of GraphQL. */
export function graphqlFailure(error: unknown, now: Date): RateLimited | Refused | Unavailable | undefined {
  const limited = limitIn(error, now);
  if (limited !== undefined) return limited;
  const errors = errorsIn(error);
  if (errors === undefined) return undefined;
  if (isRepositoryGone(errors)) return new Refused(404, 'GitHub finds no such repository');
  if (isForbidden(errors)) return new Refused(403, 'GitHub does not let Hearth read it');
  return unclear(errors);
}

export const isRepositoryGone = (errors: readonly Wrong[]): boolean =>
  errors.some(({ type, path = [] }) => type === 'NOT_FOUND' && path[0] === 'repository' && path.length === 1);

export const isForbidden = (errors: readonly Wrong[]): boolean =>
  errors.some(({ type }) => type === 'FORBIDDEN' || type === 'INSUFFICIENT_SCOPES');

export function unclear([first]: readonly Wrong[]): Unavailable {
  return new Unavailable(
    `GitHub answered with an error (${first?.type ?? first?.message?.slice(0, 200) ?? 'no words'})`,
  );
}

const TIMES_OUT = /couldn't respond|timeout|timed out|resource limits/i;
const TOO_MUCH = ['RESOURCE_LIMITS_EXCEEDED', 'MAX_NODE_LIMIT_EXCEEDED', 'EXCESSIVE_PAGINATION'];

/** Why less at once might be answered; undefined: it would not help. */
export function tooMuchIn(error: unknown): string | undefined {
  if (errorsIn(error)?.some(({ type = '', message = '' }) => TOO_MUCH.includes(type) || TIMES_OUT.test(message))) {
    return "GitHub couldn't respond in time to so much at once";
  }
  if (!(error instanceof RequestError)) return undefined;
  if (error.status === 502 || error.status === 504) return `GitHub answered ${error.status}`;
  const timedOut = error.cause instanceof Error && error.cause.name === 'TimeoutError';
  return timedOut ? 'GitHub did not answer in time' : undefined;
}

/** When the limit allows to go on; undefined: the error is not about a limit. */
export function limitIn(error: unknown, now: Date): RateLimited | undefined {
  const errors = errorsIn(error) ?? [];
  if (error instanceof GraphqlResponseError && errors.some(isLimit)) return limitOf(error.headers, now);
  if (errors.some(({ message = '' }) => /secondary rate limit/i.test(message))) return limitOf({}, now);
  const limited = limitedByThrottle(error);
  return limited === undefined ? undefined : limitOf(limited, now);
}

const isLimit = ({ type }: Wrong): boolean => type === 'RATE_LIMITED';

type Headers = Readonly<Record<string, unknown>>;

/** The throttle throws an error of its own where GraphQL says that the limit is reached. */
function limitedByThrottle(error: unknown): Headers | undefined {
  const { response, data } = (error ?? {}) as {
    response?: { headers?: Headers };
    data?: { errors?: readonly Wrong[] };
  };
  return Array.isArray(data?.errors) && data.errors.some(isLimit) ? (response?.headers ?? {}) : undefined;
}

const UNSTATED_WAIT_MS = 60_000;

function limitOf(headers: Headers, now: Date): RateLimited {
  const reset = Number(headers['x-ratelimit-reset']) * 1_000 + 1_000;
  const known = Number.isFinite(reset) && headers['x-ratelimit-remaining'] === '0';
  const until = known ? Math.max(reset, now.getTime() + 1_000) : now.getTime() + UNSTATED_WAIT_MS;
  return new RateLimited(new Date(until), known ? 'primary rate limit' : 'secondary rate limit');
}
