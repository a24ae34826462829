// Names for numbers and numbers for names, as the ledger has met them last.
import type { ItemAt } from '../../../core/measured.js';
import type { Database } from '../../database.js';

/** Accounts that bear these logins, by login in small letters. A login that went to another account is that one's. */
export async function accountsCalled(
  database: Database,
  logins: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (logins.length === 0) return new Map();
  const rows = await database.rows<{ login: string; person: string }>(
    `select distinct on (lower(login)) lower(login) as login, person from logins where lower(login) = any($1::text[])
     order by lower(login), last_day desc, first_at desc, person`,
    [logins.map((login) => login.toLowerCase())],
  );
  return new Map(rows.map(({ login, person }) => [login, Number(person)]));
}

/** The login that each account was seen under last, by its number. */
export async function loginsOf(database: Database, people: readonly number[]): Promise<Record<number, string>> {
  if (people.length === 0) return {};
  const rows = await database.rows<{ login: string; person: string }>(
    `select distinct on (person) person, login from logins where person = any($1::bigint[])
     order by person, last_day desc, first_at desc, login`,
    [people],
  );
  return Object.fromEntries(rows.map(({ person, login }) => [Number(person), login]));
}

/** Labels that are on these items now. */
export async function labelsOf(
  database: Database,
  items: readonly ItemAt[],
): Promise<readonly (ItemAt & { readonly labels: readonly string[] })[]> {
  if (items.length === 0) return [];
  const rows = await database.rows<{ repository: string; number: number; labels: readonly string[] }>(
    `select s.repository, s.number, s.labels from item_states s
     where (s.repository, s.number) in (select * from unnest($1::bigint[], $2::int[])) order by s.repository, s.number`,
    [items.map(({ repository }) => repository), items.map(({ number }) => number)],
  );
  return rows.map(({ repository, ...row }) => ({ ...row, repository: Number(repository) }));
}
