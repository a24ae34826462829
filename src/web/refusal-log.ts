// A flood of refused deliveries must not become a flood of log lines.
import type { Log } from '../engine/ports.js';

const QUIET_MS = 10_000;

/** Logs a reason's first refusal at once, and then at most one line in ten seconds with the count since the last. */
export function createRefusalLog(log: Log, quietMs = QUIET_MS): (reason: string) => void {
  const reasons = new Map<string, { since: number; count: number }>();
  return (reason) => {
    const now = performance.now();
    const seen = reasons.get(reason);
    if (seen !== undefined && now - seen.since < quietMs) {
      seen.count += 1;
      return;
    }
    reasons.set(reason, { since: now, count: 0 });
    log.warn({ reason, count: (seen?.count ?? 0) + 1 }, 'delivery refused');
  };
}
