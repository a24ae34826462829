// What every section of the Markdown is written with: the report, its words, where links go, and how much room there is.
import type { Language } from '../../core/language.js';
import type { ItemAt, MetricId } from '../../core/measured.js';
import type { Report } from '../../core/report.js';
import { dateOf, dayAt } from '../../metrics/calendar/day.js';
import type { Words } from '../wording.js';

export type ItemKind = 'issue' | 'pull_request' | 'discussion';
export type RepositoryName = Report['repositories'][number];

/** Where links go. Null: there is no such place, and the words stand alone. */
export interface Links {
  /** Must leave no trace on the item: no "mentioned in", no mail. */
  item(repository: RepositoryName, kind: ItemKind, at: ItemAt): string | null;
  /** The report as a page. */
  page(report: Report): string | null;
  /** All that waits for maintainers or reviewers now, of a report on one repository. */
  waiting(report: Report): string | null;
  /** How a metric is worked out. */
  method(metric: MetricId): string | null;
}

export interface Sheet {
  readonly report: Report;
  readonly language: Language;
  readonly words: Words;
  readonly links: Links;
  /** The file that says on what terms it was measured, where a command was given one. */
  readonly config?: string | undefined;
  /** Rows that a table may have, and entries a list. */
  readonly most: number;
}

/** A local date of the report's zone, `2026-11-01`. */
export const localDate = (instant: number, { report }: Sheet): string => dateOf(dayAt(instant, report.period.zone));
