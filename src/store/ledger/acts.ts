// What was done: contributions, responses, changes of state, attention. One row for each natural key.
import type { PoolClient } from 'pg';
import { timelineKinds } from '../../core/fact.js';
import type { ActFact, ItemFact } from '../../core/fact.js';
import { plainColumn } from './columns.js';

/** Does what is told now stand over what is known? As `joinFacts` compares. */
const STANDS = `(coalesce(excluded.told_at, '-infinity'), excluded.source, coalesce(excluded.length, -1),
  coalesce(excluded.person, -1), excluded.at) > (coalesce(known.told_at, '-infinity'), known.source,
  coalesce(known.length, -1), coalesce(known.person, -1), known.at)`;

const HIDDEN = `(coalesce(excluded.hidden_at, '-infinity'), coalesce(excluded.hidden, '')) >
  (coalesce(known.hidden_at, '-infinity'), coalesce(known.hidden, ''))`;

const standing = ['number', 'person', 'at', 'source', 'subject', 'told_at', 'length', 'language']
  .map((column) => `${column} = case when ${STANDS} then excluded.${column} else known.${column} end`)
  .join(', ');

/** What webhooks and imports tell of a timeline up to the moment at which it was read whole, it has told better itself. */
const READ = `told.source <> 'backfill' and told.kind = any($1) and exists (
  select from items i where i.repository = told.repository and i.number = told.number and i.read_until >= told.at)`;

/** Told late of a comment that the item's timeline, read whole since, does not hold any more: it was deleted meanwhile. */
const GONE = `(select i.read_until from items i where told.kind = 'commented' and told.source <> 'backfill'
  and i.repository = told.repository and i.number = told.number and i.read_until >= coalesce(told.told_at, told.at)
  and not exists (select from acts a where a.repository = told.repository and a.key = told.key))`;

export async function writeActs(client: PoolClient, facts: readonly ActFact[]): Promise<void> {
  if (facts.length === 0) return;
  await client.query({
    name: 'write_acts',
    text: `insert into acts as known (repository, key, kind, number, person, at, source, value, subject, told_at, length, language,
                                hidden_at, hidden, deleted_at)
     select repository, key, kind, number, person, at, source, value, subject, told_at, length, language, hidden_at, hidden,
            least(deleted_at, ${GONE})
     from unnest($2::bigint[], $3::text[], $4::text[], $5::int[], $6::bigint[], $7::timestamptz[],
         $8::fact_source[], $9::text[], $10::bigint[], $11::timestamptz[], $12::int[], $13::text[], $14::timestamptz[],
         $15::text[], $16::timestamptz[])
       as told (repository, key, kind, number, person, at, source, value, subject, told_at, length, language, hidden_at,
                hidden, deleted_at)
     where not (${READ})
     order by repository, key collate "C"
     on conflict (repository, key) do update set ${standing},
       value = greatest(known.value, excluded.value),
       hidden_at = case when ${HIDDEN} then excluded.hidden_at else known.hidden_at end,
       hidden = case when ${HIDDEN} then excluded.hidden else known.hidden end,
       deleted_at = least(known.deleted_at, excluded.deleted_at)
     where ${STANDS} or ${HIDDEN} or coalesce(excluded.value > known.value, excluded.value is not null and known.value is null)
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
      plainColumn(facts.map((one) => one.hidden?.at)),
      facts.map((one) => one.hidden?.reason ?? null),
      plainColumn(facts.map((one) => one.deletedAt)),
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

/** Takes out what others told of the timelines that were read whole: what GitHub itself tells of them comes with them. */
export async function supersede(client: PoolClient, facts: readonly ItemFact[]): Promise<void> {
  const { none, columns } = readWhole(facts);
  if (none) return;
  await client.query({
    name: 'supersede_acts',
    text: `delete from acts using ${READ_WHOLE}
     where acts.repository = read.repository and acts.number = read.number and acts.at <= read.until
       and acts.kind = any($4) and acts.source <> 'backfill'`,
    values: [...columns, timelineKinds],
  });
}

/**
 * A comment that is known, and that the timeline does not hold any more when it is read whole, was deleted. Reading a
 * comment notes the time (`hidden_at`), so that what this reading saw is told from what it missed.
 */
export async function noteMissing(client: PoolClient, facts: readonly ItemFact[]): Promise<void> {
  const { none, columns } = readWhole(facts);
  if (none) return;
  await client.query({
    name: 'note_missing',
    text: `update acts set deleted_at = read.until from ${READ_WHOLE}
     join items i on i.repository = read.repository and i.number = read.number and i.kind <> 'discussion'
     where acts.repository = read.repository and acts.number = read.number and acts.kind = 'commented'
       and acts.deleted_at is null and coalesce(acts.told_at, acts.at) <= read.until
       and coalesce(acts.hidden_at < read.until - interval '1 minute', true)`,
    values: columns,
  });
}
