// What webhooks missed: GitHub never sends a failed delivery again by itself, so its log is read and every delivery
// without an inbox row is pulled, whatever its status there (a restored database has lost answered ones too).
import { RateLimited, Refused, Unavailable } from '../core/failure.js';
import type { Clock, GitHubApp, Inbox, Log, LoggedDelivery } from './ports.js';

/** GitHub keeps its log for 72 hours. */
const LOOK_BACK_MS = 70 * 3_600_000;
/** Beyond the last complete sweep: GitHub's log may be late, and so may clocks. */
const OVERLAP_MS = 3_600_000;
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
 * Pulls missed deliveries, page by page, each page's oldest first: what was pulled before GitHub fails stays. Without
 * `since` it is the regular sweep: one process at a time, back to an hour before the last complete one (a new or restored
 * database has none or an old one). With `since` (at most 70 hours back) it is the whole of `--intake pull`.
 */
export async function sweep(ports: SweepPorts, since?: Date): Promise<Swept> {
  const started = ports.clock.now();
  if (since !== undefined) return pullSince(ports, latest(floorOf(started), since));
  const swept = await ports.inbox.sweepAlone(async () => {
    const found = await pullSince(ports, reachBack(started, await ports.inbox.sweptAt()));
    await ports.inbox.noteSwept(started);
    return found;
  });
  return swept ?? { seen: 0, pulled: 0 };
}

const floorOf = (now: Date) => new Date(now.getTime() - LOOK_BACK_MS);
const latest = (a: Date, b: Date) => (a > b ? a : b);

/** A cursor ahead of the clock says nothing. */
function reachBack(now: Date, sweptAt: Date | null): Date {
  const floor = floorOf(now);
  return sweptAt === null || sweptAt > now ? floor : latest(floor, new Date(sweptAt.getTime() - OVERLAP_MS));
}

async function pullSince(ports: SweepPorts, from: Date): Promise<Swept> {
  const born = await ports.inbox.bornAt();
  const seen = new Set<string>();
  let pulled = 0;
  for await (const page of pagesOf(ports.app.deliveriesSince(from))) {
    const found = new Map<string, LoggedDelivery>();
    for (const delivery of page) {
      // Answered before this database was made: by another Hearth, with another memory, whose comments this one would
      // not know as its own. What nobody answered is nobody's yet.
      if (delivery.answered && delivery.deliveredAt < born) continue;
      // A redelivery has the same GUID: the newest record of it serves as well.
      if (seen.has(delivery.guid)) continue;
      seen.add(delivery.guid);
      found.set(delivery.guid, delivery);
    }
    const missing = new Set(await ports.inbox.missing([...found.keys()]));
    for (const delivery of [...found.values()].reverse()) {
      if (missing.has(delivery.guid)) pulled += await pull(ports, delivery);
    }
  }
  if (pulled > 0) ports.log.info({ seen: seen.size, pulled }, 'missed deliveries were pulled from the log');
  return { seen: seen.size, pulled };
}

async function* pagesOf(deliveries: AsyncIterable<LoggedDelivery>): AsyncGenerator<readonly LoggedDelivery[]> {
  let page: LoggedDelivery[] = [];
  for await (const delivery of deliveries) {
    page.push(delivery);
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

async function pull(ports: SweepPorts, { id, guid, event, deliveredAt }: LoggedDelivery): Promise<number> {
  try {
    await ports.inbox.insert([{ guid, event, payload: await ports.app.payloadOf(id), sentAt: deliveredAt }]);
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
