// How deep people are in the community at the end of a day (metrics.md, M13): of those who were active in the 90 days that
// end with it, each is on one level.
import { mondayOf } from '../calendar/day.js';
import { newSince, sorted } from './accounts.js';
import type { Frame } from '../frame.js';
import type { ActiveAccount, Activity } from './samples.js';

/** Everybody active is on one of them (metrics.md, M13); the order is that of the way in. */
export const levels = ['newcomer', 'occasional', 'returning', 'regular', 'core'] as const;
export type Level = (typeof levels)[number];

export const LOOK_BACK = 90;
const NEW_FOR = 28;
const WEEKS = 13;
const REGULAR_WEEKS = 3;
/** In tenths, so that no fraction is compared. */
const CORE_TENTHS = 8;

/** Several metrics ask for the same levels of the same sample, and each is some thousand people's. */
const known = new WeakMap<Activity, WeakMap<Frame, Map<number, ReadonlyMap<number, Level>>>>();

/** So many days ago: by account number; whoever is not in it was not active in the 90 days. */
export function levelsOf(activity: Activity, frame: Frame, daysAgo: 0 | 28 | 90): ReadonlyMap<number, Level> {
  const frames = known.get(activity) ?? new WeakMap<Frame, Map<number, ReadonlyMap<number, Level>>>();
  const days = frames.get(frame) ?? new Map<number, ReadonlyMap<number, Level>>();
  known.set(activity, frames.set(frame, days));
  const found = days.get(daysAgo) ?? workedOut(activity, frame, daysAgo);
  days.set(daysAgo, found);
  return found;
}

function workedOut(activity: Activity, frame: Frame, daysAgo: number): ReadonlyMap<number, Level> {
  const { people } = sorted(activity.accounts, frame);
  // On how many items somebody was active then is told of two days only; it tells the levels below regular apart.
  const several = ({ several: on }: ActiveAccount) => (daysAgo === 0 ? on.now : daysAgo === 28 && on.before);
  return levelsAt({ people, day: activity.lastDay - daysAgo, frame, several });
}

export interface LevelsAsk {
  readonly people: readonly ActiveAccount[];
  /** The last day that exists. */
  readonly day: number;
  readonly frame: Frame;
  /** Whether somebody was active on more than one item in the 90 days. */
  readonly several: (person: ActiveAccount) => boolean;
}

/** What somebody did in the 90 days, and in how many of the last thirteen ISO weeks. */
interface Recent {
  readonly one: ActiveAccount;
  readonly days: number;
  readonly acts: number;
  readonly weeks: number;
}

/** By account number; whoever is not in it was not active in the 90 days. */
export function levelsAt(ask: LevelsAsk): ReadonlyMap<number, Level> {
  const firstMonday = mondayOf(ask.day) - 7 * (WEEKS - 1);
  const active: Recent[] = [];
  for (const one of ask.people) {
    const recent = recentOf(one, ask.day, firstMonday);
    if (recent !== null) active.push(recent);
  }
  const most = mostActive(active.map(({ one, acts }) => ({ person: one.person, acts })));
  return new Map(active.map((recent) => [recent.one.person, levelOf(recent, most, ask)]));
}

/** Null: not active in the 90 days. */
function recentOf(one: ActiveAccount, day: number, firstMonday: number): Recent | null {
  let [days, acts, weeks, monday] = [0, 0, 0, 0];
  // In ascending order, so that a week is counted when its first day is met.
  for (let index = 0; index < one.days.length; index += 1) {
    const at = one.days[index] ?? Infinity;
    if (at > day) break;
    if (at > day - LOOK_BACK) {
      days += 1;
      acts += one.acts[index] ?? 0;
    }
    if (at < firstMonday || at < monday + 7) continue;
    monday = mondayOf(at);
    weeks += 1;
  }
  return days === 0 ? null : { one, days, acts, weeks };
}

function levelOf(recent: Recent, most: ReadonlySet<number>, { day, frame, several }: LevelsAsk): Level {
  const { one, days, weeks } = recent;
  if (weeks >= REGULAR_WEEKS) return most.has(one.person) ? 'core' : 'regular';
  const { first } = one;
  if (first !== null && first.at >= newSince(frame) && first.day > day - NEW_FOR) return 'newcomer';
  // With two days and two items there always are two days on different items.
  return days >= 2 && several(one) ? 'returning' : 'occasional';
}

/** The fewest people who together did at least 80 % of everything; of two alike the lower number. */
export function mostActive(done: readonly { readonly person: number; readonly acts: number }[]): ReadonlySet<number> {
  const total = done.reduce((sum, { acts }) => sum + acts, 0);
  const most = new Set<number>();
  let sum = 0;
  for (const { person, acts } of done.toSorted((one, other) => other.acts - one.acts || one.person - other.person)) {
    if (10 * sum >= CORE_TENTHS * total) break;
    most.add(person);
    sum += acts;
  }
  return most;
}
