// What the ledger answers about people and labels: what somebody has in hand, who works on what, which label is Hearth's.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Act } from '../../src/core/action.js';
import { forgetPerson } from '../../src/store/ledger/forget.js';
import { account, commentOf, payloadOf, testLedger } from '../support/ledger.js';
import type { PayloadParts, TestLedger } from '../support/ledger.js';

let it: TestLedger;
beforeEach(async () => {
  it = await testLedger();
});
afterEach(async () => {
  await it.close();
});

const ANA = account('ana')?.id ?? 0;
const day = (n: number) => `2026-03-${String(n).padStart(2, '0')}T10:00:00Z`;

const issue = (action: string, number: number, at: string, parts: Partial<PayloadParts> = {}) =>
  it.hear('issues', payloadOf('issue', { action, number, openedAt: day(1), at, author: 'ben', ...parts }));
const pull = (action: string, number: number, at: string, parts: Partial<PayloadParts> = {}) =>
  it.hear('pull_request', payloadOf('pull_request', { action, number, openedAt: at, at, ...parts }));
const assign = (number: number, at: string, who = 'ana', parts: Partial<PayloadParts> = {}) =>
  issue('assigned', number, at, { sender: 'mo', more: { assignee: account(who) }, ...parts });
const unassign = (number: number, at: string, who = 'ana') =>
  issue('unassigned', number, at, { sender: 'mo', more: { assignee: account(who) } });
const close = (number: number, at: string) => issue('closed', number, at, { item: { state: 'closed' } });
const label = (number: number, name: string, at: string, parts: Partial<PayloadParts> = {}) =>
  issue('labeled', number, at, { sender: 'robo[bot]', more: { label: { name } }, ...parts });
const merge = (number: number, at: string, parts: Partial<PayloadParts> = {}) =>
  pull('closed', number, at, { item: { merged: true, merged_at: at, closed_at: at, state: 'closed' }, ...parts });

/** Repositories are given to Hearth by the installation that told of them. */
async function given(repository = 7, owner = 1): Promise<void> {
  await it.database.rows('update repositories set installation = 5, owner = $2 where id = $1', [repository, owner]);
}

describe('in hand', () => {
  const inHand = async (community = 1, person = ANA) => it.ledger.inHand(community, person);
  const issues = async (community?: number) => (await inHand(community)).issues.map(({ number }) => number);
  const pulls = async (community?: number) => (await inHand(community)).pulls.map(({ number }) => number);

  test('nothing is known of a stranger', async () => {
    expect(await inHand(1, 4711)).toEqual({ issues: [], pulls: [], merged: 0, mergedInPublic: 0 });
  });

  test('issues that are assigned now, oldest assignment first', async () => {
    await assign(3, day(5));
    await assign(2, day(6));
    await assign(4, day(4), 'ben');
    await assign(5, day(3));
    await unassign(5, day(7));
    await given();
    expect((await inHand()).issues).toEqual([
      { repository: 7, number: 3, since: day(5) },
      { repository: 7, number: 2, since: day(6) },
    ]);
  });

  test('assigned again counts from then; taken off within the same second is taken off', async () => {
    await assign(1, day(2));
    await unassign(1, day(3));
    await assign(1, day(4));
    await assign(2, day(5));
    await unassign(2, day(5));
    await given();
    expect((await inHand()).issues).toEqual([{ repository: 7, number: 1, since: day(4) }]);
  });

  test('what is closed is out of hand, until it is opened again', async () => {
    await assign(1, day(2));
    await assign(2, day(2));
    await close(1, day(3));
    await close(2, day(3));
    await issue('reopened', 2, day(4));
    await given();
    expect(await issues()).toEqual([2]);
  });

  test('neither what was deleted, nor what was moved, nor a pull request that somebody is assigned to', async () => {
    for (const number of [1, 2, 4]) await assign(number, day(2));
    await issue('deleted', 1, day(3));
    const changes = { new_issue: { id: 1, number: 9 }, new_repository: { id: 8 } };
    await issue('transferred', 2, day(3), { more: { changes } });
    await pull('opened', 3, day(2), { author: 'ben' });
    await pull('assigned', 3, day(2), { author: 'ben', sender: 'mo', more: { assignee: account('ana') } });
    await given();
    expect(await inHand()).toMatchObject({ issues: [{ number: 4 }], pulls: [] });
  });

  test('open pull requests of theirs, drafts too, oldest first, and how many were merged ever', async () => {
    await pull('opened', 6, day(6));
    await pull('opened', 5, day(5), { item: { draft: true } });
    await pull('opened', 7, day(7), { author: 'ben' });
    await pull('opened', 1, day(1));
    await merge(1, day(2));
    await pull('opened', 2, day(2));
    await pull('closed', 2, day(3), { item: { state: 'closed' } });
    await given();
    expect(await inHand()).toEqual({
      issues: [],
      pulls: [
        { repository: 7, number: 5, openedAt: day(5) },
        { repository: 7, number: 6, openedAt: day(6) },
      ],
      merged: 1,
      mergedInPublic: 1,
    });
    await it.database.rows('update repositories set private = true');
    expect(await inHand()).toMatchObject({ merged: 1, mergedInPublic: 0 });
  });

  test('another community is never told of; one that is all over the community counts together', async () => {
    await assign(1, day(2));
    await assign(1, day(3), 'ana', { repository: 8 });
    await assign(1, day(4), 'ana', { repository: 9 });
    await merge(2, day(4), { repository: 9 });
    for (const repository of [7, 8]) await given(repository);
    await given(9, 2);
    expect((await inHand()).issues.map(({ repository }) => repository)).toEqual([7, 8]);
    expect((await inHand()).merged).toBe(0);
    expect(await inHand(2)).toMatchObject({ issues: [{ repository: 9 }], merged: 1 });
  });

  test.each([
    ['is not given to Hearth', 'installation = null'],
    ['was taken from Hearth', 'removed_at = now()'],
    ['was deleted', 'deleted_at = now()'],
    ['is archived', 'archived = true'],
  ])('in a repository that %s nobody has anything in hand; what was merged there was merged', async (_, change) => {
    await assign(1, day(2));
    await pull('opened', 2, day(2));
    await merge(3, day(2));
    await given();
    expect(await inHand()).toMatchObject({ issues: [{}], pulls: [{}], merged: 1 });
    await it.database.rows(`update repositories set ${change}`);
    expect(await inHand()).toEqual({ issues: [], pulls: [], merged: 1, mergedInPublic: 1 });
  });

  test('who asked to be forgotten has nothing; accounts that are gone are nobody', async () => {
    await assign(1, day(2));
    await pull('opened', 2, day(2));
    await issue('assigned', 3, day(2), { sender: 'mo', more: { assignee: null } });
    await given();
    expect(await issues()).toEqual([1]);
    await forgetPerson(it.database, ANA);
    expect(await issues()).toEqual([]);
    expect(await pulls()).toEqual([]);
  });
});

describe('use of labels', () => {
  const UNTIL = '2026-04-01T00:00:00Z';
  const use = (labels: readonly string[], repository = 7, until = UNTIL) =>
    it.ledger.labelUse(repository, labels, until);
  const NONE = { last: null, lately: 0 };
  const say = (number: number, who: string | null, at: string) =>
    it.hear('issue_comment', {
      ...payloadOf('issue', { action: 'created', number, sender: who, openedAt: day(1), at, author: 'ben' }),
      comment: commentOf(who, at),
    });

  test('people at work on items that bear it, whoever put it on and however it is written', async () => {
    await issue('opened', 1, day(1));
    await label(1, 'SIG/Network', day(2));
    await say(1, 'ana', day(3));
    await issue('opened', 2, day(4), { openedAt: day(4) });
    await label(2, 'sig/network', day(5));
    expect(await use(['sig/network', 'Sig/Network', 'sig/none'])).toEqual({
      'sig/network': { last: day(4), lately: 2 },
      'Sig/Network': { last: day(4), lately: 2 },
      'sig/none': NONE,
    });
  });

  test('bots, ghosts and people who are forgotten are no life', async () => {
    await issue('opened', 1, day(1));
    await label(1, 'sig/network', day(2));
    await say(1, 'robo[bot]', day(3));
    await say(1, 'k8s-ci-robot', day(4));
    await say(1, null, day(5));
    expect(await use(['sig/network'])).toEqual({ 'sig/network': { last: day(1), lately: 1 } });
    await forgetPerson(it.database, account('ben')?.id ?? 0);
    expect(await use(['sig/network'])).toEqual({ 'sig/network': NONE });
  });

  test('an item that lost the label does not count, one that got it again does', async () => {
    for (const number of [1, 2]) {
      await issue('opened', number, day(number), { openedAt: day(number) });
      await label(number, 'sig/network', day(3));
      await issue('unlabeled', number, day(4), { sender: 'mo', more: { label: { name: 'sig/network' } } });
    }
    await label(1, 'sig/network', day(5));
    expect(await use(['sig/network'])).toEqual({ 'sig/network': { last: day(1), lately: 1 } });
  });

  test('lately is ninety days, last a year, and nothing after the moment that is asked for', async () => {
    await issue('opened', 1, '2025-02-01T10:00:00Z', { openedAt: '2025-02-01T10:00:00Z' });
    await label(1, 'sig/old', '2025-02-02T10:00:00Z', { openedAt: '2025-02-01T10:00:00Z' });
    await issue('opened', 2, '2025-11-01T10:00:00Z', { openedAt: '2025-11-01T10:00:00Z' });
    await label(2, 'sig/slow', '2025-11-02T10:00:00Z', { openedAt: '2025-11-01T10:00:00Z' });
    expect(await use(['sig/old', 'sig/slow'])).toEqual({
      'sig/old': NONE,
      'sig/slow': { last: '2025-11-01T10:00:00Z', lately: 0 },
    });
    expect(await use(['sig/slow'], 7, '2025-11-02T00:00:00Z')).toEqual({ 'sig/slow': NONE });
    expect(await use(['sig/slow'], 7, '2025-11-03T00:00:00Z')).toMatchObject({ 'sig/slow': { lately: 1 } });
  });

  test('of another repository nothing counts', async () => {
    await issue('opened', 1, day(1), { repository: 8 });
    await label(1, 'sig/network', day(2), { repository: 8 });
    expect(await use(['sig/network'])).toEqual({ 'sig/network': NONE });
    expect(await use([])).toEqual({});
  });
});

interface Acted {
  readonly act: Act | object;
  readonly feature?: string;
  readonly rule?: string;
  readonly state?: string;
  readonly planned?: string;
  readonly sent?: boolean;
  readonly repository?: number;
  readonly number?: number;
}

let keys = 0;

/** An act in the audit. */
async function acted({ act, feature = 'sigs', rule = 'by_owners', state = 'applied', ...more }: Acted): Promise<void> {
  const { planned = day(1), sent = state === 'applied', repository = 7, number = 12 } = more;
  await it.database.rows(
    `insert into actions (effect_key, community, installation, repository, owner, name, number, feature, rule, scope, cause, slot,
                          act, because, guid, cause_at, state, planned_at, sent_at)
     values ($1, 1, 5, $2, 'acme', 'app', $3, $4, $5, '', '', '', $6, '{"code": "c", "visibility": "public"}', 'g', $7, $8, $7,
             case when $9 then $7::timestamptz end)`,
    [`key ${(keys += 1)}`, repository, number, feature, rule, act, planned, state, sent],
  );
}

const labels = (add: readonly string[], remove: readonly string[] = []): Act => ({
  kind: 'label',
  number: 12,
  add,
  remove,
});

describe('what Hearth gave somebody within the last minutes', () => {
  const issues = async () => (await it.ledger.inHand(1, ANA)).issues.map(({ number }) => number);
  const give = (number: number, more: Partial<Acted> = {}) =>
    acted({
      act: { kind: 'assign', number, add: ['Ana'], remove: [] },
      number,
      planned: new Date().toISOString(),
      ...more,
    });

  test('is in hand before its webhook tells of it, and is not counted twice after', async () => {
    for (const number of [1, 2, 3, 4, 5]) await issue('opened', number, day(1));
    await assign(9, day(5), 'ana');
    await given();
    await give(1);
    await give(2, { state: 'refused' });
    await give(3, { planned: day(1) });
    await give(4, { act: { kind: 'assign', number: 4, add: ['ben'], remove: [] } });
    await give(5);
    expect(await issues()).toEqual([9, 1, 5]);
    const now = new Date(Date.now() + 1_000).toISOString();
    await assign(1, now);
    await unassign(5, now);
    expect(await issues()).toEqual([9, 1]);
  });
});

describe('labels of our own', () => {
  const own = async () =>
    (await it.ledger.ownLabels(7, 12)).map(({ name, on, feature, rule }) => [name, on, feature, rule]);

  test('the act that put it on last, and the one that took it off last', async () => {
    await acted({ act: labels(['sig/network', 'area/dns']) });
    await acted({ act: labels([], ['SIG/network']), rule: 'withdraw', planned: day(2) });
    await acted({ act: labels(['Sig/Network']), feature: 'commands', planned: day(3) });
    expect(await own()).toEqual([
      ['area/dns', true, 'sigs', 'by_owners'],
      ['SIG/network', false, 'sigs', 'withdraw'],
      ['Sig/Network', true, 'commands', 'by_owners'],
    ]);
  });

  test.each(['planned', 'refused', 'failed', 'would', 'unchanged'])('not what is %s', async (state) => {
    await acted({ act: labels(['sig/network']), state });
    expect(await own()).toEqual([]);
  });

  test('not what was sent and refused', async () => {
    await acted({ act: labels(['sig/network']), state: 'refused', sent: true });
    expect(await own()).toEqual([]);
  });

  test.each(['sent', 'unchanged', 'failed'])('what was sent may have taken effect: it is %s', async (state) => {
    await acted({ act: labels(['sig/network']), state, sent: true });
    expect(await own()).toEqual([['sig/network', true, 'sigs', 'by_owners']]);
  });

  test('what a person asked for is theirs: where it was there already, and where a section did the same at once', async () => {
    await acted({ act: labels(['a', 'b']), planned: day(1) });
    await acted({ act: labels(['a']), feature: 'commands', rule: 'person', state: 'unchanged', planned: day(2) });
    await acted({ act: labels(['b']), feature: 'commands', rule: 'person', planned: day(1) });
    await acted({ act: labels(['c']), feature: 'commands', rule: 'person', planned: day(1) });
    await acted({ act: labels(['c']), planned: day(1) });
    expect(await own()).toEqual([
      ['a', true, 'commands', 'person'],
      ['b', true, 'commands', 'person'],
      ['c', true, 'commands', 'person'],
    ]);
  });

  test('nothing of another item, of another repository, of another kind of act, or of somebody forgotten', async () => {
    await acted({ act: labels(['sig/network']), number: 13 });
    await acted({ act: labels(['sig/network']), repository: 8 });
    await acted({ act: { kind: 'assign', number: 12, add: ['ana'], remove: [] } });
    await acted({ act: {} });
    expect(await own()).toEqual([]);
  });
});

describe('decisions', () => {
  const decisions = async () =>
    (await it.ledger.decisionsOn(7, 12)).map(({ act, about, state }) => [act, about, state]);

  test('each with its kind and what it is about, without its text', async () => {
    await acted({ act: labels(['sig/network'], ['needs-sig']), planned: day(1) });
    await acted({ act: { kind: 'assign', number: 12, add: ['ana'], remove: [] }, planned: day(2) });
    await acted({ act: { kind: 'comment', number: 12, body: 'Long.' }, planned: day(3), state: 'refused' });
    await acted({ act: { kind: 'item', number: 12, title: 'Better', state: 'open' }, planned: day(4) });
    await acted({ act: {}, planned: day(5) });
    expect(await decisions()).toEqual([
      ['label', ['sig/network', 'needs-sig'], 'applied'],
      ['assign', ['ana'], 'applied'],
      ['comment', [], 'refused'],
      ['item', ['Better'], 'applied'],
      ['', [], 'applied'],
    ]);
  });

  test('and each that did nothing, silently; none of another item', async () => {
    await acted({ act: labels(['x']), number: 13 });
    await it.database.rows(
      `with body as (insert into bodies (packed) values ('\\x00') returning id), row as (
         insert into inbox (guid, event, body, body_at, body_length, lane)
         select 'g' || n, 'issues', body.id, 0, 1, 'item:7:' || n from body, generate_series(12, 13) n returning id)
       insert into outcomes (inbox_id, feature, state, because)
       select id, 'sigs', 'decided', '{"code": "nothing_owned", "visibility": "public"}' from row`,
    );
    expect(await it.ledger.decisionsOn(7, 12)).toEqual([
      {
        at: expect.any(String),
        feature: 'sigs',
        rule: '',
        state: 'silent',
        act: '',
        about: [],
        because: { code: 'nothing_owned', visibility: 'public' },
        url: null,
      },
    ]);
  });
});
