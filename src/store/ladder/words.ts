// Words that people said of people, of one community: what titles, absences, boards and deeds are read from.
import type { WordKind } from '../../core/fact.js';
import { stamp } from '../../core/time.js';
import type { Database } from '../database.js';

/** Of `$1`: a community is all repositories of its owner. */
export const OURS = 'any(array(select id from repositories where owner = $1))';

/** Of an act: it counts in the whole community (`community`), or was said in the repository `here` (null: in none). SQL. */
export const isHeard = (
  act: string,
  { community, here }: { readonly community: string; readonly here: string },
): string => `(${act}.community = ${community} or ${act}.repository = ${here})`;

export interface Said {
  readonly kind: WordKind;
  readonly key: string;
  readonly repository: number;
  readonly number: number | null;
  /** ISO 8601. */
  readonly at: string;
  readonly by: number | null;
  readonly about: number | null;
  readonly value: string | null;
}

interface Row extends Omit<Said, 'at'> {
  readonly at: Date;
}

export const SAID = `a.kind, a.key, a.repository::float8 as repository, a.number, a.at, a.person::float8 as by,
  a.subject::float8 as about, a.value`;

const saidOf = (row: Row): Said => ({ ...row, at: stamp(row.at.toISOString()) });

export interface Asked {
  readonly kinds: readonly WordKind[];
  /** Whom they are about, or (where they name nobody) who said them; null: anybody. */
  readonly people: readonly number[] | null;
  /** ISO 8601: what was said at or after that moment does not exist; null: it all does. */
  readonly before: string | null;
  /** A repository, of which also those words are heard that count nowhere else; null: only those that count everywhere. */
  readonly here: number | null;
}

const WHOM = {
  anybody: `a.repository = ${OURS} and $4::bigint[] is null`,
  subject: `a.subject = any($4::bigint[]) and a.repository = ${OURS}`,
  speaker: `a.person = any($4::bigint[]) and a.subject is null and a.repository = ${OURS}`,
};

const wordsOf = (whom: string) => `select ${SAID} from acts a
  where ${whom} and a.kind = any($2::text[]) and a.at < coalesce($3::timestamptz, 'infinity')
    and ${isHeard('a', { community: '$1', here: '$5::bigint' })} and not a.gone`;

const OF_ALL = `${wordsOf(WHOM.anybody)} order by a.at, a.key`;
const OF_PEOPLE = `select * from (${wordsOf(WHOM.subject)} union all ${wordsOf(WHOM.speaker)}) said order by at, key`;

/** Oldest first, those of one second in the order of their keys. */
export async function said(database: Database, community: number, asked: Asked): Promise<readonly Said[]> {
  const { kinds, people, before, here } = asked;
  const rows = await database.rows<Row & object>(people === null ? OF_ALL : OF_PEOPLE, [
    community,
    kinds,
    before,
    people,
    here,
  ]);
  return rows.map(saidOf);
}

/**
 * Whose a word is that people say of themselves, whether it names them or not. No other word may be read so: where the one whom it
 * was about asked to be forgotten, it would become the speaker's.
 */
export const ofThemselves = ({ about, by }: Said): number | null => about ?? by;

/** The last word that each of these people said of themselves, by account number. */
export function lastOfEach(words: readonly Said[]): ReadonlyMap<number, Said> {
  return new Map(
    words.flatMap((word) => {
      const person = ofThemselves(word);
      return person === null ? [] : [[person, word] as const];
    }),
  );
}
