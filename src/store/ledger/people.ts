// People by number, the logins they had, and what GitHub's word and the lists of maintainers said of them, by date.
import type { PoolClient } from 'pg';
import type { AssociationFact, MaintainerFact, PersonFact } from '../../core/fact.js';
import { classOfLogin } from '../../core/person.js';
import { dayOf } from '../../core/time.js';
import { takenWhere } from './columns.js';
import type { Batch, Standing } from './standing.js';

const calledBefore = (row: string) =>
  `(${row}.first_login_at, ${row}.first_login) < (known.first_login_at, known.first_login)`;

const PEOPLE: Standing = {
  table: 'people',
  columns: {
    id: 'bigint',
    kind: 'text',
    first_login: 'text',
    first_login_at: 'timestamptz',
    login_class: 'text',
    login_reason: 'text',
  },
  key: ['id'],
  changes: (row) =>
    `${calledBefore(row)} or (known.kind is null and ${row}.kind is not null) or known.kind < ${row}.kind`,
  set: `kind = greatest(known.kind, excluded.kind),
    ${takenWhere(calledBefore('excluded'), ['first_login', 'first_login_at', 'login_class', 'login_reason'])}`,
};

/** Told from an earlier moment, or to a later day. */
const longerThan = (row: string) => `${row}.first_at < known.first_at or ${row}.last_day > known.last_day`;
const LONGER =
  'first_at = least(known.first_at, excluded.first_at), last_day = greatest(known.last_day, excluded.last_day)';

const LOGINS: Standing = {
  table: 'logins',
  columns: { person: 'bigint', login: 'text', first_at: 'timestamptz', last_day: 'date' },
  key: ['person', 'login'],
  changes: longerThan,
  set: LONGER,
};

const ASSOCIATIONS: Standing = {
  table: 'associations',
  columns: { repository: 'bigint', person: 'bigint', association: 'text', first_at: 'timestamptz', last_day: 'date' },
  key: ['repository', 'person', 'association'],
  changes: longerThan,
  set: LONGER,
};

/** People, and what they were called. */
export function peopleTold(facts: readonly PersonFact[]): readonly Batch[] {
  const seen = spans(facts.map(({ id, login, at }) => ({ of: [id, login] as const, at })));
  const first = new Map<number, (typeof seen)[number]>();
  for (const one of seen) {
    const [person] = one.of;
    const known = first.get(person);
    if (known === undefined || isEarlier(one, known)) first.set(person, one);
  }
  const kinds = new Map<number, string>();
  for (const { id, kind } of facts) if (kind !== null && kind > (kinds.get(id) ?? '')) kinds.set(id, kind);
  const people = [...first.values()];
  const classes = people.map(({ of: [, login] }) => classOfLogin(login));
  return [
    {
      of: PEOPLE,
      values: [
        people.map(({ of: [person] }) => person),
        people.map(({ of: [person] }) => kinds.get(person) ?? null),
        people.map(({ of: [, login] }) => login),
        people.map(({ firstAt }) => firstAt),
        classes.map((one) => one.class),
        classes.map((one) => one.reason),
      ],
    },
    {
      of: LOGINS,
      values: [
        seen.map(({ of: [person] }) => person),
        seen.map(({ of: [, login] }) => login),
        seen.map(({ firstAt }) => firstAt),
        seen.map(({ lastDay }) => lastDay),
      ],
    },
  ];
}

/** GitHub's words for people. */
export function associationsTold(facts: readonly AssociationFact[]): Batch {
  const told = spans(
    facts.map(({ repository, person, association, at }) => ({ of: [repository, person, association] as const, at })),
  );
  return {
    of: ASSOCIATIONS,
    values: [
      told.map(({ of: [repository] }) => repository),
      told.map(({ of: [, person] }) => person),
      told.map(({ of: [, , association] }) => association),
      told.map(({ firstAt }) => firstAt),
      told.map(({ lastDay }) => lastDay),
    ],
  };
}

interface Span<Of> {
  readonly of: Of;
  firstAt: string;
  lastDay: string;
}

/** From when to when each was told. */
function spans<Of extends readonly (number | string)[]>(
  tellings: readonly { readonly of: Of; readonly at: string }[],
): readonly Span<Of>[] {
  const seen = new Map<string, Span<Of>>();
  for (const { of, at } of tellings) {
    const key = of.join(':');
    const known = seen.get(key) ?? { of, firstAt: at, lastDay: dayOf(at) };
    if (at < known.firstAt) known.firstAt = at;
    if (dayOf(at) > known.lastDay) known.lastDay = dayOf(at);
    seen.set(key, known);
  }
  return [...seen.values()];
}

type Called = Span<readonly [person: number, login: string]>;

function isEarlier(one: Called, than: Called): boolean {
  return one.firstAt < than.firstAt || (one.firstAt === than.firstAt && one.of[1] < than.of[1]);
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
