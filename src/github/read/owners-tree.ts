// The files that tell owners, at one commit: found in its tree, read by what git calls them, both only once.
import type { Repository } from '../../core/event.js';
import { ALIASES_PATH, CODEOWNERS_PATHS, mostBytesOf } from '../../core/readable.js';
import type { GitHubRead, OwnersTexts, OwnersWanted, ReadFile } from '../../engine/ports.js';
import type { Session } from '../session.js';
import type { GitMemory, GitText, OwnerPaths } from './git-memory.js';
import { TOO_LARGE, textsAt, textsOf } from './git-texts.js';
import type { GitReader } from './git-texts.js';
import { isHash, isOwners, nearestTopFirst, ownerPaths, ownersAbove } from './owner-paths.js';

/** More than this is not read at once. */
const MOST_FILES = 5_000;
const MOST_BYTES = 16 * 1024 * 1024;
/** So many files of which the size is not known are read between two looks at how much it is by now. */
const STEP = 100;
/** For a lint of the whole directory. */
const MOST_LISTED = 500;

export const ownersTree =
  (session: Session, memory: GitMemory): GitHubRead['ownersTree'] =>
  async (repository, commit, wanted, looked) => {
    if (!isHash(commit)) throw new Error(`${commit} is no commit: what is read at it is kept`);
    const reader = { session, memory, repository };
    const owners = wanted.owners ? ownersAbove(looked) : [];
    const markdown = wanted.frontMatter ? looked.filter((path) => path.endsWith('.md')) : [];
    const tree = await treeFor(reader, commit, wanted);
    const paths = [...singlesOf(wanted, tree), ...owners];
    return read(reader, commit, tree, { paths, markdown, most: MOST_FILES });
  };

export const ownersFiles =
  (session: Session, memory: GitMemory): GitHubRead['ownersFiles'] =>
  async (repository: Repository) => {
    const reader = { session, memory, repository };
    const tree = await ownerPaths(session, memory, repository, 'HEAD');
    const owners = nearestTopFirst([...tree.entries.keys()].filter(isOwners));
    // What a cut tree does not tell is nowhere to be asked for: all of it is wanted.
    const asked = { paths: [ALIASES_PATH, ...owners.slice(0, MOST_LISTED)], markdown: [], most: MOST_FILES };
    const found = await read(reader, 'HEAD', { ...tree, complete: true }, asked);
    return { ...found, complete: found.complete && tree.complete && owners.length <= MOST_LISTED };
  };

const NOTHING: OwnerPaths = { entries: new Map(), complete: true };

const treeFor = async (
  { session, memory, repository }: GitReader,
  commit: string,
  { owners, aliases, codeowners }: OwnersWanted,
): Promise<OwnerPaths> => (owners || aliases || codeowners ? ownerPaths(session, memory, repository, commit) : NOTHING);

/** Of the three places for CODEOWNERS, those up to the first of which is known that there is one. */
function singlesOf({ aliases, codeowners }: OwnersWanted, { entries }: OwnerPaths): readonly string[] {
  const first = CODEOWNERS_PATHS.findIndex((path) => entries.has(path));
  const places = first < 0 ? CODEOWNERS_PATHS : CODEOWNERS_PATHS.slice(0, first + 1);
  return [...(aliases ? [ALIASES_PATH] : []), ...(codeowners ? places : [])];
}

interface Asked {
  /** Files that tell owners, whether they are there or not; the first of them matter most. */
  readonly paths: readonly string[];
  /** Markdown files whose front matter does. */
  readonly markdown: readonly string[];
  readonly most: number;
}

async function read(reader: GitReader, commit: string, tree: OwnerPaths, asked: Asked): Promise<OwnersTexts> {
  const plan = planOf(tree, asked);
  const texts = new Map<string, GitText | null>(plan.tooLarge.map((path) => [path, TOO_LARGE]));
  for (const [path, text] of await textsOf(reader, plan.known)) texts.set(path, text);
  let bytes = plan.bytes;
  let start = 0;
  for (; start < plan.unsure.length && bytes <= MOST_BYTES; start += STEP) {
    for (const [path, text] of await textsAt(reader, commit, plan.unsure.slice(start, start + STEP))) {
      texts.set(path, text);
      bytes += text?.text?.length ?? 0;
    }
  }
  return answerOf(texts, plan.complete && start >= plan.unsure.length);
}

interface Plan {
  readonly known: readonly { readonly path: string; readonly oid: string }[];
  readonly tooLarge: readonly string[];
  /** Of these the tree does not tell whether they are there. */
  readonly unsure: readonly string[];
  /** What is known takes. */
  readonly bytes: number;
  readonly complete: boolean;
}

function planOf({ entries, complete }: OwnerPaths, { paths, markdown, most }: Asked): Plan {
  const there = paths.flatMap((path) => {
    const entry = entries.get(path);
    return entry === undefined ? [] : [{ path, ...entry }];
  });
  const isLarge = ({ path, size }: (typeof there)[number]) => size > (mostBytesOf(path) ?? 0);
  const readable = there.filter((entry) => !isLarge(entry));
  let bytes = 0;
  const known = readable.slice(0, most).filter(({ size }) => (bytes += size) <= MOST_BYTES);
  const hidden = complete ? [] : paths.filter((path) => !entries.has(path));
  const unsure = [...hidden, ...new Set(markdown)];
  const left = Math.max(0, most - known.length);
  return {
    known,
    tooLarge: there.filter(isLarge).map(({ path }) => path),
    unsure: unsure.slice(0, left),
    bytes,
    complete: known.length === readable.length && unsure.length <= left,
  };
}

function answerOf(texts: ReadonlyMap<string, GitText | null>, complete: boolean): OwnersTexts {
  const file = (path: string): ReadFile | null => {
    const text = texts.get(path)?.text ?? null;
    return text === null ? null : { path, text };
  };
  const isMatter = (path: string) => path.endsWith('.md');
  const owners = [...texts.keys()]
    .filter((path) => isOwners(path) || isMatter(path))
    .flatMap((path) => file(path) ?? []);
  // Where the first of them cannot be read, GitHub goes by none of the others either.
  const inForce = CODEOWNERS_PATHS.find((path) => (texts.get(path) ?? null) !== null);
  return {
    owners: owners
      .filter(({ path, text }) => !isMatter(path) || text !== '')
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
    aliases: file(ALIASES_PATH)?.text ?? null,
    codeowners: inForce === undefined ? null : file(inForce),
    complete,
    problems: [...texts].flatMap(([path, found]) => (found?.text === null ? [`${path}: ${found.why}`] : [])),
  };
}
