// Local days and working time: across changes of the clock, days that never were, holidays and drafts.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dateAt, dateOf, dayAt, dayOf, mondayOf, startOfDay, weekdayOf } from '../../src/metrics/calendar/day.js';
import { secondsAt } from '../../src/metrics/calendar/instant.js';
import { dueAfter, secondsOf, without, workingSeconds } from '../../src/metrics/calendar/working.js';
import { instantAt } from '../../src/metrics/calendar/zone.js';
import type { Calendar, Hours } from '../../src/metrics/frame.js';

const HOUR = 3_600_000;
const zones = Intl.supportedValuesOf('timeZone');
/** Changes at midnight, by half an hour, by a whole day; far from UTC both ways; Ramadan; none at all. */
const odd = [
  'UTC',
  'Europe/Berlin',
  'America/Sao_Paulo',
  'America/Havana',
  'Asia/Beirut',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Pacific/Marquesas',
  'Pacific/Pago_Pago',
  'Asia/Kathmandu',
  'Asia/Shanghai',
  'Asia/Tehran',
  'America/St_Johns',
];
const iso = (instant: number | null) =>
  instant === null ? null : new Date(instant).toISOString().replace('.000Z', 'Z');
const at = (time: string) => Date.parse(time);

describe('days of a zone', () => {
  test.each([
    ['UTC', '2026-11-02', '2026-11-02T00:00:00Z'],
    ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00Z'],
    ['Europe/Berlin', '2026-03-30', '2026-03-29T22:00:00Z'],
    ['Europe/Berlin', '2026-10-26', '2026-10-25T23:00:00Z'],
    ['Asia/Shanghai', '2026-11-02', '2026-11-01T16:00:00Z'],
    // Clocks went from 0:00 to 1:00: the day began at one.
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00Z'],
    ['Asia/Beirut', '2021-03-28', '2021-03-27T22:00:00Z'],
    // Back from 0:00 to 23:00: midnight came once.
    ['America/Sao_Paulo', '2018-02-18', '2018-02-18T03:00:00Z'],
    // Back from 1:00 to 0:00: midnight came twice, and the day began with the first.
    ['America/Havana', '2024-11-03', '2024-11-03T04:00:00Z'],
    // Back from 0:01 to 23:01: a minute of the day before its last hour.
    ['America/St_Johns', '2010-11-07', '2010-11-07T02:30:00Z'],
    // 30 December 2011 never was: it is as long as nothing.
    ['Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00Z'],
    ['Pacific/Apia', '2011-12-31', '2011-12-30T10:00:00Z'],
    ['Pacific/Kiritimati', '2026-01-01', '2025-12-31T10:00:00Z'],
    ['Pacific/Pago_Pago', '2026-01-01', '2026-01-01T11:00:00Z'],
  ])('%s, %s begins at %s', (zone, date, instant) => {
    expect(iso(startOfDay(dayOf(date), zone))).toBe(instant);
  });

  test.each([
    ['Europe/Berlin', '2026-03-29', 150, '2026-03-29T01:30:00Z', 'skipped: half past two is half past three'],
    ['Europe/Berlin', '2026-10-25', 150, '2026-10-25T00:30:00Z', 'twice: the first'],
    ['Australia/Lord_Howe', '2026-10-04', 135, '2026-10-03T15:45:00Z', 'half an hour is skipped at two'],
    ['UTC', '2026-10-04', 600, '2026-10-04T10:00:00Z', 'no change'],
  ])('%s, %s, %d minutes after midnight is %s: %s', (zone, date, minutes, instant) => {
    expect(iso(instantAt(dayOf(date), minutes, zone))).toBe(instant);
  });

  test('an unknown zone is refused', () => {
    expect(() => startOfDay(0, 'Europe/Atlantis')).toThrow(RangeError);
  });

  test('the date is the one that a calendar there shows, in every zone, at any time', () => {
    const shown = new Map(zones.map((zone) => [zone, new Intl.DateTimeFormat('sv-SE', { timeZone: zone })]));
    const instants = fc.integer({ min: at('2015-01-01T00:00:00Z') / 1_000, max: at('2027-01-01T00:00:00Z') / 1_000 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), instants, (zone, seconds) => {
        expect(dateAt(seconds * 1_000, zone)).toBe(shown.get(zone)?.format(seconds * 1_000));
      }),
      { numRuns: 3_000 },
    );
  });

  test.each(odd)('in %s days tile: each begins where the one before ends, and an instant is in one', (zone) => {
    const [first, last] = zone === 'Pacific/Apia' ? ['2011-12-25', '2012-01-05'] : ['2018-01-01', '2019-12-31'];
    for (let day = dayOf(first); day <= dayOf(last); day += 1) {
      const [start, end] = [startOfDay(day, zone), startOfDay(day + 1, zone)];
      const length = (end - start) / HOUR;
      if (dateOf(day) === '2011-12-30' && zone === 'Pacific/Apia') expect(length).toBe(0);
      else {
        expect(length).toBeGreaterThanOrEqual(23);
        expect(length).toBeLessThanOrEqual(25);
        expect([dayAt(start, zone), dayAt(end - 1, zone), dayAt(end, zone)].map(dateOf).slice(0, 2)).toEqual([
          dateOf(day),
          dateOf(day),
        ]);
      }
    }
  });

  test('weekdays are ISO, also before 1970', () => {
    expect(['2026-11-02', '2026-11-08', '1970-01-01', '1969-12-29', '1969-12-28'].map(dayOf).map(weekdayOf)).toEqual([
      1, 7, 4, 1, 7,
    ]);
    expect(dateOf(mondayOf(dayOf('2026-11-08')))).toBe('2026-11-02');
    expect(dateOf(mondayOf(dayOf('2026-11-02')))).toBe('2026-11-02');
  });
});

const nineToFive: Hours = { from: 9 * 60, to: 17 * 60 };
const calendar = (parts: Partial<Calendar> = {}): Calendar => ({
  zone: 'UTC',
  weekdays: [1, 2, 3, 4, 5],
  holidays: [],
  hours: null,
  ...parts,
});
const offices = (parts: Partial<Calendar> = {}) => calendar({ hours: nineToFive, ...parts });

test('a moment is read as it is written, whichever was read before', () => {
  const moments = [
    '2026-11-16T00:00:00.000Z',
    '2026-11-09T00:00:00.000Z',
    '2026-11-16T00:00:00.000Z',
    '1970-01-01T00:00:01.500Z',
  ];
  expect(moments.map(secondsAt)).toEqual([1_794_787_200, 1_794_182_400, 1_794_787_200, 1.5]);
});

describe('working time', () => {
  test.each([
    ['V14: Friday 16:00 to Monday 10:00 is 2 h', offices(), '2026-11-06T16:00:00Z', '2026-11-09T10:00:00Z', 2],
    [
      'V14, across the change of the clock in spring',
      offices({ zone: 'Europe/Berlin' }),
      '2026-03-27T15:00:00Z',
      '2026-03-30T08:00:00Z',
      2,
    ],
    [
      'V14, across the change in autumn',
      offices({ zone: 'Europe/Berlin' }),
      '2026-10-23T14:00:00Z',
      '2026-10-26T09:00:00Z',
      2,
    ],
    [
      'V14, and the Monday is a holiday',
      offices({ holidays: ['2026-11-09'] }),
      '2026-11-06T16:00:00Z',
      '2026-11-10T10:00:00Z',
      2,
    ],
    ['within one hour of one day', offices(), '2026-11-04T09:30:00Z', '2026-11-04T10:00:00Z', 0.5],
    ['over a night', offices(), '2026-11-04T16:30:00Z', '2026-11-05T09:30:00Z', 1],
    ['at the weekend', offices(), '2026-11-07T10:00:00Z', '2026-11-08T10:00:00Z', 0],
    ['whole days', calendar(), '2026-11-06T16:00:00Z', '2026-11-09T10:00:00Z', 18],
    [
      'a day of 23 hours',
      calendar({ zone: 'Europe/Berlin', weekdays: [7] }),
      '2026-03-28T00:00:00Z',
      '2026-03-31T00:00:00Z',
      23,
    ],
    [
      'until midnight',
      calendar({ hours: { from: 22 * 60, to: 24 * 60 } }),
      '2026-11-04T00:00:00Z',
      '2026-11-05T00:00:00Z',
      2,
    ],
    ['nothing at all', offices(), '2026-11-04T10:00:00Z', '2026-11-04T10:00:00Z', 0],
  ])('%s', (_, rules, from, to, hours) => {
    expect(workingSeconds({ from: at(from), to: at(to) }, rules)).toBe(hours * 3_600);
  });

  test('what is taken off is taken off', () => {
    const span = { from: at('2026-11-04T09:00:00Z'), to: at('2026-11-04T17:00:00Z') };
    const off = [
      { from: at('2026-11-03T00:00:00Z'), to: at('2026-11-04T10:00:00Z') },
      { from: at('2026-11-04T12:00:00Z'), to: at('2026-11-04T13:00:00Z') },
      { from: at('2026-11-04T16:00:00Z'), to: Infinity },
    ];
    expect(secondsOf(span, off)).toBe(5 * 3_600);
    expect(workingSeconds(span, offices(), off)).toBe(5 * 3_600);
    expect(without(span, [])).toEqual([span]);
    expect(without(span, [{ from: 0, to: Infinity }])).toEqual([]);
  });

  const whole = fc.integer({ min: 0, max: 400 * 24 }).map((hour) => at('2026-01-01T00:00:00Z') + hour * HOUR);

  test('is that of looking at every quarter of an hour, in odd zones', () => {
    const clocks = new Map(
      odd.map((zone) => [
        zone,
        new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }),
      ]),
    );
    fc.assert(
      fc.property(fc.constantFrom(...odd), whole, fc.integer({ min: 1, max: 14 * 24 }), (zone, from, hours) => {
        const rules = offices({ zone, holidays: ['2026-05-01', '2026-12-25'] });
        let quarters = 0;
        for (let instant = from; instant < from + hours * HOUR; instant += HOUR / 4) {
          const [date = '', time = ''] = clocks.get(zone)!.format(instant).split(' ');
          const day = new Date(`${date}T00:00:00Z`).getUTCDay();
          if (day === 0 || day === 6 || rules.holidays.includes(date)) continue;
          if (time >= '09:00' && time < '17:00') quarters += 1;
        }
        expect(workingSeconds({ from, to: from + hours * HOUR }, rules)).toBe(quarters * 900);
      }),
      { numRuns: 200 },
    );
  });
});

describe('two working days', () => {
  test.each([
    ['Monday to Wednesday', calendar(), '2026-11-02T10:00:00Z', '2026-11-04T10:00:00Z'],
    ['Friday to Tuesday', calendar(), '2026-11-06T16:00:00Z', '2026-11-10T16:00:00Z'],
    ['Saturday: from Monday, 0:00', calendar(), '2026-11-07T16:00:00Z', '2026-11-11T00:00:00Z'],
    ['Thursday, 0:00, to the very end of Friday', calendar(), '2026-11-05T00:00:00Z', '2026-11-07T00:00:00Z'],
    ['over a holiday', calendar({ holidays: ['2026-11-03'] }), '2026-11-02T10:00:00Z', '2026-11-05T10:00:00Z'],
    [
      'a week that is worked through',
      calendar({ weekdays: [1, 2, 3, 4, 5, 6, 7] }),
      '2026-11-06T16:00:00Z',
      '2026-11-08T16:00:00Z',
    ],
    [
      'in the zone: Saturday has begun in Shanghai',
      calendar({ zone: 'Asia/Shanghai' }),
      '2026-11-06T16:30:00Z',
      '2026-11-10T16:00:00Z',
    ],
    [
      '48 hours, also where a day has 23',
      calendar({ zone: 'Europe/Berlin', weekdays: [6, 7, 1] }),
      '2026-03-28T11:00:00Z',
      '2026-03-30T11:00:00Z',
    ],
    ['with hours: two days of them', offices(), '2026-11-06T16:00:00Z', '2026-11-10T16:00:00Z'],
    ['with hours: from the evening', offices(), '2026-11-02T20:00:00Z', '2026-11-04T17:00:00Z'],
  ])('%s', (_, rules, from, due) => {
    expect(iso(dueAfter(at(from), 2, rules))).toBe(due);
  });

  test('time as a draft is not waited', () => {
    const off = [{ from: at('2026-11-02T12:00:00Z'), to: at('2026-11-03T12:00:00Z') }];
    expect(iso(dueAfter(at('2026-11-02T10:00:00Z'), 2, calendar(), off))).toBe('2026-11-05T10:00:00Z');
    expect(
      dueAfter(at('2026-11-02T10:00:00Z'), 2, calendar(), [{ from: at('2026-11-02T12:00:00Z'), to: Infinity }]),
    ).toBeNull();
  });

  test('of a calendar without working days there are none', () => {
    expect(dueAfter(at('2026-11-02T10:00:00Z'), 2, calendar({ weekdays: [] }))).toBeNull();
  });

  test('between an instant and its due moment lies exactly that much working time', () => {
    const starts = fc
      .integer({ min: 0, max: 365 * 24 * 60 })
      .map((minute) => at('2026-01-01T00:00:00Z') + minute * 60_000);
    const rules = fc.constantFrom(...odd).chain((zone) => fc.constantFrom(calendar({ zone }), offices({ zone })));
    fc.assert(
      fc.property(starts, fc.integer({ min: 1, max: 9 }), rules, (from, days, rule) => {
        const due = dueAfter(from, days, rule)!;
        expect(workingSeconds({ from, to: due }, rule)).toBe(days * (rule.hours === null ? 24 : 8) * 3_600);
        expect(workingSeconds({ from, to: due - 1_000 }, rule)).toBe(days * (rule.hours === null ? 24 : 8) * 3_600 - 1);
      }),
      { numRuns: 300 },
    );
  });
});
