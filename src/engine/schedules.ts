// Schedules of sections: which ones a configuration asks for, when each comes due next, and the ticks of those that are due.
import { Cron } from 'croner';
import type { Config } from '../config/resolve.js';
import type { Feature, Schedule } from '../core/feature.js';
import { modeOf } from './answers/mode.js';
import type { Clock, DueSchedule, FeatureSchedule, Moved, Schedules } from './ports.js';
import { tickRow } from './read-row.js';

/** Taken at once: as many are locked, and told in one statement. */
const AT_ONCE = 500;

/** What the sections in force ask for, observing ones too: these show what they would do. */
export function schedulesIn(config: Config, features: readonly Feature[]): readonly FeatureSchedule[] {
  return features.flatMap((feature) => {
    const settings = config.sections[feature.name]?.settings;
    if (settings === undefined || modeOf(config, feature.name) === 'off') return [];
    return (feature.schedules?.(settings) ?? []).map((schedule) => ({ ...schedule, feature: feature.name }));
  });
}

/** The first time after that moment, in the schedule's zone. Throws where the schedule never comes due. */
export function nextAfter({ cron, zone }: Schedule, after: Date): Date {
  const next = new Cron(cron, { timezone: zone }).nextRun(after);
  if (next === null) throw new Error(`the schedule "${cron}" never comes due after ${after.toISOString()}`);
  return next;
}

/** A downtime of years asks for no more. */
const MOST_MISSED = 12;
/** What is later than this was missed. */
const LATE_MS = 24 * 3_600_000;

/** Of the times from `dueAt` to `now` those that a tick is told for after a downtime, oldest first. */
export function dueTimes(schedule: Schedule, dueAt: Date, now: Date): readonly Date[] {
  const { cron, zone, catchUp = 'newest' } = schedule;
  const most = catchUp === 'all' ? MOST_MISSED : 1;
  // Runs before that moment are listed, and one at this very moment is due.
  const runs = new Cron(cron, { timezone: zone }).previousRuns(most, new Date(now.getTime() + 1));
  const later = runs.filter((run) => run > dueAt).reverse();
  const times = later.length < most ? [dueAt, ...later] : later;
  if (catchUp !== 'none') return times.slice(-most);
  return times.slice(-1).filter((time) => now.getTime() - time.getTime() <= LATE_MS);
}

/**
 * Puts the ticks that are due into the inbox. A schedule is known from the first time that the configuration of its
 * repository is read, which is with the first event there; and the tick's own handling reads it again, so that one of a
 * section that is off by then decides nothing and is the last.
 */
export async function tellDue(schedules: Pick<Schedules, 'take'>, clock: Clock): Promise<void> {
  const now = clock.now();
  while ((await schedules.take(now, AT_ONCE, (due) => move(due, now))) === AT_ONCE);
}

function move(due: DueSchedule, now: Date): Moved {
  const ticks = dueTimes(due, due.dueAt, now).map((time) =>
    tickRow(due, { series: due.series, period: time.toISOString(), at: now }),
  );
  return { ticks, nextAt: nextAfter(due, now) };
}
