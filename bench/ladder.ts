// What a ladder costs on a large ledger: how 5,000 people stand before every role of a Kubernetes-like ladder over 25 SIGs, against
// reading all acts once, in the same database and the same run; and how one person stands, from indexes alone.
import { readFileSync } from 'node:fs';
import type { Client, ClientConfig } from 'pg';
import { parse } from 'yaml';
import { z } from 'zod';
import { asksOf } from '../src/community/ladder/asks.js';
import type { Ask } from '../src/community/ladder/facts.js';
import { ladderFields } from '../src/community/ladder/settings.js';
import { titleOf } from '../src/community/ladder/titles.js';
import type { LadderLedger } from '../src/engine/ports.js';
import { openDatabase } from '../src/store/database.js';
import type { Database } from '../src/store/database.js';
import { ladderLedger } from '../src/store/ladder/ladder.js';
import { migrate } from '../src/store/migrate.js';
import { asJson, median, range, readPlainly, say, scan, time, verbose, withClient } from './measuring.js';
import { onServer } from './on-server.js';
import { fillLedger, OWNER, REPOSITORIES, SIGS, TO } from './report-ledger.js';

const ACTS = Number(process.env['BENCH_ACTS'] ?? 1_000_000);
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5);
const PEOPLE = Number(process.env['BENCH_PEOPLE'] ?? 5_000);
const MOST_RATIO = 5;
/** Accounts that are neither maintainers nor bots. */
const FIRST = 1_000;

/** What every role asks for, of the community or of each SIG. */
const asks: readonly Ask[] = rolesOf('kubernetes').flatMap((title) => {
  const sigs = title.scope === 'sig' ? range(0, SIGS).map((n) => `s${n}`) : [null];
  return sigs.flatMap((sig) => {
    const grounds = { community: range(1, REPOSITORIES), here: 1, labels: sig === null ? [] : [`sig/${sig}`] };
    return asksOf(title, { kind: 'role', name: title.name, sig }, TO, grounds);
  });
});

function rolesOf(preset: string) {
  const file = readFileSync(new URL(`../../config/presets/${preset}.yml`, import.meta.url), 'utf8');
  const { ladder } = z.looseObject({ ladder: z.looseObject(ladderFields) }).parse(parse(file));
  return ladder.roles.map((role) => titleOf('role', role));
}

await onServer(run);

async function run(server: ClientConfig): Promise<boolean> {
  const connection = { ...server, database: 'bench' };
  await withClient(server, (client) => client.query('create database bench'));
  await migrate(connection);
  const database = openDatabase({ ...connection, statement_timeout: 0 }, console.error);
  try {
    let acts = 0;
    const filling = await time(async () => (acts = await fillLedger(database, ACTS)));
    await withClient(connection, asFewPeople);
    say(
      `${acts.toLocaleString('en')} acts of ${PEOPLE.toLocaleString('en')} people made in ${(filling / 1_000).toFixed(1)} s`,
    );
    const ofAll = await withClient(connection, (client) => compare(client, ladderLedger(database), acts));
    const ofOne = await one(database);
    return ofAll && ofOne;
  } finally {
    await database.close();
  }
}

/** The same acts by fewer people: as many as are asked for, beside maintainers and bots. */
async function asFewPeople(client: Client): Promise<void> {
  const among = (column: string) =>
    `case when ${column} >= ${FIRST} then ${FIRST} + ${column} % ${PEOPLE} else ${column} end`;
  await client.query("set session_replication_role = 'replica'");
  await client.query(`update acts set person = ${among('person')} where person >= ${FIRST}`);
  await client.query(`update items set author = ${among('author')} where author >= ${FIRST}`);
  await client.query(
    `insert into people (id, kind, first_login, first_login_at, login_reason)
     select id, 'user', 'u' || id, '2020-01-01', 'bench' from generate_series(${FIRST}, ${FIRST + PEOPLE - 1}) id on conflict do nothing`,
  );
  await client.query(`delete from people where id >= ${FIRST + PEOPLE}`);
  for (const table of ['acts', 'items', 'people']) await client.query(`vacuum full ${table}`);
  await client.query('vacuum analyze');
}

/** Turn about, so that what the machine does besides falls on both; one round before that only warms. */
async function compare(client: Client, ledger: LadderLedger, acts: number): Promise<boolean> {
  await readPlainly(client);
  const people = range(FIRST, PEOPLE);
  let ready = 0;
  const everybody = async () => {
    const [counts] = await Promise.all([
      ledger.talliesOfAll(asks, TO),
      ledger.standings(OWNER, 'all', TO, null),
      ledger.lastActs(people, { community: OWNER }, TO),
    ]);
    ready = meeting(counts);
  };
  const counted = () => ledger.talliesOfAll(asks, TO);
  const active = () => ledger.lastActs(people, { community: OWNER }, TO);
  const work = { scan: () => scan(client), everybody, counted, active };
  const names = ['scan', 'everybody', 'counted', 'active'] as const;
  const times: Record<(typeof names)[number], number[]> = { scan: [], everybody: [], counted: [], active: [] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const name of names) {
      const took = await time(work[name]);
      if (round > 0) times[name].push(took);
    }
  }
  const ratio = median(times.everybody) / median(times.scan);
  const holds = ratio <= MOST_RATIO;
  if (asJson) console.log(JSON.stringify({ acts, people: PEOPLE, asks: asks.length, ready, ...times, ratio }));
  const told = (what: string, name: (typeof names)[number]) => {
    say(`      ${what.padEnd(52)} ${median(times[name]).toFixed(0).padStart(6)} ms`);
  };
  told('one sequential scan of all acts', 'scan');
  told(`${asks.length} numbers of everybody (${ready} are reached)`, 'counted');
  told(`who is active, of ${PEOPLE.toLocaleString('en')} people`, 'active');
  told('both, and who holds what', 'everybody');
  say(
    `${holds ? 'ok  ' : 'MISS'}  all roles for everybody, to one scan of all acts ${ratio.toFixed(2)} times (at most ${MOST_RATIO})`,
  );
  return holds;
}

/** How many of the numbers are reached. */
function meeting(counts: ReadonlyMap<number, readonly number[]>): number {
  let ready = 0;
  for (const have of counts.values()) asks.forEach(({ need }, index) => (ready += (have[index] ?? 0) >= need ? 1 : 0));
  return ready;
}

interface Plan {
  readonly sql: string;
  readonly text: string;
  readonly buffers: number;
}

/** The same database, which also keeps how every statement was carried out. */
function explaining(database: Database, plans: Plan[]): Database {
  return {
    ...database,
    rows: async (sql, values = [], name) => {
      const lines = await database.rows<{ 'QUERY PLAN': string }>(
        `explain (analyze, buffers, timing off) ${sql}`,
        values,
      );
      const text = lines.map((line) => line['QUERY PLAN']).join('\n');
      const [, hit = '0', read = '0'] = /Buffers: shared(?: hit=(\d+))?(?: read=(\d+))?/.exec(text) ?? [];
      plans.push({ sql, text, buffers: Number(hit) + Number(read) });
      return database.rows(sql, values, name);
    },
  };
}

/** Somebody who did little, much, and more than anybody. */
async function one(database: Database): Promise<boolean> {
  const accounts = await database.rows<{ person: number }>(
    `select person::float8 as person from (
       select person, row_number() over (order by count(*), person) as place, count(*) over () as of
       from acts where person >= ${FIRST} group by person) ranked where place in (of / 2, of) order by place`,
  );
  let isIndexed = true;
  for (const person of [...accounts.map((row) => row.person), 1]) {
    const plans: Plan[] = [];
    await ladderLedger(explaining(database, plans)).tallies(person, asks, TO);
    const took = await time(() => ladderLedger(database).tallies(person, asks, TO));
    const scans = plans.filter(({ text }) => /Seq Scan on (acts|items|item_states|actions)\b/.test(text));
    isIndexed &&= scans.length === 0;
    for (const { sql, text } of verbose ? plans : scans) say(`${sql}\n${text}`);
    const deeds = plans.reduce((sum, { buffers }) => sum + buffers, 0);
    say(
      `${scans.length === 0 ? 'ok  ' : 'MISS'}  person ${person}: ${asks.length} numbers in ${took.toFixed(0)} ms, ${plans.length} statements, ${deeds.toLocaleString('en')} buffers, ${scans.length} read a table from end to end`,
    );
  }
  return isIndexed;
}
