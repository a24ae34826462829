// What the settings of `reports:` ask for: which lines of reports, when, and on what terms.
import { describe, expect, test } from '@jest/globals';
import { dueTimes, nextAfter } from '../../src/engine/schedules.js';
import { schedulesOf, scopeOf } from '../../src/features/reports/lines.js';
import { check, settings } from '../../src/features/reports/settings.js';
import { termsOf } from '../../src/features/reports/terms.js';

const read = (given: object = {}) => settings.parse(given);

describe('when', () => {
  test('monthly at nine unless said otherwise', () => {
    expect(schedulesOf(read())).toEqual([
      { series: 'reports/monthly', cron: '0 9 1 * *', zone: 'UTC', catchUp: 'newest' },
    ]);
  });

  test('each once, for everybody and for the leads', () => {
    const own = read({
      periods: ['weekly', 'quarterly', 'weekly'],
      private: 'leads',
      private_periods: ['monthly'],
      at: '7:05',
      zone: 'Asia/Shanghai',
      catch_up: 'all',
    });
    const more = { zone: 'Asia/Shanghai', catchUp: 'all' };
    expect(schedulesOf(own)).toEqual([
      { series: 'reports/weekly', cron: '5 7 * * 1', ...more },
      { series: 'reports/quarterly', cron: '5 7 1 1,4,7,10 *', ...more },
      { series: 'reports/leads/monthly', cron: '5 7 1 * *', ...more },
    ]);
  });

  test('in the zone, also where its clock jumps over the time or has it twice: once each', () => {
    const [weekly] = schedulesOf(read({ periods: ['weekly'], at: '02:30', zone: 'Europe/Berlin' }));
    const [sunday] = [{ ...weekly!, cron: '30 2 * * 0' }];
    expect(nextAfter(sunday, new Date('2026-03-28T12:00:00Z')).toISOString().slice(0, 10)).toBe('2026-03-29');
    const autumn = nextAfter(sunday, new Date('2026-10-24T12:00:00Z'));
    expect(nextAfter(sunday, autumn)).toEqual(new Date('2026-11-01T01:30:00Z'));
    expect(dueTimes({ ...sunday, catchUp: 'all' }, autumn, new Date('2026-10-26T12:00:00Z'))).toEqual([autumn]);
    expect(nextAfter(weekly!, new Date('2026-03-29T12:00:00Z'))).toEqual(new Date('2026-03-30T00:30:00Z'));
  });
});

test('published once: of a repository or the community, apart for each that publishes and for the leads', () => {
  const repository = {
    ...{ id: 70, name: 'app', private: false, archived: false, defaultBranch: 'main' },
    owner: { id: 7, login: 'acme', kind: 'organization' as const },
  };
  const scope = (of: 'repository' | 'community', audience: 'public' | 'private') =>
    scopeOf({ period: 'monthly', audience }, { of }, repository);
  expect(scope('repository', 'public')).toBe('repository:70:monthly');
  expect(scope('repository', 'private')).toBe('repository:70:leads:monthly');
  expect(scope('community', 'public')).toBe('community:70:monthly');
});

describe('the terms', () => {
  test('by default', () => {
    const { targets, ...terms } = termsOf(read());
    expect(terms).toEqual({
      zone: 'UTC',
      answerWithin: 2,
      weekdays: [1, 2, 3, 4, 5],
      holidays: [],
      hours: null,
      strict: false,
      exclude: [],
      unnamed: [],
      thanks: true,
    });
    expect(targets).toMatchObject({
      response_rate: { is: '>=', value: 0.9 },
      newcomers: { is: '>=', value: 0.25 },
      unreviewed_merges: { is: '<=', value: 0.1 },
    });
  });

  test('as they are written', () => {
    const own = read({
      weekdays: ['sunday', 'monday'],
      hours: { from: '9:00', to: '17:30' },
      targets: { absence_factor: 5 },
    });
    expect(termsOf(own)).toMatchObject({ weekdays: [7, 1], hours: { from: 540, to: 1050 } });
    expect(termsOf(own).targets['absence_factor']).toEqual({ is: '>=', value: 5 });
    expect(termsOf(own).targets['response_rate']).toEqual({ is: '>=', value: 0.9 });
  });
});

test.each([
  [undefined, 0],
  [{ from: '09:00', to: '17:00' }, 0],
  [{ from: '17:00', to: '09:00' }, 1],
  [{ from: '09:00', to: '09:00' }, 1],
])('hours %j: %d findings', (hours, findings) => {
  expect(check(hours === undefined ? {} : { hours })).toHaveLength(findings);
});

test.each<[Parameters<typeof check>[0], readonly string[]]>([
  [{ private: undefined, private_periods: [] }, []],
  [{ private: 'leads', periods: [] }, []],
  // What is wrong is missing: then nobody can tell.
  [{ periods: [] }, []],
  [{ private: undefined, private_periods: ['monthly'] }, ['private_periods']],
  [{ private: undefined, private_periods: ['weekly'] }, []],
  [{ private: 'acme/leads', home: 'acme/community' }, ['home', 'private']],
  [{ private: 'leads', home: '.github' }, []],
])('what cannot work is said: %j', (own, paths) => {
  expect(check(own).map(({ path }) => path.join('.'))).toEqual(paths);
});

test('the sentence says what to write', () => {
  expect(check({ private: 'acme/leads' })[0]?.message).toBe(
    'is the name of a repository, and has no slash; write "leads"',
  );
});
