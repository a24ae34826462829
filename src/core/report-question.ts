// What a feature may ask about health reports.
import type { Repository } from './event.js';
import type { ReportTerms } from './report-terms.js';
import type { Audience, PeriodKind, Report } from './report.js';

/** The report over the last period of a kind that was complete when it came due, made from the ledger. */
export interface HealthReport {
  readonly kind: 'healthReport';
  /** In which it was asked for. */
  readonly repository: Repository;
  readonly of: 'repository' | 'community';
  readonly period: PeriodKind;
  /** Of the ticks that tell it is due. */
  readonly series: string;
  /** When it came due, ISO 8601. */
  readonly due: string;
  readonly audience: Audience;
  /** The scope of the actions that publish this line of reports, by which earlier ones are found. */
  readonly scope: string;
  /** The scopes of all lines that are asked for there, this one among them. */
  readonly lines: readonly string[];
  readonly terms: ReportTerms;
}

export type HealthReportAnswer =
  /** The community's report is the repository of that name's to publish; what was published here before is still open. */
  | { readonly is: 'elsewhere'; readonly home: string; readonly open: readonly PublishedBefore[] }
  /** No repository may be looked at for it. */
  | { readonly is: 'empty' }
  /** The period is not over by the clock, or it is the wrong one that said so. */
  | { readonly is: 'not_over'; readonly label: string }
  | {
      readonly is: 'made';
      readonly report: Report;
      /** Earlier reports that were not closed: of this line, and of lines that nobody asks for any more. */
      readonly open: readonly PublishedBefore[];
      /** Where its page is, of one that everybody may see: the top of the pages, without a slash at its end; null: nowhere. */
      readonly pages: string | null;
      /** Whether a report of this line has ever asked its owner to look at it. */
      readonly asked: boolean;
    };

/** An earlier report, as the audit tells it: of which line and period, and where it is. */
export interface PublishedBefore {
  /** Of the actions that published its line. */
  readonly scope: string;
  readonly label: string;
  readonly as: 'issue' | 'discussion';
  readonly series: string;
  /** Name of the private repository that it went to; null: it is in the one that it was asked for in. */
  readonly in: string | null;
  /** GitHub's number of it; null: it is not known to be there. */
  readonly number: number | null;
}

/** Hidden in a report that asks its owner to look at it: no two of a line do. */
export const ASKED_OWNER = '<!-- hearth:asked-owner -->';

export interface ReportAnswers {
  readonly healthReport: HealthReportAnswer;
}

export type ReportQuestion = HealthReport;
