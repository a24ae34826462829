// "Is this the first?" where the answer is easily wrong: reused logins, ties, issues switched off; and each question once.
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Repository } from '../../src/core/event.js';
import { Refused } from '../../src/core/failure.js';
import type { FirstOf } from '../../src/core/question.js';
import { createAnswerer } from '../../src/engine/answer.js';
import { isSettled } from '../../src/engine/first.js';
import type { GitHub, GitHubRead, Ledger, ListedItem } from '../../src/engine/ports.js';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';

const AT = '2026-03-01T10:00:00Z';
const repository: Repository = {
  id: 70,
  name: 'app',
  owner: { id: 7, login: 'acme', kind: 'organization' },
  private: false,
  archived: false,
  defaultBranch: 'main',
};
const person = { id: 1, login: 'ana', kind: 'user' } as const;
const question: FirstOf = {
  kind: 'firstOf',
  of: 'issue',
  person,
  association: 'NONE',
  repository,
  number: 12,
  at: AT,
};
const listed = (number: number, id: number = person.id, openedAt: string = AT): ListedItem => ({
  number,
  kind: 'issue',
  author: { ...person, id },
  openedAt: new Date(openedAt),
  mergedAt: null,
});

/** With an empty ledger and a GitHub that knows these items; `asked` names the requests. */
function answering(given: Partial<GitHubRead>) {
  const asked: string[] = [];
  const ledger = {
    earlier: () => Promise.resolve(null),
    wasAsked: () => Promise.resolve(false),
    noteAsked: () => Promise.resolve(),
    remember: () => Promise.resolve({ version: { own: 0, shared: 0 }, history: true }),
    historyKnown: () => Promise.resolve(false),
  } as unknown as Ledger;
  const read = Object.fromEntries(
    Object.entries(given).map(([name, act]) => [
      name,
      (...parameters: unknown[]) => {
        asked.push(name);
        return (act as (...all: unknown[]) => unknown)(...parameters);
      },
    ]),
  );
  const github = { installation: () => Promise.resolve(read) } as unknown as GitHub;
  return {
    asked,
    answerer: createAnswerer({ ledger, github, installation: 1, now: new Date('2026-03-01T10:00:00Z') }),
  };
}

const first = async (items: readonly ListedItem[]) => {
  const { answerer } = answering({ itemsBy: () => Promise.resolve({ items, complete: true }) });
  return (await answerer.answer({ question })).question.first;
};

describe('first', () => {
  test('is decided by account, not by login: another account had the name before', async () => {
    expect(await first([listed(3, 2, '2020-01-01T00:00:00Z'), listed(12)])).toBe('yes');
    expect(await first([listed(3, 1, '2020-01-01T00:00:00Z'), listed(12)])).toBe('no');
  });

  test('of two opened in the same second is the one with the lower number', async () => {
    expect(await first([listed(11), listed(12)])).toBe('no');
    expect(await first([listed(12), listed(13)])).toBe('yes');
  });

  test.each([
    [true, 'no'],
    [false, 'unknown'],
  ])('with issues switched off: commits (%s) answer no or nothing', async (known, answer) => {
    const { answerer } = answering({
      itemsBy: () => Promise.reject(new Refused(410, 'Issues are disabled')),
      hasCommits: () => Promise.resolve(known),
    });
    expect((await answerer.answer({ question })).question.first).toBe(answer);
  });

  test.each([
    ['issue', 'MEMBER', true],
    ['issue', 'CONTRIBUTOR', true],
    ['merge', 'COLLABORATOR', true],
    ['merge', 'CONTRIBUTOR', false],
    ['pull_request', 'FIRST_TIME_CONTRIBUTOR', false],
  ] as const)('%s by a %s is settled: %s', (of, association, settled) => {
    expect(isSettled({ of, association })).toBe(settled);
  });
});

test('two features with the same question ask it once for a row', async () => {
  const { asked, answerer } = answering({ itemsBy: () => Promise.resolve({ items: [listed(12)], complete: true }) });
  const both = [answerer.answer({ question }), answerer.answer({ question: { ...question } })];
  expect((await Promise.all(both)).map((answers) => answers.question.first)).toEqual(['yes', 'yes']);
  await answerer.answer({ another: question });
  expect(asked).toEqual(['itemsBy']);
});

describe('over HTTP', () => {
  let town: Town;
  afterEach(async () => {
    await town.close();
  });

  test('nobody is greeted where the list cannot be had and there are no commits', async () => {
    town = await startTown();
    const body = { message: 'Issues are disabled for this repo' };
    town.twin.faults.add({ route: 'GET /repos/{owner}/{repo}/issues', kind: 'fail-before', status: 410, body });
    const pull = town.twin.as('ana').openPull('acme/app', { title: 'Fix', body: 'A typo in the readme.' });
    await town.quiet();
    expect(town.twin.comments('acme/app', pull.number)).toEqual([]);
    expect(town.twin.requests.map((request) => request.route)).toContain('GET /repos/{owner}/{repo}/commits');
  });
});

describe('a repository that moved to another owner', () => {
  let town: Town;
  afterEach(async () => {
    await town.close();
  });

  test('does not make first-timers of those who were there before', async () => {
    town = await startTown();
    const { twin } = town;
    twin.as('ana').openIssue('acme/app', { title: 'It breaks', body: 'When I click it.' });
    await town.quiet();
    twin.org('beta', { members: [{ login: 'mo', role: 'admin' }] });
    twin.install('beta');
    twin.as('mo').transfer('acme/app', 'beta');
    await town.quiet();
    const again = twin.as('ana').openIssue('beta/app', { title: 'It breaks again', body: 'When I click it.' });
    await town.quiet();
    expect(twin.comments('beta/app', again.number)).toHaveLength(0);
  });
});
