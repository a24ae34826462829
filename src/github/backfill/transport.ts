// How a request of the backfill reaches GitHub: as an installation, or later with somebody's own token.
import type { Clock } from '../../engine/ports.js';
import { Halt } from '../../engine/backfill-ports.js';
import type { Client, Clients } from '../client.js';
import { Unauthorized } from '../failures.js';
import { failureOf } from './failures.js';

export interface Transport {
  readonly request: Client['request'];
  /** Gets a new token where the one at hand was refused. */
  renew(): Promise<void>;
}

export function installationTransport(clients: Clients): (installation: number) => Promise<Transport> {
  return async (installation) => {
    const client = await clients.installation(installation);
    return {
      request: client.request,
      renew: async () => {
        await client.auth({ type: 'installation', refresh: true });
      },
    };
  };
}

/** Asks, and once more with a new token where the old one was refused. Throws only what the engine knows. */
export async function attempt<Result>(
  transport: Transport,
  clock: Clock,
  request: (transport: Transport) => Promise<Result>,
): Promise<Result> {
  const once = async (work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      throw failureOf(error, clock);
    }
  };
  try {
    return await once(() => request(transport));
  } catch (error) {
    if (!(error instanceof Unauthorized)) throw error;
  }
  return once(async () => {
    await transport.renew();
    return request(transport);
  }).catch((error: unknown) => {
    throw error instanceof Unauthorized
      ? new Halt('installation', 'GitHub refuses the token it has just given: run "hearth doctor"')
      : error;
  });
}
