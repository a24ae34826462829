// Which labels each path gets, and by what: for those who ask about paths, not about a change.
import type { ChangedFile } from '../core/ownership.js';
import { filesSpeaking } from './file-sources.js';
import type { FileSources } from './file-sources.js';
import { fold } from './name.js';
import { keyOfVoice } from './tally.js';
import type { Voice } from './tally.js';

export interface PathLabel {
  readonly label: string;
  /** At least one; each once. */
  readonly voices: readonly Voice[];
}

/** Labels by path, in the order of the files; labels by name. A renamed file has those of both of its paths. */
export function labelsOfPaths(
  sources: FileSources,
  files: readonly ChangedFile[],
): ReadonlyMap<string, readonly PathLabel[]> {
  const heard = files.map(() => new Set<Voice>());
  filesSpeaking(sources, files, { file: (index, voice) => heard[index]?.add(voice) });
  return new Map(files.map(({ path }, index) => [path, labelled([...(heard[index] ?? [])], sources)]));
}

function labelled(voices: readonly Voice[], { directory }: FileSources): readonly PathLabel[] {
  const byLabel = new Map<string, Voice[]>();
  for (const voice of new Map(voices.map((one) => [keyOfVoice(one), one])).values()) {
    const folded = fold(voice.label);
    byLabel.set(folded, [...(byLabel.get(folded) ?? []), voice]);
  }
  return [...byLabel.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([folded, all]) => {
      const own = directory.sigs.find(({ label }) => label !== null && fold(label) === folded)?.label;
      return { label: own ?? all[0]?.label ?? folded, voices: all };
    });
}
