// Payload → Event, or the reason to ignore it; Event → facts and lane.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRequire } from 'node:module';
import { eventOf } from '../../src/core/event-of.js';
import { laneOf } from '../../src/core/event.js';
import type { Event } from '../../src/core/event.js';
import { nameOf } from '../../src/core/fact-join.js';
import { factsOf } from '../../src/core/facts-of.js';

interface Recorded {
  readonly name: string;
  readonly examples: readonly Record<string, unknown>[];
}
const recorded = createRequire(import.meta.url)(
  '@octokit/webhooks-examples/api.github.com/index.json',
) as readonly Recorded[];
const NOW = '2026-03-01T00:00:00Z';

function example(name: string, action: string, more: object = { installation: { id: 5 } }): object {
  const found = recorded.find((one) => one.name === name)?.examples.find((one) => one['action'] === action);
  return { ...found, ...more };
}

function eventFrom(name: string, action: string): Event {
  const result = eventOf(name, example(name, action), NOW);
  if ('ignored' in result) throw new Error(result.ignored);
  return result.event;
}

describe('an event', () => {
  test('is read from signed fields, in our own words', () => {
    expect(eventFrom('issues', 'opened')).toMatchObject({
      kind: 'issue.opened',
      installation: 5,
      at: '2019-05-15T15:20:18Z',
      repository: {
        name: 'Hello-World',
        owner: { login: 'Codertocat', kind: 'user' },
        private: false,
        defaultBranch: 'master',
      },
      actor: { login: 'Codertocat', kind: 'user' },
      item: { kind: 'issue', number: 1, association: 'OWNER', state: 'open' },
    });
  });

  test('an edit tells what was changed, as far as the payload does', () => {
    const edited = (changes?: object) =>
      eventOf('issues', { ...example('issues', 'edited'), ...(changes === undefined ? {} : { changes }) }, NOW);
    expect(edited({ title: { from: 'a' }, body: { from: 'b' } })).toMatchObject({
      event: { kind: 'item.edited', changed: ['title', 'body'] },
    });
    expect(edited({})).toMatchObject({ event: { kind: 'item.edited', changed: [] } });
    const { changes: _, ...without } = example('issues', 'edited') as { changes?: unknown };
    expect(eventOf('issues', without, NOW)).not.toHaveProperty('event.changed');
  });

  test.each([
    [
      { title: { from: 'a' }, body: { from: 'b' } },
      { title: 'a', body: 'b' },
    ],
    [{ title: { from: 'a' } }, { title: 'a' }],
    [{ body: { from: '' } }, { body: '' }],
    [{ body: { from: null } }, { body: '' }],
    [{ base: { ref: { from: 'main' } } }, undefined],
    [{ title: 'a', body: { from: 7 } }, undefined],
  ])('an edit tells the words before it, as far as the payload does: %j', (changes, before) => {
    for (const [name, holder] of [
      ['issues', 'edited'],
      ['discussion', 'edited'],
    ] as const) {
      const result = eventOf(name, { ...example(name, holder), changes }, NOW);
      expect(result).toMatchObject({ event: { kind: 'item.edited', changed: Object.keys(changes) } });
      expect('event' in result && 'before' in result.event ? result.event.before : undefined).toEqual(before);
    }
  });

  test.each([
    ['issue_comment', 'comment.edited', example('issue_comment', 'edited')],
    ['discussion_comment', 'comment.edited', example('discussion_comment', 'edited')],
    ['pull_request_review_comment', 'review_comment.edited', example('pull_request_review_comment', 'edited')],
    ['pull_request_review', 'review.edited', { ...example('pull_request_review', 'submitted'), action: 'edited' }],
  ])('an edit of a text tells its words before: %s', (name, kind, payload) => {
    const before = (changes?: unknown) => {
      const { changes: _, ...rest } = payload as { changes?: unknown };
      const result = eventOf(name, { ...rest, ...(changes === undefined ? {} : { changes }) }, NOW);
      expect(result).toMatchObject({ event: { kind } });
      return 'event' in result && 'before' in result.event ? result.event.before : undefined;
    };
    expect(before({ body: { from: '/sig network' } })).toBe('/sig network');
    expect(before({ body: { from: null } })).toBe('');
    expect(before({})).toBeUndefined();
    expect(before({ body: 'bent' })).toBeUndefined();
    expect(before()).toBeUndefined();
  });

  test('a text that is new, or gone, had no words before', () => {
    for (const action of ['created', 'deleted']) {
      const result = eventOf(
        'issue_comment',
        { ...example('issue_comment', action), changes: { body: { from: 'x' } } },
        NOW,
      );
      expect(result).toMatchObject({ event: { kind: `comment.${action}` } });
      expect(result).not.toHaveProperty('event.before');
    }
  });

  test('a closed pull request that was merged is a merge', () => {
    const payload = example('pull_request', 'closed') as { pull_request: object };
    const merged = {
      ...payload,
      pull_request: { ...payload.pull_request, merged: true, merged_at: '2026-02-02T00:00:00Z' },
    };
    expect(eventOf('pull_request', merged, NOW)).toMatchObject({
      event: { kind: 'pull_request.merged', at: '2026-02-02T00:00:00Z' },
    });
    expect(eventOf('pull_request', payload, NOW)).toMatchObject({ event: { kind: 'pull_request.closed' } });
  });

  test.each([
    ['an event nobody listens to', 'label', { action: 'created' }, 'no part of Hearth listens to label.created'],
    ['no installation', 'issues', example('issues', 'opened', {}), 'issues.opened without an installation'],
    [
      'a body that does not fit its name',
      'issues',
      { ...example('pull_request', 'opened') },
      'the body does not fit issues.opened: issue',
    ],
    ['a body that is no object', 'push', 'hello', 'the body does not fit push: not an object'],
    ['null', 'push', null, 'the body does not fit push: not an object'],
    [
      'a name made to be logged',
      'issues\n"<x>',
      { action: 'opened' },
      'no part of Hearth listens to issues???x?.opened',
    ],
    ['a poisoned name', '__proto__', {}, 'no part of Hearth listens to __proto__'],
  ])('is not made of %s', (_, name, payload, reason) => {
    expect(eventOf(name, payload, NOW)).toEqual({ ignored: reason });
  });

  test('names the commit that a pull request stands at, and where it goes; nothing else has them', () => {
    const heads = [
      ['pull_request', 'opened'],
      ['pull_request_review', 'submitted'],
      ['issues', 'opened'],
      ['discussion', 'created'],
    ].map(([name = '', action = '']) => {
      const { kind, ...event } = eventFrom(name, action);
      return 'item' in event ? [kind, event.item.head, event.item.base] : [kind];
    });
    const head = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821';
    const base = { ref: 'master', sha: 'f95f852bd8fca8fcc58a9a2d6c842781e32a215e' };
    expect(heads).toEqual([
      ['pull_request.opened', head, base],
      ['review.submitted', head, base],
      ['issue.opened', null, null],
      ['discussion.opened', null, null],
    ]);
    const comment = example('issue_comment', 'created') as { issue: object };
    const onPull = { ...comment, issue: { ...comment.issue, pull_request: { merged_at: null } } };
    expect(eventOf('issue_comment', onPull, NOW)).toMatchObject({
      event: { item: { kind: 'pull_request', head: null, base: null } },
    });
  });

  test('of a pull request whose text was edited brings the new text', () => {
    const payload = example('pull_request', 'opened') as { pull_request: object };
    const edited = {
      ...payload,
      action: 'edited',
      changes: { body: { from: '- [ ] create `bug`' } },
      pull_request: { ...payload.pull_request, body: '- [x] create `bug`' },
    };
    expect(eventOf('pull_request', edited, NOW)).toMatchObject({
      event: { kind: 'item.edited', item: { kind: 'pull_request', body: '- [x] create `bug`' } },
    });
  });

  test('survives a ghost and missing texts', () => {
    const payload = example('issues', 'opened') as { issue: object };
    const ghost = { ...payload, sender: null, issue: { ...payload.issue, user: null, body: null } };
    expect(eventOf('issues', ghost, NOW)).toMatchObject({ event: { actor: null, item: { author: null, body: '' } } });
  });

  test('never throws, whatever recorded payload is bent in whatever way', () => {
    const all = recorded.flatMap(({ name, examples }) => examples.map((one) => ({ name, one })));
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.string(), fc.jsonValue(), ({ name, one }, key, value) => {
        const keys = Object.keys(one);
        const bent = { ...one, installation: { id: 1 }, [keys[key.length % keys.length] ?? key]: value };
        const result = eventOf(name, bent, NOW);
        if ('event' in result) {
          expect(laneOf(result.event)).toMatch(/^(item|repository|installation|series):/);
          for (const fact of factsOf(result.event)) expect(nameOf(fact)).not.toContain('undefined');
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('facts', () => {
  const actsOf = (event: Event) => factsOf(event).filter((fact) => fact.fact === 'act');

  test('have natural keys: the same thing told twice is one fact', () => {
    const event = eventFrom('issues', 'opened');
    expect(factsOf(event)).toEqual(factsOf(event));
    expect(actsOf(event)).toMatchObject([
      { kind: 'opened', repository: 186853002, key: 'opened:1', source: 'webhook' },
    ]);
  });

  test('a comment also tells when its item was opened, which heals a missed webhook', () => {
    expect(actsOf(eventFrom('issue_comment', 'created')).map((fact) => fact.kind)).toEqual(['opened', 'commented']);
  });

  test('a merge is the act of who merged, and closes; whose change it was is known from the item', () => {
    const payload = example('pull_request', 'closed') as { pull_request: object };
    const merged = {
      ...payload,
      sender: { id: 99, login: 'mo', type: 'User' },
      pull_request: {
        ...payload.pull_request,
        merged: true,
        merged_at: '2026-02-02T00:00:00Z',
        closed_at: '2026-02-02T00:00:00Z',
      },
    };
    const result = eventOf('pull_request', merged, NOW);
    const facts = 'event' in result ? factsOf(result.event) : [];
    expect(facts).toContainEqual(expect.objectContaining({ fact: 'item', number: 2, author: 21031067 }));
    expect(facts).toContainEqual(expect.objectContaining({ kind: 'merged', person: 99, key: 'merged:2' }));
    expect(facts).toContainEqual(
      expect.objectContaining({ kind: 'closed', person: 99, key: 'closed:2:20260202000000' }),
    );
  });

  test('hold no words of anybody', () => {
    const texts = recorded.flatMap(({ name, examples }) =>
      examples.flatMap((one) => {
        const result = eventOf(name, { ...one, installation: { id: 1 } }, NOW);
        return 'event' in result ? [JSON.stringify(factsOf(result.event))] : [];
      }),
    );
    expect(texts.length).toBeGreaterThan(80);
    for (const text of texts) expect(text).not.toMatch(/Spelling error|pretty simple change|body":|I have so many/);
  });
});
