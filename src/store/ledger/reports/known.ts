// How far the ledger knows repositories: what it knows of them first and last, what was read, and whether it is told.
import { actKinds, itemKinds } from '../../../core/fact.js';
import type { LedgerKnown, RepositoryKnown } from '../../../engine/ports.js';
import type { Database } from '../../database.js';
import { oldestUnread } from './unread.js';

interface Row {
  readonly repository: string;
  readonly first_at: Date | null;
  readonly newest_at: Date | null;
  readonly read_until: Date | null;
  readonly given_since: Date | null;
  readonly told: boolean;
  readonly unread: RepositoryKnown['unread'];
}

/** Whoever makes a commit dates it: it tells nothing of how far the ledger reaches. */
const DATED_BY_GITHUB = actKinds.filter((kind) => kind !== 'committed');

/** Each of the first and last is the first or last of an index, kind by kind: nothing is looked through. */
const KNOWN = `select r.id as repository, first.at as first_at, newest.at as newest_at, read.until as read_until,
    case when r.installation is null then null else greatest(r.given_since, i.active_since) end as given_since,
    r.installation is not null and coalesce(i.state, 'active') = 'active' as told, coalesce(read.unread, '[]') as unread
  from repositories r
  left join installations i on i.id = r.installation
  left join lateral (
    select min(of_kind.at) as at from unnest($2::text[]) as k (kind) cross join lateral (
      select opened_at as at from items where repository = r.id and items.kind = k.kind order by opened_at limit 1) of_kind) first on true
  left join lateral (
    select max(of_kind.at) as at from unnest($3::text[]) as k (kind) cross join lateral (
      select at from acts where repository = r.id and acts.kind = k.kind order by at desc limit 1) of_kind) newest on true
  left join lateral (
    select case when count(b.watermark) filter (where b.part in ('issues', 'pull_requests')) = 2
                then min(b.watermark) filter (where b.part in ('issues', 'pull_requests')) end as until,
           jsonb_agg(jsonb_build_object('part', b.part, 'state', b.state) order by b.part)
             filter (where b.watermark is null and b.state <> 'done') as unread
    from backfills b where b.repository = r.id) read on true
  where r.id = any($1::bigint[]) and r.removed_at is null and coalesce(r.deleted_at < r.told_at, true)
  order by r.id`;

const SWEPT = `select value::timestamptz as swept from settings where name = 'swept_at'`;

export async function known(database: Database, repositories: readonly number[]): Promise<LedgerKnown> {
  const rows = await database.rows<Row>(KNOWN, [repositories, itemKinds, DATED_BY_GITHUB]);
  const [loose] = await database.rows<{ swept: Date | null }>(SWEPT);
  return {
    repositories: rows.map(knownOf),
    sweptAt: loose?.swept ?? null,
    oldestUnread: await oldestUnread(database, repositories),
  };
}

const knownOf = (row: Row): RepositoryKnown => ({
  repository: Number(row.repository),
  firstAt: row.first_at,
  newestAt: row.newest_at,
  readUntil: row.read_until,
  givenSince: row.given_since,
  told: row.told,
  unread: row.unread,
});
