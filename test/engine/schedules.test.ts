// Schedules of sections: what a configuration asks for, when it comes due in its zone, and that a downtime tells one tick.
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Config } from '../../src/config/resolve.js';
import type { RepositoryEvent } from '../../src/core/event.js';
import { feature } from '../../src/core/feature.js';
import type { Questions } from '../../src/core/question.js';
import { cron, zone } from '../../src/core/setting-values.js';
import { section } from '../../src/core/settings.js';
import { dueTimes, nextAfter, schedulesIn } from '../../src/engine/schedules.js';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';

const MONDAYS = { series: 'lint', cron: '0 9 * * 1', zone: 'Asia/Shanghai' };

describe('when it comes due', () => {
  test.each([
    ['a minute before', '2026-03-02T00:59:00Z', '2026-03-02T01:00:00Z'],
    ['a moment before', '2026-03-02T00:59:59.999Z', '2026-03-02T01:00:00Z'],
    ['at the time itself', '2026-03-02T01:00:00Z', '2026-03-09T01:00:00Z'],
    ['a moment after', '2026-03-02T01:00:00.001Z', '2026-03-09T01:00:00Z'],
  ])('next, %s', (_, after, next) => {
    expect(nextAfter(MONDAYS, new Date(after))).toEqual(new Date(next));
  });

  const NIGHTLY = { series: 'lint', cron: '30 2 * * *', zone: 'America/New_York' };

  test('a clock that jumps over it has it at once after; one that goes back has it once', () => {
    expect(nextAfter(NIGHTLY, new Date('2026-03-08T05:00:00Z'))).toEqual(new Date('2026-03-08T07:00:00Z'));
    const autumn = { ...NIGHTLY, cron: '30 1 * * *' };
    const first = nextAfter(autumn, new Date('2026-11-01T04:00:00Z'));
    expect(first).toEqual(new Date('2026-11-01T05:30:00Z'));
    expect(nextAfter(autumn, first)).toEqual(new Date('2026-11-02T06:30:00Z'));
  });

  test('a schedule that never comes due again is an error, not a loop', () => {
    expect(() => nextAfter({ ...MONDAYS, cron: '0 0 31 2 *' }, new Date('2026-03-08T05:00:00Z'))).toThrow(/never/);
  });

  test.each([
    ['nothing was missed', '2026-03-02T01:00:00Z', '2026-03-02T01:00:30Z', '2026-03-02T01:00:00Z'],
    ['at the very moment', '2026-03-02T01:00:00Z', '2026-03-02T01:00:00Z', '2026-03-02T01:00:00Z'],
    ['a moment before the next', '2026-03-02T01:00:00Z', '2026-03-09T00:59:59.999Z', '2026-03-02T01:00:00Z'],
    ['at the moment of the next', '2026-03-02T01:00:00Z', '2026-03-09T01:00:00Z', '2026-03-09T01:00:00Z'],
    ['months later', '2026-03-02T01:00:00Z', '2026-08-05T12:00:00Z', '2026-08-03T01:00:00Z'],
  ])('the newest due: %s', (_, due, now, newest) => {
    expect(dueTimes(MONDAYS, new Date(due), new Date(now))).toEqual([new Date(newest)]);
  });

  const weeks = (count: number, last: string) =>
    Array.from({ length: count }, (_, back) => new Date(Date.parse(last) - back * 7 * 86_400_000)).reverse();

  test.each([
    [
      'all: nothing was missed',
      'all',
      '2026-03-02T01:00:00Z',
      '2026-03-02T01:00:30Z',
      weeks(1, '2026-03-02T01:00:00Z'),
    ],
    [
      'all: three, oldest first',
      'all',
      '2026-03-02T01:00:00Z',
      '2026-03-17T00:00:00Z',
      weeks(3, '2026-03-16T01:00:00Z'),
    ],
    [
      'all: no more than twelve',
      'all',
      '2025-03-03T01:00:00Z',
      '2026-03-17T00:00:00Z',
      weeks(12, '2026-03-16T01:00:00Z'),
    ],
    ['none: in time', 'none', '2026-03-02T01:00:00Z', '2026-03-03T01:00:00Z', weeks(1, '2026-03-02T01:00:00Z')],
    ['none: late', 'none', '2026-03-02T01:00:00Z', '2026-03-03T01:00:01Z', []],
    [
      'none: the newest is in time',
      'none',
      '2026-03-02T01:00:00Z',
      '2026-03-16T09:00:00Z',
      weeks(1, '2026-03-16T01:00:00Z'),
    ],
  ] as const)('after a downtime, %s', (_, catchUp, due, now, times) => {
    expect(dueTimes({ ...MONDAYS, catchUp }, new Date(due), new Date(now))).toEqual(times);
  });
});

/** A feature that notes its ticks in an issue. */
const lint = feature({
  name: 'lint',
  on: ['tick'],
  settings: section('Looks at things.', { schedule: cron('When.', '0 9 * * 1'), zone: zone('Where.', 'UTC') }),
  actors: 'everyone',
  explanations: { looked: { en: 'It looked.', zh: '已查看。' }, other: { en: 'Another.', zh: '另一个。' } },
  schedules: ({ schedule, zone: where }) => [{ series: 'lint', cron: schedule, zone: where }],
  ask: (event: RepositoryEvent): Questions | null => (event.kind === 'tick' && event.series === 'lint' ? {} : null),
  decide: ({ event }) => {
    const period = event.kind === 'tick' ? event.period : '';
    const act = { kind: 'issue', series: 'lint', title: 'Lint', body: `As of ${period}` } as const;
    return {
      because: { code: 'looked', visibility: 'public' },
      actions: [{ act, rule: 'lint', scope: `series:lint:${event.repository.id}`, cause: period }],
    };
  },
});

const plain = feature({
  name: 'plain',
  on: ['issue.opened'],
  settings: section('Does nothing.', {}),
  explanations: { nothing: { en: 'Nothing.', zh: '无。' } },
  ask: (): Questions => ({}),
  decide: () => ({ because: { code: 'nothing', visibility: 'public' } }),
});

describe('what a configuration asks for', () => {
  const config = (settings: Record<string, unknown> | null): Config => ({
    language: 'en',
    sections:
      settings === null
        ? {}
        : { lint: { settings, origin: { from: 'repository', file: '.github/hearth.yml', line: 3 } } },
    broken: {},
    problems: [],
    files: [],
  });
  const asked = (settings: Record<string, unknown> | null) => schedulesIn(config(settings), [lint, plain]);
  const mondays = { schedule: '0 9 * * 1', zone: 'UTC' };

  test('of sections that act and that observe; not of those that are off or missing', () => {
    const schedule = { feature: 'lint', series: 'lint', cron: '0 9 * * 1', zone: 'UTC' };
    expect(asked({ mode: 'active', ...mondays })).toEqual([schedule]);
    expect(asked({ mode: 'observe', ...mondays })).toEqual([schedule]);
    expect(asked({ mode: 'off', ...mondays })).toEqual([]);
    expect(asked(null)).toEqual([]);
  });
});

describe('on the road', () => {
  let town: Town;
  afterEach(async () => {
    await town.close();
  });

  const ACTIVE = 'lint:\n  mode: active\nplain:\n  mode: active\n';
  const start = async (config: string, now: { at: string }) => {
    town = await startTown(config, { features: [lint, plain], clock: { now: () => new Date(now.at) } });
  };
  const rows = () =>
    town.hearth.database.rows<{ cron: string; zone: string; next_at: Date }>(
      'select cron, zone, next_at from schedules',
    );
  const issues = () =>
    [...town.twin.state.repositories.values()]
      .flatMap(({ items }) => items.all())
      .filter(({ title }) => title === 'Lint')
      .map(({ body }) => /As of (\S+)/.exec(body ?? '')?.[1]);
  const open = async () => {
    town.twin.as('ana').openIssue('acme/app', { title: 'It breaks', body: 'Help.' });
    await town.quiet();
  };
  const write = (text: string) =>
    town.twin.as('mo').push('acme/app', { files: { '.github/hearth.yml': text }, message: 'Change it' });
  const beat = async () => {
    await town.hearth.ticker.beat();
    await town.quiet();
  };

  test('from the first event on, one tick a period, also after a downtime, until the section goes', async () => {
    const today = new Date();
    const now = { at: today.toISOString() };
    await start(ACTIVE, now);
    expect(await rows()).toEqual([]);
    await open();
    const [row] = await rows();
    const first = nextAfter({ series: '', cron: '0 9 * * 1', zone: 'UTC' }, today);
    expect(row).toEqual({ cron: '0 9 * * 1', zone: 'UTC', next_at: first });
    await beat();
    expect(issues()).toEqual([]);
    now.at = new Date(first.getTime() + 30_000).toISOString();
    await beat();
    await beat();
    expect(issues()).toEqual([first.toISOString()]);
    const WEEK = 7 * 86_400_000;
    now.at = new Date(first.getTime() + 3 * WEEK + 3_600_000).toISOString();
    await beat();
    expect(issues()).toEqual([new Date(first.getTime() + 3 * WEEK).toISOString()]);
    expect(await rows()).toMatchObject([{ next_at: new Date(first.getTime() + 4 * WEEK) }]);
    const ticks = await town.hearth.database.rows(`select guid from inbox where guid like 'tick:lint:%'`);
    expect(ticks).toHaveLength(2);
    now.at = today.toISOString();
    write(ACTIVE.replace('active', 'off'));
    await town.quiet();
    expect(await rows()).toEqual([]);
  });

  test('another schedule begins anew; the same keeps its time', async () => {
    const now = { at: new Date().toISOString() };
    await start(ACTIVE, now);
    await open();
    const [before] = await rows();
    write(`${ACTIVE}# the same\n`);
    await town.quiet();
    expect(await rows()).toEqual([before]);
    const changed = ACTIVE.replace('active', 'active\n  schedule: 0 9 * * *\n  zone: Asia/Shanghai');
    write(changed);
    await town.quiet();
    const next = nextAfter({ series: '', cron: '0 9 * * *', zone: 'Asia/Shanghai' }, new Date(now.at));
    expect(await rows()).toEqual([{ cron: '0 9 * * *', zone: 'Asia/Shanghai', next_at: next }]);
  });
});
