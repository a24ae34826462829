// Settings of `attention:` in hearth.yml.
import type { Finding } from '../../core/feature.js';
import { choice, count, line, section } from '../../core/settings.js';
import type { SettingsOf } from '../../core/settings.js';
import { cron, daysOfWeek, holidays, workdays, zone } from '../../core/setting-values.js';
import type { Calendar } from '../../metrics/frame.js';

export const settings = section(
  "Watches whose turn it is: the leads hear of a newcomer whom nobody has answered before the community's own time is over, and have a list of who waits.",
  {
    answer_within: count('A first answer is due within so many working days.', 2, [1, 30]),
    warn_at: count('How much of that time has passed when the leads are told, in percent.', 75, [1, 100]),
    tell: choice(
      "Where they are told: in the item's `status` comment, or in the `private` repository.",
      ['status', 'private'],
      'status',
    ),
    private: line(
      'Name of a private repository of the same owner, given to Hearth too, in which each SIG has an issue with who waits; without it there are no such lists.',
      100,
    ).optional(),
    digest: cron('When these lists are brought up to date.', '0 7 * * 1-5'),
    zone: zone('Time zone of the days and of `digest`.', 'UTC'),
    weekdays: workdays(),
    holidays: holidays(),
  },
);

export type Own = SettingsOf<typeof settings>;

/** The first field of a schedule that comes due once an hour at most. */
const ONE_MINUTE = /^\s*\d{1,2}\s/;
const TOO_OFTEN =
  'may come due once an hour at most; name one minute as its first field, such as "0 7 * * 1-5" (on weekdays at seven)';

/** Rules between settings. */
export function check({ tell, private: place, digest }: Partial<Own>): readonly Finding[] {
  const error = (path: string, message: string): Finding => ({ path: [path], message, severity: 'error' });
  return [
    ...(tell === 'private' && place === undefined
      ? [error('tell', 'is private, and no private repository is named; add its name under "private:"')]
      : []),
    ...(place?.includes('/') === true
      ? [error('private', `is the name of a repository, and has no slash; write "${place.split('/').at(-1) ?? ''}"`)]
      : []),
    ...(digest === undefined || ONE_MINUTE.test(digest) ? [] : [error('digest', TOO_OFTEN)]),
  ];
}

export const calendarOf = ({ zone: place, weekdays, holidays: off }: Own): Calendar => ({
  zone: place,
  weekdays: weekdays.map((day) => daysOfWeek.indexOf(day) + 1),
  holidays: off,
  hours: null,
});
