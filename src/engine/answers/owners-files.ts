// What stands in the OWNERS files and aliases of a repository, each name with its line: for a lint of them.
import { parseAliases, parseOwners } from '../../community/owners-file.js';
import { loginOf } from '../../community/name.js';
import { ALIASES_PATH } from '../../core/readable.js';
import type { OwnersFilesAnswer } from '../../core/sig-question.js';
import type { OwnersTexts } from '../ports.js';

type File = OwnersFilesAnswer['files'][number];

/** Logins and aliases in small letters, without @. Every file that is there is told, also one that cannot be read. */
export function ownersFiles({ owners, aliases, complete, problems }: OwnersTexts): OwnersFilesAnswer {
  const read = aliases === null ? null : parseAliases(ALIASES_PATH, aliases);
  const files = [
    ...owners.map(({ path, text }) => fileOf(path, text)),
    ...(read === null || read.problems.length === 0 ? [] : [told(ALIASES_PATH, read.problems)]),
    ...problems.map((problem) => told(problem.split(': ')[0] ?? '', [problem])),
  ];
  return { files, aliases: Object.fromEntries(read?.members ?? []), complete };
}

function fileOf(path: string, text: string): File {
  const { names, labelsAt, problems } = parseOwners(path, text);
  return {
    ...told(path, problems),
    names: names.map(({ name, line }) => ({ name: loginOf(name), line })),
    labels: labelsAt,
  };
}

/** Each problem begins with the path. */
const told = (path: string, problems: readonly string[]): File => ({
  path,
  names: [],
  labels: [],
  problem: problems.length === 0 ? null : problems.join('; '),
});
