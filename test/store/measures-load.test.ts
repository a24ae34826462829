// The samples of load, sustainability and SIGs on a real ledger, through to the figures: each reading of the rules, and what
// peers get wrong.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { communityOf } from '../support/community.js';
import type { Community } from '../support/community.js';

const WEEK = { from: '2026-11-02', to: '2026-11-09' };

let it: Community;
beforeEach(async () => {
  it = await communityOf();
});
afterEach(() => it.end());

const figure = async (metric: `M${number}`, name: string, more: object = {}) =>
  (await it.measured(metric, { ...WEEK, ...more })).figures[name];

describe('M27, review load', () => {
  test('counts submitted reviews of other people’s pull requests, and says what it leaves out', async () => {
    it.pull(1, { by: 'ana', at: '2026-11-01' });
    it.pull(2, { by: 'ben', at: '2026-11-01' });
    it.review(1, { by: 'mo', at: '2026-11-02 00:00' });
    it.review(1, { by: 'mo', at: '2026-11-03', says: 'approved' });
    it.review(2, { by: 'mo', at: '2026-11-03' });
    it.review(2, { by: 'ana', at: '2026-11-04' });
    // An author's replies in a thread are told as reviews of their own.
    it.review(1, { by: 'ana', at: '2026-11-04' });
    it.review(1, { by: 'robo[bot]', at: '2026-11-04' });
    it.review(1, { by: null, at: '2026-11-04' });
    it.review(1, { by: 'out', at: '2026-11-04' });
    it.review(1, { by: 'mo', at: '2026-11-05', deletedAt: '2026-11-06' });
    it.review(1, { by: 'mo', at: '2026-11-01 23:59' });
    it.review(1, { by: 'mo', at: '2026-11-09 00:00' });
    it.reviewComment(1, { by: 'mo', at: '2026-11-04' });
    const { figures, excluded, people } = await it.measured('M27', { ...WEEK, excluded: [it.id('out')] });
    expect(figures).toMatchObject({
      reviews: { value: 4 },
      reviewers: { value: 2 },
      max: { value: 2 },
      top1: { value: 0.75, n: 4 },
      top3: { value: 1 },
    });
    expect(excluded).toEqual({ own: 1, bot: 1, ghost: 1, excluded: 1, deleted: 1 });
    expect(people).toEqual([
      { person: it.id('mo'), why: 'reviewed', n: 3 },
      { person: it.id('ana'), why: 'reviewed', n: 1 },
    ]);
    expect((await it.looked('M27', WEEK)).map(({ person, value }) => [person, value])).toContainEqual([it.id('mo'), 3]);
  });

  test('looks at the repositories it is told to', async () => {
    const other = it.repository('other');
    other.pull(1, { by: 'ana', at: '2026-11-01' });
    other.review(1, { by: 'mo', at: '2026-11-03' });
    expect((await figure('M27', 'reviews'))?.value).toBe(1);
    expect((await figure('M27', 'reviews', { repositories: [it.repositoryId] }))?.value).toBe(0);
  });
});

describe('M28, workload', () => {
  beforeEach(() => {
    // Open at the end: of size L by its label, whatever its lines; M by its lines; a bot's.
    it.pull(1, { by: 'ana', at: '2026-10-01', lines: 3, labels: ['Size/L', 'sig/network'] });
    it.pull(2, { by: 'ben', at: '2026-11-03', lines: 50 });
    it.pull(3, { by: 'robo[bot]', at: '2026-11-03', lines: 2 });
    it.review(1, { by: 'mo', at: '2026-10-20' });
    it.review(2, { by: 'lee', at: '2026-11-04' });
  });

  test('sums the open ones at the end of the window, drafts out, bots’ in', async () => {
    it.pull(4, { by: 'ana', at: '2026-11-03', lines: 5_000, draft: true });
    it.pull(5, { by: 'ana', at: '2026-11-03', lines: 5_000 });
    it.draft(5, { by: 'ana', at: '2026-11-05' });
    it.pull(6, { by: 'ana', at: '2026-11-03', lines: 5_000 });
    it.close(6, { by: 'ana', at: '2026-11-08' });
    it.pull(7, { by: 'ana', at: '2026-11-09', lines: 5_000 });
    it.issue(8, { by: 'ana', at: '2026-11-03' });
    const { figures } = await it.measured('M28', WEEK);
    expect(figures).toMatchObject({
      absolute: { value: 3.25, n: 3 },
      relative: { value: 3.25 / 2 },
      bots: { value: 0.25, n: 1 },
    });
  });

  test('knows nothing of what came at the end of the window or later', async () => {
    it.close(1, { by: 'mo', at: '2026-11-09 00:00' });
    it.merge(2, { by: 'mo', at: '2026-11-10' });
    it.label(2, 'size/XXL', { by: 'mo', at: '2026-11-09' });
    it.unlabel(1, 'size/l', { by: 'mo', at: '2026-11-09' });
    it.draft(3, { by: 'robo[bot]', at: '2026-11-09' });
    expect((await figure('M28', 'absolute'))?.value).toBe(3.25);
    // A week later they are gone, and a draft.
    const later = { from: '2026-11-09', to: '2026-11-16' };
    expect((await it.measured('M28', later)).figures['absolute']).toMatchObject({ value: 0, n: 0 });
  });

  test('reviewers are those of 28 days; their own pull requests and bots make none', async () => {
    expect((await it.measured('M28', { ...WEEK, to: '2026-11-17' })).figures['relative']?.value).toBe(3.25 / 2);
    expect((await it.measured('M28', { ...WEEK, to: '2026-11-18' })).figures['relative']?.value).toBe(3.25);
    it.review(1, { by: 'robo[bot]', at: '2026-12-01' });
    it.review(1, { by: 'ana', at: '2026-12-01' });
    const late = await it.measured('M28', { from: '2026-12-01', to: '2026-12-08' });
    expect(late.figures['relative']?.value).toBeNull();
    expect(late.remarks[0]).toEqual({ code: 'no_reviewer' });
  });

  test('each SIG has its own load and reviewers', async () => {
    const sigs = [{ slug: 'network', name: 'Network', label: 'sig/Network', leads: [] }];
    const { groups } = await it.measured('M28', { ...WEEK, sigs });
    expect(groups?.map(({ name, figures }) => [name, figures['absolute']?.value, figures['relative']?.value])).toEqual([
      ['network', 2, 2],
      ['none', 1.25, 1.25],
    ]);
  });

  test('the series says what was open at the end of each week', async () => {
    it.pull(9, { by: 'ana', at: '2026-10-12', lines: 1_000 });
    it.close(9, { by: 'ana', at: '2026-10-20' });
    it.reopen(9, { by: 'ana', at: '2026-10-28' });
    it.draft(9, { by: 'ana', at: '2026-11-04' });
    const { series = [] } = await it.measured('M28', WEEK);
    expect(series.slice(-5)).toEqual([
      // Closed on the 20th: open at the end of the 18th, when nobody had reviewed yet.
      { at: '2026-10-05', values: {} },
      { at: '2026-10-12', values: {} },
      { at: '2026-10-19', values: { relative: 2 } },
      { at: '2026-10-26', values: { relative: 10 } },
      { at: '2026-11-02', values: { relative: 3.25 / 2 } },
    ]);
  });
});

describe('M29 and M30, merged pull requests', () => {
  test('a review up to the merge by another person is one; own reviews, bots’ and comments are none', async () => {
    const merged = (number: number, by = 'ana') => {
      it.pull(number, { by, at: '2026-11-02' });
      it.merge(number, { by: 'mo', at: '2026-11-05 12:00' });
    };
    merged(1);
    it.review(1, { by: 'mo', at: '2026-11-05 12:00' });
    merged(2);
    it.review(2, { by: 'ana', at: '2026-11-04' });
    it.comment(2, { by: 'mo', at: '2026-11-04' });
    it.reviewComment(2, { by: 'mo', at: '2026-11-04' });
    merged(3);
    it.review(3, { by: 'robo[bot]', at: '2026-11-04' });
    merged(4);
    it.review(4, { by: 'mo', at: '2026-11-05 12:01' });
    merged(5);
    // What an excluded account did to other people's items stays done.
    it.review(5, { by: 'out', at: '2026-11-04', says: 'approved' });
    merged(6, 'robo[bot]');
    merged(7, 'out');
    it.pull(8, { by: 'ana', at: '2026-11-02' });
    it.close(8, { by: 'mo', at: '2026-11-05' });
    it.pull(9, { by: 'ana', at: '2026-11-02' });
    it.merge(9, { by: 'mo', at: '2026-11-09' });
    const excluded = [it.id('out')];
    const measured = await it.measured('M30', { ...WEEK, excluded });
    expect(measured.figures['rate']).toMatchObject({ value: 0.6, n: 5 });
    expect(measured.excluded).toEqual({ bot: 1, excluded: 1 });
    const looked = await it.looked('M30', { ...WEEK, excluded });
    expect(looked.map(({ item, as }) => [item?.number, as])).toEqual([
      ...[
        [1, 'reviewed'],
        [2, 'unreviewed'],
        [3, 'unreviewed'],
        [4, 'unreviewed'],
        [5, 'reviewed'],
      ],
      ...[
        [6, 'bot'],
        [7, 'excluded'],
      ],
    ]);
  });

  test('requests and pushes in turn, up to the merge', async () => {
    it.pull(1, { by: 'ana', at: '2026-11-02 08:00' });
    it.review(1, { by: 'mo', at: '2026-11-02 10:00', says: 'changes_requested' });
    it.review(1, { by: 'lee', at: '2026-11-02 11:00', says: 'changes_requested' });
    it.push(1, { by: 'ana', at: '2026-11-02 13:00' });
    it.review(1, { by: 'mo', at: '2026-11-02 14:00', says: 'approved' });
    it.merge(1, { by: 'mo', at: '2026-11-02 15:00' });
    it.push(1, { by: 'ana', at: '2026-11-02 16:00' });
    it.review(1, { by: 'mo', at: '2026-11-02 18:00' });
    expect((await it.measured('M29', WEEK)).figures).toMatchObject({
      cycles: { value: 1, n: 1 },
      'author.median': { value: 3 * 3_600, n: 1 },
      'reviewer.median': { value: 3_600, n: 1 },
    });
  });

  test('bots’ and own requests for changes are none', async () => {
    it.pull(1, { by: 'ana', at: '2026-11-02 08:00' });
    it.review(1, { by: 'robo[bot]', at: '2026-11-02 10:00', says: 'changes_requested' });
    it.push(1, { by: 'ana', at: '2026-11-02 13:00' });
    it.merge(1, { by: 'mo', at: '2026-11-02 15:00' });
    expect((await figure('M29', 'cycles'))?.value).toBe(0);
  });
});

describe('M32 and M36, what rests on few', () => {
  test('each kind of work by people, in 90 and in 365 days before the end', async () => {
    it.pull(1, { by: 'ana', at: '2026-11-03 10:00' });
    it.comment(1, { by: 'mo', at: '2026-11-03 11:00' });
    it.review(1, { by: 'lee', at: '2026-11-03 12:00' });
    it.review(1, { by: 'ana', at: '2026-11-03 12:30' });
    it.merge(1, { by: 'mo', at: '2026-11-03 13:00' });
    it.merge(1, { by: 'mo', at: '2026-11-03 13:00' });
    it.commit({ by: 'ana', at: '2026-11-03 13:00', sha: 'a' });
    it.commit({ by: 'robo[bot]', at: '2026-11-03 14:00', sha: 'b' });
    // Within the year, not within 90 days (from 11 August on).
    it.pull(2, { by: 'ben', at: '2026-08-10 20:00' });
    it.review(2, { by: 'mo', at: '2026-08-10 23:59:59' });
    it.review(2, { by: 'lee', at: '2026-08-11 00:00' });
    // A year and a day ago.
    it.issue(3, { by: 'cat', at: '2025-11-08 12:00' });
    const { figures, excluded } = await it.measured('M32', WEEK);
    expect(figures).toMatchObject({
      reviews90: { value: 1, n: 2 },
      reviews365: { value: 1, n: 3 },
      responses90: { value: 1, n: 1 },
      responses365: { value: 1, n: 2 },
      merges90: { value: 1, n: 1 },
      commits90: { value: 1, n: 1 },
      // Opened by ana, said by mo; ben's is older.
      content90: { value: 1, n: 2 },
      content365: { value: 2, n: 3 },
    });
    expect(excluded).toEqual({ own: 1, bot: 1 });
    const shares = await it.measured('M36', WEEK);
    expect(shares.figures).toMatchObject({
      responses: { value: 1, n: 1 },
      merges: { value: 1, n: 1 },
      reviews: { value: 1, n: 2 },
      posts: { value: 1, n: 1 },
    });
    expect(shares.people).toContainEqual({ person: it.id('lee'), why: 'reviews', n: 2 });
  });

  test('stars, forks, labels and bots’ words are no content; DevStats counts the first two', async () => {
    it.issue(1, { by: 'ana', at: '2026-11-03' });
    it.star({ by: 'ben', at: '2026-11-04' });
    it.fork({ by: 'ben', at: '2026-11-04' });
    it.label(1, 'bug', { by: 'mo', at: '2026-11-04' });
    it.comment(1, { by: 'robo[bot]', at: '2026-11-04' });
    expect(await figure('M32', 'content90')).toEqual({ value: 1, unit: 'people', n: 1 });
  });

  test('an issue that moved away or was deleted is nobody’s content', async () => {
    const other = it.repository('other', { private: true });
    it.issue(1, { by: 'ana', at: '2026-11-03' });
    it.comment(1, { by: 'mo', at: '2026-11-03 01:00' });
    it.transfer(1, { repository: other.repositoryId, number: 9 }, { by: 'mo', at: '2026-11-04' });
    it.issue(2, { by: 'ana', at: '2026-11-03' });
    it.remove(2, '2026-11-05');
    it.issue(3, { by: 'ben', at: '2026-11-03' });
    it.lock(3, { by: 'mo', at: '2026-11-04', reason: 'spam' });
    const { figures, excluded } = await it.measured('M32', WEEK);
    expect(figures['content90']).toMatchObject({ n: 1 });
    expect(excluded).toEqual({ moved: 3, deleted: 1 });
    // Before it was moved it counted.
    expect(await figure('M32', 'content90', { to: '2026-11-04' })).toMatchObject({ n: 4 });
  });

  test('the strict reading is DevStats’', async () => {
    for (const [number, by] of [
      [1, 'ana'],
      [2, 'ben'],
    ] as const)
      it.issue(number, { by, at: '2026-11-03' });
    expect((await figure('M32', 'content90'))?.value).toBe(1);
    expect((await figure('M32', 'content90', { strict: true }))?.value).toBe(2);
  });

  test('a first response belongs to the period in which it was given', async () => {
    it.issue(1, { by: 'ana', at: '2026-01-01' });
    it.comment(1, { by: 'mo', at: '2026-11-03' });
    it.comment(1, { by: 'lee', at: '2026-11-04' });
    it.issue(2, { by: 'ana', at: '2026-11-03' });
    it.comment(2, { by: 'lee', at: '2026-11-09' });
    const { figures, people } = await it.measured('M36', WEEK);
    expect(figures['responses']).toMatchObject({ value: 1, n: 1 });
    expect(people).toContainEqual({ person: it.id('mo'), why: 'responses', n: 1 });
  });
});

describe('M35, maintainer load', () => {
  test('everyone listed at the end, the idle too, with what they did since they were listed', async () => {
    it.maintainer('mo', { at: '2026-01-01' });
    it.maintainer('kim', { at: '2026-11-05' });
    it.maintainer('idle', { at: '2026-01-01' });
    it.maintainer('gone', { at: '2026-01-01', until: '2026-11-08' });
    it.maintainer('later', { at: '2026-11-09' });
    it.maintainer('robo[bot]', { at: '2026-01-01' });
    it.pull(1, { by: 'ana', at: '2026-11-02 10:00' });
    // The first response, and a review: one act.
    it.review(1, { by: 'mo', at: '2026-11-02 11:00' });
    // The close that comes with a merge is the merge.
    it.merge(1, { by: 'mo', at: '2026-11-02 12:00' });
    it.issue(2, { by: 'ana', at: '2026-11-02 10:00' });
    it.comment(2, { by: 'mo', at: '2026-11-02 11:00' });
    it.comment(2, { by: 'mo', at: '2026-11-02 12:00' });
    it.label(2, 'bug', { by: 'mo', at: '2026-11-02 12:00' });
    it.close(2, { by: 'mo', at: '2026-11-02 13:00' });
    it.issue(3, { by: 'mo', at: '2026-11-02 10:00' });
    it.close(3, { by: 'mo', at: '2026-11-02 13:00' });
    // Before they were listed, and since.
    it.issue(4, { by: 'ana', at: '2026-11-03' });
    it.label(4, 'bug', { by: 'kim', at: '2026-11-04' });
    it.label(4, 'ui', { by: 'kim', at: '2026-11-06' });
    it.label(4, 'x', { by: 'gone', at: '2026-11-06' });
    const { figures } = await it.measured('M35', WEEK);
    const looked = await it.looked('M35', WEEK);
    expect(looked.map(({ person, value }) => [person, value])).toEqual([
      [it.id('mo'), 5],
      [it.id('kim'), 1],
      [it.id('idle'), 0],
    ]);
    // One issue is open, no draft.
    expect(figures).toMatchObject({
      active: { value: 2 },
      listed: { value: 3 },
      openPerActive: { value: 0.5 },
    });
    expect(figures['gini']?.value).toBeCloseTo(10 / 18, 9);
  });

  test('listed again counts from then on, and being listed by any list is enough', async () => {
    it.maintainer('old', { at: '2026-01-01' });
    it.maintainer('mo', { at: '2026-01-02', until: '2026-11-03' });
    it.maintainer('mo', { at: '2026-11-06' });
    it.maintainer('kim', { at: '2026-01-02', until: '2026-11-03' });
    it.maintainer('kim', { at: '2026-11-02', by: 'OWNERS' });
    it.issue(1, { by: 'ana', at: '2026-11-02' });
    for (const who of ['mo', 'kim']) {
      it.label(1, `a-${who}`, { by: who, at: '2026-11-05' });
      it.label(1, `b-${who}`, { by: who, at: '2026-11-07' });
    }
    const looked = await it.looked('M35', WEEK);
    expect(looked.map(({ person, value }) => [person, value])).toEqual([
      [it.id('old'), 0],
      [it.id('mo'), 1],
      [it.id('kim'), 2],
    ]);
  });

  test('without a list GitHub’s word stands in, and it is said', async () => {
    it.association('mo', 'MEMBER', '2026-10-01');
    it.association('was', 'MEMBER', '2026-01-01');
    it.association('was', 'CONTRIBUTOR', '2026-10-01');
    it.association('ana', 'NONE', '2026-10-01');
    it.issue(1, { by: 'ana', at: '2026-11-02' });
    it.label(1, 'bug', { by: 'mo', at: '2026-11-05' });
    const { figures, remarks } = await it.measured('M35', WEEK);
    expect(figures).toMatchObject({ listed: { value: 1 }, active: { value: 1 }, gini: { value: null, n: 1 } });
    expect(remarks).toEqual([{ code: 'no_list', params: { n: 1 } }]);
  });

  test('a list that was first told after the window holds for it', async () => {
    it.maintainer('mo', { at: '2026-12-01' });
    it.issue(1, { by: 'ana', at: '2026-11-02' });
    it.label(1, 'bug', { by: 'mo', at: '2026-11-05' });
    expect((await it.measured('M35', WEEK)).figures).toMatchObject({ listed: { value: 1 }, active: { value: 1 } });
  });
});

describe('M37, maintained', () => {
  test('counts commits once, and issues that maintainers touched', async () => {
    it.maintainer('mo', { at: '2025-01-01' });
    it.issue(1, { by: 'ana', at: '2025-01-01' });
    // One commit by two people; one by a bot; one too old.
    it.commit({ by: 'ana', at: '2026-11-03', sha: 'a' });
    it.commit({ by: 'ben', at: '2026-11-03', sha: 'a' });
    it.commit({ by: 'robo[bot]', at: '2026-10-03', sha: 'b' });
    it.commit({ by: 'ana', at: '2026-08-10', sha: 'c' });
    it.comment(1, { by: 'mo', at: '2026-11-03' });
    it.comment(1, { by: 'mo', at: '2026-11-04' });
    it.issue(2, { by: 'mo', at: '2026-11-04' });
    it.issue(3, { by: 'ana', at: '2026-11-04' });
    it.pull(4, { by: 'mo', at: '2026-11-04' });
    expect((await it.measured('M37', WEEK)).figures['score']).toEqual({ value: 3, unit: 'score', n: 4 });
  });

  test('what is archived at the end, or young, has no points', async () => {
    it.commit({ by: 'ana', at: '2026-11-03', sha: 'a' });
    expect((await it.measured('M37', WEEK)).remarks).toEqual([{ code: 'young', params: { n: 1 } }]);
    it.issue(1, { by: 'ana', at: '2025-01-01' });
    expect((await it.measured('M37', WEEK)).remarks).toEqual([]);
    const act = { fact: 'act', repository: it.repositoryId, number: null, person: null, source: 'webhook' } as const;
    it.fact({ ...act, key: 'archived:1', kind: 'archived', at: '2026-11-05T00:00:00Z' });
    expect((await it.measured('M37', { ...WEEK, to: '2026-11-05' })).remarks).toEqual([]);
    expect((await it.measured('M37', WEEK)).remarks).toEqual([{ code: 'archived', params: { n: 1 } }]);
    it.fact({ ...act, key: 'unarchived:1', kind: 'unarchived', at: '2026-11-07T00:00:00Z' });
    expect((await it.measured('M37', WEEK)).remarks).toEqual([]);
  });
});

describe('M43, SIGs', () => {
  const network = { slug: 'network', name: 'Network', label: 'sig/Network', leads: [] as readonly number[] };
  const storage = { slug: 'storage', name: 'Storage', label: 'sig/storage', leads: [] as readonly number[] };
  const measured = (more: object = {}) => it.measured('M43', { ...WEEK, sigs: [network, storage], ...more });
  const row = async (name: string, more: object = {}) => {
    const { groups = [] } = await measured(more);
    const { figures = {} } = groups.find((group) => group.name === name) ?? {};
    return Object.fromEntries(Object.entries(figures).map(([key, { value }]) => [key, value]));
  };

  test('an item counts in each of its SIGs, one without any apart, totals from items', async () => {
    it.issue(1, { by: 'ana', at: '2026-11-02 08:00', labels: ['SIG/network', 'sig/storage'] });
    it.issue(2, { by: 'ben', at: '2026-11-03', labels: ['bug'] });
    it.issue(3, { by: 'robo[bot]', at: '2026-11-03', labels: ['sig/storage'] });
    it.issue(4, { by: 'ana', at: '2026-10-01', labels: ['sig/storage'] });
    it.close(4, { by: 'mo', at: '2026-11-05' });
    it.discussion(5, { by: 'ana', at: '2026-11-03', labels: ['sig/storage'] });
    it.comment(1, { by: 'mo', at: '2026-11-02 09:00' });
    expect(await row('network')).toMatchObject({ opened: 1, closed: 0, rate: 1, over7: 0, active: 2, acts: 2 });
    expect(await row('storage')).toMatchObject({ opened: 1, closed: 1, rate: 1, active: 2 });
    expect(await row('none')).toMatchObject({ opened: 1, closed: 0, rate: 0, active: 1, owners: null });
    expect((await measured()).figures).toMatchObject({
      sigs: { value: 2 },
      fewOwners: { value: 2, n: 2 },
      unlabelled: { value: 0.5, n: 2 },
    });
  });

  test('labels are those at the end of the window', async () => {
    it.issue(1, { by: 'ana', at: '2026-11-03' });
    it.label(1, 'sig/network', { by: 'mo', at: '2026-11-04' });
    it.unlabel(1, 'SIG/Network', { by: 'mo', at: '2026-11-09' });
    it.label(1, 'sig/storage', { by: 'mo', at: '2026-11-09' });
    expect(await row('network')).toMatchObject({ opened: 1, over7: 0 });
    expect(await row('storage')).toMatchObject({ opened: 0 });
    expect((await row('storage', { to: '2026-11-16' }))['over7']).toBe(1);
    expect((await row('network', { to: '2026-11-16' }))['over7']).toBe(0);
  });

  test('reviewers, absence factor and load are of the SIG’s own pull requests', async () => {
    it.pull(1, { by: 'ana', at: '2026-10-20', labels: ['sig/network', 'size/XL'] });
    it.review(1, { by: 'mo', at: '2026-11-03' });
    it.review(1, { by: 'lee', at: '2026-11-03' });
    it.review(1, { by: 'ana', at: '2026-11-03' });
    it.review(1, { by: 'kim', at: '2026-10-01' });
    it.pull(2, { by: 'ana', at: '2026-10-20', labels: ['sig/storage'], lines: 50 });
    expect(await row('network')).toMatchObject({ reviewers: 2, absence: 2, absolute: 4, load: 2 });
    expect(await row('storage')).toMatchObject({ reviewers: 0, absence: null, absolute: 1, load: null });
  });

  test('leads are active by an own act of 90 days anywhere in the repositories', async () => {
    it.issue(1, { by: 'ana', at: '2026-11-03' });
    it.comment(1, { by: 'mo', at: '2026-08-11' });
    it.comment(1, { by: 'kim', at: '2026-08-10' });
    it.star({ by: 'lee', at: '2026-11-03' });
    // Closing what is one's own is nothing one does for others.
    it.issue(2, { by: 'pat', at: '2026-01-01' });
    it.close(2, { by: 'pat', at: '2026-11-03' });
    const leads = ['mo', 'kim', 'lee', 'pat', 'ana'].map((who) => it.id(who));
    const { groups, figures } = await measured({
      sigs: [
        { ...network, leads },
        { ...storage, leads: leads.slice(0, 1) },
      ],
    });
    expect(groups?.map(({ name, figures: own }) => [name, own['owners']?.value, own['owners']?.n])).toEqual([
      ['network', 2, 5],
      ['storage', 1, 1],
      ['none', null, 0],
    ]);
    expect(figures['fewOwners']).toMatchObject({ value: 1, n: 2 });
  });

  test('without a directory there is one row, and it is said', async () => {
    it.issue(1, { by: 'ana', at: '2026-11-03', labels: ['sig/network'] });
    const { groups, remarks } = await measured({ sigs: [] });
    expect(groups?.map(({ name, figures }) => [name, figures['opened']?.value])).toEqual([['none', 1]]);
    expect(remarks).toEqual([{ code: 'no_directory' }]);
  });
});
