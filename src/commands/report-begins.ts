// Figures of a time before anything was there would be all zeros, and say that all is well: they are refused, as on the pages.
import type { Period } from '../core/report.js';
import type { Ledger } from '../engine/ports.js';
import { oldestOf } from '../engine/report/known.js';
import { dateOf, dayAt } from '../metrics/calendar/day.js';
import type { Named } from './report-source.js';

export interface AskedPeriod {
  readonly period: Period;
  /** Left to Hearth, it is the last month, of which a repository with nothing in it may be told, too. */
  readonly isNamed: boolean;
}

/** Throws a sentence for people. */
export async function mustHaveBegun(
  ledger: Pick<Ledger, 'known'>,
  { owner, name, repository }: Named & { readonly repository: number },
  { period, isNamed }: AskedPeriod,
): Promise<void> {
  const known = await ledger.known([repository]);
  const begins = oldestOf(known);
  if (begins === null ? !isNamed : begins.getTime() < Date.parse(period.to)) return;
  const called = `${owner}/${name}`;
  const more = known.repositories.every(({ readUntil }) => readUntil !== null)
    ? ''
    : `. Its history was not read whole: hearth backfill ${called}`;
  if (begins === null) throw new Error(`no issue, pull request or discussion of ${called} is known${more}`);
  const first = dateOf(dayAt(begins.getTime(), period.zone));
  throw new Error(
    `nothing is known of ${called} before ${first}, and ${period.label} was over by then: ` +
      `ask for a later period, such as --since ${first}${more}`,
  );
}
