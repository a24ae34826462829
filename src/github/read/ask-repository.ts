// Questions by GraphQL: the answer is whole, and of the repository that is meant.
import { z } from 'zod';
import type { Repository } from '../../core/event.js';
import { Refused, Unavailable } from '../../core/failure.js';
import { usedFragment } from '../backfill/accounts.js';
import { whole } from '../backfill/ask.js';
import type { Client } from '../client.js';
import { errorsIn, tooMuchIn } from '../graphql-failures.js';
import type { Wrong } from '../graphql-failures.js';
import type { Session } from '../session.js';

export type GraphqlAnswer = Readonly<Record<string, unknown>>;

/** Which errors leave the rest of an answer as good as it is. */
export type MayMiss = (wrong: Wrong) => boolean;
const nothing: MayMiss = () => false;

/** GitHub did not manage it all at once: less may be answered. */
class TooMuch extends Unavailable {}

const told = z.object({ repository: z.looseObject({ databaseId: z.int() }) });

/** Asks for these fields of a repository. Throws Hearth's failures; Refused (410) where another one bears the name now. */
export async function askRepository(
  session: Session,
  repository: Repository,
  fields: string,
  mayMiss: MayMiss = nothing,
): Promise<GraphqlAnswer> {
  const text = `query($owner: String!, $name: String!) {
    repository(owner: $owner, name: $name) { databaseId ${fields} } }${usedFragment(fields)}`;
  const answer = await session.proven(repository, (client, { owner, repo }) =>
    ask(client, text, { owner, name: repo }, mayMiss),
  );
  const found = whole(told, answer).repository;
  if (found.databaseId !== repository.id) throw new Refused(410, 'another repository has taken the name');
  return found;
}

/** Asks for what is no part of a repository, with its installation. */
export const askBeside = (
  session: Session,
  repository: Repository,
  fields: string,
  mayMiss: MayMiss = nothing,
): Promise<unknown> => session.on(repository, (client) => ask(client, `query { ${fields} }`, {}, mayMiss));

async function ask(
  client: Client,
  text: string,
  variables: Readonly<Record<string, string>>,
  mayMiss: MayMiss,
): Promise<unknown> {
  try {
    return await client.graphql(text, variables);
  } catch (error) {
    const errors = errorsIn(error) ?? [];
    if (errors.length > 0 && errors.every(mayMiss)) return (error as { data: unknown }).data;
    const tooMuch = tooMuchIn(error);
    throw tooMuch === undefined ? error : new TooMuch(tooMuch);
  }
}

/** Asks for many things, `size` at a time; where GitHub does not manage so many at once, for half of them at a time. */
export async function inBatches<Wanted, Found>(
  wanted: readonly Wanted[],
  size: number,
  ask: (batch: readonly Wanted[]) => Promise<readonly Found[]>,
): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (let start = 0; start < wanted.length; start += size) {
    found.push(...(await askOrHalve(wanted.slice(start, start + size), ask)));
  }
  return found;
}

async function askOrHalve<Wanted, Found>(
  batch: readonly Wanted[],
  ask: (batch: readonly Wanted[]) => Promise<readonly Found[]>,
): Promise<readonly Found[]> {
  try {
    return await ask(batch);
  } catch (error) {
    if (!(error instanceof TooMuch) || batch.length === 1) throw error;
    return inBatches(batch, Math.ceil(batch.length / 2), ask);
  }
}
