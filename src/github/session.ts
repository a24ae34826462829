// One installation's way to GitHub: failures are translated, a token is renewed, and no write reaches another repository
// than the one that is meant, whatever bears its name by now.
import { Refused, Unavailable } from '../core/failure.js';
import type { Repository } from '../core/event.js';
import type { Clock } from '../engine/ports.js';
import { Moved } from './client.js';
import type { Client } from './client.js';
import { translate, Unauthorized } from './failures.js';

export interface Place {
  readonly owner: string;
  readonly repo: string;
}

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

/** `owner/name` → id of the repository that events call so, or `doubtful`. Shared by all sessions of a process. */
export type Names = Map<string, number | 'doubtful'>;

/** What GitHub said of a name, by the name: the repository that was meant by it, and what that one is called. */
export type Proofs = Map<string, Proof>;

interface Proof {
  readonly repository: number;
  readonly owner: number;
  readonly place: Promise<Place>;
  readonly askedAt: number;
}

/** Younger than this, the name in an event is taken for the present one: a rename in between answers with a redirect. */
const FRESH_MS = 5 * 60_000;
const MOST_NAMES = 5_000;

export interface Shared {
  readonly appId: number;
  readonly clock: Clock;
  readonly names: Names;
  readonly proofs: Proofs;
  readonly self: () => Promise<string>;
}

export function createSession(client: Client, shared: Shared, toldAt?: Date): Session {
  const { appId, clock, names, proofs, self } = shared;
  const once = async <Result>(place: Place, request: Request<Result>) => {
    try {
      return whole(await request(client, place));
    } catch (error) {
      throw translate(error, clock);
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
  const isOld = () => toldAt !== undefined && clock.now().getTime() - toldAt.getTime() > FRESH_MS;
  const isDoubtful = (repository: Repository) => isOld() || names.get(keyOf(placeOf(repository))) === 'doubtful';
  /** What GitHub said a moment ago is as good as a young event, for reading. */
  const prove = (repository: Repository): Promise<Place> => {
    const key = keyOf(placeOf(repository));
    const known = proofs.get(key);
    const now = clock.now().getTime();
    const meant = known?.repository === repository.id && known.owner === repository.owner.id;
    if (meant && now - known.askedAt < FRESH_MS) return known.place;
    const place = ask(repository);
    const proof = { repository: repository.id, owner: repository.owner.id, place, askedAt: now };
    put(proofs, key, proof);
    place.catch(() => {
      if (proofs.get(key) === proof) proofs.delete(key);
    });
    return place;
  };
  const locate = async (repository: Repository, anew = false) =>
    anew || isDoubtful(repository) ? prove(repository) : placeOf(repository);
  /** Before a write GitHub is asked each time. */
  const target = async (repository: Repository) => (isDoubtful(repository) ? ask(repository) : placeOf(repository));
  const note = (key: string, value: number | 'doubtful') => {
    // What was proven of the name is not to be relied on either.
    if (value === 'doubtful' && names.get(key) !== value) proofs.delete(key);
    put(names, key, value);
  };
  /** Two repositories under one name: from now on GitHub is asked which of them it is. */
  const heard = (repository: Repository) => {
    const key = keyOf(placeOf(repository));
    const known = names.get(key) ?? repository.id;
    note(key, known === repository.id ? known : 'doubtful');
    return repository;
  };
  return {
    appId,
    clock,
    self,
    token: (renewed) => tokenOf(client, clock, renewed),
    on: (repository, request) => attempt(placeOf(heard(repository)), request),
    proven: async (repository, request) => attempt(await locate(heard(repository)), request),
    locate: (repository, anew) => locate(heard(repository), anew),
    write: async (repository, request) => {
      try {
        return await attempt(await target(heard(repository)), request);
      } catch (error) {
        // Renamed since GitHub was asked: a redirected write did nothing.
        if (!(error instanceof Moved)) throw error;
        note(keyOf(placeOf(repository)), 'doubtful');
      }
      try {
        return await attempt(await ask(repository), request);
      } catch (error) {
        throw error instanceof Moved ? new Unavailable('the repository is moving') : error;
      }
    },
  };
}

const placeOf = ({ owner, name }: Repository): Place => ({ owner: owner.login, repo: name });
const keyOf = ({ owner, repo }: Place) => `${owner}/${repo}`.toLowerCase();

function put<Value>(kept: Map<string, Value>, key: string, value: Value): void {
  if (kept.size >= MOST_NAMES && !kept.has(key)) kept.delete(kept.keys().next().value ?? key);
  kept.set(key, value);
}

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
