// What webhooks missed: GitHub never sends a failed delivery again by itself, so its log is read and every delivery
// without an inbox row is pulled, whatever its status there (a restored database has lost answered ones too).
import { RateLimited, Refused, Unavailable } from '../core/failure.js';
import type { Clock, GitHubApp, Inbox, Log } from './ports.js';

/** GitHub keeps its log for 72 hours. */
const LOOK_BACK_MS = 70 * 3_600_000;
const PAGE = 100;

export interface SweepPorts {
  readonly inbox: Inbox;
  readonly app: GitHubApp;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Swept {
  readonly seen: number;
  readonly pulled: number;
}

/**
 * Pulls missed deliveries since `since` (at most 70 hours back), oldest first. Also the whole of
 * `--intake pull`. Throws GitHub's failures; what was pulled before stays.
 */
export async function sweep(ports: SweepPorts, since?: Date): Promise<Swept> {
  const floor = new Date(ports.clock.now().getTime() - LOOK_BACK_MS);
  const from = since !== undefined && since > floor ? since : floor;
  const seen = new Map<string, { id: number; event: string }>();
  const born = await ports.inbox.bornAt();
  for await (const delivery of ports.app.deliveriesSince(from)) {
    // Answered before this database was made: by another Hearth, with another memory, whose comments this one would not
    // know as its own. What nobody answered is nobody's yet.
    if (delivery.answered && delivery.deliveredAt < born) continue;
    // A redelivery has the same GUID: the newest record of it serves as well.
    if (!seen.has(delivery.guid)) seen.set(delivery.guid, { id: delivery.id, event: delivery.event });
  }
  const guids = [...seen.keys()].reverse();
  let pulled = 0;
  for (let at = 0; at < guids.length; at += PAGE) {
    const missing = await ports.inbox.missing(guids.slice(at, at + PAGE));
    for (const guid of missing) pulled += await pull(ports, guid, seen.get(guid));
  }
  if (pulled > 0) ports.log.info({ seen: seen.size, pulled }, 'missed deliveries were pulled from the log');
  return { seen: seen.size, pulled };
}

async function pull(
  ports: SweepPorts,
  guid: string,
  found: { id: number; event: string } | undefined,
): Promise<number> {
  if (found === undefined) return 0;
  try {
    await ports.inbox.insert([{ guid, event: found.event, payload: await ports.app.payloadOf(found.id) }]);
    return 1;
  } catch (error) {
    if (error instanceof RateLimited || error instanceof Unavailable) throw error;
    if (error instanceof Refused) {
      ports.log.warn({ guid, status: error.status }, 'a missed delivery could not be read from the log');
      return 0;
    }
    throw error;
  }
}
