// Which of many pull requests touch a file: one question about all of them, by the numbers that git gives to what a file
// holds; and the list of changed files of those that hold it otherwise than the default branch.
import { z } from 'zod';
import type { Repository } from '../../core/event.js';
import { Refused } from '../../core/failure.js';
import type { GitHubRead } from '../../engine/ports.js';
import { whole } from '../backfill/ask.js';
import type { Client } from '../client.js';
import { errorsIn, tooMuchIn } from '../graphql-failures.js';
import type { Place } from '../naming.js';
import type { Session } from '../session.js';

const PAGE = 100;
/** Whoever changes more files than this and holds the file otherwise is taken to change it. */
const MOST_PAGES = 3;

const object = z.object({ oid: z.string().regex(/^[0-9a-f]{40}$/) });
const pull = z.object({ number: z.int().positive(), headRefOid: object.shape.oid, baseRefName: z.string() });

/** A pull request as it is now. `head`, `file`: what git has at its head; null: nothing. */
interface Pull extends z.infer<typeof pull> {
  readonly head: string | null;
  readonly file: string | null;
  /** What the file is on the default branch. */
  readonly base: string | null;
}

export const touching =
  (session: Session): GitHubRead['touching'] =>
  async (repository, numbers, path) => {
    const found = [];
    for (const one of await pullsOf(session, repository, [...new Set(numbers)], path)) {
      if (await touches(session, repository, one, path)) found.push({ number: one.number, head: one.headRefOid });
    }
    return found;
  };

async function touches(session: Session, repository: Repository, one: Pull, path: string): Promise<boolean> {
  // Only what is on the default branch comes into force.
  if (one.baseRefName !== repository.defaultBranch) return false;
  // Right after a push git may be behind: what it has then says nothing of this head.
  const isTold = one.head === one.headRefOid;
  if (isTold && one.file === one.base) return false;
  // A branch that was not brought up to date holds an older file, too.
  return isListed(session, repository, one.number, path);
}

/** Those that are there, as they are now. Where GitHub does not manage so many at once, half of them at a time. */
async function pullsOf(
  session: Session,
  repository: Repository,
  numbers: readonly number[],
  path: string,
): Promise<readonly Pull[]> {
  if (numbers.length === 0) return [];
  const answer = await session.on(repository, (client, place) => ask(client, place, numbers, path));
  if (answer === 'too much') {
    const half = Math.ceil(numbers.length / 2);
    const first = await pullsOf(session, repository, numbers.slice(0, half), path);
    return [...first, ...(await pullsOf(session, repository, numbers.slice(half), path))];
  }
  const { repository: told } = whole(z.object({ repository: z.looseObject({ databaseId: z.int() }) }), answer);
  if (told.databaseId !== repository.id) throw new Refused(410, 'another repository has taken the name');
  const objects = numbers.flatMap((number) => [`h${number}`, `f${number}`]);
  const gits = whole(z.object(shapeOf(['base', ...objects], object.nullable())), told);
  const pulls = whole(
    z.object(
      shapeOf(
        numbers.map((number) => `p${number}`),
        pull.nullable(),
      ),
    ),
    told,
  );
  const oidOf = (alias: string) => gits[alias]?.oid ?? null;
  return numbers.flatMap((number) => {
    const one = pulls[`p${number}`];
    if (!one) return [];
    return [{ ...one, head: oidOf(`h${number}`), file: oidOf(`f${number}`), base: oidOf('base') }];
  });
}

const shapeOf = <Shape>(aliases: readonly string[], shape: Shape): Record<string, Shape> =>
  Object.fromEntries(aliases.map((alias) => [alias, shape]));

async function ask(client: Client, { owner, repo }: Place, numbers: readonly number[], path: string): Promise<unknown> {
  const git = (alias: string, expression: string) =>
    `${alias}: object(expression: ${JSON.stringify(expression)}) { oid }`;
  const asked = numbers.flatMap((number) => [
    `p${number}: pullRequest(number: ${number}) { number headRefOid baseRefName }`,
    git(`h${number}`, `refs/pull/${number}/head`),
    git(`f${number}`, `refs/pull/${number}/head:${path}`),
  ]);
  const text = `query($owner: String!, $name: String!) {
    repository(owner: $owner, name: $name) { databaseId ${git('base', `HEAD:${path}`)} ${asked.join('\n')} } }`;
  try {
    return await client.graphql(text, { owner, name: repo });
  } catch (error) {
    if (isOnlyGone(error)) return error.data;
    if (numbers.length > 1 && tooMuchIn(error) !== undefined) return 'too much';
    throw error;
  }
}

/** Some of them do not exist (any more); the answer about the others is whole. */
function isOnlyGone(error: unknown): error is { readonly data: unknown } {
  const errors = errorsIn(error) ?? [];
  return (
    errors.length > 0 &&
    errors.every(({ type, path = [] }) => type === 'NOT_FOUND' && path[0] === 'repository' && path.length === 2)
  );
}

async function isListed(session: Session, repository: Repository, number: number, path: string): Promise<boolean> {
  try {
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const { data } = await session.on(repository, (client, place) =>
        client.rest.pulls.listFiles({ ...place, pull_number: number, per_page: PAGE, page }),
      );
      // What was only copied from the file leaves it as it is.
      const from = ({ status, previous_filename }: (typeof data)[number]) =>
        status === 'renamed' ? previous_filename : undefined;
      if (data.some((changed) => changed.filename === path || from(changed) === path)) return true;
      if (data.length < PAGE) return false;
    }
    return true;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    // Gone since: the others must not wait for it.
    if ([404, 410].includes(error.status)) return false;
    // Of so many changes that GitHub makes no list.
    if (error.status === 422) return true;
    throw error;
  }
}
