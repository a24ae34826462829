// What is gathered between two commits. A busy person is met thousands of times: only the first time and the last day
// count, and what an earlier batch of the same file has told is not told again.
import type { AssociationFact, Fact, PersonFact } from '../core/fact.js';
import type { BackupRecord } from '../store/import-records.js';

const MOST_FACTS = 8_000;
/** Also what tells nothing is noted as read now and then. */
const MOST_LINES = 50_000;
/** Then it is begun anew: memory does not grow with the file. */
const MOST_MET = 100_000;

export interface Gathered {
  readonly facts: readonly Fact[];
  readonly records: readonly BackupRecord[];
}

export interface Batch {
  readonly add: (facts: readonly Fact[]) => void;
  readonly addRecord: (record: BackupRecord) => void;
  readonly isFull: (lines: number) => boolean;
  readonly gathered: () => Gathered;
}

type Sighting = PersonFact | AssociationFact;

/** From when to when somebody was met, by what of them was told. */
export type Met = Map<string, { first: string; last: string }>;

export function createBatch(met: Met = new Map()): Batch {
  const facts: Fact[] = [];
  const records: BackupRecord[] = [];
  if (met.size >= MOST_MET) met.clear();
  return {
    add: (told) => {
      for (const fact of told) {
        if (fact.fact !== 'person' && fact.fact !== 'association') facts.push(fact);
        else if (isNews(met, fact)) facts.push(fact);
      }
    },
    addRecord: (record) => records.push(record),
    isFull: (lines) => facts.length + records.length >= MOST_FACTS || lines >= MOST_LINES,
    gathered: () => ({ facts, records }),
  };
}

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
