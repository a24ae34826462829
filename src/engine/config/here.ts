// The hearth.yml that lives in a repository, as its default branch has it now: its mistakes, and what is in force meanwhile.
import { isShared } from '../../core/event.js';
import type { Repository } from '../../core/event.js';
import type { ConfigHereAnswer } from '../../core/config-question.js';
import type { ConfigLoader, LoadedSource } from './load.js';

/** Read anew, whatever is remembered of it. Throws where it cannot be read. */
export async function configHere(
  config: ConfigLoader,
  installation: number,
  repository: Repository,
): Promise<ConfigHereAnswer> {
  const { own, shared } = await config.sources(installation, repository, 0);
  const source = isShared(repository) ? shared : own;
  if (source === null) return { exists: false, url: '', readable: true, problems: [], broken: [] };
  const { readable, problems } = source.file;
  return { exists: true, url: source.url, readable, problems, broken: brokenIn(source) };
}

function brokenIn({ file, kept }: LoadedSource): ConfigHereAnswer['broken'] {
  const wrong = Object.keys(file.lines).filter((key) => !(key in file.written));
  const keys = file.readable ? wrong : Object.keys(kept);
  return keys.map((section) => ({ section, until: kept[section]?.until ?? null }));
}
