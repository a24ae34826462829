// Lines into the database. A batch that the database refuses is halved down to the line that is to blame, so that no line
// ever keeps the others out.
import type { Fact } from '../core/fact.js';
import type { Database } from './database.js';
import { writeBatch } from './import.js';
import type { ImportedFile } from './import.js';
import type { BackupRecord } from './import-records.js';

/** What one line told, as far as it was not told before. */
export interface ToldLine {
  readonly line: number;
  readonly facts: readonly Fact[];
  readonly records: readonly BackupRecord[];
  /** All facts it told. */
  readonly count: number;
}

export interface LineBatch {
  readonly told: readonly ToldLine[];
  /** The file was read up to this line. */
  readonly lines: number;
  readonly done: boolean;
}

export type RefuseLine = (line: ToldLine, problem: string) => void;

export async function writeLines(
  database: Database,
  file: ImportedFile,
  { told, lines, done }: LineBatch,
  refuse: RefuseLine,
): Promise<void> {
  const [facts, records] = [told.flatMap((one) => one.facts), told.flatMap((one) => one.records)];
  try {
    await writeBatch(database, file, { facts, records, lines, done });
  } catch (error) {
    if (!isOfTheData(error) && !(told.length > 1 && isTooMuch(error))) throw error;
    if (told.length === 0) throw error;
    const [only] = told.length === 1 ? told : [];
    if (only !== undefined) refuse(only, `the database refuses it (${error.message.slice(0, 200)})`);
    const tell: RefuseLine = only === undefined ? refuse : () => undefined;
    for (const part of partsOf({ told, lines, done })) await writeLines(database, file, part, tell);
  }
}

/** Its two halves; of one line, what of it may go in all the same. */
function partsOf({ told, lines, done }: LineBatch): readonly LineBatch[] {
  const half = told.length >> 1;
  const [last, only] = [told[half - 1], told[0]];
  if (last !== undefined) {
    return [
      { told: told.slice(0, half), lines: last.line, done: false },
      { told: told.slice(half), lines, done },
    ];
  }
  const meetings = only?.facts.filter(isMeeting) ?? [];
  const rest =
    only === undefined || meetings.length === only.facts.length ? [] : [{ ...only, facts: meetings, records: [] }];
  return [{ told: rest, lines, done }];
}

/** Later lines do not tell again whom this one met: they are kept all the same. */
const isMeeting = ({ fact }: Fact) => fact === 'person' || fact === 'association';

/**
 * SQLSTATE classes that hang on what was given: cardinality, data, constraints, limits; and what is too long for a text.
 * Anything else (no connection, no room, no permission) would refuse every line, and is no line's fault.
 */
const isOfTheData = (error: unknown): error is Error =>
  error instanceof RangeError || hasCode(error, /^(?:21|22|23|54)[0-9A-Z]{3}$/);

/** It took too long, or two were in each other's way: less at once may pass. No line is to blame for it. */
const isTooMuch = (error: unknown): error is Error => hasCode(error, /^(?:57014|40001|40P01)$/);

const hasCode = (error: unknown, codes: RegExp): error is Error =>
  error instanceof Error && 'code' in error && codes.test(String(error.code));
