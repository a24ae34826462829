// Flow and responsiveness on a real ledger: each reading of metrics.md 1.2, and each peer's defect that is named there.
import { describe, expect, test } from '@jest/globals';
import type { Figure, Measured, MetricId } from '../../src/core/measured.js';
import { median } from '../../src/metrics/arithmetic/percentile.js';
import { APP, communityOf } from '../support/community.js';
import type { Community, FrameParts } from '../support/community.js';

const HOUR = 3_600;
const DAY = 24 * HOUR;
/** Sunday, 1 November, to Tuesday, 1 December 2026, in UTC. */
const november: FrameParts = { from: '2026-11-01', to: '2026-12-01' };

async function inCommunity<Result>(
  tell: (it: Community) => void,
  ask: (it: Community) => Promise<Result>,
): Promise<Result> {
  const it = await communityOf();
  try {
    it.maintainer('mo', { at: '2020-01-01' });
    it.maintainer('max', { at: '2020-01-01' });
    tell(it);
    return await ask(it);
  } finally {
    await it.end();
  }
}

const measured = (
  metric: MetricId,
  tell: (it: Community) => void,
  parts: Partial<FrameParts> = {},
): Promise<Measured> => inCommunity(tell, (it) => it.measured(metric, { ...november, ...parts }));

/** How each item is counted or left out, by number: `in_time`, `-bot`. */
const looked = (metric: MetricId, tell: (it: Community) => void, parts: Partial<FrameParts> = {}) =>
  inCommunity(tell, async (it) => {
    const rows = await it.looked(metric, { ...november, ...parts });
    const byItem: Record<number, string> = {};
    for (const { item, as, counted } of rows) byItem[item?.number ?? 0] = counted ? as : `-${as}`;
    return byItem;
  });

const value = (figures: Readonly<Record<string, Figure>>, name: string) => figures[name]?.value;
const groupOf = ({ groups = [] }: Measured, name: string) => groups.find((one) => one.name === name)!.figures;

describe('M17, time to first response', () => {
  test('in time, late, waiting, closed without an answer, withdrawn, not due', async () => {
    const tell = (it: Community) => {
      // Monday; due on Wednesday, 10:00, that very moment included.
      for (const number of [1, 2, 3, 4, 5, 6, 7]) it.issue(number, { by: `p${number}`, at: '2026-11-02 10:00' });
      it.comment(1, { by: 'mo', at: '2026-11-04 10:00' });
      it.comment(2, { by: 'mo', at: '2026-11-04T10:00:01Z' });
      it.close(4, { by: 'stale[bot]', at: '2026-11-03 10:00' });
      it.close(5, { by: 'p5', at: '2026-11-04 10:00' });
      // Closed in time, answered late: late. Closed too late by its author: a miss.
      it.close(6, { by: 'p6', at: '2026-11-02 12:00' });
      it.comment(6, { by: 'mo', at: '2026-11-09 10:00' });
      it.close(7, { by: 'p7', at: '2026-11-05 10:00' });
      // Opened on the last day: not due yet, answered or not.
      it.issue(8, { by: 'p8', at: '2026-11-30 10:00' });
      it.comment(8, { by: 'mo', at: '2026-11-30 11:00' });
      it.issue(9, { by: 'p9', at: '2026-11-30 10:00' });
    };
    expect(await looked('M17', tell)).toEqual({
      1: 'in_time',
      2: 'late',
      3: 'waiting',
      4: 'unanswered',
      5: '-withdrawn',
      6: 'late',
      7: 'unanswered',
      8: '-not_yet_due',
      9: '-not_yet_due',
    });
    const { figures, excluded } = await measured('M17', tell);
    expect(figures.rate).toMatchObject({ value: 1 / 6, n: 6 });
    expect(value(figures, 'waiting')).toBe(1);
    expect(value(figures, 'withdrawn')).toBe(1);
    expect(value(figures, 'notYetDue')).toBe(2);
    expect(figures.median?.n).toBe(4);
    expect(figures.km?.n).toBe(9);
    expect(excluded).toEqual({ withdrawn: 1, not_yet_due: 2 });
  });

  test('what is due at the very end of the window has not run out', async () => {
    const tell = (it: Community) => {
      it.issue(1, { by: 'ana', at: '2026-11-26 00:00' });
    };
    expect(await looked('M17', tell, { to: '2026-11-28' })).toEqual({ 1: '-not_yet_due' });
    expect(await looked('M17', tell, { to: '2026-11-28 00:00:01' })).toEqual({ 1: 'waiting' });
  });

  test('reopened: no longer withdrawn', async () => {
    const tell = (it: Community) => {
      it.issue(1, { by: 'ana', at: '2026-11-02' });
      it.close(1, { by: 'ana', at: '2026-11-02 01:00' });
      it.reopen(1, { by: 'ana', at: '2026-11-20' });
    };
    expect(await looked('M17', tell)).toEqual({ 1: 'waiting' });
    // As it was before.
    expect(await looked('M17', tell, { to: '2026-11-20' })).toEqual({ 1: '-withdrawn' });
  });

  test('merged by its own author without an answer: withdrawn', async () => {
    const tell = (it: Community) => {
      it.pull(1, { by: 'ana', at: '2026-11-02' });
      it.merge(1, { by: 'ana', at: '2026-11-02 01:00' });
      it.pull(2, { by: 'ana', at: '2026-11-02' });
      it.merge(2, { by: 'mo', at: '2026-11-02 01:00' });
    };
    expect(await looked('M17', tell)).toEqual({ 1: '-withdrawn', 2: 'in_time' });
  });

  test('zero seconds is a value (Issue Metrics drops it)', async () => {
    const { figures } = await measured('M17', (it) => {
      it.issue(1, { by: 'ana', at: '2026-11-02 10:00' });
      it.comment(1, { by: 'mo', at: '2026-11-02 10:00' });
      it.issue(2, { by: 'bo', at: '2026-11-02 10:00' });
      it.comment(2, { by: 'mo', at: '2026-11-02 12:00' });
    });
    expect(figures.median).toMatchObject({ value: HOUR, n: 2 });
    expect(figures.rate).toMatchObject({ value: 1, n: 2 });
  });

  test('an answer within 30 seconds is one (DevStats drops it)', async () => {
    const { figures } = await measured('M17', (it) => {
      it.issue(1, { by: 'ana', at: '2026-11-02 10:00' });
      it.comment(1, { by: 'mo', at: '2026-11-02T10:00:20Z' });
    });
    expect(figures.median).toMatchObject({ value: 20, n: 1 });
  });

  test('of a discussion the author’s own first comment is none (Issue Metrics takes whoever came first)', async () => {
    const { figures } = await measured('M17', (it) => {
      it.discussion(1, { by: 'ana', at: '2026-11-02 10:00' });
      it.comment(1, { by: 'ana', at: '2026-11-02 10:05' });
      it.comment(1, { by: 'bo', at: '2026-11-02 15:00' });
    });
    expect(value(figures, 'median')).toBe(5 * HOUR);
  });

  test('the author’s and bots’ words are none, and any number of them hides no answer (Augur; Issue Metrics reads 20)', async () => {
    const { figures } = await measured('M17', (it) => {
      it.issue(1, { by: 'ana', at: '2026-11-02 10:00' });
      for (let minute = 10; minute < 40; minute += 1) {
        it.comment(1, { by: minute % 2 === 0 ? 'ana' : 'robo[bot]', at: `2026-11-02 10:${minute}` });
      }
      it.comment(1, { by: 'bo', at: '2026-11-02 11:00' });
    });
    expect(figures.median).toMatchObject({ value: HOUR, n: 1 });
  });

  test('hours are not cut off to days, and the middle is no mean (Augur)', async () => {
    const { figures } = await measured('M17', (it) => {
      for (const [number, day] of [
        [1, '03 08:00'],
        [2, '03 09:30'],
        [3, '20 00:00'],
      ] as const) {
        it.issue(number, { by: 'ana', at: '2026-11-02 10:00' });
        it.comment(number, { by: 'bo', at: `2026-11-${day}` });
      }
    });
    expect(value(figures, 'median')).toBe(23.5 * HOUR);
  });

  test('only labels, assignments, milestones and requests are no answer; a review comment is (GrimoireLab, DevStats)', async () => {
    const { figures } = await measured('M17', (it) => {
      it.pull(1, { by: 'ana', at: '2026-11-02 10:00' });
      it.label(1, 'bug', { by: 'mo', at: '2026-11-02 10:10' });
      it.assign(1, 'mo', { by: 'mo', at: '2026-11-02 10:11' });
      it.milestone(1, { by: 'mo', at: '2026-11-02 10:12' });
      it.ask(1, 'max', { by: 'mo', at: '2026-11-02 10:13' });
      it.reviewComment(1, { by: 'mo', at: '2026-11-02 12:00' });
    });
    expect(value(figures, 'median')).toBe(2 * HOUR);
  });

  test('who never got an answer counts (Issue Metrics, Augur, DevStats and GrimoireLab leave them out)', async () => {
    const { figures } = await measured('M17', (it) => {
      for (const number of [1, 2, 3, 4, 5]) it.issue(number, { by: 'ana', at: '2026-11-02 10:00' });
      it.comment(1, { by: 'bo', at: '2026-11-02 11:00' });
      it.comment(2, { by: 'bo', at: '2026-11-02 12:00' });
    });
    expect(figures.median).toMatchObject({ value: 1.5 * HOUR, n: 2 });
    expect(figures.rate).toMatchObject({ value: 0.4, n: 5 });
    // Half of five were never answered.
    expect(figures.km).toMatchObject({ value: null, n: 5 });
  });

  test('an answer after a close counts; a close by another person is one; a close ends the watching of what had none', async () => {
    const { figures } = await measured('M17', (it) => {
      it.issue(1, { by: 'ana', at: '2026-11-02 10:00' });
      it.close(1, { by: 'robo[bot]', at: '2026-11-02 10:30' });
      it.comment(1, { by: 'bo', at: '2026-11-02 14:00' });
      it.issue(2, { by: 'ana', at: '2026-11-02 10:00' });
      it.close(2, { by: 'bo', at: '2026-11-02 12:00' });
      it.issue(3, { by: 'ana', at: '2026-11-02 10:00' });
      it.close(3, { by: 'ana', at: '2026-11-02 11:00' });
    });
    expect(figures.median).toMatchObject({ value: 3 * HOUR, n: 2 });
    // Watched for an hour only: of the two left, one at two hours is half.
    expect(value(figures, 'km')).toBe(2 * HOUR);
  });

  test('the time of a draft: the clock starts when it is first ready, and stands still while it is one again', async () => {
    const tell = (it: Community) => {
      // From October, ready in November.
      it.pull(1, { by: 'ana', at: '2026-10-10', draft: true });
      it.comment(1, { by: 'bo', at: '2026-10-11' });
      it.ready(1, { by: 'ana', at: '2026-11-02 10:00' });
      it.draft(1, { by: 'ana', at: '2026-11-02 12:00' });
      it.comment(1, { by: 'bo', at: '2026-11-03 10:00' });
      it.ready(1, { by: 'ana', at: '2026-11-05 12:00' });
      it.review(1, { by: 'bo', at: '2026-11-05 13:00' });
      // Never ready; and ready in October.
      it.pull(2, { by: 'ana', at: '2026-11-02', draft: true });
      it.pull(3, { by: 'ana', at: '2026-10-02', draft: true });
      it.ready(3, { by: 'ana', at: '2026-10-20' });
      it.ready(3, { by: 'ana', at: '2026-11-20' });
      // A draft again at the end, whatever was said before; closed as one.
      it.pull(4, { by: 'ana', at: '2026-11-02' });
      it.comment(4, { by: 'bo', at: '2026-11-02 01:00' });
      it.draft(4, { by: 'ana', at: '2026-11-20' });
      it.pull(5, { by: 'ana', at: '2026-11-02', draft: true });
      it.close(5, { by: 'bo', at: '2026-11-03' });
      // Closed by another person while a draft: that is no answer.
      it.pull(6, { by: 'ana', at: '2026-11-02' });
      it.draft(6, { by: 'ana', at: '2026-11-02 01:00' });
      it.close(6, { by: 'mo', at: '2026-11-20' });
    };
    expect(await looked('M17', tell)).toEqual({
      1: 'in_time',
      2: '-draft',
      4: '-draft',
      5: '-never_ready',
      // As a draft its target never runs out.
      6: '-not_yet_due',
    });
    const { figures } = await measured('M17', tell);
    expect(figures.median).toMatchObject({ value: 3 * HOUR, n: 1 });
  });

  test('as of the end of the window: what came of it later does not exist', async () => {
    const tell = (it: Community) => {
      it.issue(1, { by: 'ana', at: '2026-11-02' });
      it.comment(1, { by: 'bo', at: '2026-11-20' });
      it.pull(2, { by: 'ana', at: '2026-11-02', draft: true });
      it.ready(2, { by: 'ana', at: '2026-11-20' });
      it.issue(3, { by: 'ana', at: '2026-11-02' });
      it.remove(3, '2026-11-20');
      it.issue(4, { by: 'ana', at: '2026-11-02' });
      it.lock(4, { by: 'mo', at: '2026-11-05', reason: 'spam' });
      it.unlock(4, { by: 'mo', at: '2026-11-25' });
    };
    expect(await looked('M17', tell, { to: '2026-11-20' })).toEqual({
      1: 'waiting',
      2: '-draft',
      3: 'waiting',
      4: '-spam',
    });
    expect(await looked('M17', tell)).toEqual({ 1: 'late', 2: 'waiting', 3: '-deleted', 4: 'waiting' });
  });

  test('whose items do not count, each with its rule', async () => {
    const tell = (it: Community) => {
      it.person('imported', { kind: 'mannequin' });
      const authors = ['robo[bot]', 'cursoragent', null, 'imported', 'left', 'mo', 'ana'];
      authors.forEach((by, index) => {
        it.issue(index + 1, { by, at: '2026-11-02' });
        it.comment(index + 1, { by: 'bo', at: '2026-11-02 01:00' });
      });
      it.issue(8, { by: 'ana', at: '2026-11-02' });
      it.transfer(8, { repository: 99, number: 1 }, { by: 'mo', at: '2026-11-03' });
    };
    const rules = await inCommunity(tell, async (it) => it.looked('M17', { ...november, excluded: [it.id('left')] }));
    expect(rules.map(({ as }) => as)).toEqual([
      'bot',
      'agent',
      'ghost',
      'mannequin',
      'excluded',
      'maintainer',
      'in_time',
      'moved',
    ]);
  });

  test('an agent that is a GitHub App is an agent; accounts that are gone answer nobody', async () => {
    const { excluded, figures } = await measured('M17', (it) => {
      it.issue(1, { by: 'copilot-swe-agent[bot]', at: '2026-11-02' });
      it.issue(2, { by: 'ana', at: '2026-11-02' });
      it.comment(2, { by: null, at: '2026-11-02 01:00' });
    });
    expect(excluded).toEqual({ agent: 1 });
    expect(figures.rate).toMatchObject({ value: 0, n: 1 });
  });

  test('groups: kinds, maintainers’ own, newcomers and those who have been here', async () => {
    const found = await measured('M17', (it) => {
      const lib = it.repository('lib');
      lib.issue(1, { by: 'bo', at: '2025-01-01' });
      it.issue(1, { by: 'ana', at: '2026-11-02' });
      it.pull(2, { by: 'bo', at: '2026-11-02' });
      it.discussion(3, { by: 'ana', at: '2026-11-09' });
      it.issue(4, { by: 'mo', at: '2026-11-02' });
      for (const number of [1, 2, 4]) it.comment(number, { by: 'max', at: `2026-11-02 0${number}:00` });
    });
    const medians = ['issue', 'pull_request', 'discussion', 'maintainers', 'newcomers', 'regulars'].map((name) => [
      groupOf(found, name).median?.value,
      groupOf(found, name).rate?.n,
    ]);
    expect(medians).toEqual([
      [HOUR, 1],
      [2 * HOUR, 1],
      [null, 1],
      [4 * HOUR, 1],
      [HOUR, 1],
      // In another repository before, and the second one of a newcomer.
      [2 * HOUR, 2],
    ]);
    expect(found.figures.rate?.n).toBe(3);
    expect(found.excluded).toEqual({ maintainer: 1 });
  });

  test('of two at the same second the lower number is the first; where history begins nobody is called new', async () => {
    const tell = (it: Community) => {
      it.issue(5, { by: 'ana', at: '2026-11-02' });
      it.issue(6, { by: 'ana', at: '2026-11-02' });
    };
    const counts = async (parts: Partial<FrameParts>) => {
      const found = await measured('M17', tell, parts);
      return [groupOf(found, 'newcomers').rate?.n, groupOf(found, 'regulars').rate?.n];
    };
    expect(await counts({})).toEqual([1, 1]);
    expect(await counts({ horizon: '2026-08-04T00:00:00Z' })).toEqual([1, 1]);
    expect(await counts({ horizon: '2026-08-05T00:00:00Z' })).toEqual([0, 1]);
  });

  test('a maintainer is one when they opened it, and not because they are one today', async () => {
    const tell = (it: Community) => {
      it.issue(1, { by: 'ana', at: '2026-11-02' });
      it.issue(2, { by: 'ana', at: '2026-11-10' });
      it.maintainer('ana', { at: '2026-11-05' });
    };
    expect(await looked('M17', tell)).toEqual({ 1: 'waiting', 2: '-maintainer' });
  });

  test('p90 from ten on, and working time beside it where hours are set', async () => {
    const many = (count: number) => (it: Community) => {
      for (let number = 1; number <= count; number += 1) {
        it.issue(number, { by: 'ana', at: '2026-11-06 16:00' });
        it.comment(number, { by: 'bo', at: '2026-11-09 10:00' });
      }
    };
    expect(value((await measured('M17', many(9))).figures, 'p90')).toBeNull();
    const { figures } = await measured('M17', many(10));
    expect(value(figures, 'p90')).toBe(66 * HOUR);
    expect(figures).not.toHaveProperty('working.median');
    const calendar = { zone: 'UTC', weekdays: [1, 2, 3, 4, 5], holidays: [], hours: { from: 540, to: 1_020 } };
    const office = (await measured('M17', many(10), { calendar })).figures;
    expect(value(office, 'median')).toBe(66 * HOUR);
    expect(value(office, 'working.median')).toBe(2 * HOUR);
    expect(value(office, 'working.p90')).toBe(2 * HOUR);
  });

  test('an item locked as spam is out, until it is unlocked', async () => {
    const tell = (it: Community) => {
      it.issue(1, { by: 'ana', at: '2026-11-02' });
      it.lock(1, { by: 'mo', at: '2026-11-03', reason: 'spam' });
      it.issue(2, { by: 'ana', at: '2026-11-02' });
      it.lock(2, { by: 'mo', at: '2026-11-03', reason: 'too heated' });
    };
    expect(await looked('M17', tell)).toEqual({ 1: '-spam', 2: 'waiting' });
  });
});

describe('M18, time to first review', () => {
  test('a comment is none (Issue Metrics #682); merged without one is a miss', async () => {
    const tell = (it: Community) => {
      for (const number of [1, 2, 3]) it.pull(number, { by: 'ana', at: '2026-11-02 10:00' });
      it.comment(1, { by: 'mo', at: '2026-11-02 11:00' });
      it.reviewComment(1, { by: 'bo', at: '2026-11-03 10:00' });
      it.comment(2, { by: 'mo', at: '2026-11-02 11:00' });
      it.merge(3, { by: 'mo', at: '2026-11-02 11:00' });
      it.issue(4, { by: 'ana', at: '2026-11-02 10:00' });
    };
    expect(await looked('M18', tell)).toEqual({ 1: 'in_time', 2: 'waiting', 3: 'unanswered' });
    const { figures } = await measured('M18', tell);
    expect(figures.median).toMatchObject({ value: DAY, n: 1 });
    expect(figures.rate).toMatchObject({ value: 1 / 3, n: 3 });
  });

  test('an author’s replies in their own threads are no reviews', async () => {
    const { figures } = await measured('M18', (it) => {
      it.pull(1, { by: 'ana', at: '2026-11-02 10:00' });
      it.review(1, { by: 'ana', at: '2026-11-02 11:00' });
    });
    expect(value(figures, 'rate')).toBe(0);
  });
});

describe('M11, first pull requests', () => {
  test('first is first in the community, and merged of those decided', async () => {
    const tell = (it: Community) => {
      const lib = it.repository('lib');
      lib.pull(1, { by: 'old', at: '2020-01-01' });
      it.issue(1, { by: 'ana', at: '2026-01-01' });
      it.pull(2, { by: 'ana', at: '2026-11-02' });
      it.merge(2, { by: 'mo', at: '2026-11-04' });
      it.pull(3, { by: 'bo', at: '2026-10-02' });
      it.close(3, { by: 'mo', at: '2026-11-05' });
      it.pull(4, { by: 'old', at: '2026-11-02' });
      it.merge(4, { by: 'mo', at: '2026-11-02 01:00' });
      it.pull(5, { by: 'cy', at: '2026-11-02' });
      it.close(5, { by: 'mo', at: '2026-11-05' });
      it.reopen(5, { by: 'cy', at: '2026-11-06' });
    };
    expect(await looked('M11', tell)).toEqual({ 2: 'merged', 3: 'declined', 4: '-not_first', 5: '-reopened' });
    const { figures } = await measured('M11', tell);
    expect(figures.merged).toMatchObject({ value: 0.5, n: 2 });
    expect(figures['newcomers.p50']).toMatchObject({ value: median([2 * DAY, 3 * DAY]), n: 2 });
    expect(figures['regulars.p50']).toMatchObject({ value: HOUR, n: 1 });
    expect(figures.difference).toMatchObject({ value: 2.5 * DAY - HOUR, n: 1 });
    expect(value(figures, 'newcomers.km')).toBe(2 * DAY);
  });

  test('where the history does not reach back nobody’s is called the first', async () => {
    const tell = (it: Community) => {
      it.pull(2, { by: 'ana', at: '2026-11-02' });
      it.merge(2, { by: 'mo', at: '2026-11-04' });
    };
    expect(await looked('M11', tell, { horizon: '2026-10-01T00:00:00Z' })).toEqual({ 2: '-not_known' });
    const { figures } = await measured('M11', tell, { horizon: '2026-10-01T00:00:00Z' });
    expect(figures['newcomers.p50']?.n).toBe(0);
    expect(figures['regulars.p50']?.n).toBe(0);
  });
});

describe('M05, M24, M25, what came and went', () => {
  const busy = (it: Community) => {
    it.issue(1, { by: 'ana', at: '2026-10-01' });
    it.close(1, { by: 'mo', at: '2026-11-02', reason: 'completed' });
    it.issue(2, { by: 'ana', at: '2026-10-01' });
    it.close(2, { by: 'mo', at: '2026-10-02' });
    it.reopen(2, { by: 'ana', at: '2026-11-02' });
    it.issue(3, { by: 'ana', at: '2026-11-02' });
    it.close(3, { by: 'mo', at: '2026-11-03', reason: 'not_planned' });
    it.issue(4, { by: 'ana', at: '2026-11-02' });
    it.close(4, { by: 'mo', at: '2026-11-03', reason: 'duplicate' });
    // Closed, reopened and closed again: one close.
    it.issue(5, { by: 'ana', at: '2026-11-02' });
    it.close(5, { by: 'mo', at: '2026-11-03' });
    it.reopen(5, { by: 'ana', at: '2026-11-04' });
    it.close(5, { by: 'mo', at: '2026-11-05', reason: 'completed' });
    // Closed, and open again at the end.
    it.issue(6, { by: 'ana', at: '2026-10-01' });
    it.close(6, { by: 'mo', at: '2026-11-03' });
    it.reopen(6, { by: 'ana', at: '2026-11-04' });
    it.pull(7, { by: 'ana', at: '2026-11-02' });
    it.merge(7, { by: 'mo', at: '2026-11-03' });
    it.pull(8, { by: 'ana', at: '2026-11-02', draft: true });
    it.close(8, { by: 'ana', at: '2026-11-03' });
    it.pull(9, { by: 'ana', at: '2026-10-01' });
    it.discussion(10, { by: null, at: '2026-11-02' });
    it.pull(11, { by: 'dependabot[bot]', at: '2026-11-02' });
    it.merge(11, { by: 'mo', at: '2026-11-02 01:00' });
    it.pull(12, { by: 'cursoragent', at: '2026-11-02' });
    it.close(12, { by: 'mo', at: '2026-11-02 01:00' });
    it.issue(13, { by: 'ana', at: '2026-11-02' });
    it.lock(13, { by: 'mo', at: '2026-11-02 01:00', reason: 'spam' });
    it.issue(14, { by: 'ana', at: '2026-11-02' });
    it.remove(14, '2026-11-03');
    // Closed at the beginning, reopened and closed again.
    it.issue(15, { by: 'ana', at: '2026-10-01' });
    it.close(15, { by: 'mo', at: '2026-10-02' });
    it.reopen(15, { by: 'ana', at: '2026-11-02' });
    it.close(15, { by: 'mo', at: '2026-11-03' });
    // After the window.
    it.issue(16, { by: 'ana', at: '2026-12-01' });
    it.close(9, { by: 'mo', at: '2026-12-01' });
    it.reopen(3, { by: 'ana', at: '2026-12-01' });
  };

  test('M05 counts what a window held; net is what is open at its end less what was at its beginning', async () => {
    const found = await measured('M05', busy);
    const values = Object.fromEntries(Object.entries(found.figures).map(([name, figure]) => [name, figure.value]));
    expect(values).toEqual({
      // 3, 4, 5, 7, 8, 10, 13
      opened: 7,
      // 1, 3, 4, 5, 7, 8, 15
      closed: 7,
      merged: 1,
      declined: 1,
      completed: 3,
      notPlanned: 1,
      duplicate: 1,
      // 2, 15; 6 was open at the beginning
      reopened: 2,
      // Open then: 1, 6, 9; now: 2, 6, 9, 10, 13
      net: 2,
    });
    expect(groupOf(found, 'bot')).toMatchObject({ opened: { value: 1 }, merged: { value: 1 }, declined: { value: 0 } });
    expect(groupOf(found, 'agent')).toMatchObject({
      opened: { value: 1 },
      merged: { value: 0 },
      declined: { value: 1 },
    });
    expect(groupOf(found, 'issue')).toMatchObject({ opened: { value: 4 }, closed: { value: 5 } });
    expect(groupOf(found, 'discussion')).toMatchObject({ opened: { value: 1 }, closed: { value: 0 } });
    expect(found.excluded).toEqual({ bot: 1, agent: 1, deleted: 1 });
  });

  test('M24 is closed by opened, and the share of what there was to close; spam is out of it', async () => {
    const found = await measured('M24', busy);
    // Opened 3, 4, 5; closed 1, 3, 4, 5, 15; open then 1, 6; reopened 2, 15.
    expect(found.figures.issues).toMatchObject({ value: 5 / 3, n: 3 });
    expect(found.figures.clearanceIssues).toMatchObject({ value: 5 / 7, n: 7 });
    expect(found.figures.pulls).toMatchObject({ value: 1, n: 2 });
    expect(found.figures.clearancePulls).toMatchObject({ value: 2 / 3, n: 3 });
    expect(groupOf(found, 'bot').pulls?.value).toBe(1);
    expect(found.excluded).toEqual({ bot: 1, agent: 1, deleted: 1, spam: 1 });
  });

  test('M24 of nothing opened is nothing', async () => {
    const { figures } = await measured('M24', () => undefined);
    expect(figures.pulls).toEqual({ value: null, unit: 'ratio', n: 0 });
    expect(figures.clearancePulls).toEqual({ value: null, unit: 'share', n: 0 });
  });

  test('M25 is a share, also where nothing was declined (CHAOSS’s ratio is not); bots and agents beside it', async () => {
    const found = await measured('M25', busy);
    expect(found.figures.rate).toMatchObject({ value: 0.5, n: 2 });
    expect(groupOf(found, 'bot').rate).toMatchObject({ value: 1, n: 1 });
    expect(groupOf(found, 'agent').rate).toMatchObject({ value: 0, n: 1 });
    const all = await measured('M25', (it) => {
      it.pull(1, { by: 'ana', at: '2026-11-02' });
      it.merge(1, { by: 'mo', at: '2026-11-03' });
    });
    expect(all.figures.rate).toMatchObject({ value: 1, n: 1 });
  });

  test('an old window looks the same whatever came since', async () => {
    const later = (it: Community) => {
      busy(it);
      it.reopen(1, { by: 'ana', at: '2026-12-05' });
      it.close(1, { by: 'ana', at: '2026-12-06', reason: 'not_planned' });
      it.remove(4, '2026-12-05');
      it.close(6, { by: 'mo', at: '2026-12-05' });
      it.unlock(13, { by: 'mo', at: '2026-12-05' });
    };
    for (const metric of ['M05', 'M24', 'M25', 'M19', 'M20', 'M17', 'M22', 'M23'] as const) {
      expect(await measured(metric, later)).toEqual(await measured(metric, busy));
    }
  });

  test('weeks are the last 13 complete ones, from Monday on, in the zone', async () => {
    const tell = (it: Community) => {
      it.issue(1, { by: 'ana', at: '2026-11-22T15:59:59Z' });
      it.issue(2, { by: 'ana', at: '2026-11-22T16:00:00Z' });
      it.close(1, { by: 'mo', at: '2026-11-29T15:59:59Z' });
      it.close(2, { by: 'mo', at: '2026-11-29T16:00:00Z' });
      it.issue(3, { by: 'robo[bot]', at: '2026-11-17' });
    };
    const calendar = { zone: 'Asia/Shanghai', weekdays: [1, 2, 3, 4, 5], holidays: [], hours: null };
    // Tuesday, 1 December, 0:00 there.
    const { series = [] } = await measured('M05', tell, { calendar, from: '2026-11-01', to: '2026-11-30T16:00:00Z' });
    expect(series.length).toBe(13);
    expect(series[0]?.at).toBe('2026-08-31');
    expect(series.slice(-2)).toEqual([
      { at: '2026-11-16', values: { opened: 1, closed: 0 } },
      { at: '2026-11-23', values: { opened: 1, closed: 1 } },
    ]);
  });
});

describe('M19, time to resolve an issue', () => {
  const tell = (it: Community) => {
    it.issue(1, { by: 'ana', at: '2026-10-01' });
    it.close(1, { by: 'mo', at: '2026-11-01', reason: 'completed' });
    it.issue(2, { by: 'ana', at: '2026-11-02' });
    it.close(2, { by: 'mo', at: '2026-11-03' });
    it.reopen(2, { by: 'ana', at: '2026-11-05' });
    it.close(2, { by: 'mo', at: '2026-11-12', reason: 'completed' });
    it.issue(3, { by: 'ana', at: '2026-11-02' });
    it.close(3, { by: 'mo', at: '2026-11-05', reason: 'not_planned' });
    it.issue(4, { by: 'ana', at: '2026-11-02' });
    it.close(4, { by: 'mo', at: '2026-11-05', reason: 'duplicate' });
    it.issue(5, { by: 'ana', at: '2026-11-02' });
    it.issue(6, { by: 'ana', at: '2026-11-02' });
    it.close(6, { by: 'mo', at: '2026-11-03' });
    it.reopen(6, { by: 'ana', at: '2026-11-04' });
    it.issue(7, { by: 'robo[bot]', at: '2026-11-02' });
    it.close(7, { by: 'mo', at: '2026-11-03' });
    it.pull(8, { by: 'ana', at: '2026-11-02' });
    it.merge(8, { by: 'mo', at: '2026-11-03' });
    it.issue(9, { by: 'ana', at: '2026-01-01' });
    it.close(9, { by: 'mo', at: '2026-12-01' });
  };

  test('closed in the window, up to the last close, by reason; duplicates and pull requests are out', async () => {
    expect(await looked('M19', tell)).toEqual({
      1: 'completed',
      2: 'completed',
      3: 'not_planned',
      4: '-duplicate',
      6: '-reopened',
      7: '-bot',
    });
    const { figures } = await measured('M19', tell);
    expect(figures['completed.median']).toMatchObject({ value: median([31 * DAY, 10 * DAY]), n: 2 });
    expect(figures['not_planned.median']).toMatchObject({ value: 3 * DAY, n: 1 });
    // Of 1, 2, 3, 4 and 6, which were closed in the window, 2 and 6 were reopened.
    expect(figures.reopened).toMatchObject({ value: 0.4, n: 5 });
  });

  test('the cohort counts what is still open (Augur and DevStats take closed ones only)', async () => {
    const { figures } = await measured('M19', tell);
    // 2 after 10 days, 3 after 3, 5 and 6 open for 29: half by 10 days.
    expect(figures['cohort.km']).toMatchObject({ value: 10 * DAY, n: 4 });
  });
});

describe('M20, time to merge and to a decision', () => {
  test('from ready, drafts included; declined ones have a decision time (Issue Metrics gives none)', async () => {
    const tell = (it: Community) => {
      it.pull(1, { by: 'ana', at: '2026-10-01', draft: true });
      it.ready(1, { by: 'ana', at: '2026-11-02' });
      it.draft(1, { by: 'ana', at: '2026-11-03' });
      it.ready(1, { by: 'ana', at: '2026-11-05' });
      it.review(1, { by: 'bo', at: '2026-11-06', says: 'changes_requested' });
      it.review(1, { by: 'bo', at: '2026-11-08', says: 'approved' });
      it.merge(1, { by: 'mo', at: '2026-11-09' });
      it.review(1, { by: 'max', at: '2026-11-10', says: 'approved' });
      it.pull(2, { by: 'ana', at: '2026-11-02' });
      it.close(2, { by: 'mo', at: '2026-11-03' });
      it.pull(3, { by: 'ana', at: '2026-11-02', draft: true });
      it.close(3, { by: 'ana', at: '2026-11-03' });
      it.pull(4, { by: null, at: '2026-11-02' });
      it.merge(4, { by: 'mo', at: '2026-11-03' });
      // Approved after the merge only.
      it.pull(5, { by: 'ana', at: '2026-11-02' });
      it.merge(5, { by: 'mo', at: '2026-11-05' });
      it.review(5, { by: 'max', at: '2026-11-06', says: 'approved' });
    };
    expect(await looked('M20', tell)).toEqual({
      1: 'merged',
      2: 'declined',
      3: '-never_ready',
      4: '-ghost',
      5: 'merged',
    });
    const { figures } = await measured('M20', tell);
    expect(figures['merge.median']).toMatchObject({ value: median([7 * DAY, 3 * DAY]), n: 2 });
    expect(figures['decision.median']).toMatchObject({ value: 3 * DAY, n: 3 });
    // Without the two days as a draft, and 5's four days, of which one came after the merge.
    expect(figures['review.median']).toMatchObject({ n: 2, value: median([2 * DAY, 4 * DAY]) });
    expect(figures['approval.median']).toMatchObject({ value: 2 * DAY, n: 1 });
    expect(figures['landing.median']).toMatchObject({ value: DAY, n: 1 });
  });
});

describe('M21, time to triage', () => {
  test('another person’s label, assignment, milestone or request; not a bot’s, not one’s own', async () => {
    const tell = (it: Community) => {
      for (const number of [1, 2, 3, 4]) it.issue(number, { by: 'ana', at: '2026-11-02' });
      it.label(1, 'bug', { by: 'robo[bot]', at: '2026-11-02 01:00' });
      it.label(1, 'mine', { by: 'ana', at: '2026-11-02 02:00' });
      it.assign(1, 'bo', { by: 'mo', at: '2026-11-02 03:00' });
      it.milestone(2, { by: 'bo', at: '2026-11-02 05:00' });
      it.comment(3, { by: 'mo', at: '2026-11-02 01:00' });
      it.close(4, { by: 'mo', at: '2026-11-02 01:00' });
      it.pull(5, { by: 'ana', at: '2026-11-02' });
      it.ask(5, 'max', { by: 'mo', at: '2026-11-02 10:00' });
      it.discussion(6, { by: 'ana', at: '2026-11-02' });
    };
    expect(await looked('M21', tell)).toEqual({
      1: 'triaged',
      2: 'triaged',
      3: 'not_triaged',
      4: 'closed_before',
      5: 'triaged',
    });
    const { figures } = await measured('M21', tell);
    expect(figures.median).toMatchObject({ value: 5 * HOUR, n: 3 });
    expect(figures.rate).toMatchObject({ value: 0.6, n: 5 });
    // One was watched for an hour only; of the other four half were triaged after five.
    expect(figures.km).toMatchObject({ value: 5 * HOUR, n: 5 });
  });
});

describe('M22, M23, M26, what is open', () => {
  const backlog = (it: Community) => {
    // Ages in whole days: 2, 3, 7, 7 and a second, 8, 30, 90, 91.
    const opened = ['28T00:00:01', '28', '24', '23T23:59:59', '23'].map(
      (day) => `2026-11-${day.length === 2 ? `${day}T00:00:00` : day}Z`,
    );
    [...opened, '2026-11-01T00:00:00Z', '2026-09-02T00:00:00Z', '2026-09-01T00:00:00Z'].forEach((at, index) => {
      it.issue(index + 1, { by: `p${index + 1}`, at });
    });
  };

  test('whole elapsed days choose the age; more than 7 days is elapsed time', async () => {
    expect(await looked('M22', backlog)).toEqual({
      1: '0-2',
      2: '3-7',
      3: '3-7',
      4: '3-7',
      5: '8-30',
      6: '8-30',
      7: '31-90',
      8: 'over-90',
    });
    const found = await measured('M22', backlog);
    expect(found.figures).toMatchObject({
      over7: { value: 5, n: 8 },
      all: { value: 8, n: 8 },
      newcomersOver7: { value: 5 },
    });
    expect(groupOf(found, '3-7')).toMatchObject({ all: { value: 3 }, issue: { value: 3 }, pull_request: { value: 0 } });
    expect(found.items?.map(({ number }) => number)).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
    expect(found.items?.[0]).toEqual({
      repository: APP,
      number: 8,
      kind: 'issue',
      author: expect.any(Number),
      since: '2026-09-01T00:00:00.000Z',
      newcomer: true,
    });
  });

  test('answered, drafts, closed, spam and bots’ are out; newcomers are linked first, maintainers’ own last', async () => {
    const tell = (it: Community) => {
      it.issue(1, { by: 'mo', at: '2026-01-01' });
      it.issue(2, { by: 'ana', at: '2026-02-01' });
      it.comment(2, { by: 'bo', at: '2026-02-02' });
      it.issue(3, { by: 'ana', at: '2026-03-01' });
      it.issue(4, { by: 'new', at: '2026-11-01' });
      it.pull(5, { by: 'ana', at: '2026-03-01', draft: true });
      it.pull(6, { by: 'ana', at: '2026-03-01' });
      it.draft(6, { by: 'ana', at: '2026-03-02' });
      it.issue(7, { by: 'ana', at: '2026-03-01' });
      it.close(7, { by: 'ana', at: '2026-03-02' });
      it.issue(8, { by: 'robo[bot]', at: '2026-03-01' });
      it.issue(9, { by: 'ana', at: '2026-03-01' });
      it.lock(9, { by: 'mo', at: '2026-03-02', reason: 'spam' });
      it.pull(10, { by: 'ana', at: '2026-03-01', draft: true });
      it.ready(10, { by: 'ana', at: '2026-11-29' });
    };
    expect(await looked('M22', tell)).toMatchObject({
      1: 'over-90',
      2: '-answered',
      3: 'over-90',
      4: '8-30',
      5: '-draft',
      6: '-draft',
      8: '-bot',
      10: '0-2',
    });
    const { items = [], figures } = await measured('M22', tell);
    expect(items.map(({ number }) => number)).toEqual([4, 3, 10, 1]);
    expect(figures.newcomersOver7?.value).toBe(1);
    // From creation, not from the start of the clock; open ones only (DevStats takes merged ones as well).
    const ages = (await measured('M23', tell)).figures;
    expect(ages['issues.median']?.n).toBe(4);
    expect(ages['pulls.median']).toMatchObject({ n: 1, value: 275 * DAY });
  });

  test('whose turn it is, then as now', async () => {
    const tell = (it: Community) => {
      it.issue(1, { by: 'ana', at: '2026-11-02' });
      it.issue(2, { by: 'ana', at: '2026-11-02' });
      it.comment(2, { by: 'bo', at: '2026-11-03' });
      it.issue(3, { by: 'ana', at: '2026-11-02' });
      it.comment(3, { by: 'mo', at: '2026-11-03' });
      it.issue(4, { by: 'ana', at: '2026-11-02' });
      it.comment(4, { by: 'mo', at: '2026-11-03' });
      it.comment(4, { by: 'ana', at: '2026-11-04' });
      it.pull(5, { by: 'ana', at: '2026-11-02' });
      it.ask(5, 'max', { by: 'ana', at: '2026-11-03' });
      it.issue(6, { by: 'ana', at: '2026-11-02' });
      it.comment(6, { by: 'mo', at: '2026-11-03' });
    };
    const awaiting = ({ figures }: Measured) => [
      value(figures, 'awaitingMaintainer'),
      value(figures, 'awaitingAuthor'),
    ];
    expect(awaiting(await measured('M22', tell))).toEqual([4, 2]);
    // Later words and closes change nothing about November.
    const later = (it: Community) => {
      tell(it);
      it.comment(1, { by: 'mo', at: '2026-12-02' });
      it.comment(3, { by: 'ana', at: '2026-12-02' });
      it.close(6, { by: 'mo', at: '2026-12-02' });
      it.close(4, { by: 'mo', at: '2026-12-01' });
    };
    expect(await measured('M22', later)).toEqual(await measured('M22', tell));
    expect(awaiting(await measured('M22', later, { to: '2026-12-31' }))).toEqual([3, 1]);
  });

  test('M26: 90 days since any person touched it, to the second; bots keep nothing alive (Augur goes by the year)', async () => {
    const tell = (it: Community) => {
      // 90 days before 1 January 2027 is 3 October.
      it.issue(1, { by: 'ana', at: '2026-10-03' });
      it.issue(2, { by: 'ana', at: '2026-10-03T00:00:01Z' });
      // Touched on 31 December.
      it.issue(3, { by: 'ana', at: '2026-01-01' });
      it.label(3, 'bug', { by: 'mo', at: '2026-12-31' });
      it.issue(4, { by: 'ana', at: '2026-01-01' });
      it.comment(4, { by: 'stale[bot]', at: '2026-12-31' });
      it.pull(5, { by: 'ana', at: '2026-01-01', draft: true });
      it.pull(6, { by: null, at: '2026-01-02' });
      it.pull(7, { by: 'robo[bot]', at: '2026-01-01' });
      it.issue(8, { by: 'ana', at: '2026-01-01' });
      it.close(8, { by: 'ana', at: '2026-01-02' });
      // Only touched again after the window.
      it.issue(9, { by: 'ana', at: '2026-02-01' });
      it.comment(9, { by: 'ana', at: '2027-02-01' });
    };
    const parts = { from: '2026-12-01', to: '2027-01-01' };
    expect(await looked('M26', tell, parts)).toEqual({
      1: 'stale',
      2: 'active',
      3: 'active',
      4: 'stale',
      5: 'stale',
      6: 'stale',
      7: '-bot',
      9: 'stale',
    });
    const { figures, items = [] } = await measured('M26', tell, parts);
    expect(figures).toMatchObject({ issues: { value: 3, n: 5 }, pulls: { value: 2, n: 2 } });
    expect(items.map(({ number }) => number)).toEqual([4, 5, 6, 9, 1]);
  });
});

test('other repositories, and other communities, are not looked at', async () => {
  const { figures } = await measured(
    'M17',
    (it) => {
      const lib = it.repository('lib', { id: 50 });
      lib.issue(1, { by: 'ana', at: '2026-11-02' });
      const other = it.repository('theirs', { id: 51, owner: { id: 9, login: 'other', kind: 'organization' } });
      other.issue(1, { by: 'bo', at: '2020-01-01' });
      it.issue(1, { by: 'bo', at: '2026-11-02' });
    },
    { repositories: [APP] },
  );
  expect(figures.rate?.n).toBe(1);
});
