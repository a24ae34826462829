// OWNERS files of a tree, as Prow goes by them: what belongs to a path is united up the tree, from its folder to the top.
import { MOST_TEXT_CHARACTERS } from '../core/pattern.js';
import { atOnce, PATTERN_STEPS, unlimited } from './allowance.js';
import type { Allowance, Pieces } from './allowance.js';
import { parseOwners } from './owners-file.js';
import type { OwnersEntry, OwnersFile } from './owners-file.js';
import type { Voice } from './tally.js';

/** A file with its text, from the base branch. */
export interface OwnersText {
  readonly path: string;
  readonly text: string;
}

/** A label that an OWNERS file gives to a path, by `pkg/api/OWNERS` or `pkg/api/OWNERS (filter "\.go$")`. */
export type OwnersLabel = Voice & { readonly source: 'owners' };

export interface OwnersTree {
  /** By the folder (or Markdown file) that each speaks for. */
  readonly files: ReadonlyMap<string, OwnersFile>;
  readonly problems: readonly string[];
  /** False: some filters were left out, which is told among the problems. */
  readonly complete: boolean;
  /**
   * Labels of a path, from its folder upwards, once for each file that gives it. Where the allowance does not reach,
   * those that were found until then.
   */
  labelsFor(path: string, allowance?: Allowance): readonly OwnersLabel[];
}

/** Filters that are compiled of all files that speak for one change. Trees that are known have some dozens. */
const MOST_FILTERS = 2_000;
/** What a label costs for each file that it is told of. */
const LABEL_STEPS = 10;

/** Reads OWNERS files, and Markdown files for their heads. Never throws. `parse`: one that remembers, where many are read. */
export const ownersTreeOf = (texts: readonly OwnersText[], parse?: typeof parseOwners): OwnersTree =>
  atOnce(ownersTreeInPieces(texts, parse));

/** The same, file by file. */
export function* ownersTreeInPieces(
  texts: readonly OwnersText[],
  parse: typeof parseOwners = parseOwners,
): Pieces<OwnersTree> {
  const read: OwnersFile[] = [];
  const left: string[] = [];
  let filters = 0;
  for (const { path, text } of [...texts].sort(byPath)) {
    if (filters >= MOST_FILTERS && text.includes('filters')) {
      left.push(`${path}: does not count, because the OWNERS files of this change have too many filters in all`);
      continue;
    }
    const file = parse(path, text);
    filters += file.filters;
    read.push(file);
    yield;
  }
  const files = new Map(read.map((file) => [file.place, file]));
  const problems = [...read.flatMap((file) => file.problems), ...left];
  const complete = left.length === 0 && read.every((file) => file.complete);
  return { files, problems, complete, labelsFor: lookup(files) };
}

const byPath = (a: OwnersText, b: OwnersText): number => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);

/** One level of the tree: what it gives, and whether what is above counts. */
interface Level {
  readonly place: string;
  readonly gives: readonly Given[];
  readonly closed: boolean;
}

interface Given {
  readonly pattern: OwnersEntry['pattern'];
  readonly labels: readonly OwnersLabel[];
}

function lookup(files: OwnersTree['files']): OwnersTree['labelsFor'] {
  const deepest = depthOf([...files.keys()]);
  const chains = new Map<string, Chain>();
  const levels = new Map([...files].map(([place, file]) => [place, levelOf(file)]));
  const chainOf = (path: string, allowance: Allowance): Chain => {
    const folders = foldersOf(path, deepest);
    const nearest = folders.at(-1) ?? '';
    const known = chains.get(nearest);
    if (known !== undefined) return known;
    const along = folders.reverse().flatMap((folder) => levels.get(folder) ?? []);
    const filtered = along.some(({ gives }) => gives.some(({ pattern }) => pattern !== null));
    const chain = { levels: along, plain: filtered ? null : labelsAlong(along, path, allowance) };
    // What is cut short is no answer for the next path.
    if (!allowance.isOver()) chains.set(nearest, chain);
    return chain;
  };
  return (path, allowance = unlimited()) => {
    const chain = chainOf(path, allowance);
    const own = path.endsWith('.md') ? levels.get(path) : undefined;
    if (own) return labelsAlong([own, ...chain.levels], path, allowance);
    if (chain.plain === null) return labelsAlong(chain.levels, path, allowance);
    return allowance.take(chain.plain.length * LABEL_STEPS) ? chain.plain : [];
  };
}

interface Chain {
  /** From the nearest folder to the top. */
  readonly levels: readonly Level[];
  /** Labels of every file there, where no filter has to be asked. */
  readonly plain: readonly OwnersLabel[] | null;
}

/** How many folders deep the deepest of these is. Below that nothing has to be looked for, however deep a path is. */
const depthOf = (folders: readonly string[]): number =>
  folders.reduce((most, folder) => Math.max(most, folder === '' ? 0 : folder.split('/').length), 0);

/** The folders that a path is in, from the top, which is empty, at most so many below it. */
function foldersOf(path: string, most: number): string[] {
  const folders = [''];
  for (let at = path.indexOf('/'); at !== -1 && folders.length <= most; at = path.indexOf('/', at + 1)) {
    folders.push(path.slice(0, at));
  }
  return folders;
}

function levelOf(file: OwnersFile): Level | null {
  const gives = file.entries.flatMap(({ pattern, filter, labels }) => {
    if (labels.length === 0) return [];
    const by = filter === null ? file.path : `${file.path} (filter ${JSON.stringify(filter)})`;
    return [{ pattern, labels: labels.map((label) => ({ label, source: 'owners' as const, by })) }];
  });
  return gives.length === 0 && !file.noParentOwners ? null : { place: file.place, gives, closed: file.noParentOwners };
}

/** As in Prow, `no_parent_owners` ends the way up only where some label was met by then. */
function labelsAlong(chain: readonly Level[], path: string, allowance: Allowance): readonly OwnersLabel[] {
  const found: OwnersLabel[] = [];
  for (const { place, gives, closed } of chain) {
    const below = place === '' ? path : path.slice(place.length + 1);
    const looked = Math.min(below.length, MOST_TEXT_CHARACTERS);
    for (const { pattern, labels } of gives) {
      if (!allowance.take((pattern?.steps ?? 0) * PATTERN_STEPS * looked + labels.length * LABEL_STEPS)) return found;
      if (pattern === null || pattern.found(below)) found.push(...labels);
    }
    if (closed && found.length > 0) break;
  }
  return found;
}
