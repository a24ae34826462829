// What visitors cause: reports are made once for as long as nothing changes, and few at a time.
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import type { Mark, ShownCommunity, ShownRepository } from '../../src/engine/ports.js';
import { unnamedIn } from '../../src/engine/unnamed.js';
import { Busy } from '../../src/web/pages/bounded.js';
import { chartCsv } from '../../src/web/pages/csv.js';
import { datesOf, neighboursOf } from '../../src/web/pages/periods.js';
import { problemIn } from '../../src/web/pages/problem-page.js';
import { createReports } from '../../src/web/pages/reports.js';
import { madeReport } from './pages-report.js';

function shown(id: number, name: string): ShownRepository {
  const owner = { id: 1, login: 'acme', kind: 'organization' as const };
  const repository = { id, name, owner, private: false, archived: false, defaultBranch: 'main' };
  return { installation: 3, repository, version: { own: 0, shared: 0 } };
}
const app = shown(7, 'app');
const tool = shown(8, 'tool');
const community: ShownCommunity = { id: 1, login: 'acme', repositories: [app, tool] };

const MARK: Mark = { terms: 'a', news: 'a', begins: new Date('2010-01-01T00:00:00Z'), behind: false, unworked: false };

/** A counting reporter, with a mark and a clock that the test moves. */
function counting() {
  const state = { made: 0, mark: MARK, now: new Date('2026-11-21T12:00:00Z'), until: [] as string[] };
  const reports = createReports(
    {
      report: () => {
        state.made += 1;
        return Promise.resolve(madeReport());
      },
      mark: (_, until) => {
        state.until.push(until.toISOString());
        return Promise.resolve(state.mark);
      },
    },
    { now: () => state.now },
  );
  return { state, reports };
}

describe('reports for visitors', () => {
  test('one is made once, and again when something changed', async () => {
    const { state, reports } = counting();
    await Promise.all([reports.of(app, null), reports.of(app, null)]);
    await reports.of(app, null);
    expect(state.made).toBe(1);
    state.mark = { ...MARK, news: 'b' };
    await reports.of(app, null);
    expect(state.made).toBe(2);
    // Whatever the mark does not see is seen within the hour.
    state.now = new Date('2026-11-21T13:00:00Z');
    await reports.of(app, null);
    expect(state.made).toBe(3);
  });

  test('what was told and is not worked off yet is seen as soon as it is', async () => {
    const { state, reports } = counting();
    state.mark = { ...MARK, news: 'b', behind: true };
    await reports.of(app, null);
    await reports.of(app, null);
    expect(state.made).toBe(1);
    state.mark = { ...MARK, news: 'b' };
    await reports.of(app, null);
    expect(state.made).toBe(2);
  });

  test('nothing is told of what was never worked off', async () => {
    const { state, reports } = counting();
    state.mark = { ...MARK, unworked: true };
    const failure: unknown = await reports.of(app, null).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Busy);
    expect(problemIn(failure)).toBe('unworked');
    expect(state.made).toBe(0);
  });

  test('the one before is given meanwhile, with when it was made; not on other terms', async () => {
    const state = { mark: MARK, now: new Date('2026-11-21T12:00:00Z') };
    let make = () => Promise.resolve(madeReport());
    const mark = () => Promise.resolve(state.mark);
    const reports = createReports({ report: () => make(), mark }, { now: () => state.now });
    await reports.of(app, null);
    make = () => new Promise(() => undefined);
    const before = state.now;
    state.now = new Date('2026-11-21T13:00:00Z');
    expect(await reports.of(app, null)).toMatchObject({ at: before, begins: MARK.begins });
    // Somebody was forgotten: nothing of before is given any more.
    state.mark = { ...MARK, terms: 'b' };
    expect(await Promise.race([reports.of(app, null), sleep(50, 'it waits')])).toBe('it waits');
  });

  test('a period that was over before anything was there costs nothing', async () => {
    const { state, reports } = counting();
    state.mark = { ...MARK, begins: new Date('2026-09-20T00:00:00Z') };
    for (const label of ['2026-08', '2026-W37', '2026-Q2', '2000-01']) expect(await reports.of(app, label)).toBeNull();
    expect(state.made).toBe(0);
    for (const label of ['2026-09', '2026-W38', '2026-Q3', null]) expect(await reports.of(app, label)).not.toBeNull();
    state.mark = { ...MARK, begins: null };
    expect(await reports.of(app, '2026-09')).toBeNull();
  });

  test('another repository, name, period or set of repositories is another one', async () => {
    const { state, reports } = counting();
    await reports.of(app, null);
    await reports.of(tool, null);
    await reports.of(shown(7, 'renamed'), null);
    await reports.of(app, '2026-09');
    await reports.of(app, '2026-W40');
    await reports.of(community, null);
    await reports.of({ ...community, repositories: [app] }, null);
    expect(state.made).toBe(7);
  });

  test('what happens after a period does not make it anew', async () => {
    const { state, reports } = counting();
    await reports.of(app, '2026-09');
    await reports.of(app, null);
    expect(state.until).toEqual(['2026-10-01T14:00:00.000Z', '2026-11-01T14:00:00.000Z']);
  });

  test.each(['2026-12', '2027-01', '2026-W53', '2026-Q4', '2026-W54', 'x'])('%s costs nothing', async (label) => {
    const { state, reports } = counting();
    expect(await reports.of(app, label)).toBeNull();
    expect([state.made, state.until]).toEqual([0, []]);
  });

  test('old periods are made one at a time, and the newest never wait for them', async () => {
    const begun: (string | null)[] = [];
    const reports = createReports(
      {
        report: (_, label) => {
          begun.push(label);
          return label === null ? Promise.resolve(madeReport()) : new Promise(() => undefined);
        },
        mark: () => Promise.resolve(MARK),
      },
      { now: () => new Date('2026-11-21T12:00:00Z') },
    );
    const asked = Array.from({ length: 16 }, (_, year) => reports.of(app, `${2010 + year}-01`));
    for (const one of asked) one.catch(() => undefined);
    await expect(asked[9]).rejects.toBeInstanceOf(Busy);
    expect(begun).toEqual(['2010-01']);
    expect(await reports.of(app, null)).not.toBeNull();
    expect(await reports.of(tool, null)).not.toBeNull();
  });
});

describe('periods', () => {
  const period = (kind: 'weekly' | 'monthly' | 'quarterly', from: string, to: string) => ({
    kind,
    label: '',
    from: `${from}T00:00:00.000Z`,
    to: `${to}T00:00:00.000Z`,
    zone: 'UTC',
  });
  const now = new Date('2026-11-21T12:00:00Z');
  test.each([
    [period('monthly', '2026-10-01', '2026-11-01'), '2026-09', null],
    [period('monthly', '2026-01-01', '2026-02-01'), '2025-12', '2026-02'],
    [period('weekly', '2026-11-09', '2026-11-16'), '2026-W45', null],
    [period('weekly', '2025-12-22', '2025-12-29'), '2025-W51', '2026-W01'],
    [period('quarterly', '2026-04-01', '2026-07-01'), '2026-Q1', '2026-Q3'],
    [period('quarterly', '2026-07-01', '2026-10-01'), '2026-Q2', null],
  ])('beside %j', (of, earlier, later) => {
    expect(neighboursOf(of, now)).toEqual({ earlier, later });
  });

  test.each([
    ['2026-09-30T23:00:00Z', '2026-09'],
    ['2026-10-01T00:00:00Z', null],
    [null, null],
  ])('before what began on %s there is none', (begins, earlier) => {
    const of = period('monthly', '2026-10-01', '2026-11-01');
    expect(neighboursOf(of, now, begins === null ? null : new Date(begins)).earlier).toBe(earlier);
  });

  test('are told by their first and last day', () => {
    expect(datesOf({ from: '2026-09-30T22:00:00Z', to: '2026-10-31T23:00:00Z', zone: 'Europe/Berlin' })).toEqual({
      from: '2026-10-01',
      to: '2026-10-31',
    });
  });
});

describe('charts as CSV', () => {
  test('have the numbers that are drawn', () => {
    const [head, first, ...rest] = chartCsv(madeReport(), 'flow').split('\r\n');
    expect([head, first, rest.length]).toEqual(['at,opened,closed', '2026-08-03,20,15', 13]);
    expect(chartCsv(madeReport(), 'funnel')).toBe(
      'at,newcomer,occasional,returning,regular,core\r\n2026-11-01,12,30,9,14,5\r\n',
    );
    expect(chartCsv(madeReport({}, { charts: [] }), 'flow')).toBe('at\r\n');
  });
});

describe('reasons on pages', () => {
  const because = (params: Record<string, string | number>) => ({ code: 'x', params, visibility: 'public' as const });
  test('name nobody', () => {
    const found = unnamedIn(
      because({ who: 'ana', people: 'ana, bo', login: 'bo', by: 'cy', label: 'bug', count: 3 }),
      'en',
    );
    expect(found.params).toEqual({
      ...{ who: 'somebody', people: 'somebody', login: 'somebody', by: 'somebody' },
      ...{ label: 'bug', count: 3 },
    });
    expect(unnamedIn(because({ commands: '/cc @ana @robo[bot] a@b' }), 'zh').params).toEqual({
      commands: '/cc @… @… a@…',
    });
    expect(unnamedIn({ code: 'x', visibility: 'public' }, 'en')).toEqual({ code: 'x', visibility: 'public' });
  });
});
