// How much of what requirements ask for everybody did: a pass over the ledger for each family of counts, in one moment of it.
import type { PoolClient } from 'pg';
import type { Tally } from '../../engine/ports.js';
import type { Database } from '../database.js';
import { leftItems } from './left-items.js';
import type { LeftItems } from './left-items.js';
import { isOneEach, statementOf } from './pass-statement.js';
import { passesOf } from './passes.js';
import type { Pass, Placed } from './passes.js';

/** All acts of a community are put together and grouped: in memory, not by sorting them first, and not one by one. */
const PLANNING = `set local work_mem = '64MB'; set local jit = off;
  set local enable_mergejoin = off; set local enable_nestloop = off; set local enable_sort = off`;

export function talliesOfAll(
  database: Database,
  asks: readonly Tally[],
  at: string,
): Promise<ReadonlyMap<number, readonly number[]>> {
  return database.transaction(async (client) => {
    await client.query('set transaction isolation level repeatable read, read only');
    await client.query(PLANNING);
    return tallied(client, asks, at);
  });
}

async function tallied(
  client: PoolClient,
  asks: readonly Tally[],
  at: string,
): Promise<ReadonlyMap<number, readonly number[]>> {
  const left = await leftItems(client, [...new Set(asks.flatMap((ask) => ask.repositories))], at);
  const counts = new Map<number, number[]>();
  for (const pass of passesOf(asks)) {
    const { rows } = await client.query<Row>(statementOf(pass), valuesOf(pass, left, at));
    const bySet = askedBySet(pass);
    for (const row of rows) add(counts, row, bySet[row.set] ?? [], asks.length);
  }
  return counts;
}

function askedBySet({ asks }: Pass): readonly (readonly Placed[])[] {
  const bySet: Placed[][] = [];
  for (const ask of asks) (bySet[ask.set] ??= []).push(ask);
  return bySet;
}

interface Row {
  readonly set: number;
  readonly people: string;
  readonly counted: readonly string[];
}

const numbersIn = (written: string): readonly number[] => written.slice(1, -1).split(',').map(Number);

function add(counts: Map<number, number[]>, row: Row, asked: readonly Placed[], width: number): void {
  const columns = row.counted.map(numbersIn);
  numbersIn(row.people).forEach((person, place) => {
    const known = counts.get(person) ?? new Array<number>(width).fill(0);
    for (const { index, column } of asked) known[index] = columns[column]?.[place] ?? 0;
    counts.set(person, known);
  });
}

function valuesOf(pass: Pass, left: LeftItems, at: string): unknown[] {
  const { repositories, sinces, labels } = pass;
  const names = [...new Set(labels.map(({ label }) => label))];
  const numbers = labels.map(({ label }) => names.indexOf(label) + 1);
  return [
    ...[repositories, at, sinces],
    sinces.reduce((first, since) => (isEarlier(since, first) ? since : first)),
    ...[left.repositories, left.numbers],
    ...(labels.length === 0 ? [] : [names]),
    ...(isOneEach(pass) ? [] : [numbers, labels.map(({ set }) => set)]),
  ];
}

const isEarlier = (one: string, other: string): boolean =>
  one === '-infinity' || (other !== '-infinity' && Date.parse(one) < Date.parse(other));
