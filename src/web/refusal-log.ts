// A flood of refused deliveries, or of pages that fail, must not become a flood of log lines.
import type { Log } from '../engine/ports.js';

const QUIET_MS = 10_000;

/** Logs a reason's first refusal at once, and then at most one line in ten seconds with the count since the last. */
export function createRefusalLog(log: Log, quietMs = QUIET_MS): (reason: string) => void {
  const quietly = createQuietLog(log, 'delivery refused', quietMs);
  return (reason) => {
    quietly(reason, { reason });
  };
}

/** The same for whatever is counted under a few keys. */
export function createQuietLog(
  log: Log,
  message: string,
  quietMs = QUIET_MS,
): (key: string, fields: Readonly<Record<string, unknown>>) => void {
  const keys = new Map<string, { since: number; count: number }>();
  return (key, fields) => {
    const now = performance.now();
    const seen = keys.get(key);
    if (seen !== undefined && now - seen.since < quietMs) {
      seen.count += 1;
      return;
    }
    keys.set(key, { since: now, count: 0 });
    log.warn({ ...fields, count: (seen?.count ?? 0) + 1 }, message);
  };
}
