// The verdict on a run: every invariant, what was found against it, and the numbers.
import { audited, compare, rawDuplicates } from './judge.js';
import type { Finding } from './judge.js';
import { PLACES } from './plan.js';
import type { ChaosOptions, Run } from './run.js';
import type { Community } from './script.js';

export interface Verdict {
  readonly seed: number;
  readonly seconds: number;
  readonly deliveries: number;
  readonly kills: number;
  readonly killsInFlight: number;
  readonly blows: Readonly<Record<string, number>>;
  /** How often Hearth was killed at each named place. */
  readonly places: Readonly<Record<string, number>>;
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
  const { state, dealt, missed } = run;
  const findings = [
    ...(run.restless === undefined ? [] : [finding('I2', 'lost', `Hearth did not come to rest: ${run.restless}`)]),
    ...run.unkept.map((guid) => finding('I1', 'lost', `${guid} was answered 202 and had no row`)),
    ...(await deadRows(run)),
    ...compare(script, state),
    ...(await audited(state, run.look)),
    ...(await forgeries(run)),
    ...state.strangers.map((text) => finding('I7', 'other', text)),
    ...parkedBroken(run),
    ...state.violations.map((text) => finding('I5', 'other', `GitHub would have refused ${text}`)),
    ...exits(run),
    ...missed.map((blow) => finding('I10', 'other', `nothing passed ${JSON.stringify(blow)} in time`)),
  ];
  const kills = dealt.filter(({ blow }) => ['place', 'kill', 'kill server'].includes(blow.kind));
  return {
    seed,
    seconds: Math.round(seconds),
    deliveries: state.sent,
    kills: kills.length,
    killsInFlight: kills.filter(({ inFlight }) => inFlight).length,
    blows: countBy(dealt.map(({ blow }) => `${blow.kind}${'role' in blow ? ` ${blow.role}` : ` ${blow.server}`}`)),
    places: Object.fromEntries(
      [...PLACES.web, ...PLACES.worker].map((place) => [
        place,
        dealt.filter(({ blow }) => blow.kind === 'place' && blow.place === place).length,
      ]),
    ),
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

/** No fault of a run lasts: nothing may be given up for dead. */
async function deadRows({ look, dueBefore }: Run): Promise<readonly Finding[]> {
  const { dead } = await look.rows(dueBefore);
  return dead.map((text) => finding('I2', 'lost', `dead: ${text}`));
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
  const GRACE_MS = 60_000;
  return state.met.told.flatMap(({ installation, at, until }) => {
    const inside = state.writes.filter(
      (one) => one.installation === installation && one.at > at + GRACE_MS && one.at < until,
    );
    return inside.map(({ method, path, at: then }) =>
      finding('I8', 'other', `${method} ${path} ${then - at} ms after the installation was told to wait`),
    );
  });
}

function exits({ fleet }: Run): readonly Finding[] {
  return fleet.endings
    .filter(({ expected, said }) => !expected && !startedWithoutDatabase(said))
    .map(({ member, code, signal, said }) =>
      finding('I10', 'other', `${member} ended by itself (${signal ?? code ?? 'unknown'}): ${said.slice(-3).join('')}`),
    );
}

/** A process that finds no database at its start says so and ends; whoever runs it starts it again. */
const startedWithoutDatabase = (said: readonly string[]) =>
  /ECONNREFUSED|ENOENT|the database system is|Connection terminated|timeout expired|terminating connection/.test(
    said.join(''),
  );

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names.toSorted()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
