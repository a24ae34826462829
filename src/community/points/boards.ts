// Who is on which board, pure: nobody is measured against those with other means.
import type { BoardName } from '../../core/points.js';
import type { Ranked } from '../../core/board-question.js';
import { DAY_MS } from '../../core/time.js';

/** Days from the first contribution on for which somebody is new. */
export const NEWCOMER_DAYS = 90;
/** As many are named on each board. */
export const MOST_NAMED = 10;

export interface Placing {
  readonly maintains: boolean;
  /** ISO 8601; null: it is not known when they came. */
  readonly firstAt: string | null;
  /** ISO 8601. */
  readonly at: string;
}

export function boardOf({ maintains, firstAt, at }: Placing): BoardName {
  if (maintains) return 'maintainers';
  const isNew = firstAt !== null && Date.parse(at) - Date.parse(firstAt) < NEWCOMER_DAYS * DAY_MS;
  return isNew ? 'newcomers' : 'community';
}

/** Whoever has no points is not named. */
export function boardsOf(
  people: readonly (Ranked & { readonly board: BoardName })[],
): Readonly<Record<BoardName, readonly Ranked[]>> {
  const named = (board: BoardName): readonly Ranked[] =>
    people
      .filter((one) => one.board === board && one.hundredths > 0)
      .sort((one, other) => other.hundredths - one.hundredths || one.person - other.person)
      .slice(0, MOST_NAMED)
      .map(({ person, login, hundredths }) => ({ person, login, hundredths }));

  return { newcomers: named('newcomers'), community: named('community'), maintainers: named('maintainers') };
}
