// What the pages may show, in SQL. Whether a repository is shown is asked here and nowhere else: it is public, given to
// Hearth now, still there, and its installation is not suspended.
import { turnOf } from '../core/turn.js';
import { stamp } from '../core/time.js';
import type { ItemDecisions, Mark, Shown, ShownCommunity, ShownRepository, Waiting } from '../engine/ports.js';
import type { Database } from './database.js';
import { decisionsOn } from './ledger/decisions.js';
import { installedOf } from './ledger/observed.js';
import type { RepositoryRow } from './ledger/observed.js';
import { IS_PUBLIC } from './ledger/public.js';
import { thread } from './ledger/questions.js';

const SHOWN = `${IS_PUBLIC} and r.installation is not null and r.removed_at is null and r.deleted_at is null
  and not exists (select from installations i where i.id = r.installation and i.state <> 'active')`;

/** The owner's shared file may stand in a repository that is not shown itself. */
const VERSIONS = `r.config_version as own, coalesce((
  select sum(s.config_version) from repositories s where s.owner = r.owner and lower(s.name) = '.github'), 0)::int as shared`;

export function createShown(database: Database): Shown {
  return {
    communities: () => communities(database),
    community: (login) => community(database, login),
    repository: (owner, name) => repository(database, owner, name),
    item: (of, number) => item(database, of, number),
    waiting: (of) => waiting(database, of),
    mark: (repositories, until) => mark(database, repositories, until),
  };
}

/** Which of these repositories are shown. */
export async function shownAmong(database: Database, repositories: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await database.rows<{ id: string }>(
    `select r.id from repositories r where r.id = any($1::bigint[]) and ${SHOWN}`,
    [repositories],
  );
  return new Set(rows.map(({ id }) => Number(id)));
}

interface Row extends RepositoryRow {
  readonly own: number;
  readonly shared: number;
}

const shownOf = (row: Row): ShownRepository => ({
  ...installedOf(row),
  version: { own: row.own, shared: row.shared },
});

function communities(database: Database) {
  return database.rows<{ login: string; repositories: number }>(
    `select (array_agg(r.owner_login order by r.told_at desc))[1] as login, count(*)::int as repositories
     from repositories r where ${SHOWN} group by r.owner order by lower((array_agg(r.owner_login order by r.told_at desc))[1])
     limit 500`,
  );
}

/** Of those that ever bore the name, the one of which it was told last: what bore it before is not shown under it. */
async function repository(database: Database, owner: string, name: string): Promise<ShownRepository | null> {
  const [row] = await database.rows<Row>(
    `select r.*, ${VERSIONS} from (
       select * from repositories where lower(owner_login) = lower($1) and lower(name) = lower($2)
       order by told_at desc, id limit 1) r
     where ${SHOWN}`,
    [owner, name],
  );
  return row === undefined ? null : shownOf(row);
}

async function community(database: Database, login: string): Promise<ShownCommunity | null> {
  const rows = await database.rows<Row>(
    `select r.*, ${VERSIONS} from repositories r
     where r.owner = (select owner from repositories where lower(owner_login) = lower($1) order by told_at desc, id limit 1)
       and ${SHOWN}
     order by lower(r.name), r.id`,
    [login],
  );
  const [first] = rows;
  if (first === undefined) return null;
  return { id: Number(first.owner), login: first.owner_login, repositories: rows.map(shownOf) };
}

async function item(database: Database, of: number, number: number): Promise<ItemDecisions | null> {
  const found = await thread(database, of, number);
  if (found === null) return null;
  return { kind: found.kind, turn: turnOf(found), decisions: await decisionsOn(database, of, number) };
}

const MOST_WAITING = 100;

/** As the states of items have it: no visitor has what was noted since worked off. */
async function waiting(database: Database, of: number): Promise<Waiting> {
  const rows = await database.rows<Omit<Waiting['items'][number], 'since'> & { since: Date; total: number }>(
    `select s.number, s.kind, s.turn as of, s.turn_since as since, count(*) over ()::int as total
     from item_states s join people p on p.id = s.author and p.class = 'human'
     where s.repository = $1 and s.closed_at is null and s.left_at is null and s.turn in ('maintainers', 'reviewers')
     order by s.turn_since, s.number limit ${MOST_WAITING}`,
    [of],
  );
  const items = rows.map(({ number, kind, of: whom, since }) => ({
    number,
    kind,
    of: whom,
    since: stamp(since.toISOString()),
  }));
  return { total: rows[0]?.total ?? 0, items };
}

/** Acts by which figures change most; whatever else changes them is seen when a report is made anew each hour. */
const TELLING = ['opened', 'commented', 'closed', 'merged', 'reviewed', 'labeled'];

/** Notes of what changed that a look goes through, the newest first: those of others must not make it slow. */
const MOST_NOTES = 1_000;

const BEHIND = `exists (select from items_to_fold where repository = any($1::bigint[]))
  or exists (select from (select repository from stale_items order by id desc limit ${MOST_NOTES}) newest
    where newest.repository = any($1::bigint[]))`;

/** Told by the oldest items, which are there whoever opens new ones; the first that was worked off ends the look. */
const UNWORKED = `exists (select from items where repository = any($1::bigint[])) and not exists (
  select from unnest($1::bigint[]) of (id) cross join lateral (
    select number from items where repository = of.id order by number limit 20) oldest
  join item_states s on s.repository = of.id and s.number = oldest.number)`;

/** One look into an index for each repository and kind of act. */
async function mark(database: Database, repositories: readonly number[], until: Date): Promise<Mark> {
  const [row] = await database.rows<Mark>(
    `select concat_ws(' ',
       (select max(newest.at) from unnest($1::bigint[]) of (id) cross join unnest($2::text[]) k (kind) cross join lateral (
          select a.at from acts a where a.repository = of.id and a.kind = k.kind and a.at < $3 order by a.at desc limit 1) newest),
       (select max(updated_at) from backfills where repository = any($1::bigint[]))) as news,
     concat_ws(' ',
       (select sum(config_version) from repositories where owner in (
          select owner from repositories where id = any($1::bigint[]))),
       (select count(*) from forgotten)) as terms,
     (select min(first.at) from unnest($1::bigint[]) of (id) cross join lateral (
        select a.at from acts a where a.repository = of.id and a.kind = 'opened' order by a.at limit 1) first) as begins,
     ${BEHIND} as behind, ${UNWORKED} as unworked`,
    [repositories, TELLING, until],
  );
  return row ?? { terms: '', news: '', begins: null, behind: false, unworked: false };
}
