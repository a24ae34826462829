// What files of a repository hold, a hundred a request, by the numbers that git gives them or by their places at a commit.
import { z } from 'zod';
import { Unavailable } from '../../core/failure.js';
import type { Repository } from '../../core/event.js';
import { mostBytesOf } from '../../core/readable.js';
import { whole } from '../backfill/ask.js';
import type { Session } from '../session.js';
import { askRepository, inBatches } from './ask-repository.js';
import type { GitMemory, GitText } from './git-memory.js';

const PAGE = 100;

export interface GitReader {
  readonly session: Session;
  readonly memory: GitMemory;
  readonly repository: Repository;
}

export interface Blob {
  readonly path: string;
  readonly oid: string;
}

/** By path. Files that a tree says are there. */
export async function textsOf(reader: GitReader, blobs: readonly Blob[]): Promise<ReadonlyMap<string, GitText | null>> {
  const wanted = blobs.map(({ path, oid }) => ({ path, key: `blob:${oid}`, selector: `oid: ${quoted(oid)}` }));
  return texts(reader, null, wanted);
}

/** By path; null: there is no such file at this commit (its whole SHA). */
export async function textsAt(
  reader: GitReader,
  commit: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, GitText | null>> {
  const wanted = paths.map((path) => {
    const place = `${commit}:${path}`;
    return { path, key: `place:${place}`, selector: `expression: ${quoted(place)}` };
  });
  return texts(reader, commit, wanted);
}

/** Where a file stands, under which name it is remembered, and how GitHub is asked for it. */
interface Wanted {
  readonly path: string;
  readonly key: string;
  readonly selector: string;
}

const quoted = (text: string): string => JSON.stringify(text);

async function texts(
  reader: GitReader,
  commit: string | null,
  wanted: readonly Wanted[],
): Promise<ReadonlyMap<string, GitText | null>> {
  const { memory, repository } = reader;
  const found = new Map<string, GitText | null>();
  const missing = new Map<string, Wanted>();
  for (const one of wanted) {
    const known = memory.texts.get(`${repository.id}:${one.key}`);
    if (known === undefined) missing.set(one.key, one);
    else found.set(one.path, known);
  }
  // Many folders hold the same file: it is asked for once.
  const read = new Map(await inBatches([...missing.values()], PAGE, (batch) => ask(reader, commit, batch)));
  for (const [key, text] of read) memory.texts.set(`${repository.id}:${key}`, text);
  for (const one of wanted) if (!found.has(one.path)) found.set(one.path, read.get(one.key) ?? null);
  return found;
}

const object = z
  .discriminatedUnion('__typename', [
    z.object({
      __typename: z.literal('Blob'),
      byteSize: z.int().nonnegative(),
      isTruncated: z.boolean(),
      text: z.string().nullable(),
    }),
    z.object({ __typename: z.enum(['Tree', 'Commit', 'Tag']) }),
  ])
  .nullable();

async function ask(
  { session, repository }: GitReader,
  commit: string | null,
  batch: readonly Wanted[],
): Promise<readonly (readonly [string, GitText | null])[]> {
  const files = batch.map(
    ({ selector }, index) => `f${index}: object(${selector}) { __typename ... on Blob { byteSize isTruncated text } }`,
  );
  const at = commit === null ? [] : [`at: object(oid: ${quoted(commit)}) { __typename }`];
  const answer = await askRepository(session, repository, [...at, ...files].join('\n'));
  // Right after a push one part of GitHub may not know yet what another told: that is no missing file.
  if (answer['at'] === null) throw new Unavailable('GitHub does not show the commit yet');
  const objects = whole(z.object(Object.fromEntries(files.map((_, index) => [`f${index}`, object]))), answer);
  return batch.map(({ key, path }, index) => {
    const found = objects[`f${index}`] ?? null;
    if (found === null && commit === null) throw new Unavailable('GitHub does not show a file of the tree yet');
    return [key, textIn(path, found)];
  });
}

function textIn(path: string, found: z.infer<typeof object>): GitText | null {
  if (found?.__typename !== 'Blob') return null;
  const { text, isTruncated, byteSize } = found;
  if (text === null) return { text: null, why: 'is not text, and was not read' };
  if (path.endsWith('.md')) return { text: frontMatterOf(text) };
  if (isTruncated || byteSize > (mostBytesOf(path) ?? 0)) return TOO_LARGE;
  return { text };
}

export const TOO_LARGE: GitText = { text: null, why: 'is larger than 512 KB, and was not read' };

/** No front matter is longer. */
const MOST_FRONT_MATTER = 64 * 1024;

/** The block between two lines `---` that a file begins with, with both; empty: it has none. */
export function frontMatterOf(text: string): string {
  const head = text.slice(0, MOST_FRONT_MATTER);
  return /^\uFEFF?---[ \t]*\r?\n(?:[^\n]*\n)*?---[ \t]*(?:\r?\n|$)/.exec(head)?.[0] ?? '';
}
