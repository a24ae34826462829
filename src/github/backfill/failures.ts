// What went wrong with a page, in the engine's words. Any error in an answer fails the page, even where data came with it.
import { GraphqlResponseError } from '@octokit/graphql';
import { RequestError } from '@octokit/request-error';
import { z } from 'zod';
import { RateLimited, Refused, Unavailable } from '../../core/failure.js';
import { Halt, LostPlace, Paused, TooMuch } from '../../engine/backfill-ports.js';
import type { Clock } from '../../engine/ports.js';
import { translate } from '../failures.js';

/** Some of the nodes that were asked for by number are gone; which, by their alias. */
export class Gone extends Unavailable {
  constructor(readonly aliases: readonly string[]) {
    super('some threads are gone');
    this.name = 'Gone';
  }
}

const GONE = 'GitHub finds no such repository: it was deleted, or Hearth may not see it any more';
const TIMES_OUT = /couldn't respond|timeout|timed out|resource limits/i;
const TOO_MUCH = ['RESOURCE_LIMITS_EXCEEDED', 'MAX_NODE_LIMIT_EXCEEDED', 'EXCESSIVE_PAGINATION'];
const UNSTATED_WAIT_MS = 60_000;

export function failureOf(error: unknown, clock: Clock): Error {
  if (error instanceof Halt || error instanceof TooMuch || error instanceof LostPlace || error instanceof Paused) {
    return error;
  }
  if (error instanceof GraphqlResponseError) return ofErrors(error.errors ?? [], error.headers, clock.now());
  const limited = limitedByThrottle(error);
  if (limited !== undefined) return limitOf(limited, clock.now());
  if (error instanceof RequestError) {
    if (error.status === 502 || error.status === 504) return new TooMuch(`GitHub answered ${error.status}`);
    if (isTimeout(error)) return new TooMuch('GitHub did not answer in time');
  }
  const known = translate(error, clock);
  return known instanceof Refused ? ofRefusal(known, error) : known;
}

const isTimeout = (error: RequestError) => error.cause instanceof Error && error.cause.name === 'TimeoutError';

function ofRefusal({ status, message }: Refused, error: unknown): Error {
  const forToken = error instanceof RequestError && /\/access_tokens$/.test(error.request.url);
  if (forToken && /suspended/.test(message)) return suspended();
  if (forToken) return new Halt('installation', `${capital(message)}: install Hearth again to go on`);
  if (/suspended/i.test(message)) return suspended();
  if (status === 404 || status === 410) return new Halt('repository', GONE);
  if (status === 403) return new Halt('part', `GitHub refuses to show it (${message})`);
  return new Halt('part', `GitHub refuses the question (${status}: ${message})`);
}

const suspended = () =>
  new Paused('The installation is suspended: once its owner resumes it at GitHub, reading goes on within an hour');

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

interface Wrong {
  readonly type?: string | undefined;
  readonly message?: string | undefined;
  readonly path?: readonly (string | number)[] | undefined;
}

/** GraphQL answers with status 200 whatever went wrong. */
function ofErrors(given: readonly unknown[], headers: Headers, now: Date): Error {
  const errors = z.array(wrong).catch([]).parse(given);
  const some = (test: (error: Wrong) => boolean) => errors.some(test);
  const [first] = errors;
  if (some(({ type }) => type === 'RATE_LIMITED')) return limitOf(headers, now);
  if (some(({ message = '' }) => /secondary rate limit/i.test(message))) return limitOf({}, now);
  if (some(({ type = '', message = '' }) => TOO_MUCH.includes(type) || TIMES_OUT.test(message))) {
    return new TooMuch("GitHub couldn't respond in time to so much at once");
  }
  if (some(({ type, path = [] }) => type === 'NOT_FOUND' && path[0] === 'repository' && path.length === 1)) {
    return new Halt('repository', GONE);
  }
  if (some(({ type }) => type === 'INVALID_CURSOR_ARGUMENTS')) return new LostPlace();
  if (some(({ type }) => type === 'FORBIDDEN' || type === 'INSUFFICIENT_SCOPES')) {
    return new Halt('part', 'GitHub does not let Hearth read it: grant the permissions that "hearth doctor" names');
  }
  const gone = errors.filter(({ type, path = [] }) => type === 'NOT_FOUND' && /^n\d+$/.test(String(path[0])));
  if (gone.length > 0 && gone.length === errors.length) return new Gone(gone.map(({ path = [] }) => String(path[0])));
  return new Unavailable(
    `GitHub answered with an error (${first?.type ?? first?.message?.slice(0, 200) ?? 'no words'})`,
  );
}

const wrong = z.object({
  type: z.string().optional(),
  message: z.string().optional(),
  path: z.array(z.union([z.string(), z.number()])).optional(),
});

type Headers = Readonly<Record<string, unknown>>;

/** The throttle throws an error of its own where GraphQL says that the limit is reached. */
function limitedByThrottle(error: unknown): Headers | undefined {
  const { response, data } = error as { response?: { headers?: Headers }; data?: { errors?: readonly Wrong[] } };
  const isLimit = Array.isArray(data?.errors) && data.errors.some(({ type }) => type === 'RATE_LIMITED');
  return isLimit ? (response?.headers ?? {}) : undefined;
}

function limitOf(headers: Headers, now: Date): RateLimited {
  const reset = Number(headers['x-ratelimit-reset']) * 1_000 + 1_000;
  const known = Number.isFinite(reset) && headers['x-ratelimit-remaining'] === '0';
  const until = known ? Math.max(reset, now.getTime() + 1_000) : now.getTime() + UNSTATED_WAIT_MS;
  return new RateLimited(new Date(until), known ? 'primary rate limit' : 'secondary rate limit');
}
