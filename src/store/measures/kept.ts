// Figures of a window, kept for later. They are as true as on the day they were measured: every change of the ledger notes since
// when figures may be others (migration 0007), and whoever takes the notes takes those figures away. Measuring takes a while:
// its place in the table is taken before anything is read, and is gone where a change came in between.
import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { KeptFigures, Measures } from '../../engine/ports.js';
import { catalogue } from '../../metrics/catalogue.js';
import type { Frame } from '../../metrics/frame.js';
import type { Database } from '../database.js';
import { lockFolding } from '../states/folding.js';

/** A report looks back a year. */
const KEPT_FOR = '15 months';

const numbers = (all: readonly number[]) => [...all].sort((one, other) => one - other);
const versions = catalogue.map(({ id, version }) => [id, version]);

/** Of what figures hang on besides their window: the same for the same, in whatever order repositories and accounts are told. */
function digestOf({
  from: _from,
  to: _to,
  repositories,
  knownIn,
  excluded,
  onBoards: _onBoards,
  ...frame
}: Frame): string {
  const told = [
    numbers(repositories),
    numbers(knownIn),
    numbers(excluded),
    Object.entries(frame).sort(byName),
    versions,
  ];
  return createHash('sha256').update(JSON.stringify(told)).digest('hex');
}

const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) => (one < other ? -1 : 1);

const keyOf = (frame: Frame) => [digestOf(frame), frame.from, frame.to];

/** A note that nobody took yet counts at once; what only folding an item can tell may be anything until then. */
const FIND = `select figures from kept_figures k
  where frame = $1 and "from" = $2 and "to" = $3 and figures is not null
    and not exists (select from stale_items n where (n.repository is null or n.repository = any(k.repositories))
      and (coalesce(n.since, '-infinity') < k."to" or n.since = 'infinity'))
    and not exists (select from items_to_fold f where f.repository = any(k.repositories))`;

/**
 * Notes that nobody took yet will take it away. Of those that were taken the items must be folded: nobody notes them again. What
 * is kept already stays.
 */
const BEGIN = `insert into kept_figures as known (frame, "from", "to", repositories)
  select $1, $2, $3, $4 where not exists (select from items_to_fold where repository = any($4))
  on conflict (frame, "from", "to") do update set id = default, repositories = excluded.repositories where known.figures is null
  returning id`;

/**
 * Nobody waits for the disk: what is lost with the power is measured again, and PostgreSQL never loses an earlier change without
 * the later ones.
 */
const FILL = `update kept_figures set figures = $2, made_at = now()
  from (select set_config('synchronous_commit', 'off', true)) unhurried where id = $1`;
const AGE_OUT = `set local synchronous_commit = off;
  delete from kept_figures where made_at < now() - interval '${KEPT_FOR}'`;

async function begin(client: PoolClient, frame: Frame): Promise<string | undefined> {
  await lockFolding(client);
  await client.query(AGE_OUT);
  const all = [...new Set([...frame.repositories, ...frame.knownIn])];
  const { rows } = await client.query<{ id: string }>(BEGIN, [...keyOf(frame), all]);
  return rows[0]?.id;
}

export function keeping(database: Database): Pick<Measures, 'kept' | 'keep'> {
  return {
    kept: async (frame) => {
      const [row] = await database.rows<{ figures: KeptFigures }>(FIND, keyOf(frame));
      return row?.figures ?? null;
    },
    keep: async (frame, work, figures) => {
      const id = await database.transaction((client) => begin(client, frame));
      const result = await work();
      if (id !== undefined) await database.rows(FILL, [id, JSON.stringify(figures(result))]);
      return result;
    },
  };
}
