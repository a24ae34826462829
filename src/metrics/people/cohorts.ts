// Who came in which month, and how many of them came again in the months after (metrics.md, M12).
import type { Figure, Group } from '../../core/measured.js';
import type { Frame } from '../frame.js';
import { countOf, shareOf } from '../arithmetic/figures.js';
import { dateAt, dateOf, dayOf } from '../calendar/day.js';
import { newSince } from './accounts.js';
import { brackets, keptIn } from './brackets.js';
import type { Newcomer } from './newcomers.js';
import type { Activity } from './samples.js';

const MONTHS = 6;

interface Month {
  /** `2026-11`. */
  readonly name: string;
  readonly first: number;
  /** The day after its last. */
  readonly end: number;
}

/** The last six months whose newcomers are all known, the oldest first; the running one among them. */
export function monthlyCohorts(people: readonly Newcomer[], activity: Activity, frame: Frame): readonly Group[] {
  const { lastDay, sinceDay } = activity;
  const since = newSince(frame);
  const known = since === -Infinity ? sinceDay : Math.max(sinceDay, dayOf(dateAt(since * 1_000, frame.calendar.zone)));
  const last = monthOf(lastDay);
  return Array.from({ length: MONTHS }, (_, index) => monthsLater(last, index + 1 - MONTHS))
    .filter(({ first }) => first >= known)
    .map((month) => {
      const came = people.filter(({ first }) => first.day >= month.first && first.day < month.end);
      return { name: month.name, figures: { people: countOf(came.length, 'people'), ...shares(came, month, lastDay) } };
    });
}

/** Of each bracket those for whom it has elapsed; of each month after, all, once it is over. */
function shares(came: readonly Newcomer[], month: Month, lastDay: number): Readonly<Record<string, Figure>> {
  const figures: Record<string, Figure> = {};
  for (const bracket of brackets) {
    const due = came.filter(({ first }) => first.day + bracket.last <= lastDay);
    const kept = due.filter(({ first }) =>
      keptIn(
        bracket,
        first.days.map((day) => day - first.day),
      ),
    );
    figures[bracket.name] = shareOf(kept.length, due.length);
  }
  for (let after = 1; after < MONTHS; after += 1) {
    const later = monthsLater(month, after);
    if (later.end > lastDay + 1) break;
    const kept = came.filter(({ first }) => first.days.some((day) => day >= later.first && day < later.end));
    figures[`month${after}`] = shareOf(kept.length, came.length);
  }
  return figures;
}

const monthOf = (day: number): Month => monthFrom(dateOf(day).slice(0, 7), 0);
const monthsLater = ({ name }: Month, months: number): Month => monthFrom(name, months);

function monthFrom(name: string, later: number): Month {
  const [year = 0, month = 1] = name.split('-').map(Number);
  const start = (months: number) => Date.UTC(year, month - 1 + months, 1) / 86_400_000;
  return { name: dateOf(start(later)).slice(0, 7), first: start(later), end: start(later + 1) };
}
