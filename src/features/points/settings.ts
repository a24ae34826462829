// Settings of `points:` in hearth.yml.
import { days, holder } from '../../community/ladder/setting-values.js';
import { creditKinds } from '../../core/credit.js';
import type { Finding } from '../../core/feature.js';
import { shownKinds } from '../../core/points.js';
import { count, group, list, section, word } from '../../core/settings.js';
import type { SettingsOf } from '../../core/settings.js';
import { WORDS } from './specs.js';

const KINDS = [...shownKinds, ...creditKinds] as const;

const weight = group('What one kind of act gives.', {
  for: word(
    'Pull requests `merged`, `reviewed`, an `answered` question, an `issue` that was dealt with, or a kind of deed by its name at All Contributors.',
    KINDS,
  ),
  points: count('Points of one act on its day.', 1, [1, 100]),
  most: count('How many of them count in one week: those that give the most.', 10, [1, 1000]),
});

export const settings = section(
  'Boards with points, of people who joined them by a command of their own; how points are made is told with each board.',
  {
    weights: list(
      'What gives points; what is not named gives none. Without any: merged 5 points (10 a week), reviewed 3 (15), answered 4 (10), issue 1 (5), and 5 (3) for each of talk, blog, tutorial, eventOrganizing, mentoring and translation.',
      weight,
      KINDS.length,
    ),
    half_life: days('After so many days an act gives half as much, after as many again half of that.', 3650).default(
      90,
    ),
    maintainers: list(
      'Holders of which roles are on the board of maintainers, apart from all others.',
      holder('A role.'),
      10,
      ['lead'],
    ),
    leave: list(
      'Words that another bot obeys here: Hearth stands aside for these.',
      word('A word of this section, without its slash.', WORDS),
      WORDS.length,
    ),
  },
);

export type Own = SettingsOf<typeof settings>;

/** Which of two weights of one kind was meant, nobody could tell. */
export function check({ weights = [] }: Partial<Own>): readonly Finding[] {
  return weights.flatMap(({ for: kind }, index) =>
    weights.findIndex((one) => one.for === kind) === index
      ? []
      : [
          {
            path: ['weights', index, 'for'],
            message: `names "${kind}" a second time; take one of the two out`,
            severity: 'error' as const,
          },
        ],
  );
}
