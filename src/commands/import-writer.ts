// Batches on their way into the database: while one is written, the next is gathered.
import type { Fact } from '../core/fact.js';
import type { Database } from '../store/database.js';
import { hasMarkerKey } from '../store/import.js';
import type { ImportedFile } from '../store/import.js';
import { writeLines } from '../store/import-halves.js';
import type { LineBatch, RefuseLine } from '../store/import-halves.js';
import type { BackupRecord } from '../store/import-records.js';
import { createBatch } from './import-batch.js';
import type { Met, Place } from './import-batch.js';

export interface ImportWriter {
  readonly addFacts: (facts: readonly Fact[], place: Place) => void;
  readonly addRecord: (record: BackupRecord, place: Place) => void;
  /** Begins to write what was gathered where it is enough: everything up to this line. Waits for the batch before. */
  readonly pass: (line: number) => Promise<void> | undefined;
  /** Writes what is left, and waits until all is committed. */
  readonly finish: (line: number, done: boolean) => Promise<void>;
  /** Waits for what is under way, however it ends. */
  readonly settled: () => Promise<void>;
  /** This database goes on under another key than the one in the backup. */
  readonly hasOtherKey: () => boolean;
}

/** `refuse` hears of lines that the database refused, after others were passed. */
export function createImportWriter(
  database: Database,
  file: ImportedFile,
  from: number,
  refuse: RefuseLine,
): ImportWriter {
  const met: Met = new Map();
  let batch = createBatch(met);
  let committed = from;
  let writing: Promise<void> = Promise.resolve();
  let otherKey = false;

  const write = async (gathered: LineBatch) => {
    await writeLines(database, file, gathered, refuse);
    const key = gathered.told.flatMap(({ records }) => records).find(({ record }) => record === 'setting')?.row[
      'value'
    ];
    if (typeof key === 'string' && !(await hasMarkerKey(database, key))) otherKey = true;
  };

  const flush = async (line: number, done: boolean): Promise<void> => {
    await writing;
    const { told } = batch.gathered();
    batch = createBatch(met);
    committed = line;
    writing = write({ told, lines: line, done });
    // Whoever waits for it hears of it; until then it must not end the process.
    writing.catch(() => undefined);
  };

  return {
    addFacts: (facts, place) => {
      batch.add(facts, place);
    },
    addRecord: (record, place) => {
      batch.addRecord(record, place);
    },
    pass: (line) => (batch.isFull(line - committed) ? flush(line, false) : undefined),
    finish: async (line, done) => {
      await flush(line, done);
      await writing;
    },
    settled: () => writing.catch(() => undefined),
    hasOtherKey: () => otherKey,
  };
}
