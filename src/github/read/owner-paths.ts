// Which files of a tree tell owners, and which of them speak for the files of a change.
import { Refused, Unavailable } from '../../core/failure.js';
import type { Repository } from '../../core/event.js';
import { ALIASES_PATH, CODEOWNERS_PATHS } from '../../core/readable.js';
import type { Session } from '../session.js';
import type { GitEntry, GitMemory, OwnerPaths } from './git-memory.js';

const NAME = 'OWNERS';
const SINGLE = new Set<string>([ALIASES_PATH, ...CODEOWNERS_PATHS]);
const LINK = '120000';

export const isOwners = (path: string): boolean => path === NAME || path.endsWith(`/${NAME}`);

/** The OWNERS files that may speak for these files, whether they are there or not: nearest to the top first. */
export function ownersAbove(paths: readonly string[]): readonly string[] {
  const folders = new Set<string>();
  for (const path of paths) {
    // From the nearest folder up: what lies above a known one is known.
    let end = path.lastIndexOf('/');
    while (end > 0 && !folders.has(path.slice(0, end))) {
      folders.add(path.slice(0, end));
      end = path.lastIndexOf('/', end - 1);
    }
  }
  const owners = [...folders].map((folder) => `${folder}/${NAME}`);
  return paths.length === 0 ? [] : [NAME, ...nearestTopFirst(owners)];
}

export const nearestTopFirst = (paths: readonly string[]): readonly string[] =>
  paths
    .map((path) => ({ path, depth: path.split('/').length }))
    .sort((a, b) => a.depth - b.depth || (a.path < b.path ? -1 : 1))
    .map(({ path }) => path);

/** Only what is called by its hash is the same for ever. */
export const isHash = (ref: string): boolean => /^[0-9a-f]{40,64}$/.test(ref);

/** The files that tell owners at a commit, or at `HEAD` of the default branch; a repository without commits has none. */
export async function ownerPaths(
  session: Session,
  memory: GitMemory,
  repository: Repository,
  commit: string,
): Promise<OwnerPaths> {
  const key = `${repository.id}:${commit}`;
  const known = isHash(commit) ? memory.trees.get(key) : undefined;
  if (known !== undefined) return known;
  const found = await ask(session, repository, commit);
  if (isHash(commit)) memory.trees.set(key, found);
  return found;
}

const NOTHING: OwnerPaths = { entries: new Map(), complete: true };

async function ask(session: Session, repository: Repository, commit: string): Promise<OwnerPaths> {
  try {
    const { data } = await session.proven(repository, (client, place) =>
      client.rest.git.getTree({ ...place, tree_sha: commit, recursive: 'true' }),
    );
    const found = data.tree.flatMap(({ type, mode, path, sha, size }): [string, GitEntry][] => {
      const tells = type === 'blob' && mode !== LINK && (isOwners(path) || SINGLE.has(path));
      return tells ? [[path, { oid: sha, size: size ?? 0 }]] : [];
    });
    return { entries: new Map(found), complete: !data.truncated };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.status === 409 || (error.status === 404 && !isHash(commit))) return NOTHING;
    // Right after a push GitHub may not know the commit yet.
    if (error.status === 404) throw new Unavailable('GitHub does not show the commit yet');
    throw error;
  }
}
