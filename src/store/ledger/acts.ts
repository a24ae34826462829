// What was done: contributions, responses, changes of state, attention. One row for each natural key.
import type { PoolClient } from 'pg';
import { timelineKinds } from '../../core/fact.js';
import type { ActFact, ItemFact } from '../../core/fact.js';
import { anyLength, plainColumn, takenWhere } from './columns.js';

/** The order of tellings, as `fact-join.ts` has it. */
const orderOf = (row: string) =>
  `(coalesce(${row}.told_at, '-infinity'), ${row}.source, coalesce(${row}.length, -1), coalesce(${row}.person, -1),
    ${row}.at, coalesce(${row}.subject, -1), coalesce(${row}.language, ''))`;
const STANDS = `${orderOf('excluded')} > ${orderOf('known')}`;

const SEEN = `(coalesce(excluded.seen_at, '-infinity'), coalesce(excluded.hidden, '')) >
  (coalesce(known.seen_at, '-infinity'), coalesce(known.hidden, ''))`;

const standing = takenWhere(STANDS, ['number', 'person', 'at', 'source', 'subject', 'told_at', 'length', 'language']);

/** What is told late of a timeline that was read whole since, by webhooks or by an older reading, it has told itself. */
const READ = `told.kind = any($1) and exists (
  select from items i where i.repository = told.repository and i.number = told.number and i.read_until >= told.at
    and coalesce(told.seen_at < i.read_until - interval '1 minute', true))`;

/** Told late of a comment that the item's timeline, read whole since, does not hold any more: it is missing. */
const GONE = `(select i.read_until from items i where told.kind = 'commented' and i.kind <> 'discussion'
  and coalesce(told.seen_at < i.read_until - interval '1 minute', true) and i.repository = told.repository and i.number = told.number and i.read_until > coalesce(told.told_at, told.at)
  and not exists (select from acts a where a.repository = told.repository and a.key = told.key))`;

export async function writeActs(client: PoolClient, facts: readonly ActFact[]): Promise<void> {
  if (facts.length === 0) return;
  await client.query({
    name: 'write_acts',
    text: `insert into acts as known (repository, key, kind, number, person, at, source, value, subject, told_at, length, language,
                                seen_at, hidden, missing_at, deleted_at, community)
     select repository, key, kind, number, person, at, source, value, subject, told_at, length, language, seen_at, hidden,
            greatest(missing_at, ${GONE}), deleted_at, community
     from unnest(${anyLength('$2::bigint[]')}, $3::text[], $4::text[], $5::int[], $6::bigint[], $7::timestamptz[],
         $8::fact_source[], $9::text[], $10::bigint[], $11::timestamptz[], $12::int[], $13::text[], $14::timestamptz[],
         $15::text[], $16::timestamptz[], $17::timestamptz[], $18::bigint[])
       as told (repository, key, kind, number, person, at, source, value, subject, told_at, length, language, seen_at,
                hidden, missing_at, deleted_at, community)
     where not (${READ})
     order by repository, key collate "C"
     on conflict (repository, key) do update set ${standing},
       value = greatest(known.value, excluded.value),
       ${takenWhere(SEEN, ['seen_at', 'hidden'])},
       missing_at = greatest(known.missing_at, excluded.missing_at),
       deleted_at = least(known.deleted_at, excluded.deleted_at),
       community = greatest(known.community, excluded.community)
     where ${STANDS} or ${SEEN} or coalesce(excluded.community > known.community, excluded.community is not null and known.community is null)
       or coalesce(excluded.value > known.value, excluded.value is not null and known.value is null)
       or coalesce(excluded.missing_at > known.missing_at, excluded.missing_at is not null and known.missing_at is null)
       or coalesce(excluded.deleted_at < known.deleted_at, excluded.deleted_at is not null and known.deleted_at is null)`,
    values: [
      timelineKinds,
      plainColumn(facts.map((one) => one.repository)),
      facts.map((one) => one.key),
      plainColumn(facts.map((one) => one.kind)),
      plainColumn(facts.map((one) => one.number)),
      plainColumn(facts.map((one) => one.person)),
      plainColumn(facts.map((one) => one.at)),
      plainColumn(facts.map((one) => one.source)),
      facts.map((one) => one.value ?? null),
      plainColumn(facts.map((one) => one.subject)),
      plainColumn(facts.map((one) => one.told?.at)),
      plainColumn(facts.map((one) => one.told?.length)),
      plainColumn(facts.map((one) => one.told?.language)),
      plainColumn(facts.map((one) => one.seen?.at)),
      facts.map((one) => one.seen?.reason ?? null),
      plainColumn(facts.map((one) => one.missingAt)),
      plainColumn(facts.map((one) => one.deletedAt)),
      plainColumn(facts.map((one) => one.community)),
    ],
  });
}

/** The items whose timeline was read whole, and until when, as columns. */
function readWhole(facts: readonly ItemFact[]) {
  const read = facts.filter((one) => one.readUntil !== undefined);
  return {
    none: read.length === 0,
    columns: [read.map((one) => one.repository), read.map((one) => one.number), read.map((one) => one.readUntil)],
  };
}

const READ_WHOLE = 'unnest($1::bigint[], $2::int[], $3::timestamptz[]) as read (repository, number, until)';

/**
 * Takes out of timelines that were read whole what this reading did not see: webhooks tell the same a second apart, and an
 * older reading showed labels under their former names. Whatever was read notes the time (`seen_at`).
 */
export async function supersede(client: PoolClient, facts: readonly ItemFact[]): Promise<void> {
  const { none, columns } = readWhole(facts);
  if (none) return;
  await client.query({
    name: 'supersede_acts',
    text: `delete from acts using ${READ_WHOLE}
     where acts.repository = read.repository and acts.number = read.number and acts.at <= read.until
       and acts.kind = any($4) and coalesce(acts.seen_at < read.until - interval '1 minute', true)`,
    values: [...columns, timelineKinds],
  });
}

/**
 * A comment that is known, and that the timeline does not hold any more when it is read whole, is missing: deleted, or
 * shown to nobody. Reading a comment notes the time (`seen_at`); seen again later, it is there again.
 */
export async function noteMissing(client: PoolClient, facts: readonly ItemFact[]): Promise<void> {
  const { none, columns } = readWhole(facts);
  if (none) return;
  await client.query({
    name: 'note_missing',
    text: `update acts set missing_at = greatest(acts.missing_at, read.until) from ${READ_WHOLE}
     join items i on i.repository = read.repository and i.number = read.number and i.kind <> 'discussion'
     where acts.repository = read.repository and acts.number = read.number and acts.kind = 'commented'
       and coalesce(acts.missing_at < read.until, true) and coalesce(acts.told_at, acts.at) < read.until
       and coalesce(acts.seen_at < read.until - interval '1 minute', true)`,
    values: columns,
  });
}
