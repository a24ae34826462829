// The bytes of a file under import, unpacked where they are packed, and what the file is known by.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { Readable, pipeline } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { constants, createGunzip, gunzipSync } from 'node:zlib';
import type { Gunzip } from 'node:zlib';

export interface ImportSource {
  /** As the user wrote it, for messages. */
  readonly name: string;
  /** Digest of the first megabyte and the size; null: standard input, which is never gone on with. */
  readonly identity: string | null;
  readonly size: number | null;
  /** What the file begins with, unpacked; empty where that cannot be told before reading it. */
  readonly head: Buffer;
  /** Bytes of the file that were read so far. */
  readonly read: () => number;
  readonly chunks: () => AsyncIterable<Buffer>;
}

const FIRST = 1024 * 1024;
const CHUNK = 256 * 1024;
const NONE = Buffer.alloc(0);

/** Throws a sentence where the file cannot be read. */
export async function openSource(name: string): Promise<ImportSource> {
  if (name === '-') return sourceOf(process.stdin, { name: 'standard input', identity: null, size: null, head: NONE });
  const found = await stat(name).catch((error: unknown) => {
    throw new Error(reasonOf(error), { cause: error });
  });
  if (!found.isFile()) throw new Error('not a file');
  const { size } = found;
  const first = await firstOf(name);
  const identity = createHash('sha256').update(first).update(String(size)).digest('hex');
  return sourceOf(createReadStream(name, { highWaterMark: CHUNK }), { name, identity, size, head: headOf(first) });
}

function headOf(first: Buffer): Buffer {
  if (!isPacked(first)) return first;
  // What is packed very tightly is too much at once: a few thousand bytes of it tell as well.
  for (const part of [first, first.subarray(0, FIRST / 128)]) {
    try {
      return gunzipSync(part, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 16 * FIRST });
    } catch {
      continue;
    }
  }
  return NONE;
}

const isPacked = (bytes: Buffer) => bytes[0] === 0x1f && bytes[1] === 0x8b;

async function firstOf(name: string): Promise<Buffer> {
  const file = await open(name).catch((error: unknown) => {
    throw new Error(reasonOf(error), { cause: error });
  });
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(FIRST), 0, FIRST, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'it may not be read by this user',
  EISDIR: 'not a file',
};

function reasonOf(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return REASONS[code] ?? message;
}

type Known = Pick<ImportSource, 'name' | 'identity' | 'size' | 'head'>;

function sourceOf(from: Readable, known: Known): ImportSource {
  let bytes = 0;
  const counted = async function* () {
    for await (const chunk of from as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      yield chunk;
    }
  };
  return { ...known, read: () => bytes, chunks: () => unpacked(counted()) };
}

/** By its first two bytes, whatever the file is called. */
async function* unpacked(chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  let first = NONE;
  while (first.length < 2) {
    const next = await chunks.next();
    if (next.done === true) break;
    first = Buffer.concat([first, next.value]);
  }
  if (!isPacked(first)) {
    yield first;
    yield* chunks;
    return;
  }
  const gunzip = createGunzip({ chunkSize: CHUNK });
  // What fails here is told to the reader of `gunzip`, which is destroyed with the reason.
  pipeline(Readable.from(endingLate(first, chunks, gunzip), { objectMode: false }), gunzip, () => undefined);
  yield* gunzip as AsyncIterable<Buffer>;
}

/**
 * A packed file that was cut off makes `gunzip` fail at its end, and what it had unpacked by then and nobody had taken yet
 * would be lost. So the end is told only when everything was taken.
 */
async function* endingLate(first: Buffer, chunks: AsyncIterable<Buffer>, gunzip: Gunzip): AsyncGenerator<Buffer> {
  yield first;
  yield* chunks;
  // Broken in the middle it takes no more: that is told already.
  while (!gunzip.destroyed && (gunzip.writableLength > 0 || gunzip.readableLength > 0)) await sleep(2);
}
