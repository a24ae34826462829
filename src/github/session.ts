// One installation's way to GitHub: failures are translated, a token is renewed, and no write reaches another repository
// than the one that is meant, whatever bears its name by now.
import { LeaseLost, Refused, Unavailable } from '../core/failure.js';
import type { Repository } from '../core/event.js';
import type { Clock } from '../engine/ports.js';
import type { Breaker } from './breaker.js';
import { Moved } from './client.js';
import type { Client } from './client.js';
import { translate, Unauthorized } from './failures.js';
import { createNaming, placeOf } from './naming.js';
import type { Known, Place } from './naming.js';

type Request<Result> = (client: Client, place: Place) => Promise<Result>;

export interface Session {
  readonly appId: number;
  readonly clock: Clock;
  /** Login of the App's own account, as in `hearth[bot]`. */
  self(): Promise<string>;
  /** What GitHub told with the present token; `renewed`: with a new one. */
  token(renewed: boolean): Promise<Token>;
  /** Reads under the name that the event gave; GitHub redirects a former one by id. Throws only Hearth's failures. */
  on<Result>(repository: Repository, request: Request<Result>): Promise<Result>;
  /** Reads what must not be another repository's: where the event's name may be out of date, under the present one. */
  proven<Result>(repository: Repository, request: Request<Result>): Promise<Result>;
  /** Writes under the repository's present name. Where the event's may be out of date, GitHub is asked for it by id. */
  write<Result>(repository: Repository, request: Request<Result>): Promise<Result>;
  /**
   * The name to read under: the event's, or the present one where that may be out of date or where GitHub is to be asked
   * `anew`. Throws Refused where another repository, or another owner, has taken its place.
   */
  locate(repository: Repository, anew?: boolean): Promise<Place>;
}

export interface Token {
  readonly permissions: Readonly<Record<string, string>>;
  readonly madeAt: Date;
}

export interface Shared extends Known {
  readonly breaker: Breaker;
  readonly appId: number;
  readonly self: () => Promise<string>;
}

export interface Whose {
  readonly installation: number;
  readonly client: Client;
}

export function createSession({ installation, client }: Whose, shared: Shared, toldAt?: Date): Session {
  const { appId, clock, self, breaker } = shared;
  const once = async <Result>(place: Place, request: Request<Result>) => {
    breaker.check(installation, clock.now());
    try {
      const result = whole(await request(client, place));
      breaker.answered(installation);
      return result;
    } catch (error) {
      const failure = translate(error, clock);
      if (isSilence(failure)) breaker.failed(installation, clock.now());
      else if (!(failure instanceof LeaseLost)) breaker.answered(installation);
      throw failure;
    }
  };
  /** A refused token says that nothing was done, so that the request may be made again, once. */
  const attempt = async <Result>(place: Place, request: Request<Result>) => {
    try {
      return await once(place, request);
    } catch (error) {
      if (!(error instanceof Unauthorized)) throw error;
      await tokenOf(client, clock, true);
      return once(place, request);
    }
  };
  const ask = async (repository: Repository): Promise<Place> => {
    const { data } = await attempt(placeOf(repository), (asked, place) => asked.rest.repos.get({ ...place }));
    if (data.id !== repository.id) throw new Refused(410, 'another repository has taken the name');
    if (data.owner.id !== repository.owner.id) throw new Refused(410, 'the repository belongs to another owner now');
    return { owner: data.owner.login, repo: data.name };
  };
  const naming = createNaming(ask, shared, toldAt);
  return {
    appId,
    clock,
    self,
    token: (renewed) => tokenOf(client, clock, renewed),
    on: (repository, request) => attempt(naming.heard(repository), request),
    proven: async (repository, request) => attempt(await naming.locate(repository), request),
    locate: (repository, anew) => naming.locate(repository, anew),
    write: async (repository, request) => {
      try {
        return await attempt(await naming.target(repository), request);
      } catch (error) {
        // Renamed since GitHub was asked: a redirected write did nothing.
        if (!(error instanceof Moved)) throw error;
        naming.doubt(repository);
      }
      try {
        return await attempt(await ask(repository), request);
      } catch (error) {
        throw error instanceof Moved ? new Unavailable('the repository is moving') : error;
      }
    },
  };
}

/** GitHub did not answer, or said that it cannot. */
const isSilence = (failure: Error): boolean => failure instanceof Unavailable && !(failure instanceof Unauthorized);

/** Renewed where the cached one was revoked before its time, as happens when permissions change. */
async function tokenOf(client: Client, clock: Clock, refresh: boolean): Promise<Token> {
  try {
    const told = (await client.auth({ type: 'installation', refresh })) as {
      readonly permissions: Token['permissions'];
      readonly createdAt: string;
    };
    return { permissions: told.permissions, madeAt: new Date(told.createdAt) };
  } catch (error) {
    throw translate(error, clock);
  }
}

/** An answer that was cut, or an error page with a good status, reaches us as text: nobody knows what it would have said. */
function whole<Result>(result: Result): Result {
  const data = (result as { data?: unknown } | undefined)?.data;
  if (typeof data === 'string' && data !== '') throw new Unavailable("GitHub's answer was not JSON");
  return result;
}
