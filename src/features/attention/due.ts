// When the leads are to be told, and when an answer is due: counted on working days, without the time as a draft.
import { dueAfter } from '../../metrics/calendar/working.js';
import { calendarOf } from './settings.js';
import type { Own } from './settings.js';

export interface Clock {
  /** ISO 8601. */
  readonly startedAt: string;
  /** When it became a draft and when ready again, in turns; one that is a draft now waits for nobody. */
  readonly drafts: readonly string[];
}

export interface Dues {
  readonly warnAt: Date;
  readonly dueAt: Date;
}

/** Null: no day is worked on for years. */
export function duesOf({ startedAt, drafts }: Clock, own: Own): Dues | null {
  const calendar = calendarOf(own);
  const off = spansOf(drafts);
  const after = (days: number) => dueAfter(Date.parse(startedAt), days, calendar, off);
  const [warn, due] = [after((own.answer_within * own.warn_at) / 100), after(own.answer_within)];
  return warn === null || due === null ? null : { warnAt: new Date(warn), dueAt: new Date(due) };
}

/**
 * Whether a look that was asked for earlier is still to come when an item becomes ready again at that moment: then none has to
 * be asked for. It is asked for when the clock starts, and again by what becomes ready after the last one.
 */
export function isWatched({ startedAt, drafts }: Clock, own: Own, readyAt: string): boolean {
  const ready = Date.parse(readyAt);
  const turns = drafts.filter((at) => Date.parse(at) <= ready);
  let look = duesOf({ startedAt, drafts: [] }, own)?.warnAt.getTime() ?? 0;
  for (let at = 1; at < turns.length - 1; at += 2) {
    if (look <= Date.parse(turns[at] ?? '')) {
      look = duesOf({ startedAt, drafts: turns.slice(0, at + 1) }, own)?.warnAt.getTime() ?? 0;
    }
  }
  // The first time that it is ready the clock starts; and of what the ledger does not know yet, nothing was asked for.
  return turns.length >= 2 && turns.length % 2 === 0 && look > ready;
}

function spansOf(turns: readonly string[]) {
  const spans: { readonly from: number; readonly to: number }[] = [];
  for (let at = 0; at + 1 < turns.length; at += 2) {
    spans.push({ from: Date.parse(turns[at] ?? ''), to: Date.parse(turns[at + 1] ?? '') });
  }
  return spans;
}
