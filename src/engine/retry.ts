// What happens to a row that could not be finished: given back for later, or settled with the reason.
import { LeaseLost, OwnLimit, RateLimited, Refused, TooSoon, Unavailable } from '../core/failure.js';
import type { Engine } from './engine.js';
import type { Claim } from './ports.js';

/** A row that lost so many workers takes them down with it. */
export const MOST_LOST = 20;
export const MOST_TRIES_OF_FEATURE = 5;
/** After the first try ten more, which with the delays below reach over six hours. */
const MOST_TRIES = 11;
const FIRST_DELAY_MS = 30_000;
const LONGEST_DELAY_MS = 3_600_000;

/** When to try again after this many tries: 30 s, 90 s, 270 s … at most an hour. */
export function retryAt(now: Date, attempts: number): Date {
  const delay = Math.min(FIRST_DELAY_MS * 3 ** Math.max(0, attempts - 1), LONGEST_DELAY_MS);
  return new Date(now.getTime() + delay);
}

/** Failures of the outside world, as opposed to a mistake of ours. */
export function isOutside(error: unknown): boolean {
  return [RateLimited, OwnLimit, Refused, Unavailable, LeaseLost, TooSoon].some((kind) => error instanceof kind);
}

/** Gives the row back or settles it, by what went wrong. `installation` is null while the row has not been read. */
export async function giveBack(
  engine: Engine,
  claim: Claim,
  installation: number | null,
  error: unknown,
): Promise<{ readonly state: 'waiting' | 'ignored' | 'dead'; readonly reason: string }> {
  const { inbox, log } = engine;
  const now = engine.clock.now();
  const reason = error instanceof Error ? error.message : String(error);
  if (error instanceof RateLimited || error instanceof OwnLimit) {
    // Only GitHub's own word stops everything; over a limit of Hearth's this row alone waits.
    if (error instanceof RateLimited && installation !== null) {
      await inbox.park(installation, error.until, error.reason);
    }
    await inbox.release(claim, error.until, reason, 'free');
    return { state: 'waiting', reason };
  }
  if (error instanceof TooSoon) {
    await inbox.release(claim, new Date(now.getTime() + error.waitMs), reason, 'free');
    return { state: 'waiting', reason };
  }
  if (error instanceof Refused) return end(engine, claim, 'ignored', `GitHub refused (${error.status}): ${reason}`);
  if (!(error instanceof Unavailable)) log.error({ guid: claim.guid, error: reason }, 'a row failed');
  if (claim.attempts >= MOST_TRIES) return end(engine, claim, 'dead', reason);
  await inbox.release(claim, retryAt(now, claim.attempts), reason);
  return { state: 'waiting', reason };
}

/** Settles a row that is not tried again, and with it what it still meant to do: nothing stays open for ever. */
async function end(engine: Engine, claim: Claim, state: 'ignored' | 'dead', reason: string) {
  if (state === 'dead') engine.log.error({ guid: claim.guid, attempts: claim.attempts, reason }, 'a row is dead');
  const open = await engine.audit.openActions(claim);
  const ids = open.map((action) => action.id);
  if (ids.length > 0) await engine.audit.settle(ids, { state: 'failed', detail: reason });
  await engine.inbox.settle(claim, state, reason);
  return { state, reason };
}
