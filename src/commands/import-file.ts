// One file into the ledger. Memory does not grow with the file.
import { createHash } from 'node:crypto';
import type { ArchiveScope } from '../core/archive.js';
import { latestAt } from '../core/fact-line.js';
import type { Database } from '../store/database.js';
import { reached, startOver, takeOverSince } from '../store/import.js';
import type { Place } from './import-batch.js';
import { createLineSplitter, TOO_LONG } from './import-lines.js';
import type { Line } from './import-lines.js';
import { createImportProgress } from './import-progress.js';
import type { ProgressOut } from './import-progress.js';
import { createReader } from './import-reader.js';
import type { FileKind, LineReader, Told } from './import-reader.js';
import { createRefusals } from './import-refusals.js';
import type { Refusal, Refusals } from './import-refusals.js';
import type { ImportSource } from './import-source.js';
import { createImportWriter } from './import-writer.js';
import type { ImportWriter } from './import-writer.js';

export interface ImportOptions {
  readonly database: Database;
  readonly again: boolean;
  /** For archives; throws where nothing would be in it. */
  readonly scope: () => ArchiveScope;
  /** Words for what is wanted of archives: the same file, with something else wanted of it, is read anew. */
  readonly wanted: string;
  readonly now: Date;
  readonly out: ProgressOut;
  /** Ends the import after the batch under way. */
  readonly signal: AbortSignal;
}

export interface Imported {
  readonly kind: FileKind | null;
  /** Lines read, in this run and before. */
  readonly lines: number;
  /** Gone on after this line; 0: from the beginning. */
  readonly from: number;
  /** Imported before: nothing was done. */
  readonly before: boolean;
  /** Read to its end. */
  readonly done: boolean;
  readonly sums: Sums;
  readonly refused: readonly Refusal[];
  /** What is wrong with the file as a whole. */
  readonly warnings: readonly string[];
}

/** What the lines told. */
export interface Sums {
  facts: number;
  records: number;
  outOfScope: number;
  tellNothing: number;
}

const nothing = (): Sums => ({ facts: 0, records: 0, outOfScope: 0, tellNothing: 0 });

export async function importFile(source: ImportSource, options: ImportOptions): Promise<Imported> {
  const { database } = options;
  const reader = createReader(options.scope, latestAt(options.now));
  const splitter = createLineSplitter();
  let number = 0;
  for (const line of [...splitter.push(source.head), splitter.rest()]) reader.look(line, (number += 1));
  const digest = digestOf(source, reader.kind(), options.wanted);
  if (digest !== null && options.again) await startOver(database, digest);
  const start = digest === null ? null : await reached(database, digest);
  if (start?.done === true) {
    const { lines } = start;
    const kind = reader.kind() ?? null;
    return { kind, lines, from: lines, before: true, done: true, sums: nothing(), refused: [], warnings: [] };
  }
  const from = start?.lines ?? 0;
  const [sums, refusals] = [nothing(), createRefusals()];
  const writer = createImportWriter(database, { digest, name: source.name }, from, (told, problem) => {
    sums.facts -= told.count;
    sums.records -= told.records.length;
    refusals.add(told.line, problem);
  });
  try {
    const imported = await run(source, { reader, writer, from, sums, refusals }, options);
    // Of which nothing went in, that was not imported: tried again it says the same again.
    if (digest !== null && isAllRefused(imported)) await startOver(database, digest);
    return imported;
  } finally {
    // What is under way may still be committed, or not: it must be known before anything else is done.
    await writer.settled();
  }
}

/** Nothing but refusals. */
export function isAllRefused({ sums, refused, from }: Pick<Imported, 'sums' | 'refused' | 'from'>): boolean {
  const { facts, records, outOfScope, tellNothing } = sums;
  return from === 0 && refused.length > 0 && facts + records + outOfScope + tellNothing === 0;
}

/** Facts are taken whole, of archives what is wanted; null: nothing that could be gone on with. */
function digestOf({ identity }: ImportSource, kind: FileKind | undefined, wanted: string): string | null {
  if (identity === null) return null;
  const words = kind === 'facts' || kind === 'export' ? '' : wanted;
  return createHash('sha256').update(`${identity} ${words}`).digest('hex');
}

interface Begun {
  readonly reader: LineReader;
  readonly writer: ImportWriter;
  /** Lines that were read before. */
  readonly from: number;
  readonly sums: Sums;
  readonly refusals: Refusals;
}

async function run(source: ImportSource, begun: Begun, options: ImportOptions): Promise<Imported> {
  const { reader, writer, from, sums, refusals } = begun;
  const progress = createImportProgress(source, options.out);
  let number = 0;
  const take = (line: Line) => {
    number += 1;
    if (number <= from) reader.look(line, number);
    else {
      if (line === null) refusals.add(number, TOO_LONG);
      else if (line.length > 0) count(reader.read(line, number), placeOf(line, number), begun);
      return writer.pass(number);
    }
    return undefined;
  };
  // What an archive's line tells is short, however long the line.
  const placeOf = (line: Buffer, at: number) => ({ line: at, bytes: reader.kind() === 'archive' ? 0 : line.length });
  const tell = () => {
    progress.tell(number);
  };
  try {
    const broken = await readAll(source, { take, tell, signal: options.signal }).then(
      () => null,
      (error: unknown) => brokenOff(error, number, reader.kind()),
    );
    const stopped = options.signal.aborted;
    const cut = broken ?? (reader.kind() === 'export' && !reader.ended() && !stopped ? NO_END : null);
    const done = cut === null && !stopped;
    await writer.finish(number, done);
    const since = done && !writer.hasOtherKey() ? reader.since() : null;
    if (since !== null) await takeOverSince(options.database, since);
    const warnings = [...(cut === null ? [] : [cut]), ...(writer.hasOtherKey() ? [OTHER_KEY] : [])];
    const kind = reader.kind() ?? null;
    return { kind, lines: number, from, before: false, done, sums, refused: refusals.all(), warnings };
  } finally {
    progress.clear();
  }
}

interface Taker {
  readonly take: (line: Line) => Promise<void> | undefined;
  readonly tell: () => void;
  readonly signal: AbortSignal;
}

async function readAll(source: ImportSource, { take, tell, signal }: Taker): Promise<void> {
  const splitter = createLineSplitter();
  for await (const chunk of source.chunks()) {
    for (const line of splitter.push(chunk)) {
      // Waiting for nothing would still cost a turn for every line.
      const written = take(line);
      if (written !== undefined) await written;
    }
    tell();
    if (signal.aborted) return;
  }
  const rest = splitter.rest();
  if (rest === null || rest.length > 0) await take(rest);
}

function count(told: Told, place: Place, { writer, sums, refusals }: Begun): void {
  if ('facts' in told) {
    sums.facts += told.facts.length;
    writer.addFacts(told.facts, place);
  } else if ('record' in told) {
    sums.records += 1;
    writer.addRecord(told.record, place);
  } else if ('problem' in told) refusals.add(place.line, told.problem);
  else if (told.skipped === 'scope') sums.outOfScope += 1;
  else if (told.skipped === 'nothing') sums.tellNothing += 1;
}

const NO_END =
  'the last line of the export is missing: the file was cut off; what is there went in. Fetch it again and import it once more: nothing is doubled';
const OTHER_KEY =
  'this database has already spoken under a key of its own, and keeps it: comments that were made under the exported key are not recognised, and who asked to be forgotten there is not known here';

/** Packed data that ends or breaks in the middle; anything else is no matter of the file. */
function brokenOff(error: unknown, line: number, kind: FileKind | undefined): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (!/^Z_[A-Z]+_ERROR$/.test(code) || kind === undefined) throw error;
  const what = code === 'Z_BUF_ERROR' ? 'the packed data ends in the middle' : `the packed data is broken (${message})`;
  return `${what}, after line ${line.toLocaleString('en-US')}; what came before went in`;
}
