// The hearth.yml that lives in a repository, as its default branch has it now: its mistakes, and what is in force meanwhile.
import type { Known } from '../../config/known.js';
import type { BrokenSection, ConfigHereAnswer } from '../../core/config-question.js';
import { isShared } from '../../core/event.js';
import type { Repository } from '../../core/event.js';
import type { ConfigLoader, LoadedSource } from './load.js';

export interface HereScene {
  readonly config: ConfigLoader;
  readonly known: Known;
  readonly installation: number;
  readonly toldAt: Date;
}

/** Read anew, whatever is remembered of it. Throws where it cannot be read. */
export async function configHere(scene: HereScene, repository: Repository): Promise<ConfigHereAnswer> {
  const { own, shared } = await scene.config.sources(scene.installation, repository, 'anew', scene.toldAt);
  const source = isShared(repository) ? shared : own;
  if (source === null) return { exists: false, url: '', readable: true, problems: [], broken: [], others: false };
  const { readable, problems, sections } = source.file;
  const others = Object.keys(sections).length > 0;
  return { exists: true, url: source.url, readable, problems, broken: brokenIn(source, scene.known), others };
}

/** Keys that are no section have nothing that could be in force. */
function brokenIn({ file, kept }: LoadedSource, known: Known): readonly BrokenSection[] {
  const wrong = Object.keys(file.lines).filter((key) => !Object.hasOwn(file.written, key));
  // What was there before, and is not to be seen now, may be meant by what nobody knows.
  const keys = new Set([...wrong, ...Object.keys(kept)]);
  return [...keys].flatMap((section): BrokenSection[] => {
    if (!Object.hasOwn(known.sections, section)) return [];
    const always = known.sections[section]?.always === true;
    const until = kept[section]?.until;
    if (until !== undefined) return [{ section, meanwhile: 'before', ...(always ? {} : { until }) }];
    return [{ section, meanwhile: always ? 'defaults' : 'nothing' }];
  });
}
