// How a report was measured, so that it can be said again and explained (metrics.md, G18).
import type { Measured } from '../core/measured.js';
import type { Report } from '../core/report.js';
import { dateAt } from '../metrics/calendar/day.js';
import { catalogue } from '../metrics/catalogue.js';
import type { Frame } from '../metrics/frame.js';
import { UNLOOKED } from './alarms/index.js';
import type { Material } from './material.js';

export function methodOf({ now, settings, ledgerAt, frame }: Material): Report['method'] {
  return {
    definitions: Object.fromEntries(catalogue.filter(({ id }) => id in now).map(({ id, version }) => [id, version])),
    settings,
    ledgerAt,
    excluded: excludedFrom(now),
    answerWithin: frame.answerWithin,
    ...offWork(frame),
    unlooked: UNLOOKED,
  };
}

/** What of the days is not worked: without it "working days" would say too little. */
function offWork({
  calendar: { hours, holidays, zone },
  from,
  to,
}: Frame): Pick<Report['method'], 'hours' | 'holidays'> {
  const [first, last] = [from, to].map((instant) => dateAt(Date.parse(instant), zone));
  const within = holidays.filter((day) => first !== undefined && last !== undefined && day >= first && day < last);
  return {
    ...(hours === null ? {} : { hours: { from: clock(hours.from), to: clock(hours.to) } }),
    ...(within.length === 0 ? {} : { holidays: within.length }),
  };
}

/** Of minutes after midnight: `09:30`. */
const clock = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');

/** The same item is left out of many figures: their sum would count it many times. */
function excludedFrom(now: Material['now']): Readonly<Record<string, number>> {
  const most = new Map<string, number>();
  const measured: readonly (Measured | undefined)[] = Object.values(now);
  for (const { excluded } of measured.filter((one) => one !== undefined)) {
    for (const [code, count] of Object.entries(excluded)) most.set(code, Math.max(most.get(code) ?? 0, count));
  }
  return Object.fromEntries(
    [...most].filter(([, count]) => count > 0).sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}
