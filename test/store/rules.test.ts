// The rules of recording (metrics.md, G1-G19), each with the mistake of other tools that it avoids.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { turnOf } from '../../src/core/turn.js';
import type { Responses } from '../../src/core/question.js';
import { account, commentOf, OWNER, payloadOf, REPOSITORY, testLedger } from '../support/ledger.js';
import type { TestLedger } from '../support/ledger.js';

let it: TestLedger;
beforeEach(async () => {
  it = await testLedger();
});
afterEach(async () => {
  await it.close();
});

const at = (hours: number) => `${new Date(Date.UTC(2026, 2, 1, 10 + hours)).toISOString().slice(0, 19)}Z`;
const idOf = (login: string) => account(login)?.id ?? 0;

interface ItemParts {
  readonly number?: number;
  readonly author?: string | null;
  readonly item?: object;
}

const open = (parts: ItemParts = {}) => it.hear('issues', payloadOf('issue', { action: 'opened', ...parts }));
const openPull = (parts: ItemParts = {}) =>
  it.hear('pull_request', payloadOf('pull_request', { action: 'opened', ...parts }));
const say = (who: string | null, hours: number, parts: ItemParts & { readonly comment?: object } = {}) =>
  it.hear(
    'issue_comment',
    payloadOf('issue', {
      action: 'created',
      at: at(hours),
      sender: who,
      ...parts,
      more: { comment: commentOf(who, at(hours), parts.comment) },
    }),
  );
const pull = (action: string, hours: number, sender: string, item: object = {}, more: object = {}) =>
  it.hear('pull_request', payloadOf('pull_request', { action, at: at(hours), sender, item, more }));
const review = (who: string, hours: number, item: object = {}) =>
  it.hear(
    'pull_request_review',
    payloadOf('pull_request', {
      action: 'submitted',
      at: at(hours),
      sender: who,
      item,
      more: { review: { ...commentOf(who, at(hours)), state: 'approved' } },
    }),
  );
const issue = (action: string, hours: number, sender: string, item: object = {}, more: object = {}) =>
  it.hear('issues', payloadOf('issue', { action, at: at(hours), sender, item, more }));

const asked = (of: Responses['of'] = 'issue', more: Partial<Responses> = {}) =>
  it.ledger.responses({ kind: 'responses', community: OWNER.id, of, days: 28, until: at(500), ...more });
const HOUR = 3_600;

describe('G1, G2: who is a person', () => {
  const classes = () => it.database.rows('select first_login, class, class_reason from people order by first_login');

  test('bots, agents and accounts run by scripts are told apart, each with its reason', async () => {
    for (const login of ['ana', 'robo[bot]', 'acme-ci-bot', 'cursoragent', 'botanist']) await open({ author: login });
    expect(await classes()).toEqual([
      { first_login: 'acme-ci-bot', class: 'bot', class_reason: 'its login is like *-bot' },
      { first_login: 'ana', class: 'human', class_reason: 'no rule names it' },
      { first_login: 'botanist', class: 'human', class_reason: 'no rule names it' },
      { first_login: 'cursoragent', class: 'agent', class_reason: 'a known coding agent (cursoragent)' },
      { first_login: 'robo[bot]', class: 'bot', class_reason: 'GitHub calls it a bot' },
    ]);
  });

  test('a bot that answers is no answer (others count it as a person)', async () => {
    await open();
    await say('robo[bot]', 1);
    await say('acme-ci-bot', 2);
    expect(await asked()).toEqual({ items: 1, answered: 0, medianSeconds: null });
  });

  test('an item of a bot is not one that people wait for', async () => {
    await open({ author: 'robo[bot]' });
    await say('mo', 1, { author: 'robo[bot]' });
    expect(await asked()).toEqual({ items: 0, answered: 0, medianSeconds: null });
  });

  test('an account is a number: renamed it is the same person, and its class does not change', async () => {
    await open({ item: { user: { id: 9, login: 'zoe', type: 'User' } } });
    await open({ number: 2, item: { user: { id: 9, login: 'zoe-bot', type: 'User' }, created_at: at(5) } });
    expect(await it.database.rows('select id, class from people where id = 9')).toEqual([{ id: '9', class: 'human' }]);
    expect(await it.database.rows('select login from logins where person = 9 order by 1')).toHaveLength(2);
  });

  test('the same login in other letters is the same account', async () => {
    await open({ item: { user: { id: 9, login: 'Zoe', type: 'User' } } });
    await say('mo', 1, { item: { user: { id: 9, login: 'zoe', type: 'User' } } });
    expect(await it.database.rows('select from people where id = 9')).toHaveLength(1);
    expect(await it.database.rows(`select from logins where lower(login) = 'zoe'`)).toHaveLength(2);
  });
});

describe('G3, G4: what is a response', () => {
  test("the author's own word is none (others take the first comment, whoever wrote it)", async () => {
    await open();
    await say('ana', 1);
    await say('mo', 5);
    expect(await asked()).toEqual({ items: 1, answered: 1, medianSeconds: 5 * HOUR });
  });

  test('of an account that is gone neither word counts: nobody knows whether it was the author', async () => {
    await open({ author: null });
    await open({ number: 2 });
    await say(null, 1, { number: 2 });
    expect(await asked()).toEqual({ items: 1, answered: 0, medianSeconds: null });
  });

  test('words from before the clock started are none: imported items bring them', async () => {
    await open();
    await say('mo', -3);
    expect(await asked()).toMatchObject({ answered: 0 });
  });

  test('an answer in the same second is an answer of zero seconds (others drop a zero)', async () => {
    await open();
    await say('mo', 0);
    expect(await asked()).toEqual({ items: 1, answered: 1, medianSeconds: 0 });
  });

  test('a close by somebody else answers; by the author it does not; a deleted comment never did', async () => {
    await open();
    await issue('closed', 2, 'ana', { state: 'closed', closed_at: at(2), state_reason: 'completed' });
    expect(await asked()).toMatchObject({ answered: 0 });
    await open({ number: 2 });
    await it.hear(
      'issues',
      payloadOf('issue', { action: 'closed', number: 2, at: at(4), sender: 'mo', item: { closed_at: at(4) } }),
    );
    expect(await asked()).toMatchObject({ answered: 1, medianSeconds: 4 * HOUR });
    await open({ number: 3 });
    const comment = commentOf('mo', at(1));
    for (const action of ['created', 'deleted']) {
      await it.hear(
        'issue_comment',
        payloadOf('issue', { action, number: 3, at: at(1), sender: 'mo', more: { comment } }),
      );
    }
    expect(await asked()).toMatchObject({ items: 3, answered: 1 });
  });
});

describe('G11: drafts', () => {
  test('the clock starts when it is ready first, and words during the draft are no answer', async () => {
    await openPull({ item: { draft: true } });
    expect(await asked('pull_request')).toMatchObject({ items: 0 });
    await review('mo', 1, { draft: true });
    await pull('ready_for_review', 10, 'ana');
    expect(await asked('pull_request')).toEqual({ items: 1, answered: 0, medianSeconds: null });
    await review('mo', 13);
    expect(await asked('pull_request')).toEqual({ items: 1, answered: 1, medianSeconds: 3 * HOUR });
  });

  test('turned back into a draft: its clock began at creation, and no word counts until it is ready again', async () => {
    await openPull();
    await pull('converted_to_draft', 1, 'ana', { draft: true });
    await review('mo', 2, { draft: true });
    // Its author is at work on it: nobody is waited for.
    expect(await asked('pull_request')).toMatchObject({ items: 0 });
    await pull('ready_for_review', 3, 'ana');
    expect(await asked('pull_request')).toMatchObject({ items: 1, answered: 0 });
    await review('li', 4);
    // The two hours as a draft are no waiting (metrics.md, 1.2).
    expect(await asked('pull_request')).toMatchObject({ medianSeconds: 2 * HOUR });
  });

  test('what was created as a draft is known without its opening', async () => {
    await pull('ready_for_review', 10, 'ana');
    await review('mo', 12);
    expect(await asked('pull_request')).toMatchObject({ items: 1, medianSeconds: 2 * HOUR });
  });
});

describe('G5, G7, G17: windows, medians and labels', () => {
  test('windows are half open: what happens at their end is not in them', async () => {
    await open();
    await say('mo', 5);
    expect(await asked('issue', { until: at(5) })).toMatchObject({ items: 1, answered: 0 });
    expect(await asked('issue', { until: at(0) })).toMatchObject({ items: 0 });
    expect(await asked('issue', { until: at(6), days: 1 })).toMatchObject({ items: 1, answered: 1 });
  });

  test('the median is type 7: between two values it is their middle', async () => {
    for (const [number, hours] of [2, 4, 10, 24].entries()) {
      await open({ number: number + 1 });
      await say('mo', hours, { number: number + 1 });
    }
    expect(await asked()).toEqual({ items: 4, answered: 4, medianSeconds: 7 * HOUR });
  });

  test('by label as it stood then, in any letters; what was taken off is off', async () => {
    const label = (action: string, number: number, hours: number, name: string) =>
      it.hear('issues', payloadOf('issue', { action, number, at: at(hours), more: { label: { name } } }));
    for (const number of [1, 2]) {
      await open({ number });
      await say('mo', number, { number });
      await label('labeled', number, 1, 'SIG/network');
    }
    await label('unlabeled', 2, 3, 'SIG/network');
    expect(await asked('issue', { label: 'sig/Network' })).toMatchObject({ items: 1, medianSeconds: HOUR });
    expect(await asked('issue', { label: 'sig/network', until: at(2) })).toMatchObject({ items: 2 });
    expect(await asked('issue', { label: 'sig/storage' })).toMatchObject({ items: 0 });
  });

  test('another community is never counted', async () => {
    await open();
    expect(await asked('issue', { community: 2 })).toMatchObject({ items: 0 });
  });
});

describe('G12: what counts as an answer', () => {
  const said = { comment: commentOf('mo', at(1)) };
  test.each([
    ['a comment', 'issue_comment', 'created', said, 1],
    ['a close', 'issues', 'closed', { item: { state: 'closed', closed_at: at(1) } }, 1],
    ['a label', 'issues', 'labeled', { more: { label: { name: 'bug' } } }, 0],
    ['an assignment', 'issues', 'assigned', { more: { assignee: account('mo') } }, 0],
    ['a milestone', 'issues', 'milestoned', {}, 0],
    ['a lock', 'issues', 'locked', { item: { locked: true, active_lock_reason: 'resolved' } }, 0],
  ])(
    '%s by a maintainer',
    async (_, event, action, parts: { item?: object; more?: object; comment?: object }, answered) => {
      await open();
      const more = 'comment' in parts ? parts : (parts.more ?? {});
      await it.hear(event, payloadOf('issue', { action, at: at(1), sender: 'mo', item: parts.item ?? {}, more }));
      expect(await asked()).toMatchObject({ items: 1, answered });
    },
  );
});

describe('G13, G14: moved, deleted, reopened', () => {
  test('what is locked as spam leaves what people wait for; unlocked, it is back', async () => {
    await open();
    await issue('locked', 1, 'mo', { locked: true, active_lock_reason: 'spam' });
    expect(await asked()).toMatchObject({ items: 0 });
    expect(await asked('issue', { until: at(1) })).toMatchObject({ items: 1 });
    await issue('unlocked', 2, 'mo');
    expect(await asked()).toMatchObject({ items: 1 });
  });

  test('an issue that became a discussion counts as the discussion', async () => {
    await open();
    await it.hear('discussion', payloadOf('discussion', { action: 'created', number: 2, item: { title: 'Item 1' } }));
    expect([await asked('issue'), await asked('discussion')]).toMatchObject([{ items: 0 }, { items: 1 }]);
  });

  test('an old period looks the same later: what was deleted or drafted since was there then', async () => {
    await open();
    await openPull({ number: 2 });
    await it.hear('issues', payloadOf('issue', { action: 'deleted', at: at(50), sender: 'mo' }));
    const drafted = payloadOf('pull_request', {
      action: 'converted_to_draft',
      number: 2,
      at: at(50),
      item: { draft: true },
    });
    await it.hear('pull_request', drafted);
    for (const of of ['issue', 'pull_request'] as const) {
      expect(await asked(of, { until: at(40) })).toMatchObject({ items: 1 });
      expect(await asked(of)).toMatchObject({ items: 0 });
    }
  });

  test('a transferred issue counts where it went, once; a deleted one nowhere', async () => {
    await open();
    const changes = { new_issue: { number: 90 }, new_repository: { id: 8 } };
    await issue('transferred', 1, 'mo', {}, { changes });
    const there = payloadOf('issue', { action: 'opened', number: 90, repository: 8, sender: 'mo', at: at(1) });
    await it.hear('issues', there);
    expect(await asked()).toMatchObject({ items: 1 });
    await open({ number: 2 });
    await it.hear('issues', payloadOf('issue', { action: 'deleted', number: 2, at: at(2), sender: 'mo' }));
    expect(await asked()).toMatchObject({ items: 1 });
  });

  test('every close and reopening is kept, with its reason; the last close seen is the resolution', async () => {
    await open();
    await issue('closed', 1, 'mo', { state: 'closed', closed_at: at(1), state_reason: 'completed' });
    await issue('reopened', 2, 'ana');
    await issue('closed', 3, 'mo', { state: 'closed', closed_at: at(3), state_reason: 'duplicate' });
    expect(
      await it.database.rows(`select kind, value from acts where kind in ('closed', 'reopened') order by at`),
    ).toEqual([
      { kind: 'closed', value: 'completed' },
      { kind: 'reopened', value: null },
      { kind: 'closed', value: 'duplicate' },
    ]);
  });
});

describe('G15: maintainers by date', () => {
  const was = async (who: string, hours: number) =>
    (
      await it.database.rows<{ was: boolean | null }>('select was_maintainer($1, $2, $3) as was', [
        REPOSITORY.id,
        idOf(who),
        at(hours),
      ])
    )[0]?.was;

  test("GitHub's word counts from when it was told, never backwards (today's maintainers were not always)", async () => {
    await open();
    await say('mo', 10, { comment: { author_association: 'MEMBER' } });
    expect(await was('mo', 5)).toBeNull();
    expect(await was('mo', 10)).toBe(true);
    expect(await was('ana', 10)).toBe(false);
    await say('mo', 100, { comment: { author_association: 'NONE' } });
    expect([await was('mo', 50), await was('mo', 101)]).toEqual([true, false]);
  });

  test('a list stands over the word, from its date to the next', async () => {
    await say('mo', 1, { comment: { author_association: 'MEMBER' } });
    const listed = (hours: number, is: boolean) =>
      it.write({
        fact: 'maintainer',
        repository: REPOSITORY.id,
        person: idOf('mo'),
        by: 'permission',
        listed: is,
        at: at(hours),
      });
    await listed(8, false);
    await listed(4, true);
    expect([await was('mo', 2), await was('mo', 5), await was('mo', 9)]).toEqual([true, true, false]);
    // Where there is a list, who is not on it is no maintainer, whatever else they belong to.
    await say('li', 5, { comment: { author_association: 'MEMBER' } });
    expect([await was('li', 5), await was('li', 3)]).toEqual([false, null]);
  });
});

describe('G16: contribution and attention', () => {
  test('stars and forks are remembered, and are acts of nobody who contributes', async () => {
    const {
      action,
      issue: _,
      ...about
    } = payloadOf('issue', { action: 'created', sender: 'fan' }) as Record<string, unknown>;
    await it.hear('star', { ...about, action, starred_at: at(1) });
    await it.hear('fork', { ...about, forkee: { id: 77, created_at: at(2), owner: account('fan') } });
    expect(await it.database.rows('select key, kind, person from acts order by key')).toEqual([
      { key: 'fork:77', kind: 'forked', person: String(idOf('fan')) },
      { key: `starred:20260301110000:${idOf('fan')}`, kind: 'starred', person: String(idOf('fan')) },
    ]);
    expect(await it.database.rows('select from items')).toEqual([]);
  });
});

describe('whose turn it is', () => {
  const turn = async (number = 1) => {
    const thread = await it.ledger.thread(REPOSITORY.id, number);
    return thread === null ? null : turnOf(thread);
  };
  const MEMBER = { comment: { author_association: 'MEMBER' } };

  test('the maintainers from the opening on, whatever the author or bots add', async () => {
    expect(await turn()).toBeNull();
    await open();
    await say('ana', 2);
    await say('robo[bot]', 3);
    expect(await turn()).toEqual({ of: 'maintainers', since: at(0), people: [], because: 'never_answered' });
  });

  test.each(['/hearth status', '/sig network\r\n\r\n/cc @ana\n'])(
    'a comment that says only %j is no answer',
    async (body) => {
      await open();
      await say('mo', 2, { comment: { ...MEMBER.comment, body } });
      expect(await turn()).toMatchObject({ of: 'maintainers', because: 'never_answered' });
      await say('mo', 3, { comment: { ...MEMBER.comment, id: 77, body: `${body}\nThank you, I look at it.` } });
      expect(await turn()).toMatchObject({ of: 'author', since: at(3), because: 'maintainer_spoke' });
    },
  );

  test('an answer of somebody of whom nothing is known is an answer; of somebody who is none, it is not', async () => {
    await open();
    await it.write({ fact: 'person', id: idOf('zed'), login: 'zed', kind: 'user', at: at(0) });
    await it.write({
      ...{ fact: 'act', repository: REPOSITORY.id, key: 'comment:1', kind: 'commented', number: 1 },
      ...{ person: idOf('zed'), at: at(1), source: 'backfill' },
    });
    expect(await turn()).toMatchObject({ of: 'author', since: at(1), because: 'somebody_spoke' });
    await say('zed', 2);
    expect(await turn()).toMatchObject({ of: 'maintainers', since: at(0), because: 'no_maintainer_spoke' });
  });

  test('reopened after a close it is the maintainers again; gone it is nobody to wait for', async () => {
    await open();
    await say('mo', 1, MEMBER);
    await issue('closed', 2, 'mo', { state: 'closed', closed_at: at(2) });
    await issue('reopened', 5, 'ana');
    expect(await turn()).toMatchObject({ of: 'maintainers', since: at(5), because: 'author_spoke' });
    await issue('deleted', 6, 'mo');
    expect(await turn()).toBeNull();
  });

  test("after a maintainer's word the author; after the author's first word since, the maintainers", async () => {
    await open();
    await say('mo', 2, MEMBER);
    expect(await turn()).toEqual({ of: 'author', since: at(2), people: [], because: 'maintainer_spoke' });
    await say('ana', 5);
    await say('ana', 9);
    expect(await turn()).toEqual({ of: 'maintainers', since: at(5), people: [], because: 'author_spoke' });
    await issue('closed', 11, 'mo', { state: 'closed', closed_at: at(11) });
    expect(await turn()).toMatchObject({ of: 'nobody', since: at(11) });
  });

  test('of a draft the author; of asked reviewers those who have not answered', async () => {
    await openPull({ item: { draft: true } });
    expect(await turn()).toMatchObject({ of: 'author', because: 'draft' });
    await pull('ready_for_review', 2, 'ana');
    for (const who of ['mo', 'li']) {
      await pull('review_requested', 3, 'ana', {}, { requested_reviewer: account(who) });
    }
    await pull('review_requested', 3, 'ana', {}, { requested_reviewer: account('robo[bot]') });
    await review('li', 4);
    expect(await turn()).toEqual({ of: 'reviewers', since: at(3), people: [idOf('mo')], because: 'review_requested' });
  });
});
