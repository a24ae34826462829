// People by number, the logins they had, and what GitHub's word and the lists of maintainers said of them, by date.
import type { PoolClient } from 'pg';
import type { AssociationFact, MaintainerFact, PersonFact } from '../../core/fact.js';
import { classOfLogin } from '../../core/person.js';
import { dayOf } from '../../core/time.js';
import { addsTo, anyLength, takenWhere } from './columns.js';

interface Sighting {
  readonly person: number;
  readonly login: string;
  firstAt: string;
  lastDay: string;
}

/** Of each account and login, from when to when. */
function sightings(facts: readonly PersonFact[]): readonly Sighting[] {
  const seen = new Map<string, Sighting>();
  for (const { id, login, at } of facts) {
    const key = `${id}:${login}`;
    const known = seen.get(key) ?? { person: id, login, firstAt: at, lastDay: dayOf(at) };
    if (at < known.firstAt) known.firstAt = at;
    if (dayOf(at) > known.lastDay) known.lastDay = dayOf(at);
    seen.set(key, known);
  }
  return [...seen.values()];
}

export async function writePeople(client: PoolClient, facts: readonly PersonFact[]): Promise<void> {
  if (facts.length === 0) return;
  const seen = sightings(facts);
  const first = new Map<number, Sighting>();
  for (const one of seen) {
    const known = first.get(one.person);
    if (known === undefined || isEarlier(one, known)) first.set(one.person, one);
  }
  const kinds = new Map<number, string>();
  for (const { id, kind } of facts) if (kind !== null && kind > (kinds.get(id) ?? '')) kinds.set(id, kind);
  const people = [...first.values()];
  const classes = people.map(({ login }) => classOfLogin(login));
  const written = client.query({
    name: 'write_people',
    text: `insert into people as known (id, kind, first_login, first_login_at, login_class, login_reason)
     select * from unnest($1::bigint[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::text[])
       as told (id, kind, first_login, first_login_at, login_class, login_reason)
     where ${addsTo('people', ['id'], changesPerson('told'))}
     order by 1
     on conflict (id) do update set
       kind = greatest(known.kind, excluded.kind),
       ${takenWhere(calledBefore('excluded'), ['first_login', 'first_login_at', 'login_class', 'login_reason'])}
     where ${changesPerson('excluded')}`,
    values: [
      people.map((one) => one.person),
      people.map((one) => kinds.get(one.person) ?? null),
      people.map((one) => one.login),
      people.map((one) => one.firstAt),
      classes.map((one) => one.class),
      classes.map((one) => one.reason),
    ],
  });
  const called = client.query({
    name: 'write_logins',
    text: `insert into logins as known (person, login, first_at, last_day)
     select * from unnest(${anyLength('$1::bigint[]')}, $2::text[], $3::timestamptz[], $4::date[]) as told (person, login, first_at, last_day)
     where ${addsTo('logins', ['person', 'login'], longerThan('told'))}
     order by 1, 2
     on conflict (person, login) do update set
       first_at = least(known.first_at, excluded.first_at), last_day = greatest(known.last_day, excluded.last_day)
     where ${longerThan('excluded')}`,
    values: [
      seen.map((one) => one.person),
      seen.map((one) => one.login),
      seen.map((one) => one.firstAt),
      seen.map((one) => one.lastDay),
    ],
  });
  await Promise.all([written, called]);
}

const calledBefore = (row: string) =>
  `(${row}.first_login_at, ${row}.first_login) < (known.first_login_at, known.first_login)`;

const changesPerson = (row: string) =>
  `${calledBefore(row)} or (known.kind is null and ${row}.kind is not null) or known.kind < ${row}.kind`;

/** Told from an earlier moment, or to a later day. */
const longerThan = (row: string) => `${row}.first_at < known.first_at or ${row}.last_day > known.last_day`;

function isEarlier(one: Sighting, than: Sighting): boolean {
  return one.firstAt < than.firstAt || (one.firstAt === than.firstAt && one.login < than.login);
}

export async function writeAssociations(client: PoolClient, facts: readonly AssociationFact[]): Promise<void> {
  if (facts.length === 0) return;
  await client.query({
    name: 'write_associations',
    text: `insert into associations as known (repository, person, association, first_at, last_day)
     select * from (
       select repository, person, association, min(at) as first_at, max(at at time zone 'UTC')::date as last_day
       from unnest($1::bigint[], $2::bigint[], $3::text[], $4::timestamptz[]) as each (repository, person, association, at)
       group by 1, 2, 3) told
     where ${addsTo('associations', ['repository', 'person', 'association'], longerThan('told'))}
     order by 1, 2, 3
     on conflict (repository, person, association) do update set
       first_at = least(known.first_at, excluded.first_at), last_day = greatest(known.last_day, excluded.last_day)
     where ${longerThan('excluded')}`,
    values: [
      facts.map((one) => one.repository),
      facts.map((one) => one.person),
      facts.map((one) => one.association),
      facts.map((one) => one.at),
    ],
  });
}

export async function writeMaintainers(client: PoolClient, facts: readonly MaintainerFact[]): Promise<void> {
  if (facts.length === 0) return;
  await client.query({
    name: 'write_maintainers',
    text: `insert into maintainers (repository, person, by, at, listed)
     select * from unnest($1::bigint[], $2::bigint[], $3::text[], $4::timestamptz[], $5::boolean[]) as told
     order by 1, 2, 3, 4
     on conflict (repository, person, by, at) do update set listed = maintainers.listed or excluded.listed
     where excluded.listed and not maintainers.listed`,
    values: [
      facts.map((one) => one.repository),
      facts.map((one) => one.person),
      facts.map((one) => one.by),
      facts.map((one) => one.at),
      facts.map((one) => one.listed),
    ],
  });
}
