// An item as it was just before a moment: what happened at it or later is taken away, and the rest folded anew.
import { draftTurns } from '../../../core/item-clock.js';
import { stateOf } from '../../../core/item-state.js';
import type { ItemState } from '../../../core/item-state.js';
import type { ItemAt } from '../../../core/measured.js';
import type { Database } from '../../database.js';
import { maintainersOf } from '../../states/maintainers.js';
import { readItems } from '../../states/read.js';
import type { FoundItem } from '../../states/read.js';

/** As many as are read at once. */
const BATCH = 500;

/** `to` in ISO 8601, UTC. */
export function before({ item, acts, ...key }: FoundItem, to: string): FoundItem {
  const until = `${to.slice(0, 19)}Z`;
  const [first] = draftTurns(acts);
  return {
    ...key,
    item: {
      ...item,
      deletedAt: item.deletedAt !== null && item.deletedAt < until ? item.deletedAt : null,
      // What it was created as is told by its first change, whenever that came.
      draft: first === undefined ? item.draft : first.kind === 'ready',
    },
    acts: acts.filter(({ at }) => at < until),
  };
}

/** By `repository#number`. */
export async function statesBefore(
  database: Database,
  items: readonly ItemAt[],
  to: string,
): Promise<ReadonlyMap<string, ItemState>> {
  const states = new Map<string, ItemState>();
  for (let from = 0; from < items.length; from += BATCH) {
    const batch = items.slice(from, from + BATCH);
    await database.transaction(async (client) => {
      const found = (await readItems(client, batch)).map((one) => before(one, to));
      const wasMaintainer = await maintainersOf(client, found);
      for (const { repository, number, item, acts } of found) {
        states.set(`${repository}#${number}`, stateOf(item, acts, wasMaintainer(repository)));
      }
    });
  }
  return states;
}
