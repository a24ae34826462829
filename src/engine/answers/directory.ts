// The SIG directory in force: the groups of `hearth.yml`, and of the file that it names. Read files are kept for a minute.
import { directoryOf } from '../../community/directory.js';
import type { DirectorySettings } from '../../community/directory-settings.js';
import type { Repository } from '../../core/event.js';
import { SHARED } from '../../core/event.js';
import type { AnswerTo } from '../../core/question.js';
import type { SigDirectory } from '../../core/sig-question.js';
import type { Directory } from '../../core/sig.js';
import type { GitHubRead, Ledger } from '../ports.js';
import { modeOf } from './mode.js';
import { filesPlace } from './sources.js';
import type { Directories, DirectoryPlace, InForce, Sources } from './sources.js';

/** Nobody tells that the file was changed: that is seen after so long. */
const FRESH_MS = 60_000;
/** Each may be a megabyte. */
const MOST_FILES = 50;

/** Where the settings of SIGs stand; null: there is no such section, or it is off. */
export function sigSettings({ config }: Pick<InForce, 'config'>): DirectorySettings | null {
  if (modeOf(config, 'sigs') === 'off') return null;
  // The feature of that name has made them of what stands in the file.
  return (config.sections['sigs']?.settings ?? null) as DirectorySettings | null;
}

/** Null: there is no `sigs` section. Throws the failures of reading. */
export async function sigDirectory(
  { repository }: SigDirectory,
  inForce: InForce,
  sources: Pick<Sources, 'ledger' | 'installation' | 'now' | 'filesOf'>,
  read: DirectoryPlace['read'],
): Promise<AnswerTo<SigDirectory>> {
  const settings = sigSettings(inForce);
  if (settings === null) return null;
  const { ledger, installation, now } = sources;
  const shared = inForce.config.sections['sigs']?.origin.from === 'organization';
  const place = filesPlace(repository, sources);
  const repositories = place === null ? [] : shared ? await withShared(place, ledger) : [place];
  return inForce.directories.of(settings, { installation, repositories, now, read });
}

/** A section that all repositories share names a file beside itself; a repository may have one of its own in its place. */
async function withShared(repository: Repository, ledger: Ledger): Promise<readonly Repository[]> {
  const found = await ledger.repositoryCalled(repository.owner.id, SHARED);
  return found === null || found.repository.id === repository.id ? [repository] : [repository, found.repository];
}

type Found = Awaited<ReturnType<GitHubRead['fileAt']>>;

interface Kept {
  readonly at: number;
  readonly file: Promise<Found>;
}

interface Made {
  readonly text: string | null;
  readonly url: string | null;
  readonly directory: Directory;
}

/** One for the process. Reading a large directory takes longer than asking for it: what was made of a text is kept with it. */
export function createDirectories(): Directories {
  const files = new Map<string, Kept>();
  const made = new WeakMap<DirectorySettings, Made>();

  const fileIn = (
    path: string,
    repository: Repository,
    { installation, now, read }: DirectoryPlace,
  ): Promise<Found> => {
    const key = `${installation}:${repository.id}:${path}`;
    const known = files.get(key);
    if (known !== undefined && now.getTime() - known.at < FRESH_MS) return known.file;
    const file = read().then((github) => github.fileAt(repository, path));
    file.catch(() => files.delete(key));
    files.delete(key);
    files.set(key, { at: now.getTime(), file });
    if (files.size > MOST_FILES) files.delete(files.keys().next().value ?? key);
    return file;
  };

  return {
    of: async (settings, place) => {
      const { from } = settings;
      if (from === undefined) return make(settings, null);
      for (const repository of place.repositories) {
        const found = await fileIn(from, repository, place);
        if (found !== null) return make(settings, { ...found, path: from });
      }
      return make(settings, null);
    },
  };

  function make(settings: DirectorySettings, file: Parameters<typeof directoryOf>[1]): Directory {
    const known = made.get(settings);
    const text = file?.text ?? null;
    const url = file?.url ?? null;
    if (known?.text === text && known.url === url) return known.directory;
    const directory = directoryOf(settings, file);
    made.set(settings, { text, url, directory });
    return directory;
  }
}
