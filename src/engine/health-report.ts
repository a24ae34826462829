// The health report: what it is about, measured over its period and beside it, with names put to numbers; from the ledger
// alone. The feature that publishes, the command line and the pages all have it from here.
import { createHash } from 'node:crypto';
import type { Measured } from '../core/measured.js';
import type { ReportTerms } from '../core/report-terms.js';
import type { Gap, Report } from '../core/report.js';
import type { Window } from '../metrics/frame.js';
import { reportOf } from '../report/compose.js';
import type { Material, Measurements, Published } from '../report/material.js';
import { defaultTargets } from '../report/targets.js';
import type { Clock, Ledger, Measures, ReportScope } from './ports.js';
import { framingOf, scopeOf } from './report/framing.js';
import type { FramingAsk } from './report/framing.js';
import { gapsOf, isBeingRead, knownUntil, oldestOf } from './report/known.js';
import { sigsOfItems } from './report/sigs.js';
import { measureBeside, windowsOf } from './report/windows.js';

export interface ReportAsk extends FramingAsk {
  /** Reports of the series that were published before, newest first. */
  readonly published?: readonly Published[];
  /** What else must be said at its top. */
  readonly gaps?: readonly Gap[];
}

/** What a report would be about, and up to when the ledger knows of it: a report is the same for as long as these are. */
export interface ReportStanding {
  readonly scope: ReportScope;
  readonly ledgerAt: Date | null;
  /** A part of the history is being read that figures stand on. */
  readonly isBeingRead: boolean;
}

export interface Reporter {
  /** Throws Refused (404) where there is no such repository, or it may not be looked at. */
  report(ask: ReportAsk): Promise<Report>;
  standing(ask: Pick<ReportAsk, 'of' | 'privateToo'>): Promise<ReportStanding>;
}

export interface ReporterPorts {
  readonly measures: Measures;
  readonly ledger: Pick<Ledger, 'reportScope' | 'known' | 'accountsCalled' | 'loginsOf' | 'labelsOf'>;
  readonly clock: Clock;
}

export function createReporter(ports: ReporterPorts): Reporter {
  return {
    report: async (ask) => reportOf(await materialFor(ports, ask)),
    standing: async (ask) => {
      const scope = await scopeOf(ports, ask);
      const known = await ports.ledger.known(scope.repositories.map(({ id }) => id));
      return { scope, ledgerAt: knownUntil(known, ports.clock.now()), isBeingRead: isBeingRead(known) };
    },
  };
}

async function materialFor(ports: ReporterPorts, ask: ReportAsk): Promise<Material> {
  const { ledger, measures, clock } = ports;
  const { terms, period, published = [], mentioned = [] } = ask;
  const { scope, frame, known, ofAll, numbersOf } = await framingOf(ports, ask);
  const { horizon } = frame;
  const windows = windowsOf(period, (window) => reaches(window, { horizon, oldest: oldestOf(known) }));
  const { now, before, yearAgo, spans } = await measureBeside(measures, frame, windows);
  const ledgerAt = knownUntil(known, clock.now());
  return {
    audience: ask.audience,
    period,
    frame,
    community: scope.community,
    repository: 'repository' in ask.of ? (scope.repositories[0]?.name ?? null) : null,
    repositories: scope.repositories.map(({ id, owner, name }) => ({ id, owner, name })),
    now,
    before,
    yearAgo,
    spans,
    targets: { ...defaultTargets, ...terms.targets },
    thanks: terms.thanks,
    logins: await ledger.loginsOf(peopleIn(now)),
    unnamed: numbersOf(terms.unnamed),
    mentionedLately: numbersOf(mentioned),
    sigsOf: sigsOfItems(frame.sigs, await ledger.labelsOf(itemsIn(now))),
    gaps: [...gapsOf(known, ofAll, { until: ledgerAt, to: period.to }), ...(ask.gaps ?? [])],
    ledgerAt: ledgerAt?.toISOString() ?? null,
    settings: digestOf(terms),
    published,
  };
}

/** Is a window within what is known, and was there anything by its end? */
function reaches(window: Window, { horizon, oldest }: { horizon: string | null; oldest: Date | null }): boolean {
  if (oldest === null || oldest.getTime() >= Date.parse(window.to)) return false;
  return horizon === null || Date.parse(horizon) <= Date.parse(window.from);
}

const measuredIn = (measurements: Measurements): readonly Measured[] =>
  Object.values(measurements as Readonly<Record<string, Measured>>);

const itemsIn = (measurements: Measurements) => measuredIn(measurements).flatMap(({ items = [] }) => items);

/** Accounts that figures speak of. */
function peopleIn(measurements: Measurements): readonly number[] {
  const people = measuredIn(measurements).flatMap(({ people: found = [] }) => found.map(({ person }) => person));
  const authors = itemsIn(measurements).flatMap(({ author }) => author ?? []);
  return [...new Set([...people, ...authors])];
}

/** Twelve hex digits that change with any of the terms. */
const digestOf = (terms: ReportTerms): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(terms).sort(([one], [other]) => (one < other ? -1 : 1))))
    .digest('hex')
    .slice(0, 12);
