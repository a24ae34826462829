// Points in time as GitHub writes them.

export const DAY_MS = 86_400_000;

/** GitHub's own resolution: `2026-03-01T10:00:00Z`. Facts are compared and keyed by it, whatever a payload writes. */
export function stamp(time: string): string {
  if (time.length === 20 && time.endsWith('Z')) return time;
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** `2026-03-01 10:00`, of an ISO time in UTC: for people. */
export const minuteOf = (iso: string): string => iso.slice(0, 16).replace('T', ' ');

/** `2026-03-01`, of an ISO time in UTC. */
export const dayOf = (iso: string): string => iso.slice(0, 10);
