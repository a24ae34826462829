// Boards for visitors: worked out once an hour, and at once where somebody joined or left them, or something is shown that was
// not, or no more.
import type { Showing, ShownBoards, ShownCommunity } from '../../engine/ports.js';
import { createBounded } from './bounded.js';
import type { Bounds } from './bounded.js';
import { idsOf, shownKey } from './shown-key.js';

export interface MadeBoards extends ShownBoards {
  /** When they were worked out. */
  readonly at: Date;
}

export interface Boards {
  /** Null: the community has none that may be shown. @throws Busy */
  of(of: ShownCommunity): Promise<MadeBoards | null>;
}

export interface BoardsOptions {
  readonly now: () => Date;
  /** Told what failed while earlier boards were given. */
  readonly unseen: (error: unknown) => void;
}

const HOUR_MS = 3_600_000;
/** Two of the four that may look at once are left to other pages. */
const BOUNDS: Bounds = { atOnce: 2, waiting: 16, restMs: 60_000, staleMs: 24 * HOUR_MS, kept: 4_000_000 };

export function createBoards(
  showing: Pick<Showing, 'boards' | 'onBoards' | 'mark'>,
  { now, unseen }: BoardsOptions,
): Boards {
  const kept = createBounded<MadeBoards | null>(BOUNDS, (made) => JSON.stringify(made).length, { unseen });
  return {
    of: async (of) => {
      const joined = await showing.onBoards(of);
      if (joined === null) return null;
      const mark = await showing.mark(idsOf(of), now());
      const people = [...joined].sort((one, other) => one - other);
      const key = shownKey(of, mark, people);
      const work = async () => {
        const boards = await showing.boards(of);
        return boards === null ? null : { ...boards, at: now() };
      };
      return kept.get(key, work, String(Math.floor(now().getTime() / HOUR_MS)));
    },
  };
}
