// Files that name people: rosters, and OWNERS files by what they name them as.
import { fold } from '../../community/name.js';
import { parsePathPattern } from '../../community/path-pattern.js';
import { rosterOf } from '../../community/roster/roster.js';
import type { Repository } from '../../core/event.js';
import { isNamedFile, mostBytesOf } from '../../core/readable.js';
import type { OwnersFilesAnswer } from '../../core/sig-question.js';
import type { Sig } from '../../core/sig.js';
import type { DefinedBy } from '../../core/title.js';
import { onceFor } from './title-scene.js';
import type { TitleScene } from './title-scene.js';

/** Text of a file that the settings name; null: it is not there, too large, or none that Hearth may read. */
export function namedText(repository: Repository, path: string, scene: TitleScene): Promise<string | null> {
  return onceFor(scene, `file ${repository.id} ${path}`, async () => {
    const most = mostBytesOf(path);
    if (most === null || !isNamedFile(path)) return null;
    const text = (await (await scene.read()).fileAt(repository, path))?.text ?? null;
    return text === null || Buffer.byteLength(text) > most ? null : text;
  });
}

/** Logins in small letters; null: they cannot be told. */
export function rosterIn(repository: Repository, path: string, scene: TitleScene): Promise<readonly string[] | null> {
  return onceFor(scene, `roster ${repository.id} ${path}`, async () => {
    const text = await scene.ask({ kind: 'namedFile', repository, path });
    return text === null ? null : (rosterOf(path, text)?.map(fold) ?? null);
  });
}

interface OwnersNamed {
  /** In small letters. */
  readonly logins: readonly string[];
  readonly complete: boolean;
}

/** Whom OWNERS files name so: those of the SIG's label or paths, where one is given. */
export async function ownersNamed(
  repository: Repository,
  as: Extract<DefinedBy, { by: 'owners' }>['as'],
  sig: Sig | null,
  { ask }: TitleScene,
): Promise<OwnersNamed> {
  const { files, aliases, complete } = await ask({ kind: 'ownersFiles', repository });
  const speaking = files.filter((file) => sig === null || speaksFor(file, sig));
  const names = speaking.flatMap((file) => file[as] ?? []);
  const logins = names.flatMap((name) => aliases[name] ?? [name]);
  return { logins: [...new Set(logins)], complete: complete && speaking.every(({ problem }) => problem === null) };
}

function speaksFor({ path, labels }: OwnersFilesAnswer['files'][number], { label, paths }: Sig): boolean {
  if (label !== null && labels.some(({ name }) => fold(name) === fold(label))) return true;
  const below = path.split('/');
  return paths.some((glob) => {
    const pattern = parsePathPattern(glob, true);
    return typeof pattern !== 'string' && pattern.matches(below);
  });
}
