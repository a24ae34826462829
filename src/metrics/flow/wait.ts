// How long somebody waited for an answer, and whether it came in time (metrics.md, G9, G11, M17).
import type { Watched } from '../arithmetic/kaplan-meier.js';
import { secondsAt } from '../calendar/instant.js';
import { dueAfter, secondsOf, workingSeconds } from '../calendar/working.js';
import type { Span } from '../calendar/working.js';
import type { Frame } from '../frame.js';
import type { Arrival, FlowItem } from './samples.js';
import { counted, leftOut, outBy } from './verdict.js';
import type { Verdict } from './verdict.js';

export const outcomes = ['in_time', 'late', 'waiting', 'unanswered', 'withdrawn', 'not_yet_due'] as const;
export type Outcome = (typeof outcomes)[number];

export interface Wait {
  readonly as: Outcome;
  /** Until the answer, time as a draft taken off; null: there is none. */
  readonly seconds: number | null;
  /** The same of working time. */
  readonly workingSeconds: number | null;
  readonly watched: Watched;
}

/** What is waited for: any answer, or a review. */
export type Awaited = 'answeredAt' | 'reviewedAt';

const millis = (seconds: number): number => seconds * 1_000;

/** The spans in which it was a draft, in milliseconds; the last one may not have ended. */
export function draftSpans({ drafts }: Pick<FlowItem, 'drafts'>): readonly Span[] {
  return drafts.flatMap((from, index) =>
    index % 2 === 0 ? [{ from: millis(from), to: millis(drafts[index + 1] ?? Infinity) }] : [],
  );
}

/** Seconds between two moments (seconds since 1970), without those as a draft. */
export const readySeconds = (item: Pick<FlowItem, 'drafts'>, from: number, to: number): number =>
  secondsOf({ from: millis(from), to: millis(to) }, draftSpans(item));

/** Why nobody waits on it, or nobody that is counted here; null: its author waits, from the start of its clock. */
export function notWaiting(item: Arrival): Verdict | null {
  const out = outBy(item);
  if (out !== null) return leftOut(out);
  if (item.draft) return leftOut('draft');
  return item.startedAt === null ? leftOut('never_ready') : null;
}

/** Only of an item of which somebody waits (`notWaiting`). */
export function waitOf(item: Arrival, awaited: Awaited, frame: Frame): Wait {
  const { calendar, answerWithin } = frame;
  const start = millis(item.startedAt ?? item.openedAt);
  const end = item[awaited];
  const off = draftSpans(item);
  const due = dueAfter(start, answerWithin, calendar, off) ?? Infinity;
  const until = {
    from: start,
    to: end === null ? Math.min(millis(item.closedAt ?? Infinity), millis(secondsAt(frame.to))) : millis(end),
  };
  const waited = secondsOf(until, off);
  return {
    as: outcomeOf(item, { end: end === null ? null : millis(end), due, to: millis(secondsAt(frame.to)) }),
    seconds: end === null ? null : waited,
    workingSeconds: end === null ? null : workingSeconds(until, calendar, off),
    watched: { after: waited, happened: end !== null },
  };
}

interface Moments {
  readonly end: number | null;
  readonly due: number;
  readonly to: number;
}

/** What comes at the very moment of the target is in time; what is not due yet is apart, answered or not. */
function outcomeOf({ closedAt, ownClose }: Arrival, { end, due, to }: Moments): Outcome {
  if (end === null && ownClose && closedAt !== null && millis(closedAt) <= due) return 'withdrawn';
  if (due >= to) return 'not_yet_due';
  if (end !== null) return end <= due ? 'in_time' : 'late';
  return closedAt === null ? 'waiting' : 'unanswered';
}

/** What becomes of it in a headline, which is over the items of people who are not maintainers. */
export function waitVerdict(item: Arrival, awaited: Awaited, frame: Frame): Verdict {
  const out = notWaiting(item);
  if (out !== null) return out;
  if (item.maintainer) return leftOut('maintainer');
  const { as, seconds } = waitOf(item, awaited, frame);
  if (as === 'withdrawn' || as === 'not_yet_due') return leftOut(as);
  return counted(as, seconds ?? undefined);
}
