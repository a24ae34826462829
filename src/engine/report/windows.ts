// Which metrics a report measures over which windows: everything over its period, and beside it only what is shown or
// compared. Each is measured once.
import type { MetricId } from '../../core/measured.js';
import type { Period } from '../../core/report.js';
import { catalogue } from '../../metrics/catalogue.js';
import type { Frame, Window } from '../../metrics/frame.js';
import { atAGlance } from '../../metrics/metric.js';
import { previous, yearEarlier } from '../../metrics/period.js';
import type { Measurements } from '../../report/material.js';
import { spanNames, spansEnding } from '../../report/spans.js';
import type { SpanName } from '../../report/spans.js';
import { measureAll } from '../measure.js';
import type { Measures } from '../ports.js';

/** Boards: whom they name is told for the period alone. */
const NOT_BEFORE: readonly MetricId[] = ['M41', 'M42'];

/** What stands in the first table, which alone looks back a year, and what the alarms compare with then. */
const YEAR_AGO: readonly MetricId[] = ['M01', 'M02', 'M10', 'M12', 'M17', 'M22', 'M24', 'M32', 'M45'];

type Beside = 'now' | 'before' | 'yearAgo' | SpanName;

export interface Asked {
  readonly name: Beside;
  readonly window: Window;
  readonly metrics: readonly MetricId[];
  /** Only what the first table shows and the alarms compare. */
  readonly glance: boolean;
}

/** `isKnown`: whether the ledger reaches back to a window; the year before is only looked at where it does. */
export function windowsOf(period: Period, isKnown: (window: Window) => boolean): readonly Asked[] {
  const all = catalogue.map(({ id }) => id);
  const [earlier, year] = [previous(period, period.zone), yearEarlier(period, period.zone)];
  return [
    { name: 'now', window: period, metrics: all, glance: false },
    { name: 'before', window: earlier, metrics: all.filter((id) => !NOT_BEFORE.includes(id)), glance: false },
    ...(isKnown(year) ? [{ name: 'yearAgo' as const, window: year, metrics: YEAR_AGO, glance: true }] : []),
    ...spansEnding(period.to).map(({ name, metrics, ...window }) => ({ name, window, metrics, glance: true })),
  ];
}

export interface MeasuredBeside {
  readonly now: Measurements;
  readonly before: Measurements;
  /** Null: the ledger does not reach back so far. */
  readonly yearAgo: Measurements | null;
  readonly spans: Readonly<Record<SpanName, Measurements>>;
}

/**
 * All that is measured for a report; `frame` is that of its period. What it came to is kept, and found where a later report
 * looks back at it: whole, also where only a glance is asked for.
 */
export async function measureBeside(
  measures: Measures,
  frame: Frame,
  windows: readonly Asked[],
): Promise<MeasuredBeside> {
  await measures.refresh();
  const over = ({ window: { from, to }, metrics, glance }: Asked): Frame => ({
    ...frame,
    from,
    to,
    ...(glance ? { glance: metrics } : {}),
  });
  const found = new Map<Beside, Measurements>();
  const lookUp = async (asked: Asked) => {
    const kept = await measures.kept(over(asked));
    if (kept !== null) found.set(asked.name, only(asked.metrics, kept));
  };
  await Promise.all(windows.filter(({ name }) => LOOKING_BACK.includes(name)).map(lookUp));
  const left = windows.filter(({ name }) => !found.has(name));
  const measureLeft = async () => {
    const asks = left.map((asked) => ({
      frame: over(asked),
      metrics: catalogue
        .filter(({ id }) => asked.metrics.includes(id))
        .map((one) => (asked.glance ? atAGlance(one) : one)),
    }));
    return new Map((await measureAll(measures, asks)).map((measured, index) => [left[index]?.name, measured]));
  };
  const measured = await measures.keep(frame, measureLeft, (all) => comparedLater(all.get('now') ?? {}));
  const of = (name: Beside) => found.get(name) ?? measured.get(name);
  return {
    now: of('now') ?? {},
    before: of('before') ?? {},
    yearAgo: of('yearAgo') ?? null,
    spans: Object.fromEntries(spanNames.map((name) => [name, of(name) ?? {}])) as MeasuredBeside['spans'],
  };
}

/** Windows that were the period of a report themselves. */
const LOOKING_BACK: readonly Beside[] = ['before', 'yearAgo'];

const only = (metrics: readonly MetricId[], all: Measurements): Measurements =>
  Object.fromEntries(metrics.flatMap((id) => (all[id] === undefined ? [] : [[id, all[id]]])));

/** No report looks back at boards. */
const comparedLater = (all: Measurements): Measurements =>
  only(
    catalogue.flatMap(({ id }) => (NOT_BEFORE.includes(id) ? [] : [id])),
    all,
  );
