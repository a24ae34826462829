// Everything that a report says, by language: which words there must be. Templates hold `{name}`, or `{name|form}` where a
// value is shown in a form of its own (say.ts).
import type { Status, Trend } from '../core/report.js';
import type { Reason, StepCode } from './steps.js';

type ByCode = Readonly<Record<string, string>>;

export interface Words {
  /** Of the issue or discussion: `{of}`, `{period}`. */
  readonly title: string;
  readonly privateTitle: string;
  /** How a period is called: `{year}`, `{number}`, `{month}`. */
  readonly periods: Readonly<Record<'weekly' | 'monthly' | 'quarterly', string>>;
  readonly months: readonly string[];
  readonly status: Readonly<Record<Status, string>>;
  readonly trend: Readonly<Record<Trend, string>>;
  /** Rows of the one-look table, by the signal's code. */
  readonly signals: ByCode;
  /** Of the second figure of a row: `{value}`. */
  readonly beside: ByCode;
  /** What an alarm is called, by its code. */
  readonly alarms: ByCode;
  readonly reasons: Readonly<Record<Reason, string>>;
  readonly steps: Readonly<Record<StepCode, string>>;
  readonly attention: ByCode;
  readonly thanks: ByCode;
  readonly gaps: ByCode;
  readonly chapters: ByCode;
  /** Columns of the table of SIGs, by the figure. */
  readonly sigColumns: ByCode;
  /** Rows of a measure: kinds, ages, whose. */
  readonly groups: ByCode;
  readonly levels: ByCode;
  readonly kinds: Readonly<Record<'issue' | 'pull_request' | 'discussion', string>>;
  /** What there is one person for: reviews, merges. */
  readonly what: ByCode;
  readonly unlooked: ByCode;
  readonly units: Readonly<Record<'hours' | 'days' | 'perWeek', string>>;
  readonly heads: Readonly<
    Record<
      | 'oneLook'
      | 'alarms'
      | 'attention'
      | 'steps'
      | 'thanks'
      | 'charts'
      | 'chapters'
      | 'method'
      | 'gap'
      | 'signal'
      | 'measure'
      | 'now'
      | 'target'
      | 'before'
      | 'trend'
      | 'n'
      | 'status'
      | 'week'
      | 'opened'
      | 'closed'
      | 'level'
      | 'people'
      | 'sig'
      | 'group'
      | 'rule'
      | 'count',
      string
    >
  >;
  readonly charts: Readonly<Record<'flow' | 'funnel' | 'numbers' | 'items', string>>;
  readonly lines: Readonly<
    Record<
      | 'intro'
      | 'repositories'
      | 'others'
      | 'previous'
      | 'page'
      | 'yearAgo'
      | 'low'
      | 'fewOf'
      | 'told'
      | 'onTarget'
      | 'fewOwners'
      | 'nothing'
      | 'few'
      | 'notMeasured'
      | 'noAlarms'
      | 'noAlarmsYetAct'
      | 'named'
      | 'of'
      | 'alarmsUnlooked'
      | 'noAttention'
      | 'attentionUnlooked'
      | 'noSteps'
      | 'shortened'
      | 'allWaiting'
      | 'waits'
      | 'since'
      | 'done'
      | 'andOthers'
      | 'more'
      | 'concerns'
      | 'everybody'
      | 'inRepository'
      | 'window'
      | 'answers'
      | 'hours'
      | 'holidays'
      | 'ledger'
      | 'ledgerEmpty'
      | 'people'
      | 'excluded'
      | 'excludedNone'
      | 'definitions'
      | 'unmeasured'
      | 'unlooked'
      | 'id'
      | 'why'
      | 'comma'
      | 'colon'
      | 'stop',
      string
    >
  >;
}
