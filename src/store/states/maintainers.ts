// Who was a maintainer of which repository, read for the people of a batch.
import type { PoolClient } from 'pg';
import type { Association } from '../../core/event.js';
import { maintained } from '../../core/maintainer.js';
import type { Known, Listing, Word } from '../../core/maintainer.js';
import type { WasMaintainer } from '../../core/item-state.js';
import type { FoundItem } from './read.js';

const iso = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

const FIRST_LISTS = `select repository, ${iso('min(at)')} as "listsFrom" from maintainers
  where repository = any($1::bigint[]) group by repository`;
const LISTINGS = `select repository, person, by, ${iso('at')} as at, listed from maintainers
  where repository = any($1::bigint[]) and person = any($2::bigint[])`;
const WORDS = `select repository, person, association, ${iso('first_at')} as "firstAt", last_day::text as "lastDay"
  from associations where repository = any($1::bigint[]) and person = any($2::bigint[])`;

interface OfPerson {
  readonly repository: string;
  readonly person: string;
}
type ListingRow = Omit<Listing, 'person'> & OfPerson;
type WordRow = Omit<Word, 'association'> & OfPerson & { readonly association: Association };

interface Growing extends Known {
  listsFrom: string | null;
  readonly listings: Map<number, Listing[]>;
  readonly words: Map<number, Word[]>;
}

/** Of each repository of these items, whether somebody was a maintainer then. */
export async function maintainersOf(
  client: PoolClient,
  items: readonly FoundItem[],
): Promise<(repository: number) => WasMaintainer> {
  const repositories = [...new Set(items.map(({ repository }) => repository))];
  const people = [
    ...new Set(items.flatMap(({ acts }) => acts.flatMap(({ human, person }) => (human && person) || []))),
  ];
  const known = new Map(repositories.map((id): [number, Growing] => [id, empty()]));
  const of = (repository: string) => known.get(Number(repository)) ?? empty();

  const lists = await client.query<{ repository: string; listsFrom: string }>({
    name: 'first_lists',
    text: FIRST_LISTS,
    values: [repositories],
  });
  for (const { repository, listsFrom } of lists.rows) of(repository).listsFrom = listsFrom;
  const values = [repositories, people];
  const listings = await client.query<ListingRow>({ name: 'listings', text: LISTINGS, values });
  for (const row of listings.rows) {
    const person = Number(row.person);
    add(of(row.repository).listings, person, { ...row, person });
  }
  const words = await client.query<WordRow>({ name: 'words_for', text: WORDS, values });
  for (const row of words.rows) add(of(row.repository).words, Number(row.person), row);
  return (repository) => (person, at) => maintained(known.get(repository) ?? empty(), person, at);
}

const empty = (): Growing => ({ listsFrom: null, listings: new Map(), words: new Map() });

function add<Value>(map: Map<number, Value[]>, key: number, value: Value): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
