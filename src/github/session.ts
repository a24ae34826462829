// One installation's way to GitHub: names are looked up by id, failures are translated, a moved repository is found.
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

export interface Session {
  readonly appId: number;
  readonly clock: Clock;
  /** Runs one request on a repository, by its present name. Throws only Hearth's failures. */
  on<Result>(repository: Repository, request: (client: Client, place: Place) => Promise<Result>): Promise<Result>;
}

/** Names that changed since the event: repository id → its name now. Shared by all sessions of a process. */
export type Renamed = Map<number, Place>;

export function createSession(client: Client, appId: number, clock: Clock, renamed: Renamed): Session {
  return {
    appId,
    clock,
    on: async (repository, request) => {
      const attempt = async (place: Place) => {
        try {
          return whole(await request(client, place));
        } catch (error) {
          throw translate(error, clock);
        }
      };
      const place = renamed.get(repository.id) ?? { owner: repository.owner.login, repo: repository.name };
      try {
        return await attempt(place);
      } catch (error) {
        // Both say that nothing was done, so that the request may be made again, once.
        if (error instanceof Moved) renamed.set(repository.id, await locate(client, repository, place, clock));
        else if (error instanceof Unauthorized) await renewToken(client, clock);
        else throw error;
      }
      try {
        return await attempt(renamed.get(repository.id) ?? place);
      } catch (error) {
        throw error instanceof Moved ? new Unavailable('the repository is moving') : error;
      }
    },
  };
}

/** The cached token was revoked before its time, as happens when permissions change. */
async function renewToken(client: Client, clock: Clock): Promise<void> {
  try {
    await client.auth({ type: 'installation', refresh: true });
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

/** The name a repository has now: GitHub redirects a read of the old one. Another owner is another tenant. */
async function locate(client: Client, repository: Repository, place: Place, clock: Clock): Promise<Place> {
  try {
    const { data } = await client.rest.repos.get({ ...place });
    if (data.id === repository.id && data.owner.id === repository.owner.id) {
      return { owner: data.owner.login, repo: data.name };
    }
  } catch (error) {
    throw translate(error, clock);
  }
  throw new Refused(410, 'the repository belongs to another owner now');
}
