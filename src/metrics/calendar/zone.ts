// Local time of a zone, from the table of zones that the runtime brings along. Instants are milliseconds since 1970.
import { createLru } from '../../core/lru.js';

const DAY = 86_400_000;
const MINUTE = 60_000;

const formatters = createLru<Intl.DateTimeFormat>(64, () => 1);

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(zone, made);
  return made;
}

/** What a clock there shows at that instant, written as if it were UTC. Throws where there is no such zone. */
function shown(instant: number, zone: string): number {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of formatterOf(zone).formatToParts(instant)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** By how much clocks there are ahead of UTC at that instant. */
function aheadAt(instant: number, zone: string): number {
  const whole = Math.floor(instant / 1_000) * 1_000;
  return shown(whole, zone) - whole;
}

/**
 * When clocks there show that many minutes after midnight of a day. Where they show it twice, the first time; where they skip
 * it, as many minutes later as were skipped. `day` counts from 1970-01-01.
 */
export function instantAt(day: number, minutes: number, zone: string): number {
  const wanted = day * DAY + minutes * MINUTE;
  const [before, after] = [aheadAt(wanted - DAY, zone), aheadAt(wanted + DAY, zone)];
  const candidates = [wanted - before, wanted - after].sort((one, other) => one - other);
  return candidates.find((instant) => shown(instant, zone) === wanted) ?? wanted - before;
}

/**
 * The first instant at which it is that day there, or a later one: some days begin at one o'clock, and Samoa's 30 December
 * 2011 never was.
 */
export function firstInstantOf(day: number, zone: string): number {
  const midnight = instantAt(day, 0, zone);
  const wanted = day * DAY;
  if (shown(midnight, zone) === wanted) return midnight;
  // Clocks skipped it: the day begins at the moment of the change, which lies before the skipped time's stand-in.
  let [tooEarly, late] = [midnight - DAY, midnight];
  while (late - tooEarly > 1_000) {
    const middle = Math.floor((tooEarly + late) / 2_000) * 1_000;
    if (shown(middle, zone) < wanted) tooEarly = middle;
    else late = middle;
  }
  return late;
}
