// Who is active, new, comes again and stays, measured on the ledger.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { actKey } from '../../src/core/fact.js';
import type { MetricId } from '../../src/core/measured.js';
import { APP, communityOf } from '../support/community.js';
import type { Community, FrameParts } from '../support/community.js';

let it: Community;
beforeEach(async () => {
  it = await communityOf();
});
afterEach(() => it.end());

const NOVEMBER = { from: '2026-11-01', to: '2026-12-01' };

const valuesOf = async (metric: MetricId, parts: FrameParts = NOVEMBER) => {
  const { figures } = await it.measured(metric, parts);
  return Object.fromEntries(Object.entries(figures).map(([name, { value }]) => [name, value]));
};
const codesOf = async (metric: MetricId, parts: FrameParts = NOVEMBER) =>
  Object.fromEntries((await it.looked(metric, parts)).map(({ person, as }): [string, string] => [String(person), as]));
const active = async (parts: FrameParts = NOVEMBER) => {
  const looked = await it.looked('M01', parts);
  return looked.flatMap(({ person, counted }) => (counted ? [person] : []));
};
/** An issue of long ago, for others to do something on. */
const old = (number: number, by = 'mo') => {
  it.issue(number, { by, at: '2026-01-02' });
};

describe('active is who does something of their own (M01)', () => {
  const AT = '2026-11-30 10:00';

  test.each<[string, () => void]>([
    [
      'opening an issue',
      () => {
        it.issue(2, { by: 'ana', at: AT });
      },
    ],
    [
      'opening a pull request',
      () => {
        it.pull(2, { by: 'ana', at: AT });
      },
    ],
    [
      'opening a discussion',
      () => {
        it.discussion(2, { by: 'ana', at: AT });
      },
    ],
    [
      'commenting, also on one’s own',
      () => {
        old(2, 'ana');
        it.comment(2, { by: 'ana', at: AT });
      },
    ],
    [
      'reviewing',
      () => {
        it.review(1, { by: 'ana', at: AT });
      },
    ],
    [
      'a review comment',
      () => {
        it.reviewComment(1, { by: 'ana', at: AT });
      },
    ],
    [
      'a commit of no pull request',
      () => {
        it.commit({ by: 'ana', at: AT });
      },
    ],
    [
      'merging what others made',
      () => {
        it.merge(1, { by: 'ana', at: AT });
      },
    ],
    [
      'closing what others opened',
      () => {
        it.close(1, { by: 'ana', at: AT });
      },
    ],
    [
      'reopening it',
      () => {
        it.reopen(1, { by: 'ana', at: AT });
      },
    ],
    [
      'labelling',
      () => {
        it.label(1, 'bug', { by: 'ana', at: AT });
      },
    ],
    [
      'unlabelling',
      () => {
        it.unlabel(1, 'bug', { by: 'ana', at: AT });
      },
    ],
    [
      'assigning',
      () => {
        it.assign(1, 'ravi', { by: 'ana', at: AT });
      },
    ],
    [
      'accepting an answer to what others asked',
      () => {
        it.answer(1, { by: 'ana', of: 'ravi', at: AT });
      },
    ],
    [
      'locking',
      () => {
        it.lock(1, { by: 'ana', at: AT });
      },
    ],
    [
      'unlocking',
      () => {
        it.unlock(1, { by: 'ana', at: AT });
      },
    ],
    [
      'locking one’s own',
      () => {
        old(2, 'ana');
        it.lock(2, { by: 'ana', at: AT });
      },
    ],
    [
      'releasing',
      () => {
        it.release({ by: 'ana', at: AT });
      },
    ],
  ])('%s', async (_what, act) => {
    old(1);
    act();
    expect(await active({ from: '2026-11-30', to: '2026-12-01' })).toEqual([it.id('ana')]);
  });

  test.each<[string, () => void]>([
    [
      'a star, which DevStats counts',
      () => {
        it.star({ by: 'ana', at: AT });
      },
    ],
    [
      'a fork, which DevStats counts',
      () => {
        it.fork({ by: 'ana', at: AT });
      },
    ],
    [
      'that one’s pull request is merged',
      () => {
        it.pull(2, { by: 'ana', at: '2026-01-02' });
        it.merge(2, { by: 'robo[bot]', at: AT });
      },
    ],
    [
      'that one’s answer is accepted',
      () => {
        it.discussion(2, { by: null, at: '2026-01-02' });
        it.answer(2, { by: 'robo[bot]', of: 'ana', at: AT });
      },
    ],
    [
      'merging one’s own',
      () => {
        it.pull(2, { by: 'ana', at: '2026-01-02' });
        it.merge(2, { by: 'ana', at: AT });
      },
    ],
    [
      'closing one’s own',
      () => {
        old(2, 'ana');
        it.close(2, { by: 'ana', at: AT });
      },
    ],
    [
      'labelling one’s own',
      () => {
        old(2, 'ana');
        it.label(2, 'bug', { by: 'ana', at: AT });
      },
    ],
    [
      'accepting an answer to one’s own question',
      () => {
        old(2, 'ana');
        it.answer(2, { by: 'ana', of: 'ravi', at: AT });
      },
    ],
    [
      'pushing',
      () => {
        it.push(1, { by: 'ana', at: AT });
      },
    ],
    [
      'asking for a review',
      () => {
        it.ask(1, 'mo', { by: 'ana', at: AT });
      },
    ],
    [
      'milestones',
      () => {
        it.milestone(1, { by: 'ana', at: AT });
      },
    ],
    [
      'a comment that was deleted',
      () => {
        it.comment(1, { by: 'ana', at: AT, deletedAt: '2026-11-30 11:00' });
      },
    ],
    [
      'what was done on an item that was deleted',
      () => {
        it.issue(2, { by: 'ana', at: AT });
        it.remove(2, '2026-11-30 11:00');
      },
    ],
    [
      'what happens at the end of the window',
      () => {
        it.issue(2, { by: 'ana', at: '2026-12-01' });
      },
    ],
  ])('not: %s', async (_what, act) => {
    old(1);
    act();
    expect(await active({ from: '2026-11-30', to: '2026-12-01' })).toEqual([]);
  });

  test('a commit of one’s own pull request is counted by it, of another’s it counts', async () => {
    it.pull(1, { by: 'ana', at: '2026-01-02' });
    for (const who of ['ana', 'ravi']) {
      const person = it.person(who);
      const at = '2026-11-30T10:00:00Z';
      const key = actKey.commit('abc', person);
      it.fact({ fact: 'act', repository: APP, key, kind: 'committed', number: 1, person, at, source: 'backfill' });
    }
    expect(await active()).toEqual([it.id('ravi')]);
  });

  test('who deletes another’s comment moderates, who deletes their own does not', async () => {
    old(1);
    for (const [who, whose] of [
      ['ana', 'ravi'],
      ['li', 'li'],
    ] as const) {
      const [person, subject, at] = [it.person(who), it.person(whose), '2026-11-30T10:00:00Z'];
      const key = actKey.change('comment_deleted', 1, at, person);
      it.fact({
        fact: 'act',
        repository: APP,
        key,
        kind: 'comment_deleted',
        number: 1,
        person,
        subject,
        at,
        source: 'webhook',
      });
    }
    expect(await active()).toEqual([it.id('ana')]);
  });

  test('a deleted comment never was, whenever that became known: a history that is read today does not hold it', async () => {
    old(1);
    it.comment(1, { by: 'ana', at: AT, deletedAt: '2026-12-02' });
    it.comment(1, { by: 'ravi', at: AT });
    expect(await active()).toEqual([it.id('ravi')]);
  });

  test('days are those of the zone, also where clocks are put forward at midnight', async () => {
    const calendar = { zone: 'Asia/Beirut', weekdays: [1, 2, 3, 4, 5], holidays: [], hours: null };
    old(1);
    // 29 March 2026 begins at 01:00 there, which is 22:00 in UTC.
    it.comment(1, { by: 'ana', at: '2026-03-28 21:59' });
    it.comment(1, { by: 'ravi', at: '2026-03-28 22:00' });
    const window = { from: '2026-03-28T22:00:00Z', to: '2026-03-29T21:00:00Z', calendar };
    expect(await valuesOf('M01', window)).toMatchObject({ dau: 1, wau: 2 });
  });

  test('bots, agents and who the settings leave out are counted apart; another repository is not looked at', async () => {
    old(1);
    for (const by of ['robo[bot]', 'cursoragent', 'ravi', 'ana']) it.comment(1, { by, at: AT });
    it.repository('web').issue(1, { by: 'li', at: AT });
    const parts = { ...NOVEMBER, repositories: [APP], excluded: [it.id('ravi')] };
    const { figures, excluded } = await it.measured('M01', parts);
    expect(figures['dau']?.value).toBe(1);
    expect(excluded).toEqual({ bot: 1, agent: 1, excluded: 1 });
  });
});

describe('new contributors (M09)', () => {
  test('are first ever in the whole community; a windowed minimum, as Augur’s, would call everybody new', async () => {
    it.issue(1, { by: 'ana', at: '2024-05-01' });
    it.issue(2, { by: 'ana', at: '2026-11-02' });
    it.issue(3, { by: 'ravi', at: '2026-11-03' });
    it.repository('web').issue(1, { by: 'li', at: '2024-05-01' });
    it.issue(4, { by: 'li', at: '2026-11-04' });
    const { figures, people } = await it.measured('M09', { ...NOVEMBER, repositories: [APP] });
    expect(figures['new']?.value).toBe(1);
    expect(people).toEqual([{ person: it.id('ravi'), why: 'issue', n: 1 }]);
  });

  test('in a repository of another owner one may have been before', async () => {
    const elsewhere = it.repository('tool', { owner: { id: 2, login: 'other', kind: 'organization' } });
    elsewhere.issue(1, { by: 'ana', at: '2024-05-01' });
    it.issue(1, { by: 'ana', at: '2026-11-02' });
    expect(await valuesOf('M09')).toMatchObject({ new: 1 });
  });

  test('comments, reviews and discussions are a beginning, too, which Augur leaves out', async () => {
    old(1);
    it.comment(1, { by: 'ana', at: '2026-11-02' });
    it.pull(2, { by: 'mo', at: '2026-01-03' });
    it.review(2, { by: 'ravi', at: '2026-11-02' });
    it.discussion(3, { by: 'li', at: '2026-11-02' });
    it.commit({ by: 'zoe', at: '2026-11-02' });
    const { groups } = await it.measured('M09', NOVEMBER);
    expect(groups?.map(({ name, figures }) => [name, figures['people']?.value])).toEqual([
      ['discussion', 1],
      ['review', 1],
      ['comment', 1],
      ['commit', 1],
    ]);
  });

  test('of the same second the issue comes before the pull request, the review before the comment', async () => {
    const at = '2026-11-02';
    it.pull(1, { by: 'ana', at });
    it.comment(1, { by: 'ana', at });
    it.issue(2, { by: 'ana', at });
    old(3);
    it.comment(3, { by: 'ravi', at });
    it.review(3, { by: 'ravi', at });
    const { people } = await it.measured('M09', NOVEMBER);
    expect(people?.map(({ why }) => why).sort()).toEqual(['issue', 'review']);
  });

  test('no bot is new, as DevStats has it; no star is a beginning', async () => {
    it.issue(1, { by: 'robo[bot]', at: '2026-11-02' });
    it.issue(2, { by: 'cursoragent', at: '2026-11-02' });
    it.star({ by: 'ana', at: '2026-11-02' });
    const { figures, excluded } = await it.measured('M09', NOVEMBER);
    expect(figures['new']?.value).toBe(0);
    expect(excluded).toEqual({ bot: 1, agent: 1 });
  });

  test('who labelled before and now opens something contributes for the first time', async () => {
    old(1);
    it.label(1, 'bug', { by: 'ana', at: '2026-03-01' });
    it.issue(2, { by: 'ana', at: '2026-11-02' });
    expect(await valuesOf('M09')).toMatchObject({ new: 1 });
  });

  test('an earlier item that was deleted never counted; an earlier comment that was deleted neither', async () => {
    it.issue(1, { by: 'ana', at: '2026-02-01' });
    it.remove(1, '2026-02-02');
    old(2);
    it.comment(2, { by: 'ana', at: '2026-02-03', deletedAt: '2026-02-04' });
    it.issue(3, { by: 'ana', at: '2026-11-02' });
    expect(await valuesOf('M09')).toMatchObject({ new: 1 });
  });

  test('nobody is called new within 90 days of the horizon', async () => {
    it.issue(1, { by: 'ana', at: '2026-11-10 11:59' });
    it.issue(2, { by: 'ravi', at: '2026-11-10 12:00' });
    const horizon = '2026-08-12T12:00:00Z';
    const { figures, excluded } = await it.measured('M09', { ...NOVEMBER, horizon });
    expect(figures['new']?.value).toBe(1);
    expect(excluded).toEqual({ before_horizon: 1 });
    expect(await codesOf('M09', { ...NOVEMBER, horizon })).toEqual({
      [it.id('ana')]: 'before_horizon',
      [it.id('ravi')]: 'issue',
    });
  });

  test('the first merged pull request is the first in the community, whoever merges it', async () => {
    for (const [number, by] of [
      [1, 'ana'],
      [2, 'ana'],
      [3, 'ravi'],
      [4, 'robo[bot]'],
      [5, 'li'],
    ] as const) {
      it.pull(number, { by, at: '2026-03-01' });
    }
    const web = it.repository('web');
    web.pull(1, { by: 'li', at: '2026-03-01' });
    web.merge(1, { by: 'mo', at: '2026-03-02' });
    it.merge(1, { by: 'mo', at: '2026-10-31' });
    it.merge(2, { by: 'mo', at: '2026-11-02' });
    it.merge(3, { by: 'robo[bot]', at: '2026-11-03' });
    it.merge(4, { by: 'mo', at: '2026-11-03' });
    it.merge(5, { by: 'mo', at: '2026-11-03' });
    const { figures, people } = await it.measured('M09', { ...NOVEMBER, repositories: [APP] });
    expect(figures['merged']?.value).toBe(1);
    expect(people).toEqual([{ person: it.id('ravi'), why: 'merged', n: 1 }]);
    // Two in the window are one person.
    it.pull(6, { by: 'ravi', at: '2026-03-01' });
    it.merge(6, { by: 'mo', at: '2026-11-04' });
    expect(await valuesOf('M09', { ...NOVEMBER, repositories: [APP] })).toMatchObject({ merged: 1 });
  });
});

describe('the second contribution (M10)', () => {
  const FIRST = '2026-10-05 10:00';
  /** The window whose cohort came on 5 October: 30 days earlier. */
  const WINDOW = { from: '2026-11-04', to: '2026-11-05' };

  test.each<[string, string, number, number]>([
    ['a day later, to the second, on another item', '2026-10-06 10:00', 2, 1],
    ['less than a day later', '2026-10-06 09:59', 2, 0],
    ['30 days later, to the second', '2026-11-04 10:00', 2, 1],
    ['later than that', '2026-11-04 10:01', 2, 0],
    ['on the same item', '2026-10-08', 1, 0],
  ])('%s', async (_what, at, number, rate) => {
    old(2);
    it.issue(1, { by: 'ana', at: FIRST });
    it.comment(number, { by: 'ana', at });
    expect(await valuesOf('M10', WINDOW)).toMatchObject({ rate });
  });

  test('a merge or an accepted answer later is credit, no contribution', async () => {
    it.pull(1, { by: 'ana', at: FIRST });
    it.pull(2, { by: 'ana', at: FIRST });
    it.merge(2, { by: 'mo', at: '2026-10-10' });
    expect(await valuesOf('M10', WINDOW)).toMatchObject({ rate: 0 });
  });

  test('the cohort came 30 days before the window; the median is of those who came again', async () => {
    old(9);
    it.issue(1, { by: 'ana', at: '2026-10-05 00:00' });
    it.comment(9, { by: 'ana', at: '2026-10-07 00:00' });
    it.comment(9, { by: 'ana', at: '2026-10-08 00:00' });
    it.issue(2, { by: 'ravi', at: '2026-10-05 23:59' });
    it.issue(3, { by: 'li', at: '2026-10-06 00:00' });
    it.issue(4, { by: 'zoe', at: '2026-10-04 23:59' });
    const { figures } = await it.measured('M10', WINDOW);
    expect(figures).toMatchObject({ rate: { value: 1 / 2, n: 2 }, median: { value: 2, n: 1, unit: 'days' } });
    expect(await codesOf('M10', WINDOW)).toEqual({ [it.id('ana')]: 'again', [it.id('ravi')]: 'once' });
  });
});

describe('retention (M12)', () => {
  test('V9 on the ledger: five users, days 1 to 7 keep 4, days 8 to 30 keep 2', async () => {
    old(99);
    const users = { a: [1, 2, 3, 5, 7, 9], b: [1, 4, 10], c: [1, 2], d: [3], e: [] };
    for (const [who, days] of Object.entries(users)) {
      it.issue(who.charCodeAt(0), { by: who, at: '2026-10-01 12:00' });
      for (const day of days) it.comment(99, { by: who, at: `2026-10-${String(1 + day).padStart(2, '0')} 12:00` });
    }
    const week = { from: '2026-10-05', to: '2026-10-12' };
    expect((await it.measured('M12', week)).figures).toMatchObject({ r7: { value: 4 / 5, n: 5 }, r30: { n: 0 } });
    const later = { from: '2026-10-26', to: '2026-11-02' };
    expect((await it.measured('M12', later)).figures).toMatchObject({ r7: { n: 0 }, r30: { value: 2 / 5, n: 5 } });
    expect((await it.measured('M12', NOVEMBER)).figures).toMatchObject({ r30: { n: 0 } });
  });

  test('a star or a merge keeps nobody; stewardship is no contribution', async () => {
    old(99);
    it.pull(1, { by: 'ana', at: '2026-10-01 12:00' });
    it.merge(1, { by: 'mo', at: '2026-10-03' });
    it.star({ by: 'ana', at: '2026-10-03' });
    it.label(99, 'bug', { by: 'ana', at: '2026-10-03' });
    expect(await valuesOf('M12', { from: '2026-10-05', to: '2026-10-12' })).toMatchObject({ r7: 0 });
  });
});

describe('levels (M13)', () => {
  test('returning is on two days and on different items', async () => {
    old(1);
    old(2);
    for (const at of ['2026-11-02', '2026-11-03']) {
      it.comment(1, { by: 'ana', at });
      it.comment(at.endsWith('2') ? 1 : 2, { by: 'ravi', at });
    }
    it.comment(1, { by: 'li', at: '2026-11-02' });
    it.comment(2, { by: 'li', at: '2026-11-02' });
    // So that none of them is new.
    for (const by of ['ana', 'ravi', 'li']) it.comment(1, { by, at: '2026-04-02' });
    expect(await codesOf('M13')).toMatchObject({
      [it.id('ana')]: 'occasional',
      [it.id('ravi')]: 'returning',
      [it.id('li')]: 'occasional',
    });
  });

  test('items of the same number in two repositories are two', async () => {
    const web = it.repository('web');
    old(1);
    web.issue(1, { by: 'mo', at: '2026-01-02' });
    it.comment(1, { by: 'ana', at: '2026-04-02' });
    it.comment(1, { by: 'ana', at: '2026-11-02' });
    web.comment(1, { by: 'ana', at: '2026-11-03' });
    expect((await codesOf('M13'))[it.id('ana')]).toBe('returning');
  });

  test('stewardship weighs, a merge with its close once', async () => {
    for (const number of [1, 2, 3]) it.pull(number, { by: 'zoe', at: '2026-01-02' });
    for (const number of [1, 2, 3]) it.merge(number, { by: 'ana', at: `2026-11-0${number}` });
    const { accounts } = await it.sample('peopleActivity', NOVEMBER);
    expect(accounts.find(({ person }) => person === it.id('ana'))?.acts).toEqual([1, 1, 1]);
  });

  test('a maintainer is who was listed then', async () => {
    old(1);
    it.maintainer('mo', { at: '2026-01-01', until: '2026-11-20' });
    it.maintainer('ana', { at: '2026-11-25' });
    it.maintainer('ravi', { at: '2026-12-01' });
    for (const by of ['mo', 'ana', 'ravi']) it.comment(1, { by, at: '2026-11-29' });
    expect(await it.sample('peopleMaintainers', NOVEMBER)).toEqual({ now: [it.id('ana')], before: [it.id('mo')] });
    expect(await valuesOf('M13')).toMatchObject({ maintainer: 1 });
  });

  test('without lists GitHub’s last word counts', async () => {
    old(1, 'ana');
    it.association('ana', 'MEMBER', '2026-10-01');
    it.association('ravi', 'CONTRIBUTOR', '2026-10-01');
    it.association('li', 'OWNER', '2026-12-05');
    // Of li nothing was known before: what was told first is taken for then.
    expect((await it.sample('peopleMaintainers', NOVEMBER)).now).toEqual([it.id('ana'), it.id('li')]);
  });

  test('episodic: nothing for three calendar months, at most twelve pull requests before, not new', async () => {
    old(1);
    for (let number = 10; number < 23; number += 1) it.pull(number, { by: 'ravi', at: '2026-03-01' });
    for (let number = 30; number < 42; number += 1) it.pull(number, { by: 'ana', at: '2026-03-01' });
    it.comment(1, { by: 'li', at: '2026-08-01 00:00' });
    it.comment(1, { by: 'zoe', at: '2026-07-31 23:59' });
    for (const by of ['ana', 'ravi', 'li', 'zoe', 'new']) it.comment(1, { by, at: '2026-11-15' });
    // ana with twelve, zoe with none.
    expect(await valuesOf('M13')).toMatchObject({ episodic: 2 });
  });
});

describe('interaction (M04)', () => {
  test('answered by another person, before the end of the window; not by the author, a bot or an open draft’s silence', async () => {
    for (const number of [1, 2, 3, 4]) it.issue(number, { by: 'ana', at: '2026-11-02' });
    it.comment(1, { by: 'mo', at: '2026-11-03' });
    it.comment(2, { by: 'ana', at: '2026-11-03' });
    it.comment(3, { by: 'robo[bot]', at: '2026-11-03' });
    it.comment(4, { by: 'mo', at: '2026-12-01' });
    it.pull(5, { by: 'ana', at: '2026-11-02', draft: true });
    it.issue(6, { by: 'robo[bot]', at: '2026-11-02' });
    it.comment(6, { by: 'mo', at: '2026-11-03' });
    const { figures, excluded } = await it.measured('M04', NOVEMBER);
    expect(figures['answered']).toMatchObject({ value: 1 / 4, n: 4 });
    expect(excluded).toEqual({ draft: 1, bot: 1 });
  });

  test('a pull request that is ready, or a draft that was closed, is no open draft', async () => {
    it.pull(1, { by: 'ana', at: '2026-11-02', draft: true });
    it.ready(1, { by: 'ana', at: '2026-11-05' });
    it.pull(2, { by: 'ana', at: '2026-11-02', draft: true });
    it.close(2, { by: 'ana', at: '2026-11-05' });
    it.pull(3, { by: 'ana', at: '2026-11-02' });
    it.draft(3, { by: 'ana', at: '2026-11-05' });
    // Ready only after the window.
    it.pull(4, { by: 'ana', at: '2026-11-02', draft: true });
    it.ready(4, { by: 'ana', at: '2026-12-02' });
    const looked = await it.looked('M04', NOVEMBER);
    expect(looked.map(({ item, as }) => [item?.number, as])).toEqual([
      [1, 'unanswered'],
      [2, 'unanswered'],
      [3, 'draft'],
      [4, 'draft'],
    ]);
  });

  test('what accounts that are gone say is nobody’s, also where all others are people', async () => {
    it.issue(1, { by: 'ana', at: '2026-11-02' });
    it.comment(1, { by: null, at: '2026-11-03' });
    it.issue(2, { by: 'ana', at: '2026-06-02' });
    it.comment(2, { by: null, at: '2026-11-03' });
    expect(await valuesOf('M04')).toMatchObject({ participants: 1, 'comments.median': 0, answered: 0 });
  });

  test('people who take part, over the items active in the window: whoever opened it takes part', async () => {
    it.issue(1, { by: 'ana', at: '2026-06-01' });
    it.comment(1, { by: 'ravi', at: '2026-06-02' });
    it.comment(1, { by: 'mo', at: '2026-11-02' });
    it.comment(1, { by: 'robo[bot]', at: '2026-11-02' });
    it.issue(2, { by: 'ana', at: '2026-11-02' });
    it.issue(3, { by: 'ana', at: '2026-06-02' });
    expect(await valuesOf('M04')).toMatchObject({ participants: (3 + 1) / 2 });
  });

  test('comments are of items opened in the window, the author’s and review comments in, bots’ out', async () => {
    it.pull(1, { by: 'ana', at: '2026-11-02' });
    it.comment(1, { by: 'ana', at: '2026-11-03' });
    it.reviewComment(1, { by: 'mo', at: '2026-11-03' });
    it.review(1, { by: 'mo', at: '2026-11-03' });
    it.comment(1, { by: 'robo[bot]', at: '2026-11-03' });
    it.comment(1, { by: 'mo', at: '2026-11-03', deletedAt: '2026-11-04' });
    it.issue(2, { by: 'ana', at: '2026-11-02' });
    expect((await it.measured('M04', NOVEMBER)).figures).toMatchObject({
      'comments.median': { value: 1, n: 2 },
      'comments.p90': { value: null },
    });
  });
});

describe('volumes (M03, M07, M08, M16)', () => {
  test('posts are of people, of the last seven days for each of those active in them; moved ones count where they went', async () => {
    const web = it.repository('web');
    it.issue(1, { by: 'ana', at: '2026-11-02' });
    it.pull(2, { by: 'ana', at: '2026-11-25' });
    it.discussion(3, { by: 'ravi', at: '2026-11-26' });
    it.issue(4, { by: 'robo[bot]', at: '2026-11-26' });
    it.issue(5, { by: 'ana', at: '2026-11-26' });
    it.transfer(5, { repository: web.repositoryId, number: 1 }, { by: 'mo', at: '2026-11-27' });
    web.issue(1, { by: 'ana', at: '2026-11-26' });
    it.lock(1, { by: 'mo', at: '2026-11-03', reason: 'spam' });
    const { figures, excluded } = await it.measured('M03', NOVEMBER);
    expect(figures).toMatchObject({ perWeek: { value: (4 * 7) / 30, n: 4 }, perPerson: { n: 2 } });
    expect(figures['perPerson']?.value).toBe(3 / 2);
    expect(excluded).toEqual({ bot: 1 });
  });

  test('what agents proposed, and how much of what was decided of it is merged', async () => {
    for (const [number, at] of [
      [1, '2026-11-02'],
      [2, '2026-11-02'],
      [3, '2026-10-02'],
      [4, '2026-11-02'],
    ] as const) {
      it.pull(number, { by: 'cursoragent', at });
    }
    it.merge(1, { by: 'mo', at: '2026-11-05' });
    it.close(3, { by: 'mo', at: '2026-11-05' });
    it.close(4, { by: 'mo', at: '2026-11-05' });
    it.reopen(4, { by: 'mo', at: '2026-11-06' });
    it.pull(5, { by: 'robo[bot]', at: '2026-11-02' });
    it.merge(5, { by: 'mo', at: '2026-11-05' });
    const { figures } = await it.measured('M08', NOVEMBER);
    expect(figures).toMatchObject({ agentPulls: { value: 3 }, agentMerged: { value: 1 / 2, n: 2 } });
    // Of eleven: five opened (four by bots or agents), two merges with their closes, two closes and a reopening.
    expect(figures).toMatchObject({ bots: { value: 1 / 11, n: 11 }, agents: { value: 3 / 11 } });
  });

  test('stars and forks are attention by the week; who gave one twice is one', async () => {
    it.star({ by: 'ana', at: '2026-11-02' });
    it.unstar({ by: 'ana', at: '2026-11-03' });
    it.star({ by: 'ana', at: '2026-11-04' });
    it.star({ by: 'ravi', at: '2026-11-04' });
    it.star({ by: 'robo[bot]', at: '2026-11-04' });
    it.fork({ by: 'ana', at: '2026-11-04' });
    it.issue(1, { by: 'li', at: '2026-11-04' });
    const { figures, remarks } = await it.measured('M16', NOVEMBER);
    expect(figures).toMatchObject({
      k: { value: null, n: 0 },
      stars: { value: (3 * 7) / 30 },
      forks: { value: 7 / 30 },
      conversion: { value: 1 / 2, n: 2 },
    });
    expect(remarks).toEqual([{ code: 'not_measured' }]);
  });

  test('a release in the last week is named with its burst', async () => {
    old(1);
    for (let hour = 0; hour < 9; hour += 1) it.comment(1, { by: 'ana', at: `2026-11-28 0${hour}:00` });
    it.release({ by: 'mo', at: '2026-11-28' });
    it.release({ by: 'mo', at: '2026-11-20' });
    const { remarks } = await it.measured('M07', NOVEMBER);
    expect(remarks).toEqual([{ code: 'burst', params: { volume: 10, median: 0, releases: 1 } }]);
  });
});
