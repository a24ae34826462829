// Issues, pull requests and discussions: each a row, the latest telling of what changes about it.
import type { PoolClient } from 'pg';
import type { ItemFact } from '../../core/fact.js';
import { plainColumn, takenWhere } from './columns.js';

/** The order of tellings, as `fact-join.ts` has it. */
const orderOf = (row: string) =>
  `(coalesce(${row}.told_at, '-infinity'), ${row}.source, coalesce(${row}.author, -1), coalesce(${row}.length, -1),
    coalesce(${row}.title, ''), coalesce(${row}.draft::int, -1), coalesce(${row}.answerable::int, -1),
    coalesce(${row}.language, ''), ${row}.opened_at)`;
const STANDS = `${orderOf('excluded')} > ${orderOf('known')}`;

const SIZED = `(coalesce(excluded.lines_at, '-infinity'), coalesce(excluded.lines, -1)) >
  (coalesce(known.lines_at, '-infinity'), coalesce(known.lines, -1))`;

const MOVED = `(coalesce(excluded.moved_repository, -1), coalesce(excluded.moved_number, -1)) >
  (coalesce(known.moved_repository, -1), coalesce(known.moved_number, -1))`;

const standing = takenWhere(STANDS, [
  'author',
  'opened_at',
  'source',
  'told_at',
  'draft',
  'title',
  'length',
  'language',
  'answerable',
]);

export async function writeItems(client: PoolClient, facts: readonly ItemFact[]): Promise<void> {
  if (facts.length === 0) return;
  await client.query({
    name: 'write_items',
    text: `insert into items as known (repository, number, kind, author, opened_at, source, told_at, draft, title, length, language,
                                 answerable, lines_at, lines, read_until, moved_repository, moved_number, deleted_at)
     select * from unnest($1::bigint[], $2::int[], $3::text[], $4::bigint[], $5::timestamptz[], $6::fact_source[],
       $7::timestamptz[], $8::boolean[], $9::text[], $10::int[], $11::text[], $12::boolean[], $13::timestamptz[], $14::int[],
       $15::timestamptz[], $16::bigint[], $17::int[], $18::timestamptz[]) as told order by 1, 2
     on conflict (repository, number) do update set ${standing},
       ${takenWhere(SIZED, ['lines_at', 'lines'])},
       read_until = greatest(known.read_until, excluded.read_until),
       ${takenWhere(MOVED, ['moved_repository', 'moved_number'])},
       deleted_at = least(known.deleted_at, excluded.deleted_at)
     where ${STANDS} or ${SIZED} or coalesce(excluded.read_until > known.read_until, excluded.read_until is not null)
       or ${MOVED}
       or coalesce(excluded.deleted_at < known.deleted_at, excluded.deleted_at is not null and known.deleted_at is null)`,
    values: [
      plainColumn(facts.map((one) => one.repository)),
      plainColumn(facts.map((one) => one.number)),
      plainColumn(facts.map((one) => one.kind)),
      plainColumn(facts.map((one) => one.author)),
      plainColumn(facts.map((one) => one.openedAt)),
      plainColumn(facts.map((one) => one.source)),
      plainColumn(facts.map((one) => one.told?.at)),
      facts.map((one) => one.told?.draft ?? null),
      plainColumn(facts.map((one) => one.told?.title)),
      plainColumn(facts.map((one) => one.told?.length)),
      plainColumn(facts.map((one) => one.told?.language)),
      facts.map((one) => one.told?.answerable ?? null),
      plainColumn(facts.map((one) => one.size?.at)),
      plainColumn(facts.map((one) => one.size?.lines)),
      plainColumn(facts.map((one) => one.readUntil)),
      plainColumn(facts.map((one) => one.movedTo?.repository)),
      plainColumn(facts.map((one) => one.movedTo?.number)),
      plainColumn(facts.map((one) => one.deletedAt)),
    ],
  });
}
