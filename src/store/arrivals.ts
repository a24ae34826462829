// Puts arrivals into the inbox. GitHub signs bodies and not their ids: whoever holds a captured body could take the id of
// another delivery first, so that the real one would be refused as known. An id that comes with something else than it came
// with before therefore gets a row of its own.
import { createHash } from 'node:crypto';
import type { Arrival } from '../engine/ports.js';
import { insertOf } from './bodies.js';
import type { Place } from './bodies.js';
import type { Database } from './database.js';

type BodyAt = (place: Place) => Promise<Buffer>;

/** One row for each id with the same event and body. Ids of Hearth's own rows have a colon, and one row whatever they hold. */
export async function insertArrivals(database: Database, bodyAt: BodyAt, arrivals: readonly Arrival[]): Promise<void> {
  if (arrivals.length === 0) return;
  const inserted = await database.rows<{ guid: string }>(...insertOf(arrivals));
  if (inserted.length === arrivals.length) return;
  const others = await unlikeTheirRows(database, bodyAt, arrivals);
  if (others.length > 0) await database.rows(...insertOf(others.map(underItsDigest)));
}

type Known = Place & { readonly guid: string; readonly event: string };

async function unlikeTheirRows(
  database: Database,
  bodyAt: BodyAt,
  arrivals: readonly Arrival[],
): Promise<readonly Arrival[]> {
  const sent = arrivals.filter(({ guid }) => !guid.includes(':'));
  if (sent.length === 0) return [];
  // Where the body was deleted after its days, there is nothing to compare, and GitHub sends nothing so late.
  const rows = await database.rows<Known>(
    'select guid, event, body, body_at, body_length from inbox where guid = any($1) and body is not null',
    [sent.map(({ guid }) => guid)],
  );
  const known = new Map(rows.map((row) => [row.guid, row]));
  const others: Arrival[] = [];
  for (const arrival of sent) {
    const row = known.get(arrival.guid);
    if (row !== undefined && !(await isThe(row, arrival, bodyAt))) others.push(arrival);
  }
  return others;
}

async function isThe(row: Known, { event, payload }: Arrival, bodyAt: BodyAt): Promise<boolean> {
  return row.event === event && row.body_length === payload.length && payload.equals(await bodyAt(row));
}

function underItsDigest(arrival: Arrival): Arrival {
  const { guid, event, payload } = arrival;
  const digest = createHash('sha256').update(`${event}\n`).update(payload).digest('hex').slice(0, 32);
  return { ...arrival, guid: `${guid}:${digest}` };
}
