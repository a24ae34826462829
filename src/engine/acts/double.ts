// A comment of Hearth's own that is there twice is taken back: GitHub has no key under which a write could be made only once.
import type { Hands } from './hands.js';
import type { Made, OpenAction, SeenComment } from '../ports.js';

/**
 * A worker that was frozen between asking for its row and writing wakes up after another one has written: who comes second
 * to the record takes back its own. Of issues and discussions none can be taken back; they are found by their series.
 */
export async function takeBack(
  { github, repository }: Hands,
  [first]: readonly OpenAction[],
  id: number,
): Promise<void> {
  const kind = first?.act.kind;
  if (kind === 'comment' || kind === 'status') await github.deleteComment(repository, id);
}

/**
 * What may have been sent before and was not to be seen was sent again: had the first one only been late to show, it stays
 * and the second one goes.
 */
export async function firstOf(
  { github, repository }: Hands,
  group: readonly OpenAction[],
  made: Made,
  own: () => Promise<readonly SeenComment[]>,
): Promise<Made> {
  if (!group.some(({ state }) => state === 'sent')) return made;
  const [first] = (await own()).filter(({ id }) => id !== made.id).sort((one, other) => one.id - other.id);
  if (first === undefined) return made;
  await github.deleteComment(repository, made.id);
  return first;
}
