// Periods of reports: which one is complete, how it is called, what lies before it.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Period } from '../../src/core/report.js';
import { periodKinds } from '../../src/core/report.js';
import { dayAt } from '../../src/metrics/calendar/day.js';
import { customPeriod, parsePeriod, periodEnding, previous, yearEarlier } from '../../src/metrics/period.js';

const z = (iso: string) => iso.replace('.000Z', 'Z');
const shown = ({ label, from, to }: Period) => `${label} ${z(from)} ${z(to)}`;
const parsed = (text: string, zone = 'UTC'): Period => {
  const found = parsePeriod(text, zone);
  if ('problem' in found) throw new Error(found.problem);
  return found;
};

describe('the last complete period', () => {
  test.each([
    ['weekly', '2026-11-18T12:00:00Z', 'UTC', '2026-W46 2026-11-09T00:00:00Z 2026-11-16T00:00:00Z'],
    ['weekly', '2026-11-16T00:00:00Z', 'UTC', '2026-W46 2026-11-09T00:00:00Z 2026-11-16T00:00:00Z'],
    ['weekly', '2026-11-15T23:59:59Z', 'UTC', '2026-W45 2026-11-02T00:00:00Z 2026-11-09T00:00:00Z'],
    ['weekly', '2026-11-15T16:00:00Z', 'Asia/Shanghai', '2026-W46 2026-11-08T16:00:00Z 2026-11-15T16:00:00Z'],
    ['weekly', '2026-11-16T04:59:59Z', 'America/New_York', '2026-W45 2026-11-02T05:00:00Z 2026-11-09T05:00:00Z'],
    // Weeks belong to the year of their Thursday.
    ['weekly', '2027-01-04T00:00:00Z', 'UTC', '2026-W53 2026-12-28T00:00:00Z 2027-01-04T00:00:00Z'],
    ['weekly', '2025-01-06T00:00:00Z', 'UTC', '2025-W01 2024-12-30T00:00:00Z 2025-01-06T00:00:00Z'],
    ['monthly', '2026-12-01T00:00:00Z', 'UTC', '2026-11 2026-11-01T00:00:00Z 2026-12-01T00:00:00Z'],
    ['monthly', '2026-11-30T23:59:59Z', 'UTC', '2026-10 2026-10-01T00:00:00Z 2026-11-01T00:00:00Z'],
    ['monthly', '2027-01-15T00:00:00Z', 'UTC', '2026-12 2026-12-01T00:00:00Z 2027-01-01T00:00:00Z'],
    // Clocks change within it.
    ['monthly', '2026-04-01T12:00:00Z', 'Europe/Berlin', '2026-03 2026-02-28T23:00:00Z 2026-03-31T22:00:00Z'],
    ['quarterly', '2027-01-01T00:00:00Z', 'UTC', '2026-Q4 2026-10-01T00:00:00Z 2027-01-01T00:00:00Z'],
    ['quarterly', '2026-12-31T23:59:59Z', 'UTC', '2026-Q3 2026-07-01T00:00:00Z 2026-10-01T00:00:00Z'],
    ['quarterly', '2026-03-31T22:00:00Z', 'Europe/Berlin', '2026-Q1 2025-12-31T23:00:00Z 2026-03-31T22:00:00Z'],
  ] as const)('%s at %s in %s: %s', (kind, instant, zone, expected) => {
    expect(shown(periodEnding(kind, new Date(instant), zone))).toBe(expected);
  });
});

describe('as people write it', () => {
  test.each([
    ['2026-W46', '2026-W46 2026-11-09T00:00:00Z 2026-11-16T00:00:00Z', 'weekly'],
    ['2026-w53', '2026-W53 2026-12-28T00:00:00Z 2027-01-04T00:00:00Z', 'weekly'],
    ['2025-W01', '2025-W01 2024-12-30T00:00:00Z 2025-01-06T00:00:00Z', 'weekly'],
    [' 2026-11 ', '2026-11 2026-11-01T00:00:00Z 2026-12-01T00:00:00Z', 'monthly'],
    ['2026-02', '2026-02 2026-02-01T00:00:00Z 2026-03-01T00:00:00Z', 'monthly'],
    ['2026-q4', '2026-Q4 2026-10-01T00:00:00Z 2027-01-01T00:00:00Z', 'quarterly'],
  ])('%s', (text, expected, kind) => {
    expect(shown(parsed(text))).toBe(expected);
    expect(parsed(text).kind).toBe(kind);
  });

  test.each([
    '',
    '2026',
    '2026-13',
    '2026-00',
    '2026-Q5',
    '2026-Q0',
    '2026-W00',
    // 2025 has 52 weeks.
    '2025-W53',
    '2026-W54',
    '0000-01',
    'November',
    '2026-11-02',
    '2026-1',
    '２０２６-11',
  ])('"%s" is none, and it is said what would be one', (text) => {
    expect(parsePeriod(text, 'UTC')).toEqual({
      problem: `"${text}" is no period: write a week (2026-W47), a month (2026-11) or a quarter (2026-Q4)`,
    });
  });

  test('dates of a custom one belong to it', () => {
    expect(customPeriod({ since: '2026-11-02', until: '2026-11-08' }, 'Europe/Berlin')).toEqual({
      kind: 'custom',
      label: '2026-11-02..2026-11-08',
      from: '2026-11-01T23:00:00.000Z',
      to: '2026-11-08T23:00:00.000Z',
      zone: 'Europe/Berlin',
    });
    expect(customPeriod({ since: '2024-02-29', until: '2024-02-29' }, 'UTC')).toMatchObject({
      from: '2024-02-29T00:00:00.000Z',
      to: '2024-03-01T00:00:00.000Z',
    });
  });

  test.each([
    ['2026-02-30', '2026-03-01', '"2026-02-30" is no date: write it as 2026-11-02'],
    ['2025-02-29', '2026-03-01', '"2025-02-29" is no date: write it as 2026-11-02'],
    ['2026-02-01', 'today', '"today" is no date: write it as 2026-11-02'],
    ['2026-02-01', '2026-02-01T00:00', '"2026-02-01T00:00" is no date: write it as 2026-11-02'],
    ['2026-03-02', '2026-03-01', '2026-03-01 is before 2026-03-02: give the earlier date first'],
  ])('%s to %s: %s', (since, until, problem) => {
    expect(customPeriod({ since, until }, 'UTC')).toEqual({ problem });
  });
});

describe('what lies before', () => {
  const window = (from: string, to: string) => ({ from: `${from}.000Z`, to: `${to}.000Z` });

  test.each([
    ['2026-W46', 'UTC', '2026-11-02T00:00:00', '2026-11-09T00:00:00'],
    // As many days, not the month before.
    ['2026-03', 'UTC', '2026-01-29T00:00:00', '2026-03-01T00:00:00'],
    ['2026-02', 'UTC', '2026-01-04T00:00:00', '2026-02-01T00:00:00'],
    // Seven days, one of which had 25 hours.
    ['2026-W44', 'Europe/Berlin', '2026-10-18T22:00:00', '2026-10-25T23:00:00'],
  ])('before %s in %s', (text, zone, from, to) => {
    expect(previous(parsed(text, zone), zone)).toEqual(window(from, to));
  });

  test.each([
    ['2026-11-02', '2026-11-08', '2025-11-02T00:00:00', '2025-11-09T00:00:00'],
    ['2024-02-29', '2024-02-29', '2023-02-28T00:00:00', '2023-03-01T00:00:00'],
    // `to` is the day after the last day: all of February, not one day of March.
    ['2024-02-01', '2024-02-29', '2023-02-01T00:00:00', '2023-03-01T00:00:00'],
    ['2025-02-01', '2025-02-28', '2024-02-01T00:00:00', '2024-02-29T00:00:00'],
    ['2026-01-01', '2026-12-31', '2025-01-01T00:00:00', '2026-01-01T00:00:00'],
  ])('a year before %s to %s', (since, until, from, to) => {
    const period = customPeriod({ since, until }, 'UTC');
    if ('problem' in period) throw new Error(period.problem);
    expect(yearEarlier(period, 'UTC')).toEqual(window(from, to));
  });
});

describe('in every zone', () => {
  const zones = Intl.supportedValuesOf('timeZone');
  const instants = fc
    .integer({ min: Date.parse('2015-01-01') / 1_000, max: Date.parse('2027-01-01') / 1_000 })
    .map((seconds) => new Date(seconds * 1_000));

  test('periods tile: complete, the newest, each begins where the one before ends, and is found by its name', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.constantFrom(...periodKinds), instants, (zone, kind, at) => {
        const period = periodEnding(kind, at, zone);
        expect(Date.parse(period.to)).toBeLessThanOrEqual(at.getTime());
        expect(parsePeriod(period.label, zone)).toEqual(period);
        const before = periodEnding(kind, new Date(period.from), zone);
        expect(before.to).toBe(period.from);
        // Nothing lies between its end and the running one.
        const running = periodEnding(kind, new Date(at.getTime() + 93 * 86_400_000), zone);
        expect(Date.parse(running.to)).toBeGreaterThan(at.getTime());
        expect(periodEnding(kind, new Date(Date.parse(period.to) - 1), zone).to).toBe(period.from);
      }),
      { numRuns: 500 },
    );
  });

  test('the window before is as many days long, and ends where this one begins', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.constantFrom(...periodKinds), instants, (zone, kind, at) => {
        const period = periodEnding(kind, at, zone);
        const before = previous(period, zone);
        const days = ({ from, to }: { from: string; to: string }) =>
          dayAt(Date.parse(to), zone) - dayAt(Date.parse(from), zone);
        expect(before.to).toBe(period.from);
        expect(days(before)).toBe(days(period));
      }),
      { numRuns: 500 },
    );
  });
});
