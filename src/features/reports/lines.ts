// The lines of reports that the settings ask for: one for each length of time, for everybody and for the leads. Each has a
// schedule of its own, so that what goes wrong with one keeps no other back.
import type { Repository, RepositoryEvent } from '../../core/event.js';
import type { Schedule } from '../../core/feature.js';
import type { Audience, PeriodKind } from '../../core/report.js';
import { minutesOf } from './settings.js';
import type { ReportSettings } from './settings.js';

export interface Line {
  readonly period: PeriodKind;
  readonly audience: Audience;
}

export function linesIn(own: ReportSettings): readonly Line[] {
  const forAll = unique(own.periods).map((period): Line => ({ period, audience: 'public' }));
  if (own.private === undefined) return forAll;
  return [...forAll, ...unique(own.private_periods).map((period): Line => ({ period, audience: 'private' }))];
}

const unique = (periods: readonly PeriodKind[]): readonly PeriodKind[] => [...new Set(periods)];

/** `reports/monthly`, `reports/leads/weekly`. */
const seriesOf = ({ period, audience }: Line): string =>
  audience === 'public' ? `reports/${period}` : `reports/leads/${period}`;

/** The first day after each period: Mondays, firsts of a month, firsts of a quarter. */
const FIRST_DAYS: Readonly<Record<PeriodKind, string>> = {
  weekly: '* * 1',
  monthly: '1 * *',
  quarterly: '1 1,4,7,10 *',
};

export function schedulesOf(own: ReportSettings): readonly Schedule[] {
  const minutes = minutesOf(own.at);
  const time = `${minutes % 60} ${Math.floor(minutes / 60)}`;
  return linesIn(own).map((line) => ({
    series: seriesOf(line),
    cron: `${time} ${FIRST_DAYS[line.period]}`,
    zone: own.zone,
    catchUp: own.catch_up,
  }));
}

/** The line that a tick is about, and when it came due; null: none that is asked for. */
export function dueIn(event: RepositoryEvent, own: ReportSettings): (Line & { readonly due: string }) | null {
  if (event.kind !== 'tick') return null;
  const line = linesIn(own).find((one) => seriesOf(one) === event.series);
  return line === undefined ? null : { ...line, due: event.period };
}

/**
 * What its reports are published once for: each period of a repository or of the whole community, apart for the leads; and
 * apart for each repository that publishes them, so that none can take the place of another.
 */
export function scopeOf(line: Line, { of }: Pick<ReportSettings, 'of'>, repository: Repository): string {
  return [`${of}:${repository.id}`, ...(line.audience === 'private' ? ['leads'] : []), line.period].join(':');
}

/** Of the issue or discussion: one for each period. */
export const postSeries = (scope: string, label: string): string => `report:${scope}:${label}`;
