// Reports for visitors: made once for as long as nothing changes, few at a time, and never more than the database bears.
// The newest, which every badge shows, never wait for older ones.
import type { Report } from '../../core/report.js';
import { parsePeriod } from '../../metrics/period.js';
import type { Showing, ShownCommunity, ShownRepository } from '../../engine/ports.js';
import { Busy, createBounded } from './bounded.js';
import type { Bounds } from './bounded.js';
import { idsOf, shownKey } from './shown-key.js';

export interface MadeReport {
  readonly report: Report;
  /** When it was worked out. */
  readonly at: Date;
  /** When the first item was opened that is known; null: none is. */
  readonly begins: Date | null;
}

export interface Reports {
  /** Null: there is no such period, it is not over, or nothing was there yet. @throws Busy, Unworked */
  of(of: ShownRepository | ShownCommunity, label: string | null): Promise<MadeReport | null>;
}

/** Nothing true can be said yet: what was read is worked off first. */
export class Unworked extends Busy {}

export interface ReportsOptions {
  readonly now: () => Date;
  /** Told what failed while an earlier report was given. */
  readonly unseen?: (error: unknown) => void;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** No zone is further behind UTC. */
const LAST_ZONE_MS = 14 * HOUR_MS;
const NEWEST: Bounds = { atOnce: 2, waiting: 16, restMs: 60_000, staleMs: 24 * HOUR_MS, kept: 24_000_000 };
const OLDER: Bounds = { ...NEWEST, atOnce: 1, waiting: 8, kept: 8_000_000 };

interface Worked {
  readonly report: Report | null;
  readonly at: Date;
}

export function createReports(
  showing: Pick<Showing, 'report' | 'mark'>,
  { now, unseen = () => undefined }: ReportsOptions,
): Reports {
  const sizeOf = ({ report }: Worked) => JSON.stringify(report).length;
  const newest = createBounded(NEWEST, sizeOf, { unseen });
  const older = createBounded(OLDER, sizeOf, { unseen });
  return {
    of: async (of, label) => {
      const until = untilOf(label, now());
      if (until === null) return null;
      const mark = await showing.mark(idsOf(of), until);
      if (label !== null && !(mark.begins !== null && mark.begins < until)) return null;
      if (mark.unworked) throw new Unworked('what was read is not worked off yet');
      // What the mark does not see, such as a login that changed, is seen within the hour; what is not worked off, once it is.
      const every = mark.behind ? MINUTE_MS : HOUR_MS;
      const version = `${every} ${Math.floor(now().getTime() / every)} ${mark.news}`;
      const work = async () => ({ report: await showing.report(of, label), at: now() });
      const { report, at } = await (label === null ? newest : older).get(
        shownKey(of, mark, [label, until]),
        work,
        version,
      );
      return report === null ? null : { report, at, begins: mark.begins };
    },
  };
}

/** When the period is over everywhere; null: it is over nowhere yet, or there is no such one. */
function untilOf(label: string | null, now: Date): Date | null {
  const month = Date.UTC(now.getUTCFullYear(), now.getUTCMonth());
  if (label === null) return new Date(month + LAST_ZONE_MS);
  const period = parsePeriod(label, 'UTC');
  const end = 'problem' in period ? Infinity : Date.parse(period.to);
  return end > now.getTime() + LAST_ZONE_MS ? null : new Date(end + LAST_ZONE_MS);
}
