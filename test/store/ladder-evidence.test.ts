// What a count shows beside its number: the newest items, when the last that was needed was done, and nothing of other
// repositories than those that were asked for.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { NeededTally } from '../../src/core/tally.js';
import { actKinds, wordKinds } from '../../src/core/fact.js';
import { readFileSync } from 'node:fs';
import { createLedger } from '../../src/store/ledger.js';
import { APP, communityOf } from '../support/community.js';
import type { Community } from '../support/community.js';

let it: Community;
beforeEach(async () => {
  it = await communityOf();
});
afterEach(() => it.end());

const AT = '2026-12-01T00:00:00Z';
const ask = (parts: Partial<NeededTally>): NeededTally => ({
  ...{ of: 'comments', since: null, repositories: [APP], labels: null, need: 1 },
  ...parts,
});
const tallied = async (who: string, ...asks: readonly NeededTally[]) => {
  await it.tell();
  return createLedger(it.database).tallies(it.id(who), asks, AT);
};

test('the newest ten items, each once, with the last that was counted there', async () => {
  for (let number = 1; number <= 12; number += 1) {
    it.issue(number, { by: 'ravi', at: '2026-11-01' });
    it.comment(number, { by: 'ana', at: `2026-11-${String(number + 1).padStart(2, '0')}` });
  }
  it.comment(3, { by: 'ana', at: '2026-11-20' });
  const [found] = await tallied('ana', ask({ need: 13 }));
  expect(found).toMatchObject({ have: 13, reachedAt: '2026-11-20T00:00:00Z' });
  expect(found?.evidence).toHaveLength(10);
  expect(found?.evidence.slice(0, 2)).toEqual([
    { is: 'item', repository: APP, number: 3, at: '2026-11-20T00:00:00Z' },
    { is: 'item', repository: APP, number: 12, at: '2026-11-13T00:00:00Z' },
  ]);
});

test('what was not reached has no moment; asking for none is reached by nothing', async () => {
  it.issue(1, { by: 'ravi', at: '2026-11-01' });
  it.comment(1, { by: 'ana', at: '2026-11-02' });
  const found = await tallied('ana', ask({ need: 2 }), ask({ need: 0 }), ask({ need: 1 }));
  expect(found.map(({ reachedAt }) => reachedAt)).toEqual([null, null, '2026-11-02T00:00:00Z']);
});

test('a private repository counts and is shown only where it is among those asked for', async () => {
  const secret = it.repository('secret', { private: true });
  secret.issue(1, { by: 'ravi', at: '2026-11-01' });
  secret.comment(1, { by: 'ana', at: '2026-11-02' });
  const both = [APP, secret.repositoryId];
  const [public_, all] = await tallied('ana', ask({}), ask({ repositories: both }));
  expect(public_).toEqual({ have: 0, reachedAt: null, evidence: [] });
  expect(all).toMatchObject({ have: 1, evidence: [{ repository: secret.repositoryId }] });
  const ofAll = await createLedger(it.database).talliesOfAll([ask({}), ask({ repositories: both })], AT);
  expect(ofAll.get(it.id('ana'))).toEqual([0, 1]);
});

test('nobody did anything: nothing of nobody, for no ask or many', async () => {
  it.person('ana');
  expect(await tallied('ana')).toEqual([]);
  expect(await tallied('ana', ask({ labels: ['sig/a'] }))).toEqual([{ have: 0, reachedAt: null, evidence: [] }]);
  const ledger = createLedger(it.database);
  expect(await ledger.talliesOfAll([], AT)).toEqual(new Map());
  expect(await ledger.talliesOfAll([ask({}), ask({ labels: ['sig/a'] })], AT)).toEqual(new Map());
});

test('the docs name every kind of act and of word', () => {
  for (const page of ['ledger.md', 'ledger-format.md']) {
    const text = readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8');
    for (const kind of [...actKinds, ...wordKinds]) expect(text).toContain(`\`${kind}\``);
  }
});
