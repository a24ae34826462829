// Content, experts, tone and releases, measured on the ledger.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { APP, communityOf } from '../support/community.js';
import type { Community } from '../support/community.js';

let it: Community;
beforeEach(async () => {
  it = await communityOf();
  it.maintainer('mo', { at: '2026-01-01' });
});
afterEach(() => it.end());

const NOVEMBER = { from: '2026-11-01', to: '2026-12-01' };
const HOUR = 3_600;

const valuesOf = async (
  metric: 'M38' | 'M39' | 'M40' | 'M41' | 'M42' | 'M46' | 'M47',
  parts = NOVEMBER,
): Promise<Record<string, number | null>> => {
  const { figures } = await it.measured(metric, parts);
  return Object.fromEntries(Object.entries(figures).map(([name, { value }]) => [name, value] as const));
};
const codesOf = async (metric: 'M39' | 'M40' | 'M41' | 'M42' | 'M46' | 'M47', parts = NOVEMBER) =>
  Object.fromEntries(
    (await it.looked(metric, parts)).map(({ item, person, as }) => [item?.number ?? person ?? 0, as] as const),
  );

describe('content volume', () => {
  test('is by people, and tells the community from the team', async () => {
    it.issue(1, { by: 'ana', at: '2026-11-02' });
    it.pull(2, { by: 'mo', at: '2026-11-03' });
    it.discussion(3, { by: 'ravi', at: '2026-11-04', answerable: true });
    it.comment(1, { by: 'mo', at: '2026-11-05' });
    it.reviewComment(2, { by: 'ana', at: '2026-11-05' });
    it.answer(3, { by: 'ravi', of: 'ana', at: '2026-11-06' });
    it.comment(1, { by: 'robo[bot]', at: '2026-11-05' });
    it.issue(4, { by: 'cursoragent', at: '2026-11-05' });
    const { figures, excluded } = await it.measured('M38', NOVEMBER);
    const values = Object.fromEntries(Object.entries(figures).map(([name, { value }]) => [name, value]));
    expect(values).toEqual({
      ...{ all: 6, community: 4, team: 2, share: 4 / 6 },
      ...{ issues: 1, pulls: 1, discussions: 1, comments: 2, answers: 1 },
    });
    expect(excluded).toEqual({ bot: 1, agent: 1 });
  });

  test('what is before the window, at its end, deleted or another repository does not count; spam does', async () => {
    it.issue(1, { by: 'ana', at: '2026-10-31 23:59' });
    it.issue(2, { by: 'ana', at: '2026-12-01' });
    it.issue(3, { by: 'ana', at: '2026-11-01' });
    it.lock(3, { by: 'mo', at: '2026-11-02', reason: 'spam' });
    it.issue(4, { by: 'ana', at: '2026-11-01' });
    it.remove(4, '2026-11-02');
    it.comment(3, { by: 'ana', at: '2026-11-05', deletedAt: '2026-11-06' });
    it.repository('secret', { private: true }).issue(1, { by: 'ana', at: '2026-11-03' });
    expect(await valuesOf('M38')).toMatchObject({ all: 1, issues: 1, comments: 0 });
  });

  test('an own answer is none, and one that was taken back is none any more', async () => {
    for (const number of [1, 2, 3]) it.discussion(number, { by: 'ana', at: '2026-11-02', answerable: true });
    it.answer(1, { by: 'ana', of: 'ana', at: '2026-11-03' });
    it.answer(2, { by: 'ana', of: 'ravi', at: '2026-11-03' });
    it.unanswer(2, { by: 'ana', at: '2026-11-04' });
    it.answer(3, { by: 'ana', of: 'ravi', at: '2026-11-03' });
    it.unanswer(3, { by: 'ana', at: '2026-12-04' });
    expect(await valuesOf('M38')).toMatchObject({ answers: 1 });
    expect(await valuesOf('M38', { from: '2026-11-01', to: '2027-01-01' })).toMatchObject({ answers: 0 });
  });

  test('of whom no list and no word tells, it is not said whose they are', async () => {
    const other = it.repository('other');
    other.issue(1, { by: 'ana', at: '2026-11-02' });
    const { figures, remarks } = await it.measured('M38', NOVEMBER);
    expect(figures['all']!.value).toBe(1);
    expect(figures['share']!.value).toBeNull();
    expect(remarks).toContainEqual({ code: 'sides_unknown', params: { n: 1 } });
  });

  test('an account that the settings leave out is counted apart', async () => {
    it.issue(1, { by: 'ana', at: '2026-11-02' });
    it.issue(2, { by: 'ravi', at: '2026-11-02' });
    const { figures, excluded } = await it.measured('M38', { ...NOVEMBER, excluded: [it.id('ravi')] });
    expect(figures['all']!.value).toBe(1);
    expect(excluded).toEqual({ excluded: 1 });
  });
});

describe('answered questions', () => {
  test('discussions by the accepted answer, issues by being completed after a reply', async () => {
    it.discussion(1, { by: 'ana', at: '2026-11-02 10:00', answerable: true });
    it.answer(1, { by: 'ana', of: 'ravi', at: '2026-11-02 12:00' });
    it.discussion(2, { by: 'ana', at: '2026-11-02 10:00', answerable: true });
    it.comment(2, { by: 'ravi', at: '2026-11-02 11:00' });
    it.discussion(3, { by: 'ana', at: '2026-11-02 10:00', answerable: false });
    it.issue(4, { by: 'ana', at: '2026-11-02 10:00', labels: ['kind/Support'] });
    it.comment(4, { by: 'ravi', at: '2026-11-02 11:00' });
    it.close(4, { by: 'mo', at: '2026-11-02 14:00', reason: 'completed' });
    it.issue(5, { by: 'ana', at: '2026-11-02 10:00', labels: ['question'] });
    it.close(5, { by: 'mo', at: '2026-11-02 14:00', reason: 'completed' });
    it.issue(6, { by: 'ana', at: '2026-11-02 10:00', labels: ['questionable'] });
    expect(await codesOf('M39')).toEqual({ 1: 'answered', 2: 'replied', 4: 'answered', 5: 'closed_unanswered' });
    expect(await valuesOf('M39')).toMatchObject({ rate: 0.5, replied: 0.5, median: 3 * HOUR, selfAccepted: 0 });
  });

  test('an own answer, accepted by the author, is apart; a bot answers nobody', async () => {
    it.discussion(1, { by: 'ana', at: '2026-11-02', answerable: true });
    it.answer(1, { by: 'ana', of: 'ana', at: '2026-11-03' });
    it.discussion(2, { by: 'ana', at: '2026-11-02', answerable: true });
    it.comment(2, { by: 'robo[bot]', at: '2026-11-03' });
    it.comment(2, { by: 'ana', at: '2026-11-03' });
    it.discussion(3, { by: 'robo[bot]', at: '2026-11-02', answerable: true });
    expect(await codesOf('M39')).toEqual({ 1: 'self_accepted', 2: 'silent', 3: 'bot' });
    expect(await valuesOf('M39')).toMatchObject({ rate: 0, replied: 0, selfAccepted: 1, km: null });
  });

  test('is as of the end of the window: labels, answers and closes since then do not exist', async () => {
    it.discussion(1, { by: 'ana', at: '2026-11-02', answerable: true });
    it.answer(1, { by: 'ana', of: 'ravi', at: '2026-11-10' });
    it.unanswer(1, { by: 'ana', at: '2026-12-05' });
    it.issue(2, { by: 'ana', at: '2026-11-02', labels: ['question'] });
    it.unlabel(2, 'question', { by: 'mo', at: '2026-12-02' });
    it.issue(3, { by: 'ana', at: '2026-11-02' });
    it.label(3, 'question', { by: 'mo', at: '2026-12-02' });
    expect(await codesOf('M39')).toEqual({ 1: 'answered', 2: 'silent' });
    expect(await codesOf('M39', { from: '2026-11-01', to: '2027-01-01' })).toEqual({ 1: 'silent', 3: 'silent' });
  });

  test('reopened, it waits again; locked as spam, it is left out', async () => {
    it.issue(1, { by: 'ana', at: '2026-11-02', labels: ['support'] });
    it.comment(1, { by: 'mo', at: '2026-11-03' });
    it.close(1, { by: 'mo', at: '2026-11-04', reason: 'completed' });
    it.reopen(1, { by: 'ana', at: '2026-11-05' });
    it.discussion(2, { by: 'ana', at: '2026-11-02', answerable: true });
    it.lock(2, { by: 'mo', at: '2026-11-03', reason: 'spam' });
    expect(await codesOf('M39')).toEqual({ 1: 'replied', 2: 'spam' });
  });
});

describe('quality', () => {
  test('by the last close of the window, where it is closed at its end', async () => {
    for (const number of [1, 2, 3, 4]) it.issue(number, { by: 'ana', at: '2026-10-02' });
    it.close(1, { by: 'mo', at: '2026-11-02', reason: 'duplicate' });
    it.close(2, { by: 'mo', at: '2026-11-02', reason: 'duplicate' });
    it.reopen(2, { by: 'ana', at: '2026-11-03' });
    it.close(3, { by: 'mo', at: '2026-11-02', reason: 'duplicate' });
    it.reopen(3, { by: 'ana', at: '2026-11-03' });
    it.close(3, { by: 'mo', at: '2026-11-04', reason: 'completed' });
    it.close(4, { by: 'mo', at: '2026-10-30', reason: 'duplicate' });
    it.pull(5, { by: 'ana', at: '2026-11-01' });
    it.merge(5, { by: 'mo', at: '2026-11-02' });
    it.pull(6, { by: 'ana', at: '2026-11-01' });
    it.close(6, { by: 'mo', at: '2026-11-02' });
    it.pull(7, { by: 'dependabot[bot]', at: '2026-11-01' });
    it.merge(7, { by: 'mo', at: '2026-11-02' });
    expect(await codesOf('M40')).toEqual({ 1: 'duplicate', 3: 'completed', 5: 'merged', 6: 'declined', 7: 'bot' });
    expect(await valuesOf('M40')).toEqual({ duplicates: 0.5, merged: 0.5 });
  });
});

describe('experts', () => {
  const SIGS = { sigs: [{ slug: 'network', name: 'Network', label: 'SIG/Network', leads: [] }] };
  /** A pull request of somebody's that was merged after a review. */
  const reviewed = (number: number, author: string, reviewer: string, at = '2026-11-01', labels: string[] = []) => {
    it.pull(number, { by: author, at, labels });
    it.review(number, { by: reviewer, at, says: 'approved' });
    it.merge(number, { by: 'mo', at });
  };

  test('two points for a review of a merged pull request, half of it after 90 days, three at most for one item', async () => {
    const [to, since] = ['2026-11-01', '2026-08-03'];
    for (const [index, author] of ['ana', 'ben', 'cleo'].entries()) reviewed(index + 1, author, 'ravi', since);
    for (const hour of [1, 2]) it.review(3, { by: 'ravi', at: `${since} 0${hour}:00` });
    const [row] = await it.sample('helpers', { from: '2026-10-01', to });
    // 90 days ago: a point each; of the third three reviews, which three points are the most for.
    expect(row).toMatchObject({ person: it.id('ravi'), topic: null, items: 3, people: 3, side: 'community' });
    expect(row!.score).toBeCloseTo(1 + 1 + 3, 2);
  });

  test('an accepted answer, and the first reply to what was completed within seven days', async () => {
    it.discussion(1, { by: 'ana', at: '2026-11-20', answerable: true });
    it.answer(1, { by: 'ana', of: 'ravi', at: '2026-12-01' });
    for (const [number, closed] of [
      [2, '2026-11-30'],
      [3, '2026-12-01'],
    ] as const) {
      it.issue(number, { by: 'ben', at: '2026-11-23' });
      it.comment(number, { by: 'ravi', at: '2026-11-23 12:00' });
      it.comment(number, { by: 'zoe', at: '2026-11-23 13:00' });
      it.close(number, { by: 'mo', at: `${closed} 12:00`, reason: 'completed' });
    }
    const rows = await it.sample('helpers', { from: '2026-11-02', to: '2026-12-02' });
    expect(rows.map(({ person, items, people }) => [person, items, people])).toEqual([[it.id('ravi'), 2, 2]]);
    expect(rows[0]!.score).toBeCloseTo(3 * 0.5 ** (1 / 90) + 0.5 ** (8.5 / 90), 6);
  });

  test('who helps themselves, bots, or on what was not merged, helps nobody', async () => {
    it.pull(1, { by: 'ana', at: '2026-11-01' });
    it.review(1, { by: 'ravi', at: '2026-11-02' });
    reviewed(2, 'ravi', 'ravi');
    reviewed(3, 'robo[bot]', 'ravi');
    it.discussion(4, { by: 'ravi', at: '2026-11-01', answerable: true });
    it.answer(4, { by: 'ravi', of: 'ravi', at: '2026-11-02' });
    reviewed(5, 'ana', 'robo[bot]');
    expect(await it.sample('helpers', NOVEMBER)).toEqual([]);
  });

  test('by SIG, and only who is no maintainer is a rising expert', async () => {
    for (const [index, author] of ['ana', 'ben', 'cleo'].entries()) {
      reviewed(index + 1, author, 'mo', '2026-11-01');
      it.review(index + 1, { by: 'mo', at: '2026-11-01 01:00' });
      reviewed(index + 11, author, 'ravi', '2026-11-02', ['sig/network']);
    }
    const { people, groups, figures } = await it.measured('M41', { ...NOVEMBER, ...SIGS });
    expect(people).toEqual([{ person: it.id('ravi'), why: 'rising_expert', n: 3 }]);
    expect(figures['helpers']).toMatchObject({ value: 2 });
    expect(groups!.map(({ name }) => name)).toEqual(['network']);
  });
});

describe('the leaderboard', () => {
  test('distinct items of others; what was settled; hidden comments do not pay', async () => {
    it.issue(1, { by: 'ana', at: '2026-11-02' });
    it.issue(2, { by: 'ana', at: '2026-11-02' });
    it.pull(3, { by: 'ana', at: '2026-11-02' });
    for (const day of [3, 4, 5]) it.comment(1, { by: 'ravi', at: `2026-11-0${day}` });
    it.review(3, { by: 'ravi', at: '2026-11-04' });
    it.merge(3, { by: 'mo', at: '2026-11-05' });
    it.comment(2, { by: 'spammer', at: '2026-11-03', hidden: 'spam' });
    it.comment(2, { by: 'ana', at: '2026-11-03' });
    it.comment(1, { by: 'mo', at: '2026-11-06' });
    it.close(1, { by: 'mo', at: '2026-12-05', reason: 'completed' });
    const rows = await it.sample('helped', NOVEMBER);
    expect(rows).toEqual([
      { person: it.id('ravi'), side: 'community', items: 2, settled: 1, newcomer: true },
      { person: it.id('mo'), side: 'team', items: 1, settled: 0, newcomer: true },
    ]);
    const later = await it.sample('helped', { from: '2026-11-01', to: '2027-01-01' });
    expect(later.map(({ settled }) => settled)).toEqual([2, 1]);
  });

  test('newcomer by the first contribution anywhere in the community', async () => {
    it.repository('other').issue(1, { by: 'ravi', at: '2026-08-01' });
    it.repository('elsewhere', { owner: { id: 2, login: 'initech', kind: 'organization' } }).issue(1, {
      ...{ by: 'zoe', at: '2026-08-01' },
    });
    it.issue(1, { by: 'ana', at: '2026-11-02' });
    it.comment(1, { by: 'ravi', at: '2026-11-03' });
    it.comment(1, { by: 'zoe', at: '2026-11-03' });
    expect(await codesOf('M42')).toEqual({ [it.id('ravi')]: 'community', [it.id('zoe')]: 'newcomers' });
  });
});

describe('tone', () => {
  test('what moderators did, per thousand comments of people', async () => {
    it.issue(1, { by: 'ana', at: '2026-11-02' });
    for (let n = 10; n < 18; n += 1) it.comment(1, { by: `person${n}`, at: `2026-11-${n}` });
    it.comment(1, { by: 'troll', at: '2026-11-19', hidden: 'abuse' });
    it.comment(1, { by: 'ben', at: '2026-11-20', hidden: 'outdated' });
    it.comment(1, { by: 'robo[bot]', at: '2026-11-20', hidden: 'spam' });
    it.lock(1, { by: 'mo', at: '2026-11-21', reason: 'too heated' });
    it.lock(1, { by: 'mo', at: '2026-11-22', reason: 'resolved' });
    const deleted = (key: string, person: string, subject: string) => {
      const act = { fact: 'act', repository: APP, kind: 'comment_deleted', number: 1, source: 'webhook' } as const;
      it.fact({ ...act, key, person: it.id(person), subject: it.id(subject), at: '2026-11-23T00:00:00Z' });
    };
    deleted('by-another', 'mo', 'troll');
    deleted('by-the-author', 'ana', 'ana');
    deleted('of-a-bot', 'mo', 'robo[bot]');
    const { figures } = await it.measured('M46', NOVEMBER);
    expect(figures['moderation']).toEqual({ value: 300, unit: 'score', n: 10 });
    expect(await valuesOf('M46')).toMatchObject({ hidden: 1, locked: 1, deleted: 1, heated: 0 });
  });

  test('few who write much within a day', async () => {
    it.issue(1, { by: 'ana', at: '2026-11-02' });
    it.issue(2, { by: 'ana', at: '2026-11-02' });
    it.pull(3, { by: 'ben', at: '2026-11-02' });
    for (let n = 0; n < 10; n += 1) {
      const [who, at] = [n % 2 === 0 ? 'ana' : 'ben', `2026-11-05 ${10 + n}:00`];
      it.comment(1, { by: who, at });
      it.comment(2, { by: n < 5 ? `person${n}` : who, at });
      it.reviewComment(3, { by: who, at });
    }
    it.comment(3, { by: 'robo[bot]', at: '2026-11-05' });
    expect(await codesOf('M46')).toEqual({ 1: 'heated', 2: 'many_people' });
    const { items } = await it.measured('M46', NOVEMBER);
    expect(items).toEqual([
      {
        ...{ repository: APP, number: 1, kind: 'issue', author: it.id('ana'), newcomer: true },
        since: '2026-11-05T10:00:00.000Z',
      },
    ]);
  });
});

describe('releases', () => {
  test('how often, how long ago, and what waits', async () => {
    it.release({ by: 'mo', at: '2025-01-01' });
    it.release({ by: 'mo', at: '2026-08-01' });
    it.release({ by: 'mo', at: '2026-09-10' });
    it.release({ by: 'mo', at: '2026-10-02' });
    it.release({ by: 'mo', at: '2026-11-11', pre: true });
    it.release({ by: 'mo', at: '2026-12-01' });
    for (const number of [1, 2]) it.pull(number, { by: 'ana', at: '2026-09-01' });
    it.merge(1, { by: 'mo', at: '2026-10-01' });
    it.merge(2, { by: 'mo', at: '2026-11-21' });
    expect(await valuesOf('M47')).toEqual({
      ...{ in90: 2, in365: 3, prereleases: 1, median: 31, since: 60, unreleased: 1, 'unreleased.median': 10 },
    });
    expect(await codesOf('M47')).toEqual({ 2: 'unreleased' });
  });

  test('a repository that never released', async () => {
    it.pull(1, { by: 'ana', at: '2026-09-01' });
    it.merge(1, { by: 'mo', at: '2026-10-01' });
    const { figures, excluded } = await it.measured('M47', NOVEMBER);
    expect([figures['since']!.value, figures['unreleased']!.value]).toEqual([null, null]);
    expect(excluded).toEqual({ never_released: 1 });
  });
});

describe('all of the group', () => {
  const metrics = ['M38', 'M39', 'M40', 'M41', 'M42', 'M46', 'M47'] as const;
  const story = () => {
    it.discussion(1, { by: 'ana', at: '2026-11-02', answerable: true });
    it.comment(1, { by: 'ravi', at: '2026-11-03' });
    it.answer(1, { by: 'ana', of: 'ravi', at: '2026-11-04' });
    it.pull(2, { by: 'ana', at: '2026-11-02' });
    it.review(2, { by: 'ravi', at: '2026-11-03', says: 'approved' });
    it.merge(2, { by: 'mo', at: '2026-11-04' });
    it.issue(3, { by: 'ben', at: '2026-11-05', labels: ['question'] });
    it.comment(3, { by: 'mo', at: '2026-11-05' });
    it.close(3, { by: 'mo', at: '2026-11-06', reason: 'completed' });
    it.release({ by: 'mo', at: '2026-11-03' });
  };
  const all = async (parts = NOVEMBER) => {
    const measured = [];
    for (const id of metrics) measured.push(await it.measured(id, parts));
    return measured;
  };

  test('what a bot says changes no figure', async () => {
    story();
    const before = await all();
    for (const number of [1, 2, 3]) it.comment(number, { by: 'robo[bot]', at: '2026-11-02 01:00' });
    const figuresOf = (measured: typeof before) => measured.map(({ figures, groups }) => [figures, groups]);
    expect(figuresOf(await all())).toEqual(figuresOf(before));
  });

  test('what happens after the window changes nothing', async () => {
    story();
    const before = await all();
    it.unanswer(1, { by: 'ana', at: '2026-12-01' });
    it.reopen(3, { by: 'ben', at: '2026-12-02' });
    it.unlabel(3, 'question', { by: 'mo', at: '2026-12-02' });
    it.lock(2, { by: 'mo', at: '2026-12-02', reason: 'spam' });
    it.maintainer('ravi', { at: '2026-12-02' });
    it.release({ by: 'mo', at: '2026-12-02' });
    it.comment(3, { by: 'zoe', at: '2026-12-02' });
    expect(await all()).toEqual(before);
  });

  test('an empty community measures nothing and breaks nothing', async () => {
    for (const { figures } of await all()) {
      for (const { n } of Object.values(figures)) expect(n).toBe(0);
    }
  });
});
