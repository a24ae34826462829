// Every page tells anew which repository it is of: names change hands.
import { z } from 'zod';
import { Halt } from '../../engine/backfill-ports.js';
import type { Page, PartRow } from '../../engine/backfill-ports.js';

export const REPOSITORY =
  'databaseId name owner { __typename login ... on User { databaseId } ... on Organization { databaseId } }';

export const repositoryShape = z.object({
  databaseId: z.int().positive(),
  name: z.string(),
  owner: z.object({ __typename: z.string(), login: z.string(), databaseId: z.int().positive() }),
});

/** Throws where the name belongs to another repository by now, or the repository to another owner. */
export function checkedAddress(row: PartRow, found: z.infer<typeof repositoryShape>): NonNullable<Page['address']> {
  const { owner, name, databaseId } = found;
  const was = `${row.owner}/${row.name}`;
  if (databaseId !== row.repository) {
    const advice = `run "hearth backfill ${was}" to read that one`;
    throw new Halt('repository', `Another repository has taken the name ${was}: ${advice}`);
  }
  if (row.ownerId !== null && owner.databaseId !== row.ownerId) {
    const advice = `install Hearth there and run "hearth backfill ${owner.login}/${name}"`;
    throw new Halt('repository', `${was} belongs to ${owner.login} now: ${advice}`);
  }
  return { owner: owner.login, name, ownerId: owner.databaseId };
}
