// Counts what speaks for which label, and makes of it shares, evidence, and the digest that a person's removal stands on.
import { createHash } from 'node:crypto';
import { ownershipSources } from '../core/ownership.js';
import type { ChangedFile, Evidence, OwnedLabel, OwnershipSource } from '../core/ownership.js';
import type { Directory } from '../core/sig.js';
import { fold } from './name.js';

/** What says that something belongs to a label. Two that say the same are one: see `keyOfVoice`. */
export interface Voice {
  readonly label: string;
  readonly source: OwnershipSource;
  /** What matched, to be found again by a person. */
  readonly by: string;
}

/** The same for voices that say the same, whoever made them. */
export const keyOfVoice = ({ label, source, by }: Voice): string => `${source} ${fold(label)}\0${by}`;

export interface Tally {
  /** A voice for this file, by its number in the list: files are told in the order of the list. */
  file(index: number, voice: Voice, path: string): void;
  /** A voice for the item's words, and what it found there. */
  words(voice: Voice, text: string): void;
  /** Largest share first; equal ones by name. */
  labels(): readonly OwnedLabel[];
}

interface Counted {
  /** As its group or OWNERS file spells it. */
  label: string;
  readonly sig: string | null;
  /** Numbers of its files, in order, each once. */
  readonly files: number[];
  readonly words: string[];
  readonly heard: Heard[];
}

interface Heard {
  readonly voice: Voice;
  readonly counted: Counted;
  readonly example: string;
  files: number;
  /** The last file it spoke for. */
  last: number;
}

/** `files` are sorted by path. */
export function createTally(directory: Directory, files: readonly ChangedFile[]): Tally {
  const sigs = new Map(
    directory.sigs.flatMap(({ label, name }) => (label === null ? [] : [[fold(label), { label, name }]])),
  );
  const labels = new Map<string, Counted>();
  // Looked up by the object first, which costs nothing where it speaks for many files.
  const voices = new Map<Voice | string, Heard>();

  const countedOf = (label: string): Counted => {
    const folded = fold(label);
    const sig = sigs.get(folded);
    const known = labels.get(folded);
    const counted = known ?? { label: sig?.label ?? label, sig: sig?.name ?? null, files: [], words: [], heard: [] };
    // Of several spellings of a label that no group has, the first by letters: the order of the files does not show.
    if (sig === undefined && label < counted.label) counted.label = label;
    labels.set(folded, counted);
    return counted;
  };

  const hear = (voice: Voice, example: string): Heard => {
    const before = voices.get(voice);
    if (before !== undefined) return before;
    const counted = countedOf(voice.label);
    const key = keyOfVoice(voice);
    const same = voices.get(key);
    const heard = same ?? { voice, counted, example, files: 0, last: -1 };
    if (same === undefined) counted.heard.push(heard);
    voices.set(key, heard);
    voices.set(voice, heard);
    return heard;
  };

  return {
    file: (index, voice, path) => {
      const heard = hear(voice, path);
      if (heard.last === index) return;
      heard.last = index;
      heard.files += 1;
      const { files: own } = heard.counted;
      if (own[own.length - 1] !== index) own.push(index);
    },
    words: (voice, text) => {
      hear(voice, text).counted.words.push(`${voice.source} ${voice.by} ${fold(text)}`);
    },
    labels: () => {
      const weights = weightsOf(files);
      return [...labels.values()].map((counted) => ownedOf(counted, files, weights)).sort(byShare);
    },
  };
}

interface Weights {
  readonly of: (index: number) => number;
  readonly all: number;
}

/** Changed lines; where they are not told of every file, or none changed, each file counts the same. */
function weightsOf(files: readonly ChangedFile[]): Weights {
  const lines = files.reduce((sum, file) => (file.lines === null ? NaN : sum + file.lines), 0);
  if (Number.isNaN(lines) || lines === 0) return { of: () => 1, all: files.length };
  return { of: (index) => files[index]?.lines ?? 0, all: lines };
}

function ownedOf(
  { label, sig, files: own, words, heard }: Counted,
  files: readonly ChangedFile[],
  weights: Weights,
): OwnedLabel {
  const owned = own.reduce((sum, index) => sum + weights.of(index), 0);
  const rests = own.length > 0 ? own.map((index) => files[index]?.path ?? '') : [...words].sort();
  return {
    label,
    sig,
    share: words.length > 0 ? 1 : owned / weights.all,
    evidence: heard
      .map(({ voice: { source, by }, files: count, example }) => ({ source, by, files: count, example }))
      .sort(byWeight),
    facts: createHash('sha256').update(rests.join('\0')).digest('hex').slice(0, 16),
  };
}

function byWeight(a: Evidence, b: Evidence): number {
  const source = ownershipSources.indexOf(a.source) - ownershipSources.indexOf(b.source);
  return source || b.files - a.files || (a.by < b.by ? -1 : a.by > b.by ? 1 : 0);
}

/** Largest share first; equal ones by name. */
export function byShare(a: OwnedLabel, b: OwnedLabel): number {
  const [one, other] = [fold(a.label), fold(b.label)];
  return b.share - a.share || (one < other ? -1 : one > other ? 1 : 0);
}
