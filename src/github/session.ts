// One installation's way to GitHub: names are looked up by id, failures are translated, a moved repository is found.
import { Refused, Unavailable } from '../core/failure.js';
import type { Repository } from '../core/event.js';
import type { Clock } from '../engine/ports.js';
import { Moved } from './client.js';
import type { Client } from './client.js';
import { translate } from './failures.js';

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
      const place = renamed.get(repository.id) ?? { owner: repository.owner.login, repo: repository.name };
      try {
        return whole(await request(client, place));
      } catch (error) {
        const failure = translate(error, clock);
        if (!(failure instanceof Moved)) throw failure;
      }
      const now = await locate(client, repository, clock);
      renamed.set(repository.id, now);
      try {
        return whole(await request(client, now));
      } catch (error) {
        const failure = translate(error, clock);
        throw failure instanceof Moved ? new Unavailable('the repository is moving') : failure;
      }
    },
  };
}

/** An answer that was cut, or an error page with a good status, reaches us as text: nobody knows what it would have said. */
function whole<Result>(result: Result): Result {
  const data = (result as { data?: unknown } | undefined)?.data;
  if (typeof data === 'string' && data !== '') throw new Unavailable("GitHub's answer was not JSON");
  return result;
}

/** The name a repository has now. Another owner is another tenant: nothing is written there. */
async function locate(client: Client, repository: Repository, clock: Clock): Promise<Place> {
  try {
    const answer = await client.request('GET /repositories/{id}', { id: repository.id });
    const found = answer.data as { name: string; owner: { id: number; login: string } };
    if (found.owner.id === repository.owner.id) return { owner: found.owner.login, repo: found.name };
  } catch (error) {
    throw translate(error, clock);
  }
  throw new Refused(410, 'the repository belongs to another owner now');
}
