// Schedules in SQL: which ticks a repository's sections ask for, and when the next of each is due.
import type { PoolClient } from 'pg';
import type { CatchUp } from '../core/feature.js';
import type { DueSchedule, Schedules } from '../engine/ports.js';
import { insertOf } from './bodies.js';
import type { Database } from './database.js';
import { installedOf } from './ledger/observed.js';
import type { RepositoryRow } from './ledger/observed.js';

export function createSchedules(database: Database): Schedules {
  return {
    keep: (repository, wanted) => database.transaction((client) => keep(client, repository, wanted)),
    take: (now, most, move) => database.transaction((client) => take(client, now, most, move)),
  };
}

const FORGET = `delete from schedules s where s.repository = $1
  and not exists (select from unnest($2::text[], $3::text[]) as w (feature, series)
                  where w.feature = s.feature and w.series = s.series)`;

/** A clock that was ahead and was set right has left times that would come too late: an earlier one takes their place. */
const REMEMBER = `insert into schedules as known (repository, feature, series, cron, zone, catch_up, next_at)
  select $1, w.* from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[]) as w order by 2, 3
  on conflict (repository, feature, series) do update
    set cron = excluded.cron, zone = excluded.zone, catch_up = excluded.catch_up,
        next_at = case when (known.cron, known.zone) = (excluded.cron, excluded.zone)
                       then least(known.next_at, excluded.next_at) else excluded.next_at end
    where (known.cron, known.zone, known.catch_up) is distinct from (excluded.cron, excluded.zone, excluded.catch_up)
       or known.next_at > excluded.next_at`;

async function keep(client: PoolClient, repository: number, wanted: Parameters<Schedules['keep']>[1]): Promise<void> {
  const features = wanted.map(({ schedule }) => schedule.feature);
  const series = wanted.map(({ schedule }) => schedule.series);
  await client.query(FORGET, [repository, features, series]);
  if (wanted.length === 0) return;
  const crons = wanted.map(({ schedule }) => schedule.cron);
  const zones = wanted.map(({ schedule }) => schedule.zone);
  const catchUps = wanted.map(({ schedule }) => schedule.catchUp ?? 'newest');
  const times = wanted.map(({ nextAt }) => nextAt);
  await client.query(REMEMBER, [repository, features, series, crons, zones, catchUps, times]);
}

interface DueRow extends RepositoryRow {
  readonly feature: string;
  readonly series: string;
  readonly cron: string;
  readonly zone: string;
  readonly catch_up: CatchUp;
  readonly next_at: Date;
}

/** What another process is taking is passed over: it tells the tick. */
const DUE = `select r.*, s.feature, s.series, s.cron, s.zone, s.catch_up, s.next_at
  from schedules s
  join repositories r on r.id = s.repository and r.installation is not null and r.removed_at is null
    and r.deleted_at is null and not r.archived
  left join installations n on n.id = r.installation
  where s.next_at <= $1 and coalesce(n.state, 'active') = 'active'
  order by s.next_at, s.repository, s.feature, s.series limit $2
  for update of s skip locked`;

const MOVE = `update schedules s set next_at = w.next_at
  from unnest($1::bigint[], $2::text[], $3::text[], $4::timestamptz[]) as w (repository, feature, series, next_at)
  where s.repository = w.repository and s.feature = w.feature and s.series = w.series`;

async function take(
  client: PoolClient,
  now: Date,
  most: number,
  move: Parameters<Schedules['take']>[2],
): Promise<number> {
  const { rows } = await client.query<DueRow>(DUE, [now, most]);
  if (rows.length === 0) return 0;
  const moved = rows.map((row) => move(dueOf(row)));
  const ticks = moved.flatMap((one) => one.ticks);
  if (ticks.length > 0) {
    const [text, values] = insertOf(ticks);
    await client.query(text, values);
  }
  await client.query(MOVE, [
    rows.map(({ id }) => id),
    rows.map(({ feature }) => feature),
    rows.map(({ series }) => series),
    moved.map(({ nextAt }) => nextAt),
  ]);
  return rows.length;
}

function dueOf({ feature, series, cron, zone, catch_up, next_at, ...row }: DueRow): DueSchedule {
  return { ...installedOf(row), feature, series, cron, zone, catchUp: catch_up, dueAt: next_at };
}
