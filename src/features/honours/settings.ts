// Settings of `honours:` in hearth.yml.
import { checkHonours } from '../../community/ladder/check.js';
import { honoursFields } from '../../community/ladder/settings.js';
import type { Finding } from '../../core/feature.js';
import { isNamedFile } from '../../core/readable.js';
import { choice, line, section } from '../../core/settings.js';
import type { SettingsOf } from '../../core/settings.js';

export const settings = section(
  'Titles beside the ladder, such as ambassador or speaker: who holds them, until when, and who has a seat.',
  {
    ...honoursFields,
    roster: line('A Markdown file that lists who holds which title, kept up to date by one pull request.', 200)
      .refine((path) => isNamedFile(path) && /\.md$/i.test(path), {
        error: () => 'is no path of a Markdown file; write it from the top, such as "community/HONOURS.md"',
      })
      .meta({ kind: 'path of a `.md` file' })
      .optional(),
    reminders: choice(
      'Where it is told whose term ends soon: in one issue of the `private` repository, in one issue here that mentions them, or nowhere.',
      ['private', 'issue', 'off'],
      'private',
    ),
    home: line(
      'Where all repositories share this section: name of the one that keeps roster and reminders. Without it each does.',
      100,
    ).optional(),
    private: line('Name of a private repository of the same owner, given to Hearth too.', 100).optional(),
  },
);

export type Own = SettingsOf<typeof settings>;

/** Rules between settings. */
export function check({ titles, reminders, private: place }: Partial<Own>): readonly Finding[] {
  const findings = checkHonours(titles === undefined ? {} : { titles });
  const ends = titles?.some(({ term }) => term !== undefined) ?? false;
  if (place?.includes('/') === true) {
    const message = `is the name of a repository, and has no slash; write "${place.split('/').at(-1) ?? ''}"`;
    return [...findings, { path: ['private'], message, severity: 'error' }];
  }
  if (reminders !== 'private' || place !== undefined || !ends) return findings;
  const message = 'is "private", and no private repository is named: nobody is told whose term ends; add "private"';
  return [...findings, { path: ['reminders'], message, severity: 'warning' }];
}
