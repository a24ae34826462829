// The health report that a section asks for: whose it is to publish, what was published before, and when the ledger is ready
// to speak of the period.
import { SHARED } from '../../core/event.js';
import { TooSoon } from '../../core/failure.js';
import { isSame } from '../../core/name.js';
import { ASKED_OWNER } from '../../core/report-question.js';
import type { HealthReport, HealthReportAnswer } from '../../core/report-question.js';
import type { Gap, Period } from '../../core/report.js';
import { periodEnding } from '../../metrics/period.js';
import { isLate } from '../report/known.js';
import { mentionedIn, missedBetween } from '../report/earlier.js';
import { tickId } from '../read-row.js';
import { publishedNow } from '../report/published.js';
import type { ReportMade, ReportOf } from '../ports.js';
import { AboutConfig } from './about-config.js';
import type { Ask, InForce, Sources } from './sources.js';

/** So many earlier reports are read again: three of them must be two weeks old to say that nobody reads them. */
const MOST_EARLIER = 6;
const QUARTER_MS = 92 * 86_400_000;
/** A ledger that is not ready is waited for, but not for ever. */
const WAIT_MS = 24 * 3_600_000;
const LOOK_AGAIN_MS = 600_000;

/** Throws TooSoon while the ledger is not ready, and the failures of reading. */
export async function healthReport(question: HealthReport, sources: Sources, ask: Ask): Promise<HealthReportAnswer> {
  const { reporter, inForce, clock } = sources;
  if (reporter === undefined || inForce === undefined || clock === undefined) throw new AboutConfig();
  const home = await homeOf(question, inForce);
  const { repository, due, audience, scope, lines, terms } = question;
  const own = { community: repository.owner.id, repository: repository.id };
  const open = await sources.ledger.reportsOpen(own);
  const left = open.filter((one) => !lines.includes(one.scope));
  if (home !== null && !isSame(repository.name, home.name)) {
    // What it published as the community's home before is over too.
    return { is: 'elsewhere', home: home.name, open: home.isSure ? open : left };
  }
  const period = periodEnding(question.period, new Date(due), terms.zone);
  if (clock.now().getTime() < Date.parse(period.to)) return { is: 'not_over', label: period.label };
  const about = { of: ofQuestion(question), privateToo: seesPrivate(question, inForce) };
  if ((await sources.ledger.reportScope(about.of, about.privateToo)) === null) return { is: 'empty' };
  await inTheirOrder(question, sources, clock.now());
  const line = { ...own, scope };
  const earlier = (await sources.ledger.reportsMade(line, MOST_EARLIER)).filter(({ label }) => label < period.label);
  const made = earlier.filter(({ published }) => published);
  await whenReady(question, period, { sources, about, isFirst: made.length === 0 });
  const since = new Date(Date.parse(due) - QUARTER_MS);
  const report = await reporter.report({
    ...about,
    audience,
    period,
    terms,
    directory: await ask({ kind: 'sigDirectory', repository }),
    published: await publishedNow(made, repository, sources),
    mentioned: mentionedIn(await sources.ledger.reportBodies(repository.owner.id, since)),
    gaps: gapsSince(earlier[0], period),
  });
  const asked = await sources.ledger.reportSaid(line, ASKED_OWNER);
  const before = open.filter((one) => one.scope === scope && one.label < period.label);
  const pages = audience === 'public' && !about.privateToo ? (sources.pages ?? null) : null;
  return { is: 'made', report, open: [...before, ...left], pages, asked };
}

/**
 * The repository that alone speaks for the community, by the file that all repositories share, whatever one of them says;
 * null: that file asks for no such report, and each may speak for itself.
 */
async function homeOf({ of }: HealthReport, { shared }: InForce): Promise<Home | null> {
  const config = of === 'community' && shared !== undefined ? await shared() : null;
  // What its mistakes hide cannot be known: until they are mended nobody takes its place.
  if (config !== null && 'reports' in config.broken) return { name: SHARED, isSure: false };
  const settings = config?.sections['reports']?.settings;
  const home = settings?.['of'] === 'community' && settings['mode'] !== 'off' ? settings['home'] : null;
  return typeof home === 'string' ? { name: home, isSure: true } : null;
}

interface Home {
  readonly name: string;
  /** False: mistakes of the file hide it, and nobody shall speak meanwhile. */
  readonly isSure: boolean;
}

const isShared = ({ config }: InForce): boolean => config.sections['reports']?.origin.from === 'organization';

const ofQuestion = ({ of, repository }: HealthReport): ReportOf =>
  of === 'community' ? { community: repository.owner.id } : { repository: repository.id };

/**
 * A repository may always speak of itself. Private ones of the community are looked at for the leads alone, and only where
 * the file that all repositories share asks for it: whoever keeps one repository has no say over the others.
 */
function seesPrivate({ of, repository, audience }: HealthReport, inForce: InForce): boolean {
  if (of === 'repository') return repository.private;
  return audience === 'private' && (isShared(inForce) || isSame(repository.name, SHARED));
}

interface Waiting {
  readonly sources: Sources;
  readonly about: { readonly of: ReportOf; readonly privateToo: boolean };
  readonly isFirst: boolean;
}

/** The first report waits for the history, and each for a ledger that lags; after a day it says what is missing instead. */
async function whenReady({ due }: HealthReport, period: Period, { sources, about, isFirst }: Waiting): Promise<void> {
  const { reporter, clock } = sources;
  if (reporter === undefined || clock === undefined) return;
  if (clock.now().getTime() >= Date.parse(due) + WAIT_MS) return;
  const { ledgerAt, isBeingRead } = await reporter.standing(about);
  if (isLate(ledgerAt, period.to))
    throw new TooSoon(LOOK_AGAIN_MS, 'the ledger does not reach the end of the period yet');
  if (isFirst && isBeingRead) throw new TooSoon(LOOK_AGAIN_MS, 'the history is being read');
}

/**
 * An older one that is due or on its way goes first, so that each finds the one before it, whoever works on which; after a day
 * it is not waited for.
 */
async function inTheirOrder({ series, repository, due }: HealthReport, { ledger }: Sources, now: Date): Promise<void> {
  const idOf = (period: string) => tickId(series, repository.id, period);
  const told = await ledger.tickWaits(idOf(''), idOf(due));
  if (told === null || now.getTime() >= told.getTime() + WAIT_MS) return;
  throw new TooSoon(LOOK_AGAIN_MS, 'an older report is due or on its way');
}

/** Further back nobody asks. */
const MOST_LABELS = 12;

function gapsSince(last: ReportMade | undefined, period: Period): readonly Gap[] {
  const missed = last === undefined ? [] : missedBetween(last.label, period);
  if (missed.length === 0) return [];
  return [{ code: 'periods_missed', params: { labels: missed.slice(-MOST_LABELS).join(', ') } }];
}
