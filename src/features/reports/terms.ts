// What the settings say to measuring: on which days an answer is expected, what is aimed at, who is left out.
import { daysOfWeek } from '../../core/setting-values.js';
import type { ReportTerms } from '../../core/report-terms.js';
import type { Target } from '../../core/report.js';
import { minutesOf } from './settings.js';
import type { ReportSettings } from './settings.js';

export function termsOf(own: ReportSettings): ReportTerms {
  const { hours } = own;
  return {
    zone: own.zone,
    answerWithin: own.answer_within,
    weekdays: own.weekdays.map((day) => daysOfWeek.indexOf(day) + 1),
    holidays: own.holidays,
    hours: hours === undefined ? null : { from: minutesOf(hours.from), to: minutesOf(hours.to) },
    targets: targetsOf(own.targets),
    strict: false,
    exclude: own.exclude,
    unnamed: own.unnamed,
    thanks: own.thanks,
  };
}

function targetsOf(own: ReportSettings['targets']): ReportTerms['targets'] {
  return {
    response_rate: atLeast(own.response_rate / 100),
    closure_ratio: atLeast(own.closure_ratio / 100),
    absence_factor: atLeast(own.absence_factor),
    retention: atLeast(own.retention / 100),
    newcomers: atLeast(own.second_contribution / 100),
    unreviewed_merges: atMost(own.unreviewed_merges / 100),
    release_gap: atMost(own.release_gap),
  };
}

const atLeast = (value: number): Target => ({ is: '>=', value });
const atMost = (value: number): Target => ({ is: '<=', value });
