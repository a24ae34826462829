// Forgetting somebody: gone from every table, gone for good, and nothing is said to them twice.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { PlannedAction } from '../../src/engine/ports.js';
import { createAudit } from '../../src/store/audit.js';
import { createInbox } from '../../src/store/inbox.js';
import { acquaintances, forgetKnown, forgetPerson } from '../../src/store/ledger/forget.js';
import { digestOf } from '../../src/store/ledger/forgotten.js';
import { account, commentOf, payloadOf, REPOSITORY, testLedger } from '../support/ledger.js';
import type { TestLedger } from '../support/ledger.js';

let it: TestLedger;
beforeEach(async () => {
  it = await testLedger();
});
afterEach(async () => {
  await it.close();
});

const ANA = account('ana')?.id ?? 0;
const AT = '2026-03-01T12:00:00Z';

const tellEverything = async () => {
  await it.hear('issues', payloadOf('issue', { action: 'opened' }));
  await it.hear('issues', payloadOf('issue', { action: 'assigned', at: AT, more: { assignee: account('ana') } }));
  await it.hear(
    'issue_comment',
    payloadOf('issue', { action: 'created', author: 'ben', number: 2, sender: 'ana', more: { comment: SAID } }),
  );
  const { action: _, issue: __, ...about } = payloadOf('issue', { action: 'x' }) as Record<string, unknown>;
  await it.hear('star', { ...about, action: 'created', starred_at: AT });
};
const SAID = commentOf('ana', AT);

const tables = ['people', 'logins', 'items', 'acts', 'associations', 'maintainers', 'actions', 'forgotten'];
const everything = async () =>
  JSON.stringify(await Promise.all(tables.map((table) => it.database.rows(`select * from ${table}`))));

test('what they did stays as done by nobody, and neither number nor login is found anywhere', async () => {
  await tellEverything();
  const before = await it.database.rows('select kind from acts order by kind');
  expect(await acquaintances(it.database, 'ANA')).toEqual([
    { id: ANA, logins: ['ana'], acts: 4, items: 1, actions: 0 },
  ]);
  await forgetPerson(it.database, ANA);
  expect(await it.database.rows('select kind from acts order by kind')).toEqual(before);
  expect(await everything()).not.toMatch(new RegExp(`\\b${ANA}\\b|"ana"`));
  expect(await acquaintances(it.database, 'ana')).toEqual([]);
});

test('told again, by webhook or history, they stay forgotten and nothing is counted twice', async () => {
  await tellEverything();
  await forgetPerson(it.database, ANA);
  const forgotten = await everything();
  await tellEverything();
  await forgetPerson(it.database, ANA);
  expect(await everything()).toBe(forgotten);
});

test('who asked another Hearth is forgotten here as well, once its backup is read', async () => {
  await tellEverything();
  await it.database.rows(`insert into forgotten (digest) select ${digestOf('$1::text')}`, [ANA]);
  await it.database.transaction(forgetKnown);
  expect(await everything()).not.toMatch(new RegExp(`\\b${ANA}\\b|"ana"`));
});

test('who is told of while being forgotten is forgotten', async () => {
  await tellEverything();
  // As many as have a connection each: one that has to wait for it would not be at the same time.
  const many = Array.from({ length: 9 }, () => tellEverything());
  await Promise.all([...many, forgetPerson(it.database, ANA)]);
  expect(await everything()).not.toMatch(new RegExp(`\\b${ANA}\\b|"ana"`));
});

test('the once outlives it: no second greeting, and nobody can tell whose the first was', async () => {
  await tellEverything();
  const inbox = createInbox(it.database);
  const audit = createAudit(it.database);
  const greeting: PlannedAction = {
    effectKey: 'a'.repeat(64),
    feature: 'welcome',
    rule: 'first_issue',
    scope: `person:${ANA}`,
    cause: 'first',
    slot: '',
    act: { kind: 'status', number: 1, body: 'Welcome, ana!' },
    because: { code: 'greeted', visibility: 'public' },
    repository: REPOSITORY,
    installation: 5,
    causeAt: new Date(AT),
    state: 'planned',
  };
  const plan = async (guid: string) => {
    await inbox.insert([{ guid, event: 'issues', payload: Buffer.from('{}') }]);
    const claim = await inbox.claim(new Date());
    if (claim === null) throw new Error('nothing to claim');
    await audit.commit(claim, { actions: [greeting], later: [], outcomes: [], facts: [] });
    await inbox.settle(claim, 'done', '');
  };
  await plan('one');
  await forgetPerson(it.database, ANA);
  await plan('two');
  const kept = await it.database.rows('select effect_key, act, scope from actions');
  expect(kept).toEqual([{ effect_key: expect.not.stringContaining('aaaa'), act: {}, scope: '' }]);
});
