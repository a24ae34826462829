// Accounts as GraphQL shows them become the same people as in payloads.
import { z } from 'zod';
import { personOf } from '../../core/person.js';
import type { Person } from '../../core/person.js';

const WHO = `fragment who on Actor { __typename login ... on User { databaseId } ... on Bot { databaseId }
  ... on Organization { databaseId } ... on Mannequin { databaseId } }`;

/** A query must not hold a fragment that it does not use. */
export const usedFragment = (text: string): string => (text.includes('...who') ? ` ${WHO}` : '');

const account = z.object({
  __typename: z.string(),
  login: z.string().optional(),
  databaseId: z.int().positive().nullish(),
});

/** Null: the account is gone. A team, or an account of an enterprise, has no number of its own: no person either. */
export const who = account.nullable().transform(toPerson);

/** A user, where the schema has only users. */
export const user = z
  .object({ login: z.string(), databaseId: z.int().positive().nullable() })
  .nullable()
  .transform((one) => (one === null ? null : toPerson({ __typename: 'User', ...one })));

function toPerson(from: z.infer<typeof account> | null): Person | null {
  if (from === null || from.login === undefined || typeof from.databaseId !== 'number') return null;
  // REST and webhooks write the login of a bot with its suffix, GraphQL without.
  const isBare = from.__typename === 'Bot' && !from.login.endsWith('[bot]');
  const login = isBare ? `${from.login}[bot]` : from.login;
  return personOf({ id: from.databaseId, login, type: from.__typename });
}
