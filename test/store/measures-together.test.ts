// Measuring several windows at once gives what measuring each of them alone does, and a glance the same figures as the whole
// metric: on a random community in which items are deleted and moved between the ends of the windows.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { windowsOf } from '../../src/engine/report/windows.js';
import { catalogue } from '../../src/metrics/catalogue.js';
import type { Frame } from '../../src/metrics/frame.js';
import { periodEnding } from '../../src/metrics/period.js';
import type { SampleName } from '../../src/metrics/samples.js';
import { communityOf } from '../support/community.js';
import type { Community } from '../support/community.js';

// A week after the clocks were put back, so that spans of days end between midnights.
const ZONE = 'Europe/Berlin';
const period = periodEnding('weekly', new Date('2026-11-03T12:00:00Z'), ZONE);
const windows = windowsOf(period, () => true);
const END = Date.parse('2026-11-05T00:00:00Z');
const HOUR = 3_600_000;
const HOURS = 560 * 24;
const PEOPLE = [...Array.from({ length: 24 }, (_, n) => `p${n}`), 'robo[bot]'];

const ITEMS = 160;
const item = fc.record({
  by: fc.constantFrom(...PEOPLE),
  kind: fc.constantFrom('issue' as const, 'pull' as const),
  hour: fc.nat(HOURS),
  leaves: fc.option(fc.nat(200 * 24), { freq: 3 }),
});
const doing = fc.record({
  by: fc.constantFrom(...PEOPLE),
  kind: fc.constantFrom('comment', 'review', 'close', 'merge', 'label', 'commit'),
  number: fc.integer({ min: 1, max: ITEMS }),
  hour: fc.nat(HOURS),
});

let it: Community;
let frames: readonly Frame[];
beforeAll(async () => {
  it = await communityOf();
  const at = (hour: number, second: number) => new Date(END - hour * HOUR + second * 1_000).toISOString();
  const [items = []] = fc.sample(fc.array(item, { minLength: ITEMS, maxLength: ITEMS }), { numRuns: 1, seed: 6 });
  const [doings = []] = fc.sample(fc.array(doing, { minLength: 900, maxLength: 900 }), { numRuns: 1, seed: 7 });
  items.forEach(({ by, kind, hour, leaves }, index) => {
    const number = index + 1;
    it[kind](number, { by, at: at(hour, index) });
    if (leaves === null || leaves >= hour) return;
    if (index % 2 === 0) it.remove(number, at(leaves, index));
    else it.transfer(number, { repository: 99, number }, { by: 'p0', at: at(leaves, index) });
  });
  doings.forEach(({ by, kind, number, hour }, index) => {
    const parts = { by, at: at(hour, index + 1_000) };
    const opened = items[number - 1];
    if (kind === 'commit') it.commit(parts);
    else if (opened !== undefined && opened.hour > hour) act(kind, number, parts);
  });
  it.maintainer('p1', { at: '2025-06-01' });
  await it.refresh();
  frames = windows.map(({ window: { from, to } }) =>
    it.frame({ from, to, calendar: { zone: ZONE, weekdays: [1, 2, 3, 4, 5], holidays: [], hours: null } }),
  );
});
afterAll(() => it.end());

function act(
  kind: 'comment' | 'review' | 'close' | 'merge' | 'label',
  number: number,
  parts: { by: string; at: string },
) {
  if (kind === 'label') it.label(number, 'bug', parts);
  else it[kind](number, parts);
}

/** Without an order where there is none, and told in full. */
const plain = (sample: unknown): unknown => {
  const told = JSON.parse(JSON.stringify(sample)) as { rows?: readonly unknown[] };
  const { rows } = told;
  return Array.isArray(rows) ? { ...told, rows: rows.map((row) => JSON.stringify(row)).sort() } : told;
};

test('something left between the ends, and people were met on it', async () => {
  const [first, last] = [frames.map(({ to }) => to).sort()[1], period.to];
  const rows = await it.database.rows<{ items: number }>(
    `select count(distinct (s.repository, s.number))::int as items from item_states s
     join acts a using (repository, number) where s.left_at >= $1 and s.left_at < $2`,
    [first, last],
  );
  expect(rows[0]?.items).toBeGreaterThan(5);
});

/** As a report asks: all over its own period, of the others what is compared. */
const asked = (frame: Frame, index: number): Frame => {
  const { glance = false, metrics = [] } = windows[index] ?? {};
  return glance ? { ...frame, glance: metrics } : frame;
};

test.each([...new Set(catalogue.flatMap(({ needs }): readonly SampleName[] => needs))].sort())(
  '%s, over all windows of a report at once',
  async (name) => {
    for (const all of [frames, frames.map(asked)]) {
      const together = await it.measures.samples(name, all);
      expect(together).toHaveLength(all.length);
      for (const [index, frame] of all.entries()) {
        expect(plain(together[index])).toEqual(plain(await it.measures.sample(name, frame)));
      }
    }
  },
);

test.each(catalogue.flatMap((metric) => (metric.glance === undefined ? [] : [{ metric, glance: metric.glance }])))(
  'a glance at $metric.id says what it says',
  async ({ metric, glance }) => {
    for (const frame of frames) {
      const samplesFor = async (names: readonly SampleName[], over: Frame) => {
        const taken: Record<string, unknown> = {};
        for (const name of names) taken[name] = await it.measures.sample(name, over);
        return taken as never;
      };
      const brief = { ...frame, glance: [metric.id] };
      const whole = metric.compute(await samplesFor(metric.needs, frame), frame);
      const seen = glance.compute(await samplesFor(glance.needs, brief), brief);
      expect(Object.keys(seen.figures)).not.toEqual([]);
      expect(whole.figures).toMatchObject(seen.figures);
    }
  },
);

test('boards are measured for the period alone, and a year ago only where it is known', () => {
  const named = Object.fromEntries(windows.map(({ name, metrics }) => [name, metrics]));
  expect(Object.keys(named)).toEqual(['now', 'before', 'yearAgo', 'weeksBefore', 'quarter', 'quarterBefore']);
  expect(named['now']).toEqual(catalogue.map(({ id }) => id));
  expect(named['now']?.filter((id) => !named['before']?.includes(id))).toEqual(['M41', 'M42']);
  expect(windowsOf(period, () => false).map(({ name }) => name)).not.toContain('yearAgo');
});

test.each(['M02', 'M10'] as const)('%s is the same from what is read for a glance', async (id) => {
  const metric = catalogue.find((one) => one.id === id);
  if (metric === undefined) throw new Error(`there is no ${id}`);
  for (const frame of frames) {
    const over = async (one: Frame) => {
      const peopleActivity = await it.measures.sample('peopleActivity', one);
      return metric.compute({ peopleActivity } as never, one);
    };
    expect((await over({ ...frame, glance: [id] })).figures).toEqual((await over(frame)).figures);
  }
});
