// A section that only the tests know, with a setting of each kind and rules of both severities.
import { feature } from '../../src/core/feature.js';
import { choice, count, duration, flag, group, line, list, section, text, word } from '../../src/core/settings.js';
import {
  clockTime,
  cron,
  date,
  glob,
  login,
  pathGlob,
  pattern,
  teamSlug,
  zone,
} from '../../src/core/setting-values.js';

const GOODS = [
  'apples',
  'beans',
  'bread',
  'cakes',
  'eggs',
  'figs',
  'grapes',
  'honey',
  'jam',
  'leeks',
  'milk',
  'nuts',
  'oats',
] as const;

const role = group('A role.', {
  name: line('What it is called.', 20),
  requirements: group('What it takes.', { merged: count('Merged pull requests.', 0, [0, 100]) }).default({ merged: 0 }),
});

export const shop = feature({
  name: 'shop',
  on: [],
  settings: section('A shop.', {
    schedule: cron('When it is open.', '0 9 * * 1'),
    zone: zone('Whose clock.', 'UTC'),
    title: pattern('Titles it takes.').optional(),
    paths: list('Paths it takes.', glob('A path.'), 3, ['docs'], 1),
    share: count('How many it takes.', 5, [1, 10]),
    size: choice('How large it is.', ['small', 'large'], 'small'),
    name: line('What it is called.', 20).optional(),
    note: text('What is to be said of it.', 40).optional(),
    open: flag('Is it open?', true),
    wait: duration('How long it waits.', '1h', '2d'),
    roles: list('Who sits at it.', role, 4),
    rooms: list('Where it may stand.', pathGlob('A room.'), 3),
    since: date('Its first day.').optional(),
    opens: clockTime('When it opens.').optional(),
    keeper: login('Who has its key.').optional(),
    team: teamSlug('Whose shop it is.').optional(),
    sells: word('What it sells.', GOODS).optional(),
  }),
  check: ({ roles = [], open, name }) => [
    ...(roles.length > 0 && open === false
      ? [{ path: ['roles'], message: 'nobody sits at a shop that is not open', severity: 'error' as const }]
      : []),
    ...(name?.includes('table') === true
      ? [{ path: ['name'], message: 'speaks of a table; this is a shop', severity: 'warning' as const }]
      : []),
  ],
  explanations: {},
  ask: () => null,
  decide: () => ({ because: { code: 'none', visibility: 'maintainers' } }),
});

/** A section like it that is in force without a file. */
export const lamp = feature({
  name: 'lamp',
  on: [],
  settings: section('A lamp.', { bright: flag('Is it bright?', true) }, { mode: 'active' }),
  always: true,
  explanations: {},
  ask: () => null,
  decide: () => ({ because: { code: 'none', visibility: 'maintainers' } }),
});
