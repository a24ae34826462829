// Applications and nominations as the ledger tells them, and who is who in a community.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { WordKind } from '../../src/core/fact.js';
import type { Ledger } from '../../src/engine/ports.js';
import { createLedger } from '../../src/store/ledger.js';
import { forgetPerson } from '../../src/store/ledger/forget.js';
import { APP, communityOf, OWNER } from '../support/community.js';
import type { Community } from '../support/community.js';
import { say as said } from '../support/said.js';
import type { Saying } from '../support/said.js';

let it: Community;
let ledger: Ledger;
beforeEach(async () => {
  it = await communityOf();
  ledger = createLedger(it.database);
});
afterEach(() => it.end());

const ACME = OWNER.id;
const NOW = '2026-12-01T00:00:00Z';
const OTHER = { id: 2, login: 'globex', kind: 'organization' as const };
const say = (kind: WordKind, saying: Saying) => said(it, kind, saying);

const apply = (number: number, who: string, at: string, more: Partial<Saying> = {}) => {
  it.issue(number, { by: who, at });
  return say('applied', {
    by: who,
    about: who,
    value: 'role/member@network',
    at,
    number,
    where: `opening:${number}`,
    ...more,
  });
};

/** The private issue that Hearth made for a case, as the audit has it. */
async function post(
  series: string,
  parts: { in: string | null; number: number; feature?: string; community?: number },
): Promise<void> {
  const { feature = 'desk', community = ACME, number } = parts;
  const act = { kind: 'issue', series, title: 'A case', body: '', ...(parts.in === null ? {} : { in: parts.in }) };
  await it.database.rows(
    `insert into actions (effect_key, community, installation, repository, owner, name, number, feature, rule, scope, cause, slot,
       act, because, guid, cause_at, state, github_id, planned_at)
     values (gen_random_uuid(), $1, 5, $2, 'acme', 'app', 0, $3, 'private', '', '', '', $4, '{}', 'g', now(), 'applied', $5, now())`,
    [community, APP, feature, JSON.stringify(act), number],
  );
}

describe('a case', () => {
  test('is all that was said on its item and in its private issue, in its order', async () => {
    const desk = it.repository('desk', { private: true }).repositoryId;
    apply(12, 'ana', '2026-11-01');
    say('sponsor_named', { by: 'ana', about: 'mo', at: '2026-11-01', number: 12, where: 'opening:12' });
    say('sponsored', { by: 'mo', about: 'ana', at: '2026-11-02', number: 12 });
    say('concerned', { by: 'li', about: 'ana', value: '1', at: '2026-11-03', number: 4, repository: desk });
    say('concerned', { by: 'li', about: 'ana', value: '1', at: '2026-11-03', number: 5, repository: desk });
    say('applied', { by: 'ravi', about: 'ravi', value: 'role/member', at: '2026-11-03', number: 13 });
    it.comment(12, { by: 'mo', at: '2026-11-02' });
    await it.tell();
    await post(`desk:${APP}:12`, { in: 'desk', number: 4 });
    const found = await ledger.caseOf(APP, 12, 'shared');
    expect(found).toMatchObject({
      ...{ repository: APP, number: 12, privateIssue: { repository: desk, number: 4 } },
      ...{ open: true, openedAt: '2026-11-01T00:00:00Z', author: it.id('ana') },
    });
    expect(found?.acts.map(({ word, by, about, value, at }) => [word, by, about, value, at])).toEqual([
      ['applied', it.id('ana'), it.id('ana'), 'role/member@network', '2026-11-01T00:00:00Z'],
      ['sponsor_named', it.id('ana'), it.id('mo'), null, '2026-11-01T00:00:00Z'],
      ['sponsored', it.id('mo'), it.id('ana'), null, '2026-11-02T00:00:00Z'],
      ['concerned', it.id('li'), it.id('ana'), '1', '2026-11-03T00:00:00Z'],
    ]);
    expect(await ledger.caseOf(desk, 4, 'shared')).toEqual(found);
    expect(await ledger.caseOf(desk, 5, 'shared')).toBeNull();
  });

  test('is none where nothing was said, or the item is not known', async () => {
    it.issue(1, { by: 'ana', at: '2026-11-01' });
    say('applied', { by: 'ana', about: 'ana', value: 'role/member', at: '2026-11-01', number: 99 });
    await it.tell();
    expect(await ledger.caseOf(APP, 1, 'shared')).toBeNull();
    expect(await ledger.caseOf(APP, 99, 'shared')).toBeNull();
    expect(await ledger.caseOf(1234, 1, 'shared')).toBeNull();
  });

  test('has no private issue by another feature, another community, another repository of that name', async () => {
    it.repository('desk', { private: true });
    it.repository('desk', { owner: OTHER, private: true });
    apply(12, 'ana', '2026-11-01');
    await it.tell();
    await post(`desk:${APP}:12`, { in: 'desk', number: 4, feature: 'reports' });
    await post(`desk:${APP}:12`, { in: 'desk', number: 5, community: OTHER.id });
    await post(`desk:${APP}:13`, { in: 'desk', number: 6 });
    await post(`desk:${APP}:12`, { in: 'nowhere', number: 7 });
    expect((await ledger.caseOf(APP, 12, 'shared'))?.privateIssue).toBeNull();
  });

  test('goes with its item to another repository', async () => {
    const there = it.repository('there');
    const desk = it.repository('desk', { private: true }).repositoryId;
    apply(12, 'ana', '2026-11-01');
    say('concerned', { by: 'li', about: 'ana', value: '1', at: '2026-11-03', number: 4, repository: desk });
    it.transfer(12, { repository: there.repositoryId, number: 3 }, { by: 'mo', at: '2026-11-04' });
    there.issue(3, { by: 'ana', at: '2026-11-01' });
    await it.tell();
    await post(`desk:${APP}:12`, { in: 'Desk', number: 4 });
    const found = await ledger.caseOf(there.repositoryId, 3, 'shared');
    expect(found).toMatchObject({ repository: there.repositoryId, number: 3, open: true, privateIssue: { number: 4 } });
    expect(found?.acts.map(({ word }) => word)).toEqual(['applied', 'concerned']);
    expect((await ledger.caseOf(APP, 12, 'shared'))?.open).toBe(false);
  });

  test.each([
    [
      'closed',
      () => {
        it.close(12, { by: 'ana', at: '2026-11-02' });
      },
      false,
    ],
    [
      'closed and opened again',
      () => {
        it.close(12, { by: 'ana', at: '2026-11-02' });
        it.reopen(12, { by: 'ana', at: '2026-11-03' });
      },
      true,
    ],
    [
      'deleted',
      () => {
        it.remove(12, '2026-11-02');
      },
      false,
    ],
  ])('%s', async (_, happen, open) => {
    apply(12, 'ana', '2026-11-01');
    happen();
    await it.tell();
    expect((await ledger.caseOf(APP, 12, 'shared'))?.open).toBe(open);
    expect(await ledger.openCases(ACME, null)).toHaveLength(open ? 1 : 0);
  });
});

describe('open cases', () => {
  const open = async () => {
    await it.tell();
    return (await ledger.openCases(ACME, null)).map(({ number, title, person, since }) => [
      number,
      title.name,
      person,
      since.slice(0, 10),
    ]);
  };

  test('are those that nothing has ended, the longest open first, of this community', async () => {
    apply(3, 'li', '2026-11-03');
    apply(1, 'ana', '2026-11-01');
    apply(2, 'ravi', '2026-11-02', { by: 'mo' });
    const there = it.repository('other', { owner: OTHER });
    there.issue(1, { by: 'ana', at: '2026-11-01' });
    say('nominated', {
      by: 'mo',
      about: 'ana',
      value: 'role/member',
      at: '2026-11-01',
      number: 1,
      repository: there.repositoryId,
    });
    say('sponsored', { by: 'mo', about: 'ana', at: '2026-11-05', number: 1 });
    expect(await open()).toEqual([
      [1, 'member', it.id('ana'), '2026-11-01'],
      [2, 'member', it.id('ravi'), '2026-11-02'],
      [3, 'member', it.id('li'), '2026-11-03'],
    ]);
    expect((await ledger.openCases(ACME, null))[0]?.title.sig).toBe('network');
  });

  test.each(['accepted', 'deferred', 'withdrawn'] as const)(
    '%s ends it; applying again begins it anew',
    async (kind) => {
      apply(1, 'ana', '2026-11-01');
      say(kind, { by: 'mo', about: 'ana', value: 'role/member@network', at: '2026-11-02', number: 1 });
      expect(await open()).toEqual([]);
      say('applied', { by: 'ana', about: 'ana', value: 'role/reviewer@network', at: '2026-11-05', number: 1 });
      expect(await open()).toEqual([[1, 'reviewer', it.id('ana'), '2026-11-05']]);
    },
  );

  test('what was withdrawn by closing goes on where it was opened again', async () => {
    apply(1, 'ana', '2026-11-01');
    it.close(1, { by: 'ana', at: '2026-11-02' });
    say('withdrawn', { by: 'ana', about: 'ana', value: 'closed', at: '2026-11-02', number: 1 });
    expect(await open()).toEqual([]);
    it.reopen(1, { by: 'ana', at: '2026-11-03' });
    expect(await open()).toHaveLength(1);
  });

  test('of somebody who is forgotten there is none, and it is never that of who nominated them', async () => {
    it.issue(1, { by: 'mo', at: '2026-11-01' });
    say('nominated', { by: 'mo', about: 'ana', value: 'role/member', at: '2026-11-01', number: 1 });
    expect(await open()).toHaveLength(1);
    await forgetPerson(it.database, it.id('ana'));
    expect(await open()).toEqual([]);
  });
});

test('forgetting somebody seals what was done on a case about them, and in its private issue', async () => {
  it.repository('desk', { private: true });
  it.issue(1, { by: 'mo', at: '2026-11-01' });
  it.issue(2, { by: 'mo', at: '2026-11-01' });
  say('nominated', { by: 'mo', about: 'ana', value: 'role/member', at: '2026-11-01', number: 1 });
  say('nominated', { by: 'mo', about: 'ravi', value: 'role/member', at: '2026-11-01', number: 2 });
  await it.tell();
  await post(`desk:${APP}:1`, { in: 'desk', number: 4 });
  await post(`desk:${APP}:2`, { in: 'desk', number: 5 });
  await it.database.rows(
    `update actions set act = '{"kind":"team","team":"members","person":${it.id('ana')},"login":"ana"}' where github_id = 5`,
  );
  await post(`desk:${APP}:2`, { in: 'desk', number: 5 });
  await post('ladder', { in: null, number: 6, feature: 'ladder' });
  await it.database.rows(
    `update actions set act = '{"kind":"files","changes":[{"path":"M.md","as":"roster","login":"Ana"}]}' where github_id = 6`,
  );
  await post('ladder', { in: null, number: 7, feature: 'ladder' });
  await it.database.rows(
    `update actions set act = '{"kind":"files","changes":[{"path":"M.md","as":"whole","text":"x"}]}' where github_id = 7`,
  );
  await forgetPerson(it.database, it.id('ana'));
  const kept = await it.database.rows<{ post: number; stays: boolean }>(
    `select github_id::int as post, act <> '{}' as stays from actions order by id`,
  );
  expect(kept.map(({ post: number, stays }) => [number, stays])).toEqual([
    [4, false],
    [5, false],
    [5, true],
    [6, false],
    [7, true],
  ]);
});

test('who was deferred since a day, for which title', async () => {
  apply(1, 'ana', '2026-08-01');
  say('deferred', { by: 'mo', about: 'ana', value: 'role/member@network', at: '2026-09-02', number: 1 });
  apply(2, 'ravi', '2026-08-01');
  say('deferred', { by: 'mo', at: '2026-09-01', number: 2 });
  apply(3, 'li', '2026-08-01');
  say('deferred', { by: 'mo', about: 'li', value: 'role/member', at: '2026-08-31 23:59', number: 3 });
  say('deferred', {
    by: 'mo',
    about: 'li',
    value: 'role/member',
    at: '2026-10-01',
    number: 1,
    repository: it.repository('other', { owner: OTHER }).repositoryId,
  });
  await it.tell();
  expect(await ledger.deferredSince(ACME, '2026-09-01T00:00:00Z', null)).toEqual([
    { repository: APP, person: it.id('ravi'), title: 'role/member@network' },
    { repository: APP, person: it.id('ana'), title: 'role/member@network' },
  ]);
});

describe('who is who', () => {
  const rename = (who: string, login: string, at: string) => {
    it.fact({ fact: 'person', id: it.id(who), login, kind: 'user', at });
  };

  test('by the login they bear or bore, in any letters; a login that went on is the later one’s', async () => {
    it.issue(1, { by: 'ana', at: '2026-11-01' });
    it.comment(1, { by: 'ravi', at: '2026-11-02' });
    it.assign(1, 'li', { by: 'ana', at: '2026-11-02' });
    it.comment(1, { by: 'robo[bot]', at: '2026-11-02' });
    it.repository('other', { owner: OTHER }).issue(1, { by: 'stranger', at: '2026-11-01' });
    it.person('silent');
    rename('ana', 'Ana-New', '2026-11-05T00:00:00Z');
    rename('ravi', 'ana', '2026-11-10T00:00:00Z');
    await it.tell();
    const asked = ['ANA-new', 'Ana', 'ravi', 'LI', 'robo[bot]', 'stranger', 'silent', 'nobody'];
    expect(Object.fromEntries(await ledger.knownAs(ACME, asked))).toEqual({
      'ana-new': { id: it.id('ana'), login: 'Ana-New' },
      ana: { id: it.id('ravi'), login: 'ana' },
      ravi: { id: it.id('ravi'), login: 'ana' },
      li: { id: it.id('li'), login: 'li' },
    });
    expect(await ledger.knownAs(ACME, [])).toEqual(new Map());
    expect([...(await ledger.knownAs(OTHER.id, asked)).keys()]).toEqual(['stranger']);
  });

  test('logins of people who did something here, the last seen first, each as it is now', async () => {
    it.issue(1, { by: 'ana', at: '2026-11-01' });
    it.comment(1, { by: 'ravi', at: '2026-11-02' });
    it.label(1, 'bug', { by: 'li', at: '2026-11-02' });
    it.comment(1, { by: 'robo[bot]', at: '2026-11-02' });
    it.repository('other', { owner: OTHER }).issue(1, { by: 'stranger', at: '2026-11-01' });
    rename('ana', 'Ana-New', '2026-11-05T00:00:00Z');
    await it.tell();
    expect(await ledger.loginsHere(ACME)).toEqual([
      { id: it.id('ana'), login: 'Ana-New' },
      { id: it.id('ravi'), login: 'ravi' },
    ]);
  });
});

describe('what one repository’s own file let be said of a case', () => {
  const own = { community: null } as const;

  test('counts where the case is, and not where it is moved to', async () => {
    const there = it.repository('there');
    apply(12, 'ana', '2026-11-01');
    say('sponsored', { ...own, by: 'mo', about: 'ana', at: '2026-11-02', number: 12 });
    await it.tell();
    const words = async (repository: number, number: number, as: 'all' | 'shared') =>
      (await ledger.caseOf(repository, number, as))?.acts.map(({ word }) => word);
    expect(await words(APP, 12, 'all')).toEqual(['applied', 'sponsored']);
    expect(await words(APP, 12, 'shared')).toEqual(['applied']);
    there.issue(3, { by: 'ana', at: '2026-11-01' });
    it.transfer(12, { repository: there.repositoryId, number: 3 }, { by: 'mo', at: '2026-11-03' });
    await it.tell();
    expect(await words(there.repositoryId, 3, 'all')).toEqual(['applied']);
  });

  test('begins nothing elsewhere, and ends what was begun there for all', async () => {
    apply(12, 'ana', '2026-11-01');
    apply(13, 'ravi', '2026-11-01', { ...own });
    await it.tell();
    const open = async (here: number | null) => (await ledger.openCases(ACME, here)).map(({ number }) => number);
    expect([await open(null), await open(APP)]).toEqual([[12], [12, 13]]);
    say('deferred', { ...own, by: 'mo', about: 'ana', value: 'role/reviewer@network', at: '2026-11-02', number: 12 });
    await it.tell();
    expect([await open(null), await open(APP)]).toEqual([[], [13]]);
    const deferred = (here: number | null) => ledger.deferredSince(ACME, '2026-09-01T00:00:00Z', here);
    expect(await deferred(null)).toEqual([]);
    expect(await deferred(APP)).toHaveLength(1);
  });
});

describe('the last act', () => {
  const last = async (at = NOW) => {
    await it.tell();
    const people = ['ana', 'ravi', 'mo', 'robo[bot]'].map(it.id);
    return Object.fromEntries(await ledger.lastActs(people, { community: ACME }, at));
  };

  test('is the newest contribution of their own, or what they did for others, before the moment', async () => {
    it.issue(1, { by: 'ana', at: '2026-01-01' });
    it.comment(1, { by: 'ravi', at: '2026-01-02' });
    it.label(1, 'bug', { by: 'mo', at: '2026-01-03' });
    it.comment(1, { by: 'robo[bot]', at: '2026-01-04' });
    it.comment(1, { by: 'ana', at: '2026-12-01' });
    expect(await last()).toEqual({
      [it.id('ana')]: '2026-01-01T00:00:00Z',
      [it.id('ravi')]: '2026-01-02T00:00:00Z',
      [it.id('mo')]: '2026-01-03T00:00:00Z',
    });
  });

  test('in other repositories than those that are asked about is none', async () => {
    it.issue(1, { by: 'ana', at: '2026-01-01' });
    await it.tell();
    const within = async (repositories: readonly number[]) => [
      ...(await ledger.lastActs([it.id('ana')], { repositories }, NOW)).keys(),
    ];
    expect([await within([APP]), await within([APP + 1]), await within([])]).toEqual([[it.id('ana')], [], []]);
  });

  test.each([
    ['their own', '2026-02-02', '2026-02-01'],
    ['what they did for others', '2026-02-01', '2026-02-02'],
  ])('of both is whichever is newer: %s', async (_, comment, label) => {
    it.issue(1, { by: 'ana', at: '2026-01-01' });
    it.issue(2, { by: 'ravi', at: '2026-01-02' });
    it.comment(1, { by: 'mo', at: comment });
    it.label(1, 'bug', { by: 'mo', at: label });
    // On their own item it counts for nothing, and what came before it does.
    it.close(1, { by: 'ravi', at: '2026-01-20' });
    it.close(2, { by: 'ravi', at: '2026-01-30' });
    expect(await last()).toMatchObject({
      [it.id('mo')]: '2026-02-02T00:00:00Z',
      [it.id('ravi')]: '2026-01-20T00:00:00Z',
    });
  });

  test('is no star, no sorting of their own items, nothing that was deleted, and nothing elsewhere', async () => {
    it.issue(1, { by: 'ana', at: '2026-01-01' });
    it.label(1, 'bug', { by: 'ana', at: '2026-01-02' });
    it.close(1, { by: 'ana', at: '2026-01-03' });
    it.star({ by: 'ana', at: '2026-01-04' });
    it.comment(1, { by: 'ana', at: '2026-01-05', deletedAt: '2026-01-06' });
    it.repository('other', { owner: OTHER }).issue(1, { by: 'ana', at: '2026-01-07' });
    say('title_given', { about: 'ana', value: 'role/member', at: '2026-01-08' });
    say('away', { by: 'ana', at: '2026-01-09' });
    expect(await last()).toEqual({ [it.id('ana')]: '2026-01-01T00:00:00Z' });
  });
});

describe('who was asked whether they are still there', () => {
  const ask = (of: { scope: string; at: string; state?: string; rule?: string }) =>
    it.database.rows(
      `insert into actions (effect_key, community, installation, repository, owner, name, number, feature, rule, scope, cause, slot,
         act, because, guid, cause_at, state, planned_at)
       values (gen_random_uuid(), $1, 5, $2, 'acme', 'app', 0, 'ladder', $3, $4, '', '', '{"kind": "issue"}', '{}', 'g', $5, $6, now())`,
      [ACME, APP, of.rule ?? 'ask', of.scope, of.at, of.state ?? 'applied'],
    );

  test('is told with the last time before the moment, of any repository of the owner', async () => {
    it.issue(1, { by: 'ana', at: '2026-01-01' });
    await it.tell();
    await ask({ scope: 'person:1', at: '2026-01-05T00:00:00Z' });
    await ask({ scope: 'person:1', at: '2026-02-05T00:00:00Z', state: 'refused' });
    await ask({ scope: 'person:1', at: '2026-12-05T00:00:00Z' });
    await ask({ scope: 'person:2', at: '2026-01-06T00:00:00Z', state: 'planned' });
    // Only observed, something else, and of somebody who is forgotten.
    await ask({ scope: 'person:3', at: '2026-01-07T00:00:00Z', state: 'would' });
    await ask({ scope: 'repository:4', at: '2026-01-07T00:00:00Z', rule: 'list' });
    await ask({ scope: '', at: '2026-01-07T00:00:00Z' });
    const asked = (community: number) => ledger.lastAsked(community, '2026-03-01T00:00:00Z');
    expect(Object.fromEntries(await asked(ACME))).toEqual({ 1: '2026-02-05T00:00:00Z', 2: '2026-01-06T00:00:00Z' });
    expect((await asked(OTHER.id)).size).toBe(0);
  });
});
