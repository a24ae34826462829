// The verdict on a run: every invariant, what was found against it, and the numbers.
import { ON_ITS_WAY_SECONDS } from './github-faults.js';
import { audited, compare, rawDuplicates } from './judge.js';
import type { Finding } from './judge.js';
import { PLACES } from './plan.js';
import type { Blow } from './plan.js';
import type { ChaosOptions, Run } from './run.js';
import type { Community } from './script.js';

export interface Verdict {
  readonly seed: number;
  readonly seconds: number;
  readonly deliveries: number;
  readonly kills: number;
  readonly killsInFlight: number;
  readonly blows: Readonly<Record<string, number>>;
  /** The longest that a process took to end after SIGTERM, in milliseconds; null: none was told to. */
  readonly slowestEnd: number | null;
  /** How often Hearth was killed at each named place. */
  readonly places: Readonly<Record<string, number>>;
  /** Blows that nothing came by for. */
  readonly missed: readonly Blow[];
  readonly lost: number;
  readonly visibleDuplicates: number;
  readonly rawDuplicates: number;
  readonly requests: number;
  readonly requestsFailed: number;
  readonly effectsThenFailed: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly statuses: Readonly<Record<string, number>>;
  readonly findings: readonly Finding[];
}

interface Asked extends Pick<ChaosOptions, 'seed'> {
  readonly seconds: number;
}

export async function verdictOf(run: Run, script: readonly Community[], { seed, seconds }: Asked): Promise<Verdict> {
  const { state, dealt } = run;
  const found = [
    ...run.watch.findings,
    // A run that was broken off did not reach what the script leads to.
    ...(run.watch.isOver() ? [] : await inTheEnd(run, script)),
    ...(await forgeries(run)),
    ...state.strangers.map((text) => finding('I7', 'other', text)),
    ...parkedBroken(run),
    ...lateEnds(run),
    ...state.violations.map((text) => finding('I5', 'other', `GitHub would have refused ${text}`)),
  ];
  const findings = await Promise.all(found.map((one) => withActs(one, run.look)));
  const kills = dealt.filter(({ blow }) => ['place', 'kill', 'kill server'].includes(blow.kind));
  return {
    seed,
    seconds: Math.round(seconds),
    deliveries: state.sent,
    kills: kills.length,
    killsInFlight: kills.filter(({ inFlight }) => inFlight).length,
    slowestEnd: dealt.reduce<number | null>(
      (most, { endedAfter }) => (endedAfter === undefined ? most : Math.max(most ?? 0, endedAfter)),
      null,
    ),
    blows: countBy(dealt.map(({ blow }) => `${blow.kind}${'role' in blow ? ` ${blow.role}` : ` ${blow.server}`}`)),
    places: Object.fromEntries(
      [...PLACES.web, ...PLACES.worker].map((place) => [
        place,
        dealt.filter(({ blow }) => blow.kind === 'place' && blow.place === place).length,
      ]),
    ),
    missed: run.missed,
    lost: findings.filter(({ what }) => what === 'lost').length,
    visibleDuplicates: findings.filter(({ what }) => what === 'twice').length,
    rawDuplicates: rawDuplicates(state),
    requests: state.requests,
    requestsFailed: state.met.failed,
    effectsThenFailed: state.met.afterEffect,
    counts: state.counts,
    statuses: state.statuses,
    findings,
  };
}

const finding = (invariant: Finding['invariant'], what: Finding['what'], text: string): Finding => ({
  invariant,
  what,
  text,
});

async function inTheEnd(run: Run, script: readonly Community[]): Promise<readonly Finding[]> {
  const { state, look, restless } = run;
  return [
    ...(restless === undefined ? [] : [finding('I2', 'lost', `Hearth did not come to rest: ${restless}`)]),
    ...compare(script, state),
    ...(await audited(state, look)),
  ];
}

/** With what Hearth did and meant to do there: a race is found once, and seldom again. */
async function withActs(found: Finding, look: Run['look']): Promise<Finding> {
  if (found.item === undefined) return found;
  return { ...found, text: [found.text, ...(await look.actsOn(found.item))].join('\n      ') };
}

/** What is not signed is turned away and leaves no row; what is signed and not to be read is kept and ignored. */
async function forgeries({ state, look }: Run): Promise<readonly Finding[]> {
  const rows = await look.states(state.forged.map(({ guid }) => guid));
  return state.forged.flatMap(({ guid, kind, status }) => {
    const row = rows.get(guid);
    const text = `${kind} body: answered ${status}, row ${row ?? 'none'}`;
    if (kind !== 'unreadable') {
      const held = row === undefined && (status === 401 || status === 0);
      return held ? [] : [finding('I5', 'other', text)];
    }
    if (row !== undefined && row !== 'ignored') return [finding('I5', 'other', text)];
    return status === 202 && row === undefined ? [finding('I1', 'lost', text)] : [];
  });
}

/** In the time of a limit what was on its way may still arrive; a moment later nothing may be written. */
function parkedBroken({ state }: Run): readonly Finding[] {
  return state.met.told.flatMap(({ installation, at, until }) => {
    const inside = state.writes.filter(
      (one) => one.installation === installation && one.at > at + ON_ITS_WAY_SECONDS * 1_000 && one.at < until,
    );
    return inside.map(({ method, path, at: then }) =>
      finding('I8', 'other', `${method} ${path} ${then - at} ms after the installation was told to wait`),
    );
  });
}

/** Whoever stops a container kills it soon after: compose.yml after 30 s. */
const MOST_END_MS = 25_000;

function lateEnds({ dealt }: Run): readonly Finding[] {
  return dealt.flatMap(({ endedAfter = 0 }) =>
    endedAfter <= MOST_END_MS ? [] : [finding('I10', 'other', `SIGTERM: ended after ${endedAfter} ms`)],
  );
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names.toSorted()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
