// When does a group meet next? A date only where its schedule and its zone leave no doubt (decisions, 25); else its own
// words, which are always true.
import { Cron } from 'croner';
import type { Meeting, Sig } from '../core/sig.js';
import { frequencyOf } from './meeting-frequency.js';
import type { Frequency } from './meeting-frequency.js';
import { clean } from './name.js';
import { dayNumber, weekdayOf, weekdays, weekOfMonth } from './weekday.js';
import { zoneOf } from './zone.js';

export type NextMeeting =
  | { readonly kind: 'at'; readonly at: Date; readonly meeting: Meeting }
  /** `biweekly, Tuesday, 9:00, PT (Pacific Time)`: foreign text. */
  | { readonly kind: 'words'; readonly words: string; readonly meeting: Meeting };

/** The earliest of its meetings whose date is certain, else the words of its first; null: it has none. */
export function nextMeeting(sig: Pick<Sig, 'meetings'>, now: Date): NextMeeting | null {
  const dated = sig.meetings.flatMap((meeting) => {
    const at = nextDate(meeting, now);
    return at === null ? [] : [{ kind: 'at' as const, at, meeting }];
  });
  const [first, ...rest] = dated;
  if (first !== undefined) return rest.reduce((best, one) => (one.at < best.at ? one : best), first);
  const worded = sig.meetings.flatMap((meeting) => {
    const words = wordsOf(meeting);
    return words === '' ? [] : [{ kind: 'words' as const, words, meeting }];
  });
  return worded[0] ?? null;
}

const wordsOf = ({ frequency, day, time, zone }: Meeting): string =>
  [frequency, day, time, zone]
    .map((part) => clean(part, 120))
    .filter((part) => part !== '')
    .join(', ');

/** A schedule that none of these comes due in is not one. A month has five Tuesdays at most. */
const MOST_WEEKS = 60;

function nextDate(meeting: Meeting, now: Date): Date | null {
  const weekday = weekdays.indexOf(meeting.day as (typeof weekdays)[number]);
  const clock = clockOf(meeting.time);
  const zone = zoneOf(meeting.zone);
  const frequency = frequencyOf(meeting.frequency, meeting.anchor);
  if (weekday === -1 || clock === null || zone === null || frequency === null) return null;
  if (frequency.anchor !== undefined && weekdayOf(frequency.anchor) !== meeting.day) return null;
  const weekly = new Cron(`${clock.minute} ${clock.hour} * * ${weekday}`, { timezone: zone });
  let at = weekly.nextRun(now);
  for (let week = 0; at !== null && week < MOST_WEEKS; week += 1) {
    if (takesPlace(frequency, dayIn(zone, at))) return at;
    at = weekly.nextRun(at);
  }
  return null;
}

/** Does a meeting with this frequency take place on this day, which is of its weekday? */
function takesPlace({ every, anchor, first }: Frequency, day: string): boolean {
  if (first === true && anchor !== undefined && day < anchor) return false;
  if (every === 'weekly' || anchor === undefined) return every === 'weekly';
  if (every === 'biweekly') return (dayNumber(day) - dayNumber(anchor)) % 14 === 0;
  return weekOfMonth(day) === weekOfMonth(anchor);
}

/** The day that it is there, `2026-03-17`. */
function dayIn(zone: string, at: Date): string {
  // Sweden writes days as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    at,
  );
}

/** `9:00` and `16:30`; `4PM` and `9:30 am` as people write them. */
function clockOf(written: string): { readonly hour: number; readonly minute: number } | null {
  const [, hours = '', minutes, half] = /^(\d{1,2})(?::(\d{2}))?\s*([ap]m)?$/i.exec(written.trim()) ?? [];
  const minute = Number(minutes ?? 0);
  if (hours === '' || minute > 59) return null;
  const hour = Number(hours);
  if (half === undefined) return minutes === undefined || hour > 23 ? null : { hour, minute };
  if (hour < 1 || hour > 12) return null;
  return { hour: (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0), minute };
}
