// Brings the states of items up to date with what was told since. Triggers note what changed (migration 0005); here the notes
// are gathered, and the items folded anew in batches, a transaction each. One process folds at a time, under a lock that it
// takes before it looks: whatever was committed by then it sees, and whatever is committed later has left a note of its own.
import type { PoolClient } from 'pg';
import { stateOf } from '../../core/item-state.js';
import type { Database } from '../database.js';
import { lockFolding } from './folding.js';
import { gather } from './gather.js';
import { maintainersOf } from './maintainers.js';
import { readItems } from './read.js';
import type { Key } from './read.js';
import { dropStates, writeStates } from './write.js';

const BATCH = 500;
/** So many at once are a history that was read or imported: what the planner knows is of a smaller ledger. */
const MANY = 1_000;

const WAITING = 'select exists (select from stale_items) or exists (select from items_to_fold) as waiting';

const TAKE = `delete from items_to_fold t using (
    select repository, number from items_to_fold order by repository, number limit ${BATCH}) first
  where t.repository = first.repository and t.number = first.number
  returning t.repository, t.number`;

/** Resolves to how many items were folded. */
export async function refreshStates(database: Database): Promise<number> {
  const [found] = await database.rows<{ waiting: boolean }>(WAITING, [], 'states_waiting');
  if (found?.waiting !== true) return 0;
  await alone(database, gather);
  let folded = 0;
  for (let count = BATCH; count === BATCH; folded += count) count = await alone(database, foldBatch);
  if (folded >= MANY) await database.rows('analyze repositories, people, items, acts, item_states');
  return folded;
}

const alone = <Result>(database: Database, work: (client: PoolClient) => Promise<Result>) =>
  database.transaction(async (client) => {
    await lockFolding(client);
    return work(client);
  });

async function foldBatch(client: PoolClient): Promise<number> {
  const { rows } = await client.query<{ repository: string; number: number }>({ name: 'take_items', text: TAKE });
  if (rows.length === 0) return 0;
  const keys: readonly Key[] = rows.map(({ repository, number }) => ({ repository: Number(repository), number }));
  const items = await readItems(client, keys);
  const wasMaintainer = await maintainersOf(client, items);
  await writeStates(
    client,
    items.map(({ repository, number, item, acts }) => ({
      repository,
      number,
      state: stateOf(item, acts, wasMaintainer(repository)),
    })),
  );
  const there = new Set(items.map(({ repository, number }) => `${repository}#${number}`));
  await dropStates(
    client,
    keys.filter(({ repository, number }) => !there.has(`${repository}#${number}`)),
  );
  return rows.length;
}
