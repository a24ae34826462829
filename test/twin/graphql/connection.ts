// A page of a list in the form of a GraphQL connection. A cursor names a place in the order, not a count, so that what
// comes and goes between two pages shifts nothing.
import type { Json } from '../render/account.js';
import { typedError } from './scope.js';

/** Where a row stands in its order; the number (an id) decides between equals. */
export type Place = readonly [string | number, number];

export interface PageArguments {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
}

export interface Listing<T> {
  /** In the order of their places. */
  readonly rows: readonly T[];
  readonly place: (row: T) => Place;
  readonly node: (row: T) => unknown;
  readonly descending?: boolean;
  /** What an edge has beside cursor and node. */
  readonly edge?: (row: T) => Json;
}

function compare(a: Place, b: Place): number {
  if (a[0] === b[0]) return a[1] - b[1];
  return a[0] < b[0] ? -1 : 1;
}

/** Sorted by their places; a list that is sorted already costs one pass. */
export function inOrder<T>(rows: readonly T[], place: (row: T) => Place, descending: boolean): T[] {
  const sign = descending ? -1 : 1;
  return rows.toSorted((a, b) => sign * compare(place(a), place(b)));
}

const PREFIX = 'cursor:v2:';

function cursorOf(place: Place): string {
  return Buffer.from(`${PREFIX}${JSON.stringify(place)}`).toString('base64');
}

function placeOf(cursor: string): Place {
  const text = Buffer.from(cursor, 'base64').toString();
  if (!text.startsWith(PREFIX)) {
    throw typedError('INVALID_CURSOR_ARGUMENTS', `\`${cursor}\` does not appear to be a valid cursor.`);
  }
  return JSON.parse(text.slice(PREFIX.length)) as Place;
}

export function connection<T>(args: PageArguments, listing: Listing<T>): Json {
  const { rows, place, node } = listing;
  const sign = listing.descending === true ? -1 : 1;
  /** The first row for which the place is not left behind. */
  const search = (beyond: (row: T) => boolean): number => {
    let [low, high] = [0, rows.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (beyond(rows[middle]!)) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  const { after, before, first, last } = args;
  let [start, end] = [0, rows.length];
  if (typeof after === 'string') {
    const from = placeOf(after);
    start = search((row) => sign * compare(place(row), from) > 0);
  }
  if (typeof before === 'string') {
    const to = placeOf(before);
    end = search((row) => sign * compare(place(row), to) >= 0);
  }
  if (typeof first === 'number') end = Math.min(end, start + first);
  else if (typeof last === 'number') start = Math.max(start, end - last);
  const shown = rows.slice(start, end);
  const cursorAt = (index: number): string | null => {
    const row = shown.at(index);
    return row === undefined ? null : cursorOf(place(row));
  };
  return {
    totalCount: rows.length,
    pageInfo: () => ({
      hasNextPage: end < rows.length,
      hasPreviousPage: start > 0,
      startCursor: cursorAt(0),
      endCursor: cursorAt(-1),
    }),
    nodes: () => shown.map(node),
    edges: () => shown.map((row) => ({ cursor: cursorOf(place(row)), node: node(row), ...listing.edge?.(row) })),
  };
}

/** A list without an order of its own: as it is. */
export function listed<T>(args: PageArguments, rows: readonly T[], node: (row: T) => unknown): Json {
  const numbered = rows.map((row, index) => ({ row, index }));
  return connection(args, { rows: numbered, place: ({ index }) => [index, 0], node: ({ row }) => node(row) });
}
