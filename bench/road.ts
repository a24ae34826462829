// The whole road, door to comment, against the twin that answers at once: how many deliveries a second, how soon the door
// answers meanwhile, what it asks of GitHub, and whether anything was lost or said twice. `--burst` is the first run alone, `--long`
// what lasts: 100 a second for ten minutes, and a backlog, with 1,000 installations.
import type { Ask } from '../test/chaos/rpc.js';
import { endByGates, gate } from './gates.js';
import type { RoadState } from './road-github.js';
import { startTown, untilDone } from './town.js';
import type { Town } from './town.js';
import { connectionsBelow, megabytesOf, secondsOf, sum } from './weighing.js';

const COMMUNITIES = Number(process.env['BENCH_COMMUNITIES'] ?? 300);
const MANY = Number(process.env['BENCH_MANY'] ?? 1_000);
const VISITS = Number(process.env['BENCH_VISITS'] ?? 1_500);
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 600);
const LONG = process.argv.includes('--long');
const BURST = process.argv.includes('--burst');
/** Deliveries a second. */
const AIM = 300;
/** What GitHub waits for an answer, ms; and what is promised where no more comes than 100 a second. */
const GITHUB_WAITS = { p99: 10_000, slowest: 10_000 };
const SUSTAINED = { p99: 250, slowest: 2_000 };

interface Run {
  readonly name: string;
  readonly act: (github: Ask) => Promise<unknown>;
  readonly door: typeof SUSTAINED;
  /** Seconds that the limits of content alone would take, or undefined. */
  readonly least?: number;
}

interface Weight {
  readonly megabytes: number;
  readonly connections: number;
}

async function weigh({ pids }: Town): Promise<Weight> {
  const megabytes = await Promise.all(pids.hearth.map(megabytesOf));
  return {
    megabytes: sum(megabytes),
    connections: await connectionsBelow([process.pid]),
  };
}

interface Used {
  /** Hearth and its servers, and the little that this process does itself; s. */
  readonly hearth: number;
  readonly github: number;
}

async function used({ pids }: Town): Promise<Used> {
  const github = await secondsOf(pids.github);
  return { hearth: (await secondsOf(process.pid)) - github, github };
}

async function run(town: Town, { name, act, door, least }: Run): Promise<number> {
  const { github } = town;
  await github('anew');
  const [before, start] = [await used(town), performance.now()];
  const weights: Weight[] = [];
  const watch = setInterval(() => void weigh(town).then((weight) => weights.push(weight)), 5_000);
  await act(github);
  const seconds = ((await untilDone(town, 4_000)) - start) / 1_000;
  clearInterval(watch);
  const after = await used(town);
  const state = await github<RoadState>('state');
  const perSecond = state.deliveries / seconds;
  const each = (what: keyof Used) => (((after[what] - before[what]) * 1_000) / state.deliveries).toFixed(1);
  console.log(`\n${name}`);
  console.log(`      ${state.deliveries} deliveries in ${seconds.toFixed(1)} s: ${perSecond.toFixed(0)} a second`);
  console.log(`      ${each('hearth')} ms of a processor each, the twin's ${each('github')} ms beside`);
  const [half, last] = [weights[weights.length >> 1], weights.at(-1)];
  if (half !== undefined && last !== undefined) {
    const most = Math.max(...weights.map(({ connections }) => connections));
    console.log(
      `      ${half.megabytes.toFixed(0)} MB half-way, ${last.megabytes.toFixed(0)} MB at the end; at most ${most} connections`,
    );
  }
  console.log(`      greeted after ${state.greeted.median} s, 99 in 100 after ${state.greeted.p99} s`);
  console.log(`      ${(state.requests / state.newcomers).toFixed(2)} requests for each that is answered:`);
  for (const [route, times] of state.routes.slice(0, 6)) {
    console.log(`        ${(times / state.newcomers).toFixed(2).padStart(6)} ${route}`);
  }
  if (least !== undefined)
    console.log(`      limits of content alone: ${least} s; ${(seconds / least).toFixed(2)} times that`);
  gate('answers other than 202', state.refused, 0);
  gate('answer of the door, p99', state.p99, door.p99, 'ms');
  gate('answer of the door, slowest', state.slowest, door.slowest, 'ms');
  gate('newcomers without an answer', state.lost, 0);
  gate('answered twice', state.doubled, 0);
  return perSecond;
}

const all = (visits: number) => (github: Ask) => github('visits', visits);
const steady = (perSecond: number, seconds: number) => (github: Ask) => github('rate', [perSecond, seconds]);
/** Comments of one installation are three seconds apart (decisions.md, 12). */
const SECONDS_APART = 3;

const burst: Run = { name: `${VISITS} newcomers at once`, act: all(VISITS), door: GITHUB_WAITS };
const rush: Run = { name: '1,000 a second for 10 s', act: steady(250, 10), door: GITHUB_WAITS };
const sustained: Run = { name: `100 a second for ${SECONDS} s`, act: steady(25, SECONDS), door: SUSTAINED };
/** Faster than they can be answered, and not with more connections than a process may have. */
const backlog: Run = {
  name: 'a backlog of 10,000 to answer, come within 40 s',
  act: steady(250, 40),
  door: GITHUB_WAITS,
  least: Math.ceil(10_000 / MANY) * SECONDS_APART,
};

interface Plan {
  readonly name: string;
  readonly workers: number;
  readonly communities: number;
  readonly runs: readonly Run[];
}

const ALONE = 'one process, embedded PostgreSQL';
const BESIDE = 'PostgreSQL, Redis, a door and';
const plans: Readonly<Record<'burst' | 'sustained' | 'workers', readonly Plan[]>> = {
  burst: [{ name: ALONE, workers: 0, communities: COMMUNITIES, runs: BURST ? [burst] : [burst, rush] }],
  // So many that none comes to the end of what it may write in an hour.
  sustained: [{ name: `${ALONE}, ${MANY} installations`, workers: 0, communities: MANY, runs: [sustained, backlog] }],
  workers: [
    { name: `${BESIDE} one worker`, workers: 1, communities: COMMUNITIES, runs: [burst] },
    { name: `${BESIDE} two workers`, workers: 2, communities: COMMUNITIES, runs: [burst] },
  ],
};
const wanted = BURST ? plans.burst : LONG ? plans.sustained : [...plans.burst, ...plans.workers];

const rates: number[] = [];
for (const { name, workers, communities, runs } of wanted) {
  const town = await startTown({ workers, communities });
  try {
    for (const one of runs) {
      const rate = await run(town, { ...one, name: `${name}: ${one.name}` });
      if (one === burst) rates.push(rate);
    }
  } finally {
    await town.close();
  }
}
if (rates.length > 0)
  console.log(`\n${rates.map((rate) => rate.toFixed(0)).join(', ')} deliveries a second; the aim is ${AIM}`);
endByGates();
