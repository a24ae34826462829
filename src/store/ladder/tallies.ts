// How much of what requirements ask for one person did: their deeds once, then each ask by arithmetic.
import type { LadderLedger, Tallied, Tally } from '../../engine/ports.js';
import type { Database } from '../database.js';
import { countings, itemKey, tallied } from './counting.js';
import { deedStatements } from './deeds.js';
import type { Deed, DeedKind } from './deeds.js';
import { labelsThen } from './labels-then.js';

type Ask = Parameters<LadderLedger['tallies']>[1][number];

export async function tallies(
  database: Database,
  person: number,
  asks: readonly Ask[],
  at: string,
): Promise<readonly Tallied[]> {
  const kinds = [...new Set(asks.flatMap(({ of }) => countings[of].from))];
  const done = new Map<DeedKind, readonly Deed[]>();
  const repositories = [...new Set(asks.flatMap((ask) => ask.repositories))];
  const values = [person, at, repositories, earliest(asks)];
  const found = await Promise.all(kinds.map((kind) => database.rows<Deed & object>(deedStatements[kind], values)));
  kinds.forEach((kind, index) => done.set(kind, found[index] ?? []));
  const labels = [...new Set(asks.flatMap((ask) => ask.labels ?? []))];
  const borne = await labelsThen(database, { deeds: found.flat(), labels, at });
  return asks.map((ask) => talliedOf(ask, done, borne));
}

/** Null: one of them looks at all that ever was. */
function earliest(asks: readonly Tally[]): string | null {
  const moments = asks.map(({ since }) => (since === null ? -Infinity : Date.parse(since)));
  const first = Math.min(...moments);
  return Number.isFinite(first) ? new Date(first).toISOString() : null;
}

function talliedOf(
  ask: Ask,
  done: ReadonlyMap<DeedKind, readonly Deed[]>,
  borne: ReadonlyMap<string, readonly string[]>,
): Tallied {
  const { from, takes, once } = countings[ask.of];
  const since = ask.since === null ? -Infinity : Date.parse(ask.since);
  const isIn = new Set(ask.repositories);
  const bears = (deed: Deed) =>
    ask.labels === null || (borne.get(itemKey(deed)) ?? []).some((label) => ask.labels?.includes(label));
  const deeds = from
    .flatMap((kind) => done.get(kind) ?? [])
    .filter((deed) => isIn.has(deed.repository) && deed.at.getTime() >= since && takes(deed) && bears(deed));
  return tallied(deeds, once, ask.need);
}
