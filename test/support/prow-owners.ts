// Labels of OWNERS files as Prow reads them (pkg/repoowners, FindLabelsForFile): united from the file's own folder up to the
// top, unless a folder without parents is met when some label was found already.
import type { OwnersDir } from './busy-year-tree.js';

export function labelsForFiles(tree: readonly OwnersDir[], files: readonly string[]): ReadonlySet<string> {
  return new Set(files.flatMap((file) => [...labelsForFile(tree, file)]));
}

function labelsForFile(tree: readonly OwnersDir[], file: string): ReadonlySet<string> {
  const found = new Set<string>();
  let dir = file;
  for (;;) {
    const cut = dir.lastIndexOf('/');
    dir = cut === -1 ? '' : dir.slice(0, cut);
    const owners = tree.find((one) => one.dir === dir);
    if (owners !== undefined) {
      const below = dir === '' ? file : file.slice(dir.length + 1);
      for (const label of owners.labels) found.add(label);
      for (const [pattern, labels] of Object.entries(owners.filters)) {
        if (pattern === '.*' || new RegExp(pattern).test(below)) for (const label of labels) found.add(label);
      }
      if (owners.noParentOwners && found.size > 0) return found;
    }
    if (dir === '') return found;
  }
}
