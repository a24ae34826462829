// What the lines of one file are: an archive's events, or facts and what a backup holds beside them. The first line that is
// JSON tells.
import { factsOfArchive } from '../core/archive.js';
import type { ArchiveScope } from '../core/archive.js';
import { isDate, shown } from '../core/fact-line-fields.js';
import { factIn } from '../core/fact-line.js';
import type { Fact } from '../core/fact.js';
import { isMapping } from '../core/mapping.js';
import { EXPORT_VERSION } from '../store/export.js';
import { isRecordName, recordKinds } from '../store/export-records.js';
import { recordIn } from '../store/import-records.js';
import type { BackupRecord } from '../store/import-records.js';
import { TOO_LONG } from './import-lines.js';
import type { Line } from './import-lines.js';

export type FileKind = 'archive' | 'facts' | 'export';

export type Told =
  | { readonly facts: readonly Fact[] }
  | { readonly record: BackupRecord }
  | { readonly skipped: 'scope' | 'nothing' | 'frame' }
  | { readonly problem: string };

export interface LineReader {
  /** Undefined until a line has told. */
  readonly kind: () => FileKind | undefined;
  /** Looks at a line without taking anything from it. Throws where the whole file must not be read. */
  readonly look: (line: Line, number: number) => void;
  readonly read: (line: Buffer, number: number) => Told;
  /** Of an export: whether its last line came. */
  readonly ended: () => boolean;
  /** Of an export of everything: since when deliveries are not in it (ISO 8601); null: it is none, or does not say. */
  readonly since: () => string | null;
}

type Json = Readonly<Record<string, unknown>>;

/** The longest record is not as long (`store/import-checks.ts`). */
const LONGEST = 1024 * 1024;
const NO_HEADER = 'a record counts only in an export: this file does not begin with the first line of one';

export function createReader(scope: () => ArchiveScope, latest: string): LineReader {
  let kind: FileKind | undefined;
  let inScope: ArchiveScope | undefined;
  let ended = false;
  let ofAll = false;
  let since: string | null = null;

  const look = (line: Line, number: number) => {
    if (kind !== undefined || line === null) return;
    const first = parse(line);
    if (first === undefined) return;
    const begins = first['record'] === 'hearth-export' && number === 1;
    if (begins) ofAll = communityOf(first) === null;
    if (ofAll) since = dateIn(first['since']) ?? dateIn(first['at']);
    kind = begins ? 'export' : 'fact' in first || 'record' in first ? 'facts' : 'archive';
    if (kind === 'archive') inScope = scope();
  };

  const readFact = (line: Buffer, number: number): Told => {
    if (line.length > LONGEST) return { problem: TOO_LONG };
    const value = parse(line);
    if (value === undefined) return { problem: problemOf(line) };
    if (ended) return { problem: 'it comes after the end of the export' };
    const { record } = value;
    if (record === undefined) {
      const told = factIn(value, latest);
      return 'fact' in told ? { facts: [told.fact] } : told;
    }
    if (kind !== 'export') return { problem: NO_HEADER };
    if (record === 'hearth-export') {
      return number === 1
        ? { skipped: 'frame' }
        : { problem: 'a second export begins here: import each file by itself' };
    }
    if (record === 'end') return end(value, number);
    if (!ofAll && isRecordName(record) && recordKinds[record].ofCommunity === null) {
      return { problem: `${record} counts only in an export of everything, and this one is of one community` };
    }
    return recordIn(value, latest);
  };

  const end = (value: Json, number: number): Told => {
    ended = true;
    if (value['lines'] === number - 1) return { skipped: 'frame' };
    return { problem: `the export had ${shown(value['lines'])} lines before this one, the file has ${number - 1}` };
  };

  return {
    kind: () => kind,
    look,
    read: (line, number) => {
      look(line, number);
      if (kind === undefined) return { problem: problemOf(line) };
      if (kind === 'archive' && inScope !== undefined) return factsOfArchive(line, inScope, latest);
      return readFact(line, number);
    },
    ended: () => ended,
    since: () => since,
  };
}

const dateIn = (value: unknown) => (isDate(value) ? value : null);

function parse(line: Buffer): Json | undefined {
  try {
    const value: unknown = JSON.parse(line.toString());
    return isMapping(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function problemOf(line: Buffer): string {
  try {
    JSON.parse(line.toString());
    return 'no object: one fact, record or event a line is expected';
  } catch {
    return 'not JSON';
  }
}

/** Whose export it is by its first line; null: everybody's. Throws where this is no export that can be read. */
function communityOf({ version, community }: Json): number | null {
  if (version === EXPORT_VERSION) {
    if (community === null || (typeof community === 'number' && Number.isSafeInteger(community))) return community;
    throw new Error('its first line does not say of which community it is an export, or of all');
  }
  throw new Error(
    typeof version === 'number' && version > EXPORT_VERSION
      ? `it was exported by a newer Hearth (version ${version} of the format; this one reads ${EXPORT_VERSION}): import it with that one`
      : 'its first line names no version of the format',
  );
}
