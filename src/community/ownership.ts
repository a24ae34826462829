// Which labels an item should bear: every source that speaks for one, united, each with its evidence and its share of the
// change. The order of what is given makes no difference.
import type { ChangedFile, OwnedLabel, OwnershipAnswer } from '../core/ownership.js';
import { atOnce, createAllowance, MOST_STEPS, MOST_STEPS_OF_PATH } from './allowance.js';
import type { Pieces } from './allowance.js';
import { filesSpeakingInPieces } from './file-sources.js';
import type { FileSources } from './file-sources.js';
import { byShare, createTally } from './tally.js';
import { wordsSpeakingInPieces } from './word-sources.js';

export interface OwnershipInput extends FileSources {
  /** Files of the change; none for an issue. */
  readonly files: readonly ChangedFile[];
  /** False: the change has more files, or not every OWNERS file could be found. */
  readonly complete: boolean;
  /** Title and body of the item; null: only its files count. */
  readonly words: { readonly title: string; readonly body: string } | null;
}

/** All labels that something speaks for. Pure: the same for the same input, whatever its order. */
export const ownershipOf = (input: OwnershipInput): OwnershipAnswer => atOnce(ownershipInPieces(input));

/** Files and settings that cost too much are told; the labels that were found by then hold. */
const COSTLY_FILES =
  'some files of the change were not looked at: so many of them ask too much of OWNERS, CODEOWNERS and the paths of the SIGs; use fewer filters, and begin patterns with a folder';
const COSTLY_WORDS = 'not every keyword of the SIGs was looked for: they are too many; use fewer, or simpler ones';

/** The same in pieces, between which others may go on. */
export function* ownershipInPieces(input: OwnershipInput): Pieces<OwnershipAnswer> {
  const { directory, owners, codeowners, words } = input;
  const files = [...input.files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const tally = createTally(directory, files);
  const whole = yield* filesSpeakingInPieces(input, files, tally, createAllowance(MOST_STEPS, MOST_STEPS_OF_PATH));
  const heard = words === null || (yield* wordsSpeakingInPieces(directory, words, input.owner, tally));
  const read = (owners?.complete ?? true) && (codeowners?.complete ?? true);
  return {
    labels: tally.labels(),
    files: whole,
    complete: input.complete && read && heard && whole === files.length,
    problems: [
      ...(owners?.problems ?? []),
      ...(codeowners?.problems ?? []),
      ...(whole === files.length ? [] : [COSTLY_FILES]),
      ...(heard ? [] : [COSTLY_WORDS]),
    ],
  };
}

export interface Choice {
  /** Labels to be put on: all that are no SIG's, and of the SIGs' the first so many. */
  readonly chosen: readonly OwnedLabel[];
  readonly left: readonly OwnedLabel[];
}

/** At most so many SIG labels: those of the largest share; of equal ones the first by name. */
export function chooseLabels({ labels }: Pick<OwnershipAnswer, 'labels'>, most: number): Choice {
  const sigs = labels.filter(({ sig }) => sig !== null).sort(byShare);
  const left = new Set(sigs.slice(most));
  return { chosen: labels.filter((label) => !left.has(label)), left: [...left] };
}
