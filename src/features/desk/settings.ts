// Settings of `desk:` in hearth.yml. Which titles people may apply for, and who decides, stands under `ladder:` and `honours:`.
import type { Finding } from '../../core/feature.js';
import { isNamedFile } from '../../core/readable.js';
import { count, line, list, section, word } from '../../core/settings.js';
import type { SettingsOf } from '../../core/settings.js';
import { WORDS } from './specs.js';

export const settings = section(
  'Reads applications and nominations for the titles of `ladder` and `honours`, asks the sponsors, keeps one checklist up to date, and records what is decided.',
  {
    private: line(
      'Name of a private repository of the same owner, given to Hearth too, in which each case has an issue for concerns; without it concerns are told to people, not to Hearth.',
      100,
    ).optional(),
    affiliations: line(
      'A file of the repository that says for whom people work: `login employer [from DAY] [until DAY]` on each line.',
      200,
    )
      .refine(isNamedFile, {
        error: () => 'is no path of a plain text file; write it from the top, such as "community/affiliations.txt"',
      })
      .meta({ kind: 'path of a `.md`, `.txt`, `.yml` or `.yaml` file' })
      .optional(),
    sponsor_days: count('A sponsor who has not answered after so many days is late, and asked once more.', 7, [1, 60]),
    leave: list(
      'Words that another bot obeys here: Hearth stands aside for these.',
      word('A word of this section, without its slash.', WORDS),
      WORDS.length,
    ),
  },
);

export type Own = SettingsOf<typeof settings>;

/** Rules between settings. */
export function check({ private: place }: Partial<Own>): readonly Finding[] {
  if (place === undefined) {
    const message = 'is not named: nobody can use /concern; write the name of a private repository of the same owner';
    return [{ path: ['private'], message, severity: 'warning' }];
  }
  if (!place.includes('/')) return [];
  const message = `is the name of a repository, and has no slash; write "${place.split('/').at(-1) ?? ''}"`;
  return [{ path: ['private'], message, severity: 'error' }];
}
