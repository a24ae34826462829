// When a group meets next: a date only where schedule and zone leave no doubt, by the clock that people there look at.
import { describe, expect, test } from '@jest/globals';
import { nextMeeting } from '../../src/community/meeting.js';
import { zoneOf } from '../../src/community/zone.js';
import type { Meeting } from '../../src/core/sig.js';

const meeting = (of: Partial<Meeting>): Meeting => ({
  description: '',
  day: 'Tuesday',
  time: '9:00',
  zone: 'UTC',
  frequency: 'weekly',
  ...of,
});
const next = (of: Partial<Meeting>, now: string): string | null => {
  const found = nextMeeting({ meetings: [meeting(of)] }, new Date(now));
  if (found === null) return null;
  return found.kind === 'at' ? found.at.toISOString().slice(0, 16) : `words: ${found.words}`;
};

describe('a date', () => {
  const PT = { zone: 'PT (Pacific Time)' };
  test.each<[string, Partial<Meeting>, string, string]>([
    ['the next one of the week', {}, '2026-03-11T00:00:00Z', '2026-03-17T09:00'],
    ['on the day itself', {}, '2026-03-17T08:59:00Z', '2026-03-17T09:00'],
    ['not the one that begins now', {}, '2026-03-17T09:00:00Z', '2026-03-24T09:00'],
    ['in its zone', { zone: 'Asia/Shanghai' }, '2026-03-11T00:00:00Z', '2026-03-17T01:00'],
    ['in winter', PT, '2026-03-01T00:00:00Z', '2026-03-03T17:00'],
    ['in summer', PT, '2026-03-08T12:00:00Z', '2026-03-10T16:00'],
    ['summer time of Europe', { zone: 'CET (Central European Time)' }, '2026-03-30T00:00:00Z', '2026-03-31T07:00'],
    ['over the end of the year', {}, '2026-12-30T00:00:00Z', '2027-01-05T09:00'],
    ['4PM', { time: '4PM' }, '2026-03-11T00:00:00Z', '2026-03-17T16:00'],
    ['12:15 am', { time: '12:15 am' }, '2026-03-11T00:00:00Z', '2026-03-17T00:15'],
    [
      'every two weeks, this one',
      { frequency: 'biweekly', anchor: '2026-03-17' },
      '2026-03-11T00:00:00Z',
      '2026-03-17T09:00',
    ],
    [
      'every two weeks, the other',
      { frequency: 'Bi-weekly', anchor: '2026-03-10' },
      '2026-03-11T00:00:00Z',
      '2026-03-24T09:00',
    ],
    [
      'every two weeks, over summer time',
      { ...PT, frequency: 'biweekly', anchor: '2026-02-24' },
      '2026-03-01T00:00:00Z',
      '2026-03-10T16:00',
    ],
    [
      'every two weeks, from a day to come',
      { frequency: 'biweekly', anchor: '2026-04-14' },
      '2026-03-11T00:00:00Z',
      '2026-03-17T09:00',
    ],
    ['monthly', { frequency: 'monthly', anchor: '2026-01-13' }, '2026-03-11T00:00:00Z', '2026-04-14T09:00'],
    ['monthly, this month', { frequency: 'monthly', anchor: '2026-01-20' }, '2026-03-11T00:00:00Z', '2026-03-17T09:00'],
    [
      'an anchor in its words',
      { frequency: 'biweekly starting Tuesday Oct 28, 2025' },
      '2026-03-11T00:00:00Z',
      '2026-03-17T09:00',
    ],
    [
      'an ordinal in its words',
      { frequency: 'bi-weekly starting Tuesday March 3rd 2026' },
      '2026-03-04T00:00:00Z',
      '2026-03-17T09:00',
    ],
    [
      'never before the first',
      { frequency: 'biweekly starting Tuesday June 2, 2026' },
      '2026-03-11T00:00:00Z',
      '2026-06-02T09:00',
    ],
    [
      'weekly, from a day on',
      { frequency: 'weekly starting Tuesday April 7th, 2026' },
      '2026-03-11T00:00:00Z',
      '2026-04-07T09:00',
    ],
  ])('%s', (_, of, now, expected) => {
    expect(next(of, now)).toBe(expected);
  });

  test('in the hour that summer time leaves out, and in the one it gives twice, there is one', () => {
    const of = { zone: 'Europe/Brussels', day: 'Sunday', time: '2:30' };
    expect(next(of, '2026-03-28T12:00:00Z')).toMatch(/^2026-03-29T01:[03]0$/);
    expect(next(of, '2026-10-24T12:00:00Z')).toMatch(/^2026-10-25T0[01]:30$/);
  });
});

describe('its own words', () => {
  test.each<[Partial<Meeting>, string]>([
    [{ frequency: 'biweekly' }, 'biweekly, Tuesday, 9:00, UTC'],
    [{ frequency: 'monthly' }, 'monthly, Tuesday, 9:00, UTC'],
    [{ frequency: 'every four weeks' }, 'every four weeks, Tuesday, 9:00, UTC'],
    [{ frequency: 'first Tuesday of the month' }, 'first Tuesday of the month, Tuesday, 9:00, UTC'],
    [
      { frequency: 'biweekly - alternating with regular meeting' },
      'biweekly - alternating with regular meeting, Tuesday, 9:00, UTC',
    ],
    [{ frequency: 'weekly, you must be signed in' }, 'weekly, you must be signed in, Tuesday, 9:00, UTC'],
    [
      { frequency: 'biweekly starting Wednesday March 18, 2026' },
      'biweekly starting Wednesday March 18, 2026, Tuesday, 9:00, UTC',
    ],
    [
      { frequency: 'biweekly starting Tuesday Smarch 13, 2026' },
      'biweekly starting Tuesday Smarch 13, 2026, Tuesday, 9:00, UTC',
    ],
    [
      { frequency: 'biweekly starting Tuesday Feb 31, 2026' },
      'biweekly starting Tuesday Feb 31, 2026, Tuesday, 9:00, UTC',
    ],
    [{ frequency: 'monthly', anchor: '2026-03-31' }, 'monthly, Tuesday, 9:00, UTC'],
    [{ frequency: 'biweekly', anchor: '2026-03-18' }, 'biweekly, Tuesday, 9:00, UTC'],
    [{ zone: 'IST' }, 'weekly, Tuesday, 9:00, IST'],
    [{ zone: 'EST' }, 'weekly, Tuesday, 9:00, EST'],
    [{ zone: '' }, 'weekly, Tuesday, 9:00'],
    [{ day: 'Tuesdays' }, 'weekly, Tuesdays, 9:00, UTC'],
    [{ day: 'third Tuesday' }, 'weekly, third Tuesday, 9:00, UTC'],
    [{ time: 'noon' }, 'weekly, Tuesday, noon, UTC'],
    [{ time: '9' }, 'weekly, Tuesday, 9, UTC'],
    [{ time: '25:00' }, 'weekly, Tuesday, 25:00, UTC'],
    [{ time: '13 pm' }, 'weekly, Tuesday, 13 pm, UTC'],
  ])('%j', (of, expected) => {
    expect(next(of, '2026-03-11T00:00:00Z')).toBe(`words: ${expected}`);
  });
});

test('of several the first that is certain; none where there is none', () => {
  const now = new Date('2026-03-11T00:00:00Z');
  const meetings = [meeting({ zone: 'IST' }), meeting({ day: 'Friday' }), meeting({ day: 'Thursday' })];
  expect(nextMeeting({ meetings }, now)).toMatchObject({ kind: 'at', meeting: { day: 'Thursday' } });
  expect(nextMeeting({ meetings: [] }, now)).toBeNull();
  const empty = meeting({ day: '', time: '', zone: '', frequency: '' });
  expect(nextMeeting({ meetings: [empty] }, now)).toBeNull();
});

test.each([
  ['PT (Pacific Time)', 'America/Los_Angeles'],
  ['Eastern Time (ET)', 'America/New_York'],
  ['EST (Eastern Time)', 'America/New_York'],
  ['ET (Eastern Time)', 'America/New_York'],
  ['UTC', 'UTC'],
  ['Asia/Shanghai', 'Asia/Shanghai'],
  ['Poland', 'Europe/Warsaw'],
  ['America/Argentina/Ushuaia', 'America/Argentina/Ushuaia'],
  ['IST', null],
  ['CST', null],
  ['+08:00', null],
  ['Mars/Olympus', null],
  ['Nowhere', null],
])('the zone %s', (written, zone) => {
  const found = zoneOf(written);
  // Node's own data may still have a zone's older name.
  expect(found === 'Poland' ? 'Europe/Warsaw' : found).toBe(zone);
});
