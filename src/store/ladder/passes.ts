// Which passes over the ledger answer a list of asks, pure: asks of one family and the same repositories share one, and each of
// them is a column of it.
import type { Tally } from '../../engine/ports.js';
import { columnsOfAll } from './columns-of-all.js';
import type { Family } from './deeds-of-all.js';

/** An ask as a pass answers it. */
export interface Placed {
  /** Its place among the asks. */
  readonly index: number;
  /** Number of its set of labels, from 1; 0: whatever items bear. */
  readonly set: number;
  /** Its place in `whole`, or with a set of labels in `labelled`. */
  readonly column: number;
}

export interface Pass {
  readonly family: Family;
  readonly repositories: readonly number[];
  /** Moments from which asks look on, as PostgreSQL reads them. */
  readonly sinces: readonly string[];
  /** Conditions on rows `d`, of which `$3` holds the moments. */
  readonly whole: readonly string[];
  readonly labelled: readonly string[];
  /** Each label with the number of each set that it is in. */
  readonly labels: readonly { readonly label: string; readonly set: number }[];
  readonly asks: readonly Placed[];
}

export function passesOf(asks: readonly Tally[]): readonly Pass[] {
  const together = new Map<string, number[]>();
  asks.forEach(({ of, repositories }, index) => {
    const key = `${columnsOfAll[of].family} ${inOrder(repositories).join(' ')}`;
    together.set(key, [...(together.get(key) ?? []), index]);
  });
  return [...together.values()].flatMap((indexes) => passOf(asks, indexes) ?? []);
}

const inOrder = (numbers: readonly number[]): readonly number[] => [...new Set(numbers)].sort((a, b) => a - b);
const setKey = (labels: readonly string[]): string => JSON.stringify([...new Set(labels)].sort());

/** The place of a text in a list; it is put there where it is not yet. */
function placeIn(list: string[], text: string): number {
  const place = list.indexOf(text);
  return place >= 0 ? place : list.push(text) - 1;
}

function passOf(asks: readonly Tally[], indexes: readonly number[]): Pass | null {
  const [first] = indexes.flatMap((index) => asks[index] ?? []);
  if (first === undefined) return null;
  const lists = { sinces: [] as string[], whole: [] as string[], labelled: [] as string[] };
  const sets: string[] = [];
  const placed = indexes.flatMap((index): readonly Placed[] => {
    const ask = asks[index];
    if (ask === undefined) return [];
    const since = `($3::timestamptz[])[${placeIn(lists.sinces, ask.since ?? '-infinity') + 1}]`;
    const where = columnsOfAll[ask.of].where(since);
    if (ask.labels === null) return [{ index, set: 0, column: placeIn(lists.whole, where) }];
    return [{ index, set: placeIn(sets, setKey(ask.labels)) + 1, column: placeIn(lists.labelled, where) }];
  });
  const labels = sets.flatMap((set, n) => (JSON.parse(set) as string[]).map((label) => ({ label, set: n + 1 })));
  const { family } = columnsOfAll[first.of];
  return { family, repositories: inOrder(first.repositories), ...lists, labels, asks: placed };
}
