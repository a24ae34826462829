// Which of many pull requests touch a file: one question about all of them, and one more for each whose files it does not
// tell whole.
import { z } from 'zod';
import type { Repository } from '../../core/event.js';
import { Refused } from '../../core/failure.js';
import type { GitHubRead } from '../../engine/ports.js';
import { whole } from '../backfill/ask.js';
import type { Client } from '../client.js';
import { errorsIn, tooMuchIn } from '../graphql-failures.js';
import type { Place, Session } from '../session.js';

const PAGE = 100;
/** GitHub lists no more than 3,000 files of a pull request. */
const MOST_PAGES = 30;

const file = z.object({ path: z.string(), changeType: z.string() });
const pull = z.object({
  number: z.int().positive(),
  headRefOid: z.string().regex(/^[0-9a-f]{40}$/),
  /** Null where GitHub has no list of them at hand. */
  files: z.object({ nodes: z.array(file), pageInfo: z.object({ hasNextPage: z.boolean() }) }).nullable(),
});
type Pull = z.infer<typeof pull>;

export const touching =
  (session: Session): GitHubRead['touching'] =>
  async (repository, numbers, path) => {
    const found = [];
    for (const one of await pullsOf(session, repository, [...new Set(numbers)])) {
      if (await touches(session, repository, one, path)) found.push({ number: one.number, head: one.headRefOid });
    }
    return found;
  };

async function touches(session: Session, repository: Repository, one: Pull, path: string): Promise<boolean> {
  const files = one.files?.nodes ?? [];
  if (files.some((changed) => changed.path === path)) return true;
  // Where a renamed file came from is told in REST only.
  const isTold = one.files?.pageInfo.hasNextPage === false && !files.some(({ changeType }) => changeType === 'RENAMED');
  return !isTold && (await isListed(session, repository, one.number, path));
}

/** Those that are there, as they are now. Where GitHub does not manage so many at once, half of them at a time. */
async function pullsOf(session: Session, repository: Repository, numbers: readonly number[]): Promise<readonly Pull[]> {
  if (numbers.length === 0) return [];
  const answer = await session.on(repository, (client, place) => ask(client, place, numbers));
  if (answer === 'too much') {
    const half = Math.ceil(numbers.length / 2);
    const first = await pullsOf(session, repository, numbers.slice(0, half));
    return [...first, ...(await pullsOf(session, repository, numbers.slice(half)))];
  }
  const { repository: told } = whole(z.object({ repository: z.looseObject({ databaseId: z.int() }) }), answer);
  if (told.databaseId !== repository.id) throw new Refused(410, 'another repository has taken the name');
  const pulls = z.object(Object.fromEntries(numbers.map((number) => [aliasOf(number), pull.nullable()])));
  const byAlias = whole(pulls, told);
  return numbers.flatMap((number) => byAlias[aliasOf(number)] ?? []);
}

const aliasOf = (number: number): string => `p${number}`;

async function ask(client: Client, { owner, repo }: Place, numbers: readonly number[]): Promise<unknown> {
  const pulls = numbers.map(
    (number) => `${aliasOf(number)}: pullRequest(number: ${number}) {
      number headRefOid files(first: ${PAGE}) { nodes { path changeType } pageInfo { hasNextPage } } }`,
  );
  const text = `query($owner: String!, $name: String!) {
    repository(owner: $owner, name: $name) { databaseId ${pulls.join('\n')} } }`;
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
    return false;
  } catch (error) {
    // Gone since, or of so many changes that GitHub makes no list: the others must not wait for it.
    if (error instanceof Refused && [404, 410, 422].includes(error.status)) return false;
    throw error;
  }
}
