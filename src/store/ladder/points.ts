// What people did that gives points (core/points.ts), from indexes alone, and when they were there first. In the statements $1 is
// the people, $2 the moment before which it was done, $3 the repositories, $4 the moment from which it counts.
import { stamp } from '../../core/time.js';
import type { PointAct, ShownKind } from '../../core/points.js';
import { ownKinds } from '../../metrics/people/acts.js';
import type { Database } from '../database.js';
import { HIDDEN_AS_BAD, stands } from './standing-items.js';

const STANDS = stands('i', { at: '$2', repositories: '$3::bigint[]' });
const DONE = (act: string) => `${act}.at < $2 and not ${act}.gone`;
const COLUMNS = 'm.id::float8 as person, i.repository::float8 as repository, i.number';

/** Bots are nobody here. */
const MEMBERS = `select p.id from people p where p.id = any($1::bigint[]) and p.class = 'human'`;

/** A person other than `m`: whoever is gone, and a bot, vouches for nothing. */
const BY_ANOTHER = (act: string) => `${act}.person <> m.id
  and exists (select from people other where other.id = ${act}.person and other.class = 'human')`;

const MERGED = `select ${COLUMNS}, 'merged' as kind, done.at
  from (${MEMBERS}) m join items i on i.author = m.id and i.kind = 'pull_request' and i.repository = any($3::bigint[])
  cross join lateral (
    select a.at from acts a
    where a.repository = i.repository and a.number = i.number and a.kind = 'merged' and ${DONE('a')} and a.at >= $4 limit 1) done
  where ${STANDS} and exists (
    select from acts a where a.repository = i.repository and a.number = i.number
      and a.kind in ('merged', 'reviewed', 'review_commented') and ${DONE('a')} and not ${HIDDEN_AS_BAD('a')} and ${BY_ANOTHER('a')})`;

/** Characters of a text that says more than `/lgtm` or "looks good to me". */
const SAYS_SOMETHING = 20;

const WITH_WORDS = `(a.value = 'changes_requested' or a.length >= ${SAYS_SOMETHING} or exists (
    select from acts c where c.repository = a.repository and c.number = a.number and c.kind = 'review_commented'
      and c.person = a.person and ${DONE('c')} and not ${HIDDEN_AS_BAD('c')}))`;

const REVIEWED = `select ${COLUMNS}, 'reviewed' as kind, min(a.at) as at
  from (${MEMBERS}) m join acts a on a.person = m.id and a.kind = 'reviewed' and a.repository = any($3::bigint[])
    and ${DONE('a')} and not ${HIDDEN_AS_BAD('a')}
  cross join lateral (select i.* from items i where i.repository = a.repository and i.number = a.number limit 1) i
  where i.kind = 'pull_request' and i.author is distinct from m.id and ${WITH_WORDS} and ${STANDS}
  group by m.id, i.repository, i.number having min(a.at) >= $4`;

const ANSWERED = `select ${COLUMNS}, 'answered' as kind, max(a.at) as at
  from (${MEMBERS}) m join acts a on a.subject = m.id and a.kind = 'answered' and a.repository = any($3::bigint[]) and ${DONE('a')}
  cross join lateral (select i.* from items i where i.repository = a.repository and i.number = a.number limit 1) i
  where i.kind = 'discussion' and i.author is distinct from m.id and a.at >= $4 and ${BY_ANOTHER('a')} and ${STANDS}
    and not exists (
      select from acts later where later.repository = a.repository and later.number = a.number
        and later.kind in ('answered', 'unanswered') and later.at > a.at and ${DONE('later')})
  group by m.id, i.repository, i.number`;

const ISSUES = `select ${COLUMNS}, 'issue' as kind, max(a.at) as at
  from (${MEMBERS}) m join items i on i.author = m.id and i.kind = 'issue' and i.repository = any($3::bigint[])
  join acts a on a.repository = i.repository and a.number = i.number and a.kind = 'closed' and ${DONE('a')} and a.at >= $4
  where a.value = 'completed' and ${BY_ANOTHER('a')} and ${STANDS} and not exists (
      select from acts later where later.repository = a.repository and later.number = a.number
        and later.kind in ('closed', 'reopened') and later.at > a.at and ${DONE('later')})
  group by m.id, i.repository, i.number`;

const ACTS = [MERGED, REVIEWED, ANSWERED, ISSUES].map((one) => `(${one})`).join('\nunion all\n');

interface Row {
  readonly person: number;
  readonly repository: number;
  readonly number: number;
  readonly kind: ShownKind;
  readonly at: Date;
}

/** `since`, `at`: ISO 8601. */
export async function pointActs(
  database: Database,
  people: readonly number[],
  repositories: readonly number[],
  { since, at }: { readonly since: string; readonly at: string },
): Promise<readonly (PointAct & { readonly person: number })[]> {
  if (people.length === 0) return [];
  const rows = await database.rows<Row & object>(ACTS, [people, at, repositories, since]);
  return rows.map((row) => ({ ...row, at: stamp(row.at.toISOString()), url: null }));
}

const FIRST = `select a.person::float8 as person, min(a.at) as at from acts a
  where a.person = any($1::bigint[]) and a.kind = any($4::text[]) and a.repository = any($3::bigint[]) and ${DONE('a')}
  group by a.person`;

export async function firstActs(
  database: Database,
  people: readonly number[],
  repositories: readonly number[],
  at: string,
): Promise<ReadonlyMap<number, string>> {
  if (people.length === 0) return new Map();
  const values = [people, at, repositories, ownKinds];
  const rows = await database.rows<{ person: number; at: Date }>(FIRST, values);
  return new Map(rows.map((row) => [row.person, stamp(row.at.toISOString())]));
}
