// What stands in the OWNERS files and aliases of a repository, each name with its line: for a lint of them.
import type { Pieces } from '../../community/allowance.js';
import { parseAliases } from '../../community/owners-file.js';
import { distinct, loginOf } from '../../community/name.js';
import { ALIASES_PATH } from '../../core/readable.js';
import type { OwnersFilesAnswer } from '../../core/sig-question.js';
import type { OwnersTexts } from '../ports.js';
import { inPieces } from './in-pieces.js';
import { parseOwnersOnce } from './parsed-owners.js';

type File = OwnersFilesAnswer['files'][number];

/** Logins and aliases in small letters, without @. Every file that is there is told, also one that cannot be read. */
export async function ownersFiles({ owners, aliases, complete, problems }: OwnersTexts): Promise<OwnersFilesAnswer> {
  const read = aliases === null ? null : parseAliases(ALIASES_PATH, aliases);
  const files = [
    ...(await inPieces(filesOf(owners))),
    ...(read === null || read.problems.length === 0 ? [] : [told(ALIASES_PATH, read.problems)]),
    ...problems.map((problem) => told(problem.split(': ')[0] ?? '', [problem])),
  ];
  return { files, aliases: Object.fromEntries(read?.members ?? []), complete };
}

/** A file a piece: five hundred of them would keep everything else waiting. */
function* filesOf(owners: OwnersTexts['owners']): Pieces<readonly File[]> {
  const files: File[] = [];
  for (const { path, text } of owners) {
    files.push(fileOf(path, text));
    yield;
  }
  return files;
}

function fileOf(path: string, text: string): File {
  const { names, labelsAt, problems, entries } = parseOwnersOnce(path, text);
  return {
    ...told(path, problems),
    approvers: distinct(entries.flatMap(({ approvers }) => approvers)),
    reviewers: distinct(entries.flatMap(({ reviewers }) => reviewers)),
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
