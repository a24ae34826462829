// Bodies of deliveries: what is inserted together is packed together, in one row. Neighbours are much alike, so that a
// batch costs a fifth of the time and bytes of packing each alone; PostgreSQL's own compression would take longer than
// the insert.
import { promisify } from 'node:util';
import { brotliCompressSync, brotliDecompress, brotliDecompressSync, constants } from 'node:zlib';
import type { Arrival } from '../engine/ports.js';
import { installationIn } from './installation-in.js';
import type { Database } from './database.js';

/** Beside the event loop: 25 MB take a quarter of a second. */
const unpack = promisify(brotliDecompress);
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 0 } };
/** Unpacked batches kept at hand while their rows are claimed one by one, in bytes. */
const MOST_KEPT = 16 * 1024 * 1024;

/** Where a row's body lies: in which batch, from which byte, how many. */
export interface Place {
  readonly body: string;
  readonly body_at: number;
  readonly body_length: number;
}

const INSERT = `with packed as (insert into bodies (packed) values ($1) returning id)
  insert into inbox (guid, event, due_at, body, body_at, body_length, received_at, installation)
  select a.guid, a.event, coalesce(a.due_at, '-infinity'), packed.id, a.at, a.length, coalesce(a.sent_at, now()), a.installation
  from packed, unnest($2::text[], $3::text[], $4::timestamptz[], $5::int[], $6::int[], $7::timestamptz[], $8::bigint[])
    with ordinality as a (guid, event, due_at, at, length, sent_at, installation, place)
  order by a.place
  on conflict (guid) do nothing returning guid`;

/** The one statement that puts arrivals into the inbox; a GUID that is there already stays as it is. Answers the new ones. */
export function insertOf(arrivals: readonly Arrival[]): [sql: string, values: unknown[], name: string] {
  let at = 0;
  const starts = arrivals.map(({ payload }) => {
    at += payload.length;
    return at - payload.length;
  });
  const packed = brotliCompressSync(Buffer.concat(arrivals.map(({ payload }) => payload)), QUALITY);
  const values = [
    packed,
    arrivals.map(({ guid }) => guid),
    arrivals.map(({ event }) => event),
    arrivals.map(({ dueAt }) => dueAt ?? null),
    starts,
    arrivals.map(({ payload }) => payload.length),
    arrivals.map(({ sentAt }) => sentAt ?? null),
    arrivals.map(({ payload }) => installationIn(payload)),
  ];
  return [INSERT, values, 'inbox-insert'];
}

/** The body at a place of an unpacked batch. */
export function bodyIn(packed: Buffer, { body_at, body_length }: Place): Buffer {
  return cut(brotliDecompressSync(packed), body_at, body_length);
}

const cut = (batch: Buffer, at: number, length: number) => batch.subarray(at, at + length);

/** Reads bodies; rows of one batch, claimed one after the other, unpack it once. */
export function createBodies(database: Database): (place: Place) => Promise<Buffer> {
  const kept = new Map<string, Promise<Buffer>>();
  // Only of batches that have come: what is on its way is nobody's to wait for.
  const sizes = new Map<string, number>();
  let bytes = 0;
  const fetchBatch = async (id: string): Promise<Buffer> => {
    const [row] = await database.rows<{ packed: Buffer }>('select packed from bodies where id = $1', [id], 'body');
    if (row === undefined) throw new Error(`the body of batch ${id} is gone`);
    const batch = await unpack(row.packed);
    sizes.set(id, batch.length);
    bytes += batch.length;
    for (const [old, size] of sizes) {
      if (bytes <= MOST_KEPT || old === id) break;
      kept.delete(old);
      sizes.delete(old);
      bytes -= size;
    }
    return batch;
  };
  return async ({ body, body_at, body_length }) => {
    let batch = kept.get(body);
    if (batch === undefined) {
      batch = fetchBatch(body);
      kept.set(body, batch);
      batch.catch(() => kept.delete(body));
    }
    return cut(await batch, body_at, body_length);
  };
}
