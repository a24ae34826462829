// Reports where the clocks change: each period once, at the local hour that was asked for, and right after the one before.
import { afterEach, describe, expect, test } from '@jest/globals';
import { startReports } from './reports-support.js';
import type { ReportTown } from './reports-support.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let town: ReportTown;
afterEach(async () => {
  expect(town.twin.violations).toEqual([]);
  await town.close();
});

/** What a clock in the zone shows: `Mon 2026-11-02 09:00`. */
function wall(at: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat('en', {
    ...{ timeZone: zone, hourCycle: 'h23', weekday: 'short' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('weekday')} ${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}`;
}

/** How far the zone is ahead of UTC, in milliseconds. */
const aheadAt = (at: Date, zone: string): number =>
  Date.parse(`${wall(at, zone).slice(4).replace(' ', 'T')}Z`) - at.getTime();

/** The first moment at which the clock shows that: where it shows it twice, before it is put back. */
function firstAt(shown: string, zone: string, from: Date): Date {
  for (let ms = Math.floor(from.getTime() / (HOUR / 4)) * (HOUR / 4); ms < from.getTime() + 40 * DAY; ms += HOUR / 4) {
    if (ms > from.getTime() && wall(new Date(ms), zone).includes(shown)) return new Date(ms);
  }
  throw new Error(`${zone} has no ${shown} within 40 days of ${from.toISOString()}`);
}

/** The quarter of an hour at which the zone's clock is put forward or back next. */
function nextChange(zone: string, after: Date): Date {
  const changed = (ms: number, by: number) => aheadAt(new Date(ms), zone) !== aheadAt(new Date(ms + by), zone);
  let ms = Math.ceil(after.getTime() / DAY) * DAY;
  while (!changed(ms, DAY)) ms += DAY;
  while (!changed(ms, HOUR / 4)) ms += HOUR / 4;
  return new Date(ms + HOUR / 4);
}

const labels = (kind: string) =>
  town.reports().map(({ body }) => new RegExp(`Report \`acme/app:${kind}:([^\`]+)\``).exec(body)?.[1] ?? '');
/** From when to when the newest report measured. */
const window = (): readonly Date[] =>
  [
    .../(\d{4}-\d\d-\d\d \d\d:\d\d) UTC/g[Symbol.matchAll](/From \d.*/.exec(town.reports().at(-1)!.body)?.[0] ?? ''),
  ].map(([, at]) => new Date(`${at!.replace(' ', 'T')}Z`));
const config = (zone: string, more: string) => `reports:\n  mode: active\n  catch_up: none\n  zone: ${zone}\n${more}`;

describe.each(['Europe/Berlin', 'America/New_York', 'Pacific/Chatham'])('in %s', (zone) => {
  test('every week over both changes of the clock is published once, on Monday at nine', async () => {
    town = await startReports(config(zone, '  periods: [weekly]\n'));
    for (const _ of [1, 2]) {
      // Two weeks before the first report: what was missed on the way there is not made up.
      const change = nextChange(zone, new Date(town.now().getTime() + 10 * DAY));
      const lengths: number[] = [];
      let due = firstAt('Mon', zone, new Date(change.getTime() - 8 * DAY));
      town.until(new Date(due.getTime() - 3 * DAY));
      await town.beat();
      const before = town.reports().length;
      for (let week = 0; week < 3; week += 1) {
        due = firstAt('Mon', zone, due);
        due = new Date(
          Date.parse(`${wall(due, zone).slice(4, 14)}T09:00Z`) - aheadAt(new Date(due.getTime() + 9 * HOUR), zone),
        );
        expect(wall(due, zone)).toMatch(/^Mon .* 09:00$/);
        town.until(new Date(due.getTime() - 60_000));
        await town.beat();
        expect(town.reports()).toHaveLength(before + week);
        town.until(new Date(due.getTime() + 60_000));
        await town.beat();
        await town.beat();
        expect(town.reports()).toHaveLength(before + week + 1);
        const [from, to] = window() as [Date, Date];
        expect([wall(from, zone), wall(to, zone)]).toEqual([
          expect.stringMatching(/^Mon .* 00:00$/),
          `${wall(due, zone).slice(0, 14)} 00:00`,
        ]);
        lengths.push((to.getTime() - from.getTime()) / HOUR);
        due = new Date(due.getTime() + 5 * DAY);
      }
      const turned = (aheadAt(change, zone) - aheadAt(new Date(change.getTime() - HOUR), zone)) / HOUR;
      expect(lengths.toSorted()).toEqual([168, 168, 168 - turned].toSorted());
    }
    const weeks = labels('weekly');
    expect(new Set(weeks).size).toBe(weeks.length);
  }, 240_000);
});

describe('a clock that jumps back over the change', () => {
  test('has no week again', async () => {
    const zone = 'America/New_York';
    town = await startReports(config(zone, '  periods: [weekly]\n'));
    const change = nextChange(zone, new Date(town.now().getTime() + 10 * DAY));
    const monday = firstAt('Mon', zone, change);
    const due = firstAt('09:00', zone, monday);
    town.until(new Date(change.getTime() - 3 * DAY));
    await town.beat();
    const before = town.reports().length;
    await town.due(due);
    expect(town.reports()).toHaveLength(before + 1);
    for (const back of [change.getTime() - HOUR / 2, change.getTime() + HOUR / 2, due.getTime() - HOUR]) {
      town.until(new Date(back));
      await town.beat();
      await town.due(due);
      expect(town.reports()).toHaveLength(before + 1);
    }
    await town.due(firstAt('09:00', zone, firstAt('Mon', zone, new Date(due.getTime() + 5 * DAY))));
    expect(town.reports()).toHaveLength(before + 2);
    const weeks = labels('weekly');
    expect(new Set(weeks).size).toBe(weeks.length);
  }, 120_000);

  test('nor a month whose report comes due in an hour that is there twice', async () => {
    const zone = 'Pacific/Chatham';
    town = await startReports(config(zone, "  periods: [monthly]\n  at: '03:00'\n"));
    const change = changeOnTheFirst(zone, town.now());
    // It is three for the first time 15 minutes after a quarter to three, and again an hour later.
    const first = firstAt('03:00', zone, new Date(change.getTime() - 2 * HOUR));
    expect(wall(new Date(first.getTime() + HOUR), zone)).toBe(wall(first, zone));
    town.until(new Date(first.getTime() - 2 * DAY));
    await town.beat();
    const before = town.reports().length;
    const seen: number[] = [];
    for (const minutes of [-1, 1, 59, 61, 119, 2, 61, 24 * 60]) {
      town.until(new Date(first.getTime() + minutes * 60_000));
      await town.beat();
      seen.push(town.reports().length - before);
    }
    expect([seen[0], seen[3]]).toEqual([0, 1]);
    expect(seen.slice(3)).toEqual([1, 1, 1, 1, 1]);
    expect(labels('monthly').filter((label) => label === labels('monthly').at(-1))).toHaveLength(1);
  }, 120_000);

  /** The next time that the clock is put back on the first day of a month. */
  function changeOnTheFirst(zone: string, after: Date): Date {
    let change = nextChange(zone, after);
    while (
      !wall(change, zone).includes('-01 ') ||
      aheadAt(change, zone) > aheadAt(new Date(change.getTime() - HOUR), zone)
    ) {
      change = nextChange(zone, new Date(change.getTime() + DAY));
    }
    return change;
  }
});
