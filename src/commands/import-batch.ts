// What is gathered between two commits. A busy person is met thousands of times: only the first time and the last day
// count, and what an earlier batch of the same file has told is not told again.
import type { AssociationFact, Fact, PersonFact } from '../core/fact.js';
import type { ToldLine } from '../store/import-halves.js';
import type { BackupRecord } from '../store/import-records.js';

const MOST_FACTS = 8_000;
/** Also what tells nothing is noted as read now and then. */
const MOST_LINES = 50_000;
/** Long lines fill it with less: a statement is one text in memory. */
const MOST_BYTES = 8 * 1024 * 1024;
/** Then it is begun anew: memory does not grow with the file. */
const MOST_MET = 100_000;

/** Where it stands, and how much of it is kept. */
export interface Place {
  readonly line: number;
  readonly bytes: number;
}

const NOWHERE: Place = { line: 0, bytes: 0 };

export interface Batch {
  readonly add: (facts: readonly Fact[], place?: Place) => void;
  readonly addRecord: (record: BackupRecord, place: Place) => void;
  readonly isFull: (lines: number) => boolean;
  readonly gathered: () => { readonly told: readonly ToldLine[]; readonly facts: readonly Fact[] };
}

type Sighting = PersonFact | AssociationFact;

/** From when to when somebody was met, by what of them was told. */
export type Met = Map<string, { first: string; last: string }>;

export function createBatch(met: Met = new Map()): Batch {
  const lines: ToldLine[] = [];
  let [kept, size] = [0, 0];
  const keep = ({ line, bytes }: Place, told: Omit<ToldLine, 'line'>) => {
    if (told.facts.length + told.records.length === 0) return;
    lines.push({ line, ...told });
    kept += told.facts.length + told.records.length;
    size += bytes;
  };
  if (met.size >= MOST_MET) met.clear();
  return {
    add: (told, place = NOWHERE) => {
      const facts = told.filter((fact) => !isSighting(fact) || isNews(met, fact));
      keep(place, { facts, records: [], count: told.length });
    },
    addRecord: (record, place) => {
      keep(place, { facts: [], records: [record], count: 0 });
    },
    isFull: (read) => kept >= MOST_FACTS || size >= MOST_BYTES || read >= MOST_LINES,
    gathered: () => ({ told: lines, facts: lines.flatMap(({ facts }) => facts) }),
  };
}

const isSighting = (fact: Fact): fact is Sighting => fact.fact === 'person' || fact.fact === 'association';

function isNews(met: Met, fact: Sighting): boolean {
  const name =
    fact.fact === 'person'
      ? `${fact.id}:${fact.kind ?? ''}:${fact.login}`
      : `${fact.repository} ${fact.person} ${fact.association}`;
  const known = met.get(name);
  if (known === undefined) {
    met.set(name, { first: fact.at, last: fact.at });
    return true;
  }
  // The ledger knows the first time to the second, the last to the day.
  if (fact.at >= known.first && fact.at.slice(0, 10) <= known.last.slice(0, 10)) return false;
  if (fact.at < known.first) known.first = fact.at;
  if (fact.at > known.last) known.last = fact.at;
  return true;
}
