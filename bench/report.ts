// What a weekly report costs on a large ledger: everything that is measured for it, against reading all acts once, from the
// first to the last, in the same database and the same run. It is one of a line of reports: the report of the week before kept
// what it measured, and nothing of that week changed since. A year ago was no such week, and is measured. What the first report
// of a line costs, or one after such a change, is printed beside it.
import type { Client, ClientConfig } from 'pg';
import type { Measures } from '../src/engine/ports.js';
import { measureBeside, windowsOf } from '../src/engine/report/windows.js';
import type { Asked } from '../src/engine/report/windows.js';
import { catalogue } from '../src/metrics/catalogue.js';
import type { Frame } from '../src/metrics/frame.js';
import { atAGlance } from '../src/metrics/metric.js';
import { periodEnding, previous } from '../src/metrics/period.js';
import type { SampleName } from '../src/metrics/samples.js';
import { openDatabase } from '../src/store/database.js';
import type { Database } from '../src/store/database.js';
import { createMeasures } from '../src/store/measures.js';
import { migrate } from '../src/store/migrate.js';
import { asJson, median, range, readPlainly, say, scan, time, verbose, withClient } from './measuring.js';
import { onServer } from './on-server.js';
import { fillLedger, MAINTAINERS, REPOSITORIES, SIGS, TO } from './report-ledger.js';

const ACTS = Number(process.env['BENCH_ACTS'] ?? 1_000_000);
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5);
const MOST_RATIO = 3;
const ZONE = 'Europe/Berlin';

const period = periodEnding('weekly', new Date(TO), ZONE);
/** As the reporter measures it: the whole history is known, so that a year ago is among the windows. */
const windows = windowsOf(period, () => true);
const weekBefore = { ...period, ...previous(period, ZONE) };
const frameOver = ({ from, to }: Pick<Frame, 'from' | 'to'>): Frame => ({
  repositories: range(1, REPOSITORIES),
  knownIn: range(1, REPOSITORIES),
  from,
  to,
  calendar: { zone: ZONE, weekdays: [1, 2, 3, 4, 5], holidays: [], hours: null },
  answerWithin: 2,
  sigs: range(0, SIGS).map((n) => ({
    slug: `s${n}`,
    name: `S${n}`,
    label: `SIG/s${n}`,
    leads: [1 + (n % MAINTAINERS), 1 + ((n * 7) % MAINTAINERS)],
  })),
  excluded: [3],
  horizon: null,
  strict: false,
});

await onServer(run);

async function run(server: ClientConfig): Promise<boolean> {
  const connection = { ...server, database: 'bench' };
  await withClient(server, (client) => client.query('create database bench'));
  await migrate(connection);
  const database = openDatabase(connection, console.error);
  try {
    let acts = 0;
    const filling = await time(async () => (acts = await fillLedger(database, ACTS)));
    const measures = createMeasures(database);
    let items = 0;
    const folding = await time(async () => (items = await measures.refresh()));
    await withClient(connection, (client) => client.query('vacuum analyze'));
    say(`${acts.toLocaleString('en')} acts made in ${(filling / 1_000).toFixed(1)} s`);
    say(`${items.toLocaleString('en')} items folded in ${(folding / 1_000).toFixed(1)} s`);
    const made = { acts, items, filling, folding };
    return await withClient(connection, (client) => compare(client, { database, measures, made }));
  } finally {
    await database.close();
  }
}

interface Made {
  readonly acts: number;
  readonly items: number;
  readonly filling: number;
  readonly folding: number;
}

interface Measuring {
  readonly database: Database;
  readonly measures: Measures;
  readonly made: Made;
}

/** Turn about, so that what the machine does besides falls on all; one round before that only warms. */
async function compare(client: Client, { database, measures, made }: Measuring): Promise<boolean> {
  await readPlainly(client);
  const reportOver = (week: typeof period) =>
    measureBeside(
      measures,
      frameOver(week),
      windowsOf(week, () => true),
    );
  const keepNothing = () => database.rows('delete from kept_figures');
  const first = () => reportOver(period);
  const weekly = async () => {
    await keepNothing();
    await reportOver(weekBefore);
    return time(first);
  };
  await weekly();
  await scan(client);
  const [scans, reports, firsts] = [[] as number[], [] as number[], [] as number[]];
  for (let round = 0; round < ROUNDS; round += 1) {
    scans.push(await time(() => scan(client)));
    reports.push(await weekly());
    await keepNothing();
    firsts.push(await time(first));
  }
  const ratio = median(reports) / median(scans);
  const holds = ratio <= MOST_RATIO;
  const samples = await samplesOf(measures);
  if (asJson) console.log(JSON.stringify({ ...made, scans, reports, firsts, ratio, ...(verbose ? { samples } : {}) }));
  if (verbose) for (const { name, ms } of samples) say(`      ${name.padEnd(24)} ${ms.toFixed(1).padStart(8)} ms`);
  say(`      one sequential scan of all acts        ${median(scans).toFixed(0).padStart(6)} ms`);
  const what = `${catalogue.length} metrics over ${windows.length} windows`;
  say(`      ${`${what}, nothing kept`.padEnd(36)} ${median(firsts).toFixed(0).padStart(8)} ms`);
  say(`      ${'the same, the week before kept'.padEnd(36)} ${median(reports).toFixed(0).padStart(8)} ms`);
  say(
    `${holds ? 'ok  ' : 'MISS'}  a weekly report, to one scan of all acts ${ratio.toFixed(2)} times (at most ${MOST_RATIO})`,
  );
  return holds;
}

interface Timed {
  readonly name: string;
  readonly ms: number;
}

/** What each sample costs, over all windows that are measured and need it, and the arithmetic of each metric, the dearest first. */
async function samplesOf(measures: Measures): Promise<readonly Timed[]> {
  if (!verbose) return [];
  const measured = windows.filter(({ name }) => name !== 'before');
  const asks = measured.map(({ window, metrics, glance }: Asked) => ({
    frame: { ...frameOver(window), ...(glance ? { glance: metrics } : {}) },
    metrics: catalogue.filter(({ id }) => metrics.includes(id)).map((one) => (glance ? atAGlance(one) : one)),
    found: new Map<SampleName, unknown>(),
  }));
  const needs = ({ metrics }: (typeof asks)[number]) => metrics.flatMap((metric) => metric.needs);
  const timed: Timed[] = [];
  const of = async (name: string, work: () => Promise<unknown>) => {
    const rounds: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await time(work));
    timed.push({ name, ms: median(rounds) });
  };
  for (const name of new Set(asks.flatMap(needs))) {
    const whose = asks.filter((ask) => needs(ask).includes(name));
    await of(`${name} (${whose.length})`, async () => {
      const samples = await measures.samples(
        name,
        whose.map(({ frame }) => frame),
      );
      whose.forEach(({ found }, index) => found.set(name, samples[index]));
    });
  }
  for (const { id } of catalogue) {
    const whose = asks.flatMap(({ metrics, ...ask }) =>
      metrics.filter((metric) => metric.id === id).map((metric) => ({ ...ask, metric })),
    );
    await of(`${id} (${whose.length})`, () =>
      Promise.resolve(
        whose.map(({ metric, found, frame }) => metric.compute(Object.fromEntries(found) as never, { ...frame })),
      ),
    );
  }
  return timed.sort((one, other) => other.ms - one.ms);
}
