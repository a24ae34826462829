// What was read of git and may be needed again. What is called by a hash never changes; keys begin with the repository's
// id, because the same file may be private in one repository and known to another.
import { createLru } from '../../core/lru.js';
import type { Lru } from '../../core/lru.js';

/** A file of a tree, by the numbers that git gives it. */
export interface GitEntry {
  readonly oid: string;
  /** Bytes. */
  readonly size: number;
}

/** Files of a tree that tell owners, by path. */
export interface OwnerPaths {
  readonly entries: ReadonlyMap<string, GitEntry>;
  /** False: GitHub cut the tree, so that there may be more. */
  readonly complete: boolean;
}

/** What a file holds; `text` is null where it was not read, for the reason told. */
export type GitText = { readonly text: string } | { readonly text: null; readonly why: string };

export interface GitMemory {
  /** By commit. */
  readonly trees: Lru<OwnerPaths>;
  /** By blob, or by commit and path; null: there is nothing. */
  readonly texts: Lru<GitText | null>;
}

const MOST_BYTES = 32 * 1024 * 1024;
/** What an entry takes beside its own characters, about. */
const OVERHEAD = 200;

export function createGitMemory(most = MOST_BYTES): GitMemory {
  return {
    trees: createLru(most, ({ entries }) =>
      [...entries.keys()].reduce((sum, path) => sum + path.length + OVERHEAD, OVERHEAD),
    ),
    texts: createLru(most, (value, key) => (value?.text?.length ?? 0) + key.length + OVERHEAD),
  };
}
