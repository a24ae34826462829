// The changed files of many pull requests at once: the first hundred of each, and the default branch's commit now.
import { z } from 'zod';
import type { ChangedFile } from '../../core/ownership.js';
import type { GitHubRead } from '../../engine/ports.js';
import { whole } from '../backfill/ask.js';
import type { Wrong } from '../graphql-failures.js';
import type { Session } from '../session.js';
import { askRepository, inBatches } from './ask-repository.js';

/** Asked for in one request; each may bring a hundred files. */
const AT_ONCE = 30;

const file = z.object({ path: z.string(), additions: z.int(), deletions: z.int() });
const pull = z.object({
  number: z.int().positive(),
  // Of so many changes that GitHub makes no list there is none.
  files: z.object({ nodes: z.array(file), pageInfo: z.object({ hasNextPage: z.boolean() }) }).nullable(),
});
const head = z.object({ defaultBranchRef: z.object({ target: z.object({ oid: z.string() }).nullable() }).nullable() });

export const changesOf =
  (session: Session): GitHubRead['changesOf'] =>
  async (repository, numbers) => {
    let base: string | null = null;
    const changes = await inBatches([...new Set(numbers)], AT_ONCE, async (batch) => {
      const answer = await askRepository(session, repository, textOf(batch), mayMiss);
      base = whole(head, answer).defaultBranchRef?.target?.oid ?? null;
      return batch.flatMap((number) => {
        const raw = answer[aliasOf(number)];
        return raw === null ? [] : [changeOf(whole(pull, raw))];
      });
    });
    return { base, changes: new Map(changes) };
  };

const aliasOf = (number: number) => `p${number}`;

const textOf = (numbers: readonly number[]) =>
  [
    'defaultBranchRef { target { oid } }',
    ...numbers.map(
      (number) =>
        `${aliasOf(number)}: pullRequest(number: ${number}) { number
          files(first: 100) { nodes { path additions deletions } pageInfo { hasNextPage } } }`,
    ),
  ].join('\n');

/** One that is gone is left out. */
const mayMiss = ({ type, path = [] }: Wrong): boolean =>
  type === 'NOT_FOUND' && path[0] === 'repository' && path.length === 2;

type Change = { readonly files: readonly ChangedFile[]; readonly complete: boolean };

function changeOf({ number, files }: z.infer<typeof pull>): readonly [number: number, change: Change] {
  const told = (files?.nodes ?? []).map(({ path, additions, deletions }) => ({ path, lines: additions + deletions }));
  return [number, { files: told, complete: files !== null && !files.pageInfo.hasNextPage }];
}
