// How far the ledger reaches: up to when it knows everything, since when, and what is missing in between. Pure.
import type { Gap } from '../../core/report.js';
import type { LedgerKnown, RepositoryKnown } from '../ports.js';

/** What is this much older than the end of a period is too old to speak of it (metrics.md, A9). */
const LATE_MS = 24 * 3_600_000;

/**
 * Up to when the ledger knows what happened: the newest act of any repository, or later, where every repository was read, or
 * GitHub's log of what it told was, and nothing that came in waits to be looked at; never later than now. Null: it knows
 * nothing.
 */
export function knownUntil({ repositories, sweptAt, oldestUnread }: LedgerKnown, now: Date): Date | null {
  const newest = latest(repositories.map(({ newestAt }) => newestAt));
  const read = repositories.map(({ readUntil, told }) => latest([readUntil, told ? sweptAt : null]));
  const everywhere = read.length > 0 && read.every((one) => one !== null) ? earliest(read) : null;
  const until = latest([newest, everywhere]);
  return until === null ? null : earliest([until, oldestUnread, now]);
}

/**
 * Since when everything is known; null: the whole history is, or there is nothing to know. What was not read is known from
 * when it was given to Hearth, and what was only imported from the first that the import tells.
 */
export function knownSince({ repositories }: Pick<LedgerKnown, 'repositories'>): Date | null {
  return latest(repositories.filter(({ readUntil }) => readUntil === null).map(beginsAt));
}

const beginsAt = ({ givenSince, firstAt }: RepositoryKnown): Date | null => givenSince ?? firstAt;

/** The oldest item of all. */
export const oldestOf = ({ repositories }: Pick<LedgerKnown, 'repositories'>): Date | null =>
  earliest(repositories.map(({ firstAt }) => firstAt));

/** Is a part of the history still to be read that figures stand on? What stopped is not waited for. */
export function isBeingRead({ repositories }: Pick<LedgerKnown, 'repositories'>): boolean {
  return repositories.some(({ unread }) =>
    unread.some(({ part, state }) => state === 'waiting' && ['repository', 'issues', 'pull_requests'].includes(part)),
  );
}

/** Does what is known until then end too early to speak of a period that ends at `to`? */
export function isLate(until: Date | null, to: string): boolean {
  return until === null || until.getTime() < Date.parse(to) - LATE_MS;
}

/** Where what is known ends, and where a period does. */
interface Ends {
  readonly until: Date | null;
  readonly to: string;
}

/** What must be said at the top of a report over a period. `community`: of everybody's firsts. */
export function gapsOf(known: LedgerKnown, community: LedgerKnown, { until, to }: Ends): readonly Gap[] {
  const since = knownSince(community);
  const gaps: Gap[] = [];
  if (isLate(until, to)) gaps.push({ code: 'ledger_behind', params: { until: until === null ? '' : dayOf(until) } });
  const unread = known.repositories.flatMap((one) => one.unread.map(({ part }) => ({ part, of: one.repository })));
  if (unread.length > 0) {
    const parts = [...new Set(unread.map(({ part }) => part))].sort().join(', ');
    gaps.push({
      code: 'history_incomplete',
      params: { parts, repositories: new Set(unread.map(({ of }) => of)).size },
    });
  }
  if (since !== null) gaps.push({ code: 'history_begins', params: { since: dayOf(since) } });
  return gaps;
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

type Times = readonly (Date | null)[];
const timesIn = (times: Times): readonly number[] => times.flatMap((time) => time?.getTime() ?? []);
const latest = (times: Times): Date | null => dateOf(Math.max(...timesIn(times)));
const earliest = (times: Times): Date | null => dateOf(Math.min(...timesIn(times)));
const dateOf = (time: number): Date | null => (Number.isFinite(time) ? new Date(time) : null);
