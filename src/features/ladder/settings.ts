// Settings of `ladder:` in hearth.yml.
import { checkLadder } from '../../community/ladder/check.js';
import { ladderFields } from '../../community/ladder/settings.js';
import type { Finding } from '../../core/feature.js';
import { choice, flag, line, list, section, word } from '../../core/settings.js';
import type { SettingsOf } from '../../core/settings.js';
import { cron, zone } from '../../core/setting-values.js';
import { WORDS } from './specs.js';

export const settings = section(
  'The contributor ladder: which roles there are and what they take. People see where they stand; leads see, in private, who is ready.',
  {
    ...ladderFields,
    home: line(
      'Name of the repository in which the ladder is looked after, where all repositories of an owner share this section; without it each looks after its own.',
      100,
    ).optional(),
    private: line(
      'Name of a private repository of the same owner, given to Hearth too, in which the leads have one issue with who is ready; without it nobody is told.',
      100,
    ).optional(),
    list: cron('When that issue is brought up to date.', '0 7 * * 1'),
    zone: zone('Time zone of `list`.', 'UTC'),
    ask: choice(
      'Who asks a holder who was not seen for as long as their role says: the leads, who read of it in the `private` repository, or Hearth in one `issue`, at most once in half a year.',
      ['private', 'issue'],
      'private',
    ),
    merges: flag(
      'After a merge of somebody who holds no role, the status comment of the pull request, where there is one, names their next step.',
      true,
    ),
    leave: list(
      'Words that another bot obeys here: Hearth stands aside for these.',
      word('A word of this section, without its slash.', WORDS),
      WORDS.length,
    ),
  },
);

export type Own = SettingsOf<typeof settings>;

/** The first field of a schedule that comes due once an hour at most. */
const ONE_MINUTE = /^\s*\d{1,2}\s/;
const TOO_OFTEN =
  'may come due once an hour at most; name one minute as its first field, such as "0 7 * * 1" (on Mondays at seven)';

/** Rules between settings. */
export function check(own: Partial<Own>): readonly Finding[] {
  const { list: when } = own;
  return [
    ...checkLadder(own),
    ...slashes(own),
    ...unread(own),
    ...(when === undefined || ONE_MINUTE.test(when)
      ? []
      : [{ path: ['list'], message: TOO_OFTEN, severity: 'error' as const }]),
  ];
}

/** A repository is looked for by its name, of the same owner: with the owner before it there is none. */
const slashes = (own: Partial<Own>): readonly Finding[] =>
  (['home', 'private'] as const).flatMap((key): readonly Finding[] => {
    const place = own[key];
    if (place?.includes('/') !== true) return [];
    const message = `is the name of a repository, and has no slash; write "${place.split('/').at(-1) ?? ''}"`;
    return [{ path: [key], message, severity: 'error' }];
  });

/** `private` is there as undefined where it is left out, and missing where it is wrong. */
function unread(own: Partial<Own>): readonly Finding[] {
  if (!('private' in own) || own.private !== undefined || (own.roles ?? []).length === 0) return [];
  const message =
    'is not named: no lead is told who is ready for a role, or was not seen for long; write the name of a private repository of the same owner';
  return [{ path: ['private'], message, severity: 'warning' }];
}
