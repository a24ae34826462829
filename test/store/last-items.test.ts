// The newest items with what happened to them: who is in the list, and what is told of each.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { forgetPerson } from '../../src/store/ledger/forget.js';
import { account, payloadOf, testLedger } from '../support/ledger.js';
import type { TestLedger } from '../support/ledger.js';

let it: TestLedger;
beforeEach(async () => {
  it = await testLedger();
});
afterEach(async () => {
  await it.close();
});

const day = (n: number) => `2026-03-${String(n).padStart(2, '0')}T10:00:00Z`;
const person = (login: string) => ({ id: account(login)?.id, login, kind: 'user' });
const last = (count = 10) => it.ledger.lastItems(7, count);
const numbers = async (count?: number) => (await last(count)).map(({ number }) => number);
const issue = (number: number, more: object = {}) =>
  it.hear('issues', payloadOf('issue', { action: 'opened', number, openedAt: day(number), ...more }));
const pull = (action: string, at: string, more: object = {}) =>
  it.hear('pull_request', payloadOf('pull_request', { action, number: 4, openedAt: day(4), at, ...more }));

test('the life of a pull request is told, oldest first, with who did what', async () => {
  await pull('opened', day(4), { item: { draft: true, additions: 3, deletions: 2 } });
  await pull('ready_for_review', day(5), { item: { draft: false } });
  await pull('labeled', day(6), { sender: 'mo', more: { label: { name: 'Docs' } } });
  const merged = { merged: true, merged_at: day(7), closed_at: day(7), state: 'closed' };
  await pull('closed', day(7), { sender: 'mo', item: merged });
  const act = (n: number, kind: string, who: string, value: string | null = null) => ({
    kind,
    at: day(n),
    value,
    person: person(who),
  });
  expect(await last()).toEqual([
    {
      number: 4,
      kind: 'pull_request',
      author: person('ana'),
      association: 'NONE',
      openedAt: day(4),
      draft: false,
      lines: 5,
      happened: [
        act(5, 'ready', 'ana'),
        act(6, 'labeled', 'mo', 'Docs'),
        act(7, 'closed', 'mo'),
        act(7, 'merged', 'mo'),
      ],
    },
  ]);
});

test('newest first, so many; no discussions, nothing that was deleted or moved, nothing of another repository', async () => {
  for (const number of [1, 2, 3, 4, 5]) await issue(number);
  await it.hear('discussion', payloadOf('discussion', { action: 'created', number: 6, openedAt: day(6) }));
  await issue(9, { repository: 8 });
  await it.hear('issues', payloadOf('issue', { action: 'deleted', number: 5, openedAt: day(5), at: day(8) }));
  const changes = { new_issue: { id: 1, number: 9 }, new_repository: { id: 8 } };
  const moved = { action: 'transferred', number: 4, openedAt: day(4), at: day(8), more: { changes } };
  await it.hear('issues', payloadOf('issue', moved));
  expect(await numbers()).toEqual([3, 2, 1]);
  expect(await numbers(2)).toEqual([3, 2]);
  expect(await numbers(0)).toEqual([]);
});

test('bots are among them; accounts that are gone and people who are forgotten are not', async () => {
  await issue(1, { author: 'robo[bot]' });
  await issue(2, { author: null, sender: 'mo' });
  await issue(3);
  await issue(4, { author: 'ben' });
  await forgetPerson(it.database, account('ana')?.id ?? 0);
  expect((await last()).map(({ number, author }) => [number, author.login, author.kind])).toEqual([
    [4, 'ben', 'user'],
    [1, 'robo[bot]', 'bot'],
  ]);
});

test("the author's name is today's, GitHub's word for them that of then", async () => {
  const word = (association: string) => ({ item: { author_association: association } });
  await issue(1, word('FIRST_TIMER'));
  await issue(2, word('CONTRIBUTOR'));
  const renamed = payloadOf('issue', { action: 'opened', number: 3, openedAt: day(3), ...word('MEMBER') });
  const user = { ...account('ana'), login: 'ana-lee' };
  const { issue: item, ...rest } = renamed as { issue: object };
  await it.hear('issues', { ...rest, sender: user, issue: { ...item, user } });
  expect((await last()).map(({ association, author }) => [association, author.login])).toEqual([
    ['MEMBER', 'ana-lee'],
    ['CONTRIBUTOR', 'ana-lee'],
    ['FIRST_TIMER', 'ana-lee'],
  ]);
  // Of the word told later nothing was known before.
  await it.database.rows(`delete from associations where association <> 'MEMBER'`);
  expect((await last()).map(({ association }) => association)).toEqual(['MEMBER', null, null]);
});
