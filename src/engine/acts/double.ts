// A comment of Hearth's own that is there twice is taken back: GitHub has no key under which a write could be made only once.
import { setTimeout as sleep } from 'node:timers/promises';
import { Unavailable } from '../../core/failure.js';
import { markersIn } from '../../core/markdown.js';
import type { Hands } from './hands.js';
import type { Made, OpenAction, SeenComment } from '../ports.js';

const MOST_TRIES = 3;
const PAUSE_MS = 500;

/**
 * A worker that was frozen between asking for its row and writing wakes up after another one has written: who comes second
 * to the record takes back its own, and with it what else is there twice. Of issues and discussions none can be taken back;
 * they are found by their series.
 */
export async function takeBack(
  { github, repository }: Hands,
  [first]: readonly OpenAction[],
  id: number,
): Promise<void> {
  const kind = first?.act.kind;
  if (kind !== 'comment' && kind !== 'status') return;
  for (let tries = 1; ; tries += 1) {
    try {
      await github.deleteComment(repository, id);
      return;
    } catch (error) {
      // Nobody else knows of it, and nothing leads back to it.
      if (!(error instanceof Unavailable) || tries === MOST_TRIES) throw error;
      await sleep(PAUSE_MS);
    }
  }
}

/**
 * Where one that was sent and never confirmed is found, the others with its mark: made by workers that could not confirm theirs
 * either. None of them is on record, and whoever made one takes it back only if it lives and hears of it.
 */
export function doublesOf(group: readonly OpenAction[], [found, ...others]: readonly SeenComment[]): readonly number[] {
  if (found === undefined || !group.some(({ state }) => state === 'sent')) return [];
  const marks = markersIn(found.body);
  return others.filter(({ body }) => markersIn(body).some((mark) => marks.includes(mark))).map(({ id }) => id);
}

/**
 * What may have been sent before and was not to be seen was sent again: had the first one only been late to show, it stays
 * and the second one goes.
 */
export async function firstOf(
  hands: Hands,
  group: readonly OpenAction[],
  made: Made,
  own: () => Promise<readonly SeenComment[]>,
): Promise<Made> {
  if (!group.some(({ state }) => state === 'sent')) return made;
  const [first] = (await own()).filter(({ id }) => id < made.id).sort((one, other) => one.id - other.id);
  if (first === undefined) return made;
  await takeBack(hands, group, made.id);
  return first;
}
