// What figures are over: which repositories, on what terms, since when. The report and the explanation of a number stand on
// the same frame.
import { Refused } from '../../core/failure.js';
import type { ReportTerms } from '../../core/report-terms.js';
import type { Audience, Period } from '../../core/report.js';
import type { Directory } from '../../core/sig.js';
import type { Frame } from '../../metrics/frame.js';
import type { Ledger, LedgerKnown, ReportOf, ReportScope } from '../ports.js';
import { knownSince } from './known.js';
import { leadsIn, scopesOf } from './sigs.js';

interface Ports {
  readonly ledger: Pick<Ledger, 'reportScope' | 'known' | 'accountsCalled'>;
}

export interface FramingAsk {
  readonly of: ReportOf;
  /** `private` also holds what is for the leads alone: who may be leaving. */
  readonly audience: Audience;
  /** Whether private repositories may be looked at: only where whoever reads it may read them. */
  readonly privateToo: boolean;
  readonly period: Period;
  readonly terms: ReportTerms;
  /** Null: items are not told apart by SIG. */
  readonly directory: Directory | null;
  /** Logins that were mentioned in a report within a quarter. */
  readonly mentioned?: readonly string[];
}

export interface Framing {
  readonly scope: ReportScope;
  readonly frame: Frame;
  /** Of these repositories, and of all that people are known in. */
  readonly known: LedgerKnown;
  readonly ofAll: LedgerKnown;
  /** Accounts that bear these of the logins that were asked about, as far as the ledger has met them. */
  readonly numbersOf: (logins: readonly string[]) => readonly number[];
}

/** Throws Refused (404) where there is no such repository, or it may not be looked at. */
export async function scopeOf({ ledger }: Ports, { of, privateToo }: Pick<FramingAsk, 'of' | 'privateToo'>) {
  const scope = await ledger.reportScope(of, privateToo);
  if (scope === null) throw new Refused(404, 'there is nothing here that may be reported on');
  return scope;
}

export async function framingOf(ports: Ports, ask: FramingAsk): Promise<Framing> {
  const { ledger } = ports;
  const { terms, period, directory, mentioned = [] } = ask;
  const scope = await scopeOf(ports, ask);
  const repositories = scope.repositories.map(({ id }) => id);
  const knownIn = await knownInOf(ports, ask, scope);
  const [known, ofAll, accounts] = await Promise.all([
    ledger.known(repositories),
    ledger.known(knownIn),
    ledger.accountsCalled([...terms.exclude, ...terms.unnamed, ...mentioned, ...leadsIn(directory)]),
  ]);
  const numbersOf = (logins: readonly string[]) => logins.flatMap((login) => accounts.get(login.toLowerCase()) ?? []);
  const { zone, weekdays, holidays, hours, answerWithin, strict } = terms;
  const frame: Frame = {
    from: period.from,
    to: period.to,
    repositories,
    knownIn,
    calendar: { zone, weekdays, holidays, hours },
    answerWithin,
    sigs: scopesOf(directory, accounts),
    excluded: numbersOf(terms.exclude),
    horizon: knownSince(ofAll)?.toISOString() ?? null,
    strict,
  };
  return { scope, frame, known, ofAll, numbersOf };
}

/**
 * Firsts are of the whole community. What happened in its private repositories is told to nobody but those whom a private
 * report of them is for: a public figure must be the same whatever happens there.
 */
async function knownInOf(
  { ledger }: Ports,
  { audience, privateToo }: FramingAsk,
  { community, repositories }: ReportScope,
) {
  const all = await ledger.reportScope({ community: community.id }, privateToo && audience === 'private');
  return [...new Set([...repositories, ...(all?.repositories ?? [])].map(({ id }) => id))];
}
