// Whose turn it is on the open items of a repository, from the ledger.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createLedger } from '../../src/store/ledger.js';
import { APP, communityOf } from '../support/community.js';
import type { Community } from '../support/community.js';

let it: Community;
beforeEach(async () => {
  it = await communityOf();
  it.maintainer('mo', { at: '2026-01-01' });
});
afterEach(async () => {
  await it.end();
});

const turns = async (repository = APP) => {
  await it.tell();
  return createLedger(it.database).openTurns(repository);
};
const day = (number: number) => `2026-11-0${number} 10:00`;

test('who waits for maintainers or reviewers, the longest waiting first', async () => {
  it.pull(3, { by: 'ana', at: day(1), labels: ['sig/network'] });
  it.ask(3, 'rev', { by: 'ana', at: day(3) });
  it.ask(3, 'ida', { by: 'ana', at: day(4) });
  it.issue(1, { by: 'ben', at: day(2) });
  it.discussion(2, { by: 'cho', at: day(1) });
  it.comment(2, { by: 'mo', at: day(2) });
  it.comment(2, { by: 'cho', at: day(5) });
  expect(await turns()).toEqual([
    {
      ...{ number: 1, kind: 'issue', author: 'ben', newcomer: true, of: 'maintainers', since: '2026-11-02T10:00:00Z' },
      ...{ because: 'never_answered', people: [], labels: [] },
    },
    {
      ...{ number: 3, kind: 'pull_request', author: 'ana', newcomer: true, of: 'reviewers' },
      ...{
        since: '2026-11-03T10:00:00Z',
        because: 'review_requested',
        people: ['ida', 'rev'],
        labels: ['sig/network'],
      },
    },
    {
      ...{ number: 2, kind: 'discussion', author: 'cho', newcomer: false, of: 'maintainers' },
      ...{ since: '2026-11-05T10:00:00Z', because: 'author_spoke', people: [], labels: [] },
    },
  ]);
});

test('nobody waits on what is closed, gone, spam, a draft, answered, or of a bot; other repositories are others', async () => {
  for (const [number, by] of ['a', 'b', 'c', 'd', 'robo[bot]'].entries()) it.issue(number + 1, { by, at: day(1) });
  it.close(1, { by: 'a', at: day(2) });
  it.remove(2, day(2));
  it.lock(3, { by: 'mo', at: day(2), reason: 'spam' });
  it.comment(4, { by: 'mo', at: day(2) });
  it.pull(6, { by: 'e', at: day(1), draft: true });
  it.repository('web').issue(1, { by: 'f', at: day(1) });
  expect(await turns()).toEqual([]);
});

test('a newcomer is who opened their first item anywhere in the community, was not answered, and is no maintainer', async () => {
  const web = it.repository('web', { private: true });
  const elsewhere = it.repository('app', { owner: { id: 2, login: 'other', kind: 'user' } });
  web.issue(1, { by: 'ana', at: day(1) });
  elsewhere.issue(1, { by: 'ben', at: day(1) });
  for (const [number, by] of ['ana', 'ben', 'mo', 'cho'].entries()) it.issue(number + 1, { by, at: day(2) });
  it.issue(5, { by: 'cho', at: day(2) });
  it.comment(2, { by: 'cho', at: day(3) });
  const found = await turns();
  expect(found.map(({ number, newcomer }) => [number, newcomer])).toEqual([
    [1, false],
    [2, false],
    [3, false],
    [4, true],
    [5, false],
  ]);
});
