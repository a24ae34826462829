// Settings of `reports:` in hearth.yml.
import { catchUps } from '../../core/feature.js';
import type { Finding } from '../../core/feature.js';
import { periodKinds } from '../../core/report.js';
import { choice, count, flag, group, line, list, section, word } from '../../core/settings.js';
import type { SettingsOf } from '../../core/settings.js';
import { clockTime, holidays, login, workdays, zone } from '../../core/setting-values.js';

const kind = () => word('How long a time it is about.', periodKinds);
const share = (meaning: string, fallback: number) => count(`${meaning}, in percent.`, fallback, [0, 100]);

export const settings = section(
  'Measures how the community is, and publishes it with what to do next: a new issue or discussion each period, the one before it closed.',
  {
    of: choice(
      'About this `repository`, or about all public ones of the `community`.',
      ['repository', 'community'],
      'repository',
    ),
    home: line(
      "Of the community's report, where all repositories share this section: name of the repository that publishes it.",
      100,
    ).default('.github'),
    periods: list('Which reports are published: `weekly`, `monthly`, `quarterly`.', kind(), 3, ['monthly']),
    at: clockTime('When, on the first day after the period.').default('09:00'),
    zone: zone('Time zone of days, weeks and months, and of `at`.', 'UTC'),
    publish: choice('As what.', ['issue', 'discussion'], 'issue'),
    category: line('Category of a discussion.', 100).default('Announcements'),
    private: line(
      'Name of a private repository of the same owner, given to Hearth too, in which the leads get their own report, as an issue: with who may be leaving.',
      100,
    ).optional(),
    private_periods: list('Which reports the leads get there.', kind(), 3, ['weekly']),
    catch_up: choice(
      'What becomes of reports that were missed in a downtime: the `newest` of them is made up for, `all` are (twelve at most), or `none` that is more than a day late.',
      catchUps,
      'newest',
    ),
    answer_within: count('An answer is due within so many working days.', 2, [1, 30]),
    weekdays: workdays(),
    holidays: holidays(),
    hours: group('Working hours; without them whole working days count.', {
      from: clockTime('When they begin.'),
      to: clockTime('When they end.'),
    }).optional(),
    targets: group('What the figures are held against.', {
      response_rate: share('Items that are answered in time', 90),
      closure_ratio: share('Items closed, of those opened', 90),
      absence_factor: count('People whose absence would halve the reviews.', 3, [1, 100]),
      retention: share('New contributors who are still there after a month', 10),
      second_contribution: share('New contributors who contribute again', 25),
      unreviewed_merges: share('Merges that nobody else reviewed, at most', 10),
      release_gap: count('Days from one release to the next, at most.', 90, [1, 3650]),
    }).default({
      response_rate: 90,
      closure_ratio: 90,
      absence_factor: 3,
      retention: 10,
      second_contribution: 25,
      unreviewed_merges: 10,
      release_gap: 90,
    }),
    thanks: flag('Thank people by name: at most ten mentions, nobody more than once a quarter.', true),
    unnamed: list('People who are counted and never named.', login('Who.'), 200),
    exclude: list(
      'Accounts that are taken out of every figure, such as scripts that look like people.',
      login('Which.'),
      200,
    ),
    owner: login('Who is asked, once, to look at the reports where nobody reads them.').optional(),
  },
);

export type ReportSettings = SettingsOf<typeof settings>;

const NO_PRIVATE = 'is about the private repository, and none is named; add its name under "private:"';
const HOURS = 'ends before it begins; write the earlier time under from';

/** Rules between settings. */
export function check(own: Partial<ReportSettings>): readonly Finding[] {
  return [...hoursIn(own), ...placesIn(own), ...nothingIn(own)];
}

function hoursIn({ hours }: Partial<ReportSettings>): readonly Finding[] {
  if (hours === undefined || minutesOf(hours.from) < minutesOf(hours.to)) return [];
  return [{ path: ['hours'], message: HOURS, severity: 'error' }];
}

/** A repository is looked for by its name, of the same owner: with the owner before it there is none. */
function placesIn(own: Partial<ReportSettings>): readonly Finding[] {
  return (['home', 'private'] as const).flatMap((key): readonly Finding[] => {
    const place = own[key];
    if (place?.includes('/') !== true) return [];
    const message = `is the name of a repository, and has no slash; write "${place.split('/').at(-1) ?? ''}"`;
    return [{ path: [key], message, severity: 'error' }];
  });
}

/** What is asked for and comes to nothing. `private` is there as undefined where it is left out, and missing where it is wrong. */
function nothingIn(own: Partial<ReportSettings>): readonly Finding[] {
  const { private_periods: periods = [] } = own;
  // Whether the default was written nobody can tell; nor whether an empty list lost what was wrong in it.
  const isTold = periods.some((one) => one !== 'weekly') || periods.length > 1;
  if (!('private' in own) || own.private !== undefined || !isTold) return [];
  return [{ path: ['private_periods'], message: NO_PRIVATE, severity: 'error' }];
}

/** Minutes after midnight of `16:30`. */
export function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return 60 * hour + minute;
}
