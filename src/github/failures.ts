// What Octokit throws becomes one of Hearth's own failures, so that each is handled once, in the engine.
import { RequestError } from '@octokit/request-error';
import { LeaseLost, RateLimited, Refused, Unavailable } from '../core/failure.js';
import type { Clock } from '../engine/ports.js';
import { Moved } from './client.js';
import { graphqlFailure } from './graphql-failures.js';

/** The token is not valid (any more): nothing was done, and a new token may help. */
export class Unauthorized extends Unavailable {
  constructor() {
    super('GitHub answered 401');
    this.name = 'Unauthorized';
  }
}

/** GitHub's advice where a secondary limit names no time. */
const UNSTATED_WAIT_SECONDS = 60;

/** Turns any error of a request into RateLimited, Refused, Unavailable, LeaseLost or Moved. Messages hold no bodies and no tokens. */
export function translate(error: unknown, clock: Clock): Error {
  if (error instanceof RateLimited || error instanceof Refused || error instanceof Unavailable) return error;
  const cause = error instanceof Error ? error.cause : undefined;
  if (error instanceof Moved || cause instanceof Moved) return new Moved();
  if (cause instanceof LeaseLost) return cause;
  const said = graphqlFailure(error, clock.now());
  if (said !== undefined) return said;
  // A name with half a character in it: nothing at GitHub is called so, today or tomorrow.
  if (nameOf(error) === 'URIError') return new Refused(404, 'no address can hold such a name');
  if (!(error instanceof RequestError))
    return new Unavailable(`GitHub could not be asked: ${nameOf(error)}`, { cause: error });
  const { status, response } = error;
  if (response === undefined) return new Unavailable(`GitHub gave no answer: ${nameOf(cause ?? error)}`);
  if (status === 403 || status === 429) {
    const until = limitOf(response.headers, error.message, status, clock.now());
    if (until !== undefined) return until;
  }
  if (status === 401) return new Unauthorized();
  if (isForToken(error)) return translateToken(status, reasonOf(response.data));
  if (status >= 500 || status === 408 || status === 423) return new Unavailable(`GitHub answered ${status}`);
  return new Refused(status, reasonOf(response.data) ?? `GitHub answered ${status}`);
}

const isForToken = ({ request }: RequestError) => /\/app\/installations\/\d+\/access_tokens$/.test(request.url);

/** No token says nothing of what was asked with it: never "not found", which readers take for an answer. */
function translateToken(status: number, reason: string | undefined): Error {
  // Of the App itself, which means wrong settings of ours, to be mended meanwhile.
  if (status === 404 && reason !== 'Integration not found') {
    return new Refused(403, 'the App is not installed here any more');
  }
  if (status === 403) return new Refused(403, reason ?? 'the installation is suspended');
  return new Unavailable(`GitHub gave no token: ${reason ?? `it answered ${status}`}`);
}

type Headers = Readonly<Record<string, string | number | undefined>>;

function limitOf(headers: Headers, message: string, status: number, now: Date): RateLimited | undefined {
  const after = Number(headers['retry-after']);
  if (Number.isFinite(after) && after > 0) {
    return new RateLimited(new Date(now.getTime() + after * 1_000), 'secondary rate limit');
  }
  if (String(headers['x-ratelimit-remaining']) === '0') {
    const reset = Number(headers['x-ratelimit-reset']) * 1_000 + 1_000;
    return new RateLimited(new Date(Math.max(reset, now.getTime() + 1_000)), 'primary rate limit');
  }
  if (status === 429 || /secondary rate limit|abuse/i.test(message)) {
    return new RateLimited(new Date(now.getTime() + UNSTATED_WAIT_SECONDS * 1_000), 'secondary rate limit');
  }
  return undefined;
}

function reasonOf(data: unknown): string | undefined {
  const message = (data as { message?: unknown } | null)?.message;
  return typeof message === 'string' ? message.slice(0, 200) : undefined;
}

function nameOf(error: unknown): string {
  // By what it holds: an error of `fetch` may come from another realm, where `instanceof` says no.
  const { code, name, cause } = (error ?? {}) as { code?: unknown; name?: unknown; cause?: { code?: unknown } };
  return [code, cause?.code, name].find((one): one is string => typeof one === 'string') ?? 'unknown error';
}
