// What happens to a row that could not be finished: given back for later, or settled with the reason.
import { LeaseLost, RateLimited, Refused, TooSoon, Unavailable } from '../core/failure.js';
import type { Engine } from './engine.js';
import type { Claim } from './ports.js';

/** A row that was claimed this often and never finished takes its workers down with it. */
export const MOST_CLAIMS = 20;
export const MOST_TRIES_OF_FEATURE = 5;
/** With the delays below, ten tries reach over six hours. */
const MOST_TRIES = 10;
const FIRST_DELAY_MS = 30_000;
const LONGEST_DELAY_MS = 3_600_000;

/** When to try again after this many tries: 30 s, 90 s, 270 s … at most an hour. */
export function retryAt(now: Date, attempts: number): Date {
  const delay = Math.min(FIRST_DELAY_MS * 3 ** Math.max(0, attempts - 1), LONGEST_DELAY_MS);
  return new Date(now.getTime() + delay);
}

/** Failures of the outside world, as opposed to a mistake of ours. */
export function isOutside(error: unknown): boolean {
  return [RateLimited, Refused, Unavailable, LeaseLost, TooSoon].some((kind) => error instanceof kind);
}

/** Gives the row back or settles it, by what went wrong. */
export async function giveBack(
  engine: Engine,
  claim: Claim,
  installation: number,
  error: unknown,
): Promise<{ readonly state: 'waiting' | 'ignored' | 'dead'; readonly reason: string }> {
  const { inbox, log } = engine;
  const now = engine.clock.now();
  const reason = error instanceof Error ? error.message : String(error);
  if (error instanceof RateLimited) {
    // Only GitHub's own word stops everything; over Hearth's limit on content this row alone waits.
    if (error.reason !== 'own') await inbox.park(installation, error.until, error.reason);
    await inbox.release(claim, error.until, reason, 'free');
    return { state: 'waiting', reason };
  }
  if (error instanceof TooSoon) {
    await inbox.release(claim, new Date(now.getTime() + error.waitMs), reason, 'free');
    return { state: 'waiting', reason };
  }
  if (error instanceof Refused) {
    const refusal = `GitHub refused (${error.status}): ${reason}`;
    await inbox.settle(claim, 'ignored', refusal);
    return { state: 'ignored', reason: refusal };
  }
  const tries = error instanceof Unavailable ? MOST_TRIES : MOST_TRIES_OF_FEATURE;
  if (!(error instanceof Unavailable)) log.error({ guid: claim.guid, error: reason }, 'a row failed');
  if (claim.attempts >= tries) {
    log.error({ guid: claim.guid, attempts: claim.attempts, reason }, 'a row is dead');
    await inbox.settle(claim, 'dead', reason);
    return { state: 'dead', reason };
  }
  await inbox.release(claim, retryAt(now, claim.attempts), reason);
  return { state: 'waiting', reason };
}
