// How much of the database a question looks at, whatever the machine does beside: its cost without a clock.
import type { Database } from '../../src/store/database.js';

/** Pages of the tables and their indexes that were looked at so far; of all tables without a name. */
export async function pagesUsed(database: Database, table?: string): Promise<number> {
  await database.rows('select pg_stat_force_next_flush()');
  const [row] = await database.rows<{ pages: number }>(
    `select sum(heap_blks_hit + heap_blks_read + coalesce(idx_blks_hit + idx_blks_read, 0))::int as pages
     from pg_statio_user_tables where relname = coalesce($1, relname)`,
    [table ?? null],
  );
  return row?.pages ?? 0;
}
