// Archived event → facts: the same as the webhook of it gives, as far as the archive tells.
import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { factsOfArchive } from '../../src/core/archive.js';
import { eventOf } from '../../src/core/event-of.js';
import { factIn, lineOf } from '../../src/core/fact-line.js';
import type { Fact } from '../../src/core/fact.js';
import { factsOf } from '../../src/core/facts-of.js';

const LATEST = '2026-06-01T12:00:00Z';
const all = () => true;

type Json = Record<string, unknown>;
const fixture = (year: string): readonly Json[] =>
  readFileSync(fileURLToPath(new URL(`../fixtures/archive/${year}.ndjson`, import.meta.url)), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Json);

const read = (event: unknown, scope: (id: number, name: string) => boolean = all) =>
  factsOfArchive(Buffer.from(typeof event === 'string' ? event : JSON.stringify(event)), scope, LATEST);

function factsIn(event: unknown): readonly Fact[] {
  const told = read(event);
  if (!('facts' in told)) throw new Error(JSON.stringify(told));
  return told.facts;
}

const find = (events: readonly Json[], type: string, action?: string): Json =>
  events.find(
    (one) => one['type'] === type && (action === undefined || (one['payload'] as Json)['action'] === action),
  )!;
const keysOf = (facts: readonly Fact[]) => facts.flatMap((one) => (one.fact === 'act' ? [one.key] : []));

const before = fixture('2024');
const now = fixture('2026');

describe('an archive of 2024, with whole payloads', () => {
  test('tells of an issue who opened it and when, its length and language, and nothing of its words', () => {
    const facts = factsIn(find(before, 'IssuesEvent', 'opened'));
    expect(facts).toEqual([
      { fact: 'person', id: 42, login: 'ana', kind: null, at: '2024-05-06T10:00:01Z' },
      { fact: 'person', id: 42, login: 'ana', kind: 'user', at: '2024-05-06T10:00:01Z' },
      {
        ...{ fact: 'item', repository: 7001, number: 12, kind: 'issue', author: 42, openedAt: '2024-05-06T10:00:00Z' },
        source: 'import',
        told: {
          ...{ at: '2024-05-06T10:00:00Z', draft: false, title: '3c5d1ad2f3f0ed1c', length: 41, language: 'en' },
          answerable: null,
          title: expect.stringMatching(/^[0-9a-f]{16}$/) as unknown,
        },
      },
      {
        ...{ fact: 'act', repository: 7001, key: 'opened:12', kind: 'opened', number: 12, person: 42 },
        ...{ at: '2024-05-06T10:00:00Z', source: 'import' },
      },
      { fact: 'association', repository: 7001, person: 42, association: 'NONE', at: '2024-05-06T10:00:00Z' },
    ]);
    expect(JSON.stringify(facts)).not.toContain('ground');
  });

  test('a merge is a merge and a close, with its size', () => {
    const facts = factsIn(find(before, 'PullRequestEvent', 'closed'));
    expect(keysOf(facts)).toEqual(['opened:13', 'merged:13', 'closed:13:20240506112000']);
    expect(facts).toContainEqual(expect.objectContaining({ size: { at: '2024-05-06T11:20:00Z', lines: 14 } }));
  });

  test('a close says why', () => {
    const facts = factsIn(find(before, 'IssuesEvent', 'closed'));
    expect(facts.at(-1)).toMatchObject({ key: 'closed:12:20240506112100', value: 'completed', person: 42 });
  });

  test.each([
    ['IssueCommentEvent', { key: 'comment:501', kind: 'commented', person: 43, number: 12 }],
    ['PullRequestReviewEvent', { key: 'review:601', kind: 'reviewed', value: 'approved', told: { length: 0 } }],
    [
      'PullRequestReviewCommentEvent',
      { key: 'review_comment:701', told: { language: 'zh', at: '2024-05-06T11:10:00Z' } },
    ],
    ['WatchEvent', { key: 'starred:20240506112200:44', kind: 'starred', person: 44, number: null }],
    ['ForkEvent', { key: 'fork:7777', kind: 'forked', person: 44 }],
    ['ReleaseEvent', { key: 'release:801', value: 'prerelease', at: '2024-05-06T11:24:00Z' }],
    ['PublicEvent', { key: 'publicized:20240506112600', kind: 'publicized' }],
  ])('%s', (type, act) => {
    expect(factsIn(find(before, type))).toContainEqual(expect.objectContaining({ ...act, ...toldOf(act) }));
  });

  const toldOf = (act: object) =>
    'told' in act ? { told: expect.objectContaining(act.told as object) as unknown } : {};

  test('a release that is none yet, and one that is: the greater word stands', () => {
    const event = structuredClone(find(before, 'ReleaseEvent')) as { payload: { release: Json } };
    const value = () => factsIn(event).flatMap((one) => (one.fact === 'act' ? [one.value] : []));
    expect(value()).toEqual(['prerelease']);
    event.payload.release['prerelease'] = false;
    expect(value()).toEqual(['release']);
    delete event.payload.release['prerelease'];
    expect(value()).toEqual([undefined]);
  });

  test('of a new member only that there is such a person: not with which rights', () => {
    expect(factsIn(find(before, 'MemberEvent')).map(({ fact }) => fact)).toEqual(['person', 'person']);
  });

  test('pushes and branches tell nothing', () => {
    expect(read(find(before, 'PushEvent'))).toEqual({ skipped: 'nothing' });
    expect(read(find(before, 'CreateEvent'))).toEqual({ skipped: 'nothing' });
  });
});

describe('an archive since October 2025, with little left', () => {
  test('who opens a pull request is its author, and opens it then; no more is known of it', () => {
    expect(factsIn(find(now, 'PullRequestEvent', 'opened'))).toEqual([
      { fact: 'person', id: 49699333, login: 'dependabot[bot]', kind: 'bot', at: '2026-03-01T10:00:02Z' },
      { fact: 'person', id: 49699333, login: 'dependabot[bot]', kind: 'bot', at: '2026-03-01T10:00:02Z' },
      {
        ...{ fact: 'item', repository: 7001, number: 14, kind: 'pull_request', author: 49699333, source: 'import' },
        openedAt: '2026-03-01T10:00:02Z',
      },
      expect.objectContaining({ key: 'opened:14', person: 49699333, at: '2026-03-01T10:00:02Z' }),
    ]);
  });

  test.each([
    ['labeled', ['labeled:14:20260301100100:ready']],
    ['assigned', ['assigned:14:20260301100200:43']],
    ['merged', ['merged:14', 'closed:14:20260301100400']],
  ])('%s: the act with the time of the event, and no item', (action, keys) => {
    const facts = factsIn(find(now, 'PullRequestEvent', action));
    expect(keysOf(facts)).toEqual(keys);
    expect(facts.some(({ fact }) => fact === 'item')).toBe(false);
  });

  test('a review without a word on its author association; an account without a type is of no known kind', () => {
    const facts = factsIn(find(now, 'PullRequestReviewEvent'));
    expect(keysOf(facts)).toEqual(['review:602']);
    expect(facts.filter(({ fact }) => fact === 'association')).toEqual([]);
    expect(facts).toContainEqual({ fact: 'person', id: 42, login: 'ana', kind: null, at: '2026-03-01T10:03:01Z' });
  });

  test('a text without body or date of its last change has no length', () => {
    const event = structuredClone(find(now, 'IssueCommentEvent')) as { payload: { comment: Json } };
    expect(factsIn(event).find((one) => one.fact === 'act' && one.kind === 'commented')).toHaveProperty('told');
    delete event.payload.comment['updated_at'];
    const act = factsIn(event).find((one) => one.fact === 'act' && one.kind === 'commented');
    expect(act).not.toHaveProperty('told');
  });

  test('a pull request that shows itself as an issue is one; discussions tell whether they can be answered', () => {
    expect(factsIn(find(now, 'IssueCommentEvent'))).toContainEqual(expect.objectContaining({ kind: 'pull_request' }));
    expect(factsIn(find(now, 'DiscussionEvent'))).toContainEqual(
      expect.objectContaining({ kind: 'discussion', told: expect.objectContaining({ answerable: true }) as unknown }),
    );
  });
});

test('the repositories of a pull request are not read, wherever they stand', () => {
  const event = find(before, 'PullRequestReviewEvent') as { payload: { pull_request: Json } } & Json;
  const { head, base, ...pull } = event.payload.pull_request;
  const side = { label: 'acme:main', ref: 'main', repo: { id: 1, name: 'x', description: 'a ,"_links":{ in it' } };
  const withPull = (pull_request: Json) => ({ ...event, payload: { ...event.payload, pull_request } });
  const whole = factsIn(event);
  expect([head, base]).not.toContain(undefined);
  expect(factsIn(withPull({ ...pull, head: side, base: side, _links: { self: {} }, draft: false }))).toEqual(whole);
  expect(factsIn(withPull({ _links: { self: {} }, ...pull, head: side, base: side }))).toEqual(whole);
  expect(factsIn(withPull({ number: 13, head: side, base: side, ...pull, inner: [{ a: 1, _links: {} }] }))).toEqual(
    whole,
  );
});

test('every fact can be written as a line and read again', () => {
  for (const event of [...before, ...now]) {
    const told = read(event);
    for (const fact of 'facts' in told ? told.facts : []) expect(factIn(fact, LATEST)).toEqual({ fact });
  }
});

describe('scope', () => {
  test('goes by the number of the repository; the name it had then is told too', () => {
    const event = find(before, 'WatchEvent');
    const asked: [number, string][] = [];
    expect(read(event, (...given) => asked.push(given) === 0)).toEqual({ skipped: 'scope' });
    expect(asked[0]).toEqual([7001, 'acme/rocket']);
  });

  test('holds for lines whose fields stand in another order, and for repositories within the payload not at all', () => {
    const { payload, ...rest } = find(before, 'ForkEvent');
    const turned = { payload: { ...(payload as Json), repo: { id: 5, name: 'no/no' } }, ...rest };
    expect(read(turned, (id) => id === 5)).toEqual({ skipped: 'scope' });
    expect(read(turned, (id) => id === 7001)).toHaveProperty('facts');
  });
});

describe('what cannot be read', () => {
  const event = find(before, 'IssuesEvent', 'opened');
  const issue = (event['payload'] as { issue: Json }).issue;
  const withIssue = (more: Json) => ({ ...event, payload: { action: 'opened', issue: { ...issue, ...more } } });
  test.each<[unknown, string]>([
    ['{"id":"1","type":"Iss', 'not JSON'],
    ['[]', 'the line is not an object'],
    [{ ...event, type: 'DanceEvent' }, 'unknown event DanceEvent'],
    [{ ...event, type: undefined }, 'type is missing'],
    [{ ...event, created_at: undefined }, 'created_at is missing'],
    [{ ...event, created_at: 'soon' }, 'created_at is not a date'],
    [{ ...event, created_at: '2027-01-01T00:00:00Z' }, 'created_at is in the future (2027-01-01T00:00:00Z)'],
    [{ ...event, payload: undefined }, 'payload is missing'],
    [{ ...event, repo: { name: 'acme/rocket' } }, 'repo.id is missing'],
    [{ ...event, actor: { id: 'x', login: 'ana' } }, 'actor.id is not a positive whole number'],
    [withIssue({ number: -1 }), 'payload.issue.number is not a positive whole number'],
    [
      withIssue({ updated_at: '2030-01-01T00:00:00Z' }),
      'payload.issue.updated_at is in the future (2030-01-01T00:00:00Z)',
    ],
    [withIssue({ user: { id: 1, login: 'a\0' } }), 'payload.issue.user.login is not a text that can be kept'],
    [{ ...event, payload: { action: 'opened' } }, 'payload.issue is missing'],
    [
      { type: 'WatchEvent', actor: 'ana', repository: { id: 7001 }, created_at: '2013-01-01T00:00:00-08:00' },
      'an event from before 2015, which names accounts and repositories by words alone',
    ],
  ])('%j: %s', (line, problem) => {
    expect(read(line)).toEqual({ problem });
  });

  test('a line that broke off and runs into the next is refused, even where nobody wants the first', () => {
    const line = JSON.stringify(find(before, 'PushEvent'));
    const torn = line.slice(0, 700) + line;
    expect(read(torn)).toEqual({ problem: 'not JSON' });
    expect(read(torn, () => false)).toEqual({ problem: 'not JSON' });
    expect(read(line.slice(0, -5), () => false)).toEqual({ problem: 'not JSON' });
  });

  test('a date as GitHub wrote it once is understood', () => {
    const [person] = factsIn({ ...event, created_at: '2024-05-06T12:00:01+02:00' });
    expect(person).toMatchObject({ at: '2024-05-06T10:00:01Z' });
  });
});

describe('an archived event and its webhook', () => {
  interface Recorded {
    readonly name: string;
    readonly examples: readonly Json[];
  }
  const recorded = createRequire(import.meta.url)(
    '@octokit/webhooks-examples/api.github.com/index.json',
  ) as readonly Recorded[];
  const TYPES: Readonly<Record<string, readonly [type: string, actions: readonly string[]]>> = {
    issues: ['IssuesEvent', ['opened', 'closed', 'reopened', 'labeled', 'unlabeled', 'assigned', 'unassigned']],
    pull_request: [
      'PullRequestEvent',
      ['opened', 'closed', 'reopened', 'labeled', 'unlabeled', 'assigned', 'unassigned'],
    ],
    issue_comment: ['IssueCommentEvent', ['created', 'deleted']],
    pull_request_review: ['PullRequestReviewEvent', ['submitted', 'dismissed']],
    pull_request_review_comment: ['PullRequestReviewCommentEvent', ['created', 'deleted']],
    release: ['ReleaseEvent', ['published']],
    fork: ['ForkEvent', ['']],
    discussion: ['DiscussionEvent', ['created']],
  };
  const cases = recorded.flatMap(({ name, examples }) =>
    examples.flatMap((payload) => {
      const [type = '', actions = []] = TYPES[name] ?? [];
      const action = typeof payload['action'] === 'string' ? payload['action'] : '';
      return actions.includes(action) ? [{ name, action, type, payload }] : [];
    }),
  );

  test('there are recorded ones of every kind', () => {
    expect(new Set(cases.map(({ name }) => name)).size).toBe(Object.keys(TYPES).length);
  });

  test.each(cases)('tell the same: $name $action', ({ name, type, payload }) => {
    const { repository, sender, ...rest } = payload as { repository: Json; sender: Json } & Json;
    const heard = eventOf(name, { ...payload, installation: { id: 5 } }, LATEST);
    if ('ignored' in heard) throw new Error(heard.ignored);
    const archived = {
      ...{ id: '1', type, actor: { id: sender['id'], login: sender['login'] }, payload: rest, public: true },
      repo: { id: repository['id'], name: repository['full_name'] },
      created_at: '2026-01-01T00:00:00Z',
    };
    const told = (facts: readonly Fact[]) =>
      facts
        .filter(({ fact }) => fact === 'act' || fact === 'item' || fact === 'association')
        .map((fact) => lineOf('source' in fact ? { ...fact, source: 'import' } : fact))
        .sort();
    expect(told(factsIn(archived))).toEqual(told(factsOf(heard.event)));
  });
});
