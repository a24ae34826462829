// One step of a backfill: one page read, and committed with its facts. What goes wrong is written down beside it, so that
// everybody can see what it waits for.
import { LeaseLost, RateLimited } from '../core/failure.js';
import { Halt, LostPlace, Paused, threadsAtOnce, TooMuch } from './backfill-ports.js';
import type { BackfillStore, HistoryReader, Lease, Page, Part, PartRow, Step, Task } from './backfill-ports.js';
import type { Clock, Failpoint, Log } from './ports.js';
import { retryAt } from './retry.js';

export interface BackfillEngine {
  readonly store: BackfillStore;
  readonly reader: HistoryReader;
  readonly clock: Clock;
  readonly log: Log;
  readonly failpoint: Failpoint;
}

const HOUR_MS = 3_600_000;
/** Beyond the watermark: GitHub's dates lag, and so may clocks. */
const OVERLAP_MS = 48 * HOUR_MS;
/** Attention, and single commits, are looked at a year back. */
const HORIZON_MS = 400 * 24 * HOUR_MS;
const MOST_FAILURES = 10;

const threaded: readonly Part[] = ['issues', 'pull_requests', 'discussions'];
const recent: readonly Part[] = ['stars', 'forks', 'commits'];
/** The page sizes that the reader takes by itself, as far as halving them begins there. */
const LARGEST_PAGE = 100;
const MOST_THREADS = Math.max(...Object.values(threadsAtOnce));
const sizes: Readonly<Partial<Record<Part, number>>> = { discussions: 20, commits: 70 };

/** The cursor of a part of which only threads are left; a page's own follows `page:`. */
const THREADS = 'threads';
const PAGE = 'page:';

export async function step(engine: BackfillEngine, lease: Lease, row: PartRow): Promise<void> {
  const { store, failpoint } = engine;
  try {
    await failpoint('backfill.page.before');
    const read = row.cursor === THREADS ? await readThreads(engine, row) : await readPage(engine, row);
    await failpoint('backfill.page.after');
    await store.commit(lease, row, read);
    await failpoint('backfill.commit.after');
  } catch (error) {
    await giveUp(engine, lease, row, error);
  }
}

async function readPage({ reader, store, clock }: BackfillEngine, row: PartRow): Promise<Step> {
  const cursor = row.cursor === null ? null : row.cursor.slice(PAGE.length);
  const listed = row.part === 'maintainers' ? await store.listed(row.repository) : [];
  const page = await reader.page({ row: { ...row, cursor }, until: untilOf(row, clock.now()), listed });
  if (page.cursor !== null) return { page, cursor: PAGE + page.cursor, threads: [], done: false };
  const rest = threaded.includes(row.part);
  return { page, cursor: rest ? THREADS : null, threads: [], done: !rest };
}

async function readThreads({ reader, store, clock }: BackfillEngine, row: PartRow): Promise<Step> {
  const [first] = await store.threads(row, 1);
  if (first === undefined) return { page: nothing(clock), cursor: null, threads: [], done: true };
  const most = threadsAtOnce[first.connection];
  const threads = await store.threads(row, Math.min(most, row.pageSize ?? most));
  const task: Task = { row, until: null, listed: [] };
  return { page: await reader.threads(task, threads), cursor: THREADS, threads, done: false };
}

function nothing(clock: Clock): Page {
  const cost = { requests: 0, predicted: 0, points: 0 };
  return { facts: [], cursor: null, items: 0, threads: [], cost, at: clock.now().toISOString() };
}

/** How far back in time to read: all of it the first time, but for what has no meaning after a year. */
export function untilOf({ part, watermark, beganAt }: PartRow, now: Date): Date | null {
  if (watermark !== null) return new Date(watermark.getTime() - OVERLAP_MS);
  return recent.includes(part) ? new Date((beganAt ?? now).getTime() - HORIZON_MS) : null;
}

async function giveUp(engine: BackfillEngine, lease: Lease, row: PartRow, error: unknown): Promise<void> {
  if (error instanceof LeaseLost) throw error;
  const { store, clock, log } = engine;
  const { repository, part } = row;
  const inAnHour = new Date(clock.now().getTime() + HOUR_MS);
  if (error instanceof RateLimited) {
    await store.defer(lease, error.until, error.message);
  } else if (error instanceof Paused) {
    await store.defer(lease, inAnHour, error.message);
  } else if (error instanceof Halt) {
    log.warn({ repository, part, scope: error.scope, reason: error.message }, 'a backfill stopped');
    await store.stop(lease, row, error.scope, error.message);
  } else if (error instanceof LostPlace) {
    // Not at once: where it is lost again and again, the hour's budget would go with it.
    await store.setBack(lease, row, { reason: error.message, dueAt: inAnHour, restart: true });
  } else {
    await tryAgain(engine, lease, row, error);
  }
}

/** In smaller pages where it was too much, later where GitHub failed, and in the end not any more. */
async function tryAgain({ store, clock, log }: BackfillEngine, lease: Lease, row: PartRow, error: unknown) {
  const { repository, part } = row;
  const now = clock.now();
  const failures = row.failures + 1;
  const reason = error instanceof Error ? error.message : String(error);
  const pageSize = error instanceof TooMuch ? halfOf(row) : null;
  if (pageSize !== null) {
    log.info({ repository, part, pageSize, reason }, 'a page was too much at once; it is asked for in halves');
    const words = `${reason}; smaller pages are tried`;
    await store.setBack(lease, row, { reason: words, dueAt: now, pageSize, free: true });
    return;
  }
  log.warn({ repository, part, failures, reason }, 'a page of the backfill failed');
  if (failures < MOST_FAILURES) {
    await store.setBack(lease, row, { reason, dueAt: retryAt(now, failures) });
    return;
  }
  const advice = `run "hearth backfill ${row.owner}/${row.name}" to try again`;
  await store.stop(lease, row, 'part', `It failed ${MOST_FAILURES} times, last with: ${reason}; ${advice}`);
}

/** Null: it is 1 already. */
function halfOf(row: PartRow): number | null {
  const largest = row.cursor === THREADS ? MOST_THREADS : (sizes[row.part] ?? LARGEST_PAGE);
  const size = Math.min(row.pageSize ?? largest, largest);
  return size > 1 ? Math.floor(size / 2) : null;
}
