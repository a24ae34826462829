// Why an act of a command is planned now, and where a reaction to it goes.
import { describe, expect, test } from '@jest/globals';
import { commandsOf } from '../../src/core/command.js';
import { commandCause, reactionTo } from '../../src/core/command-acts.js';
import { isLogin } from '../../src/core/person.js';
import { exampleEvent } from '../support/example-event.js';
import type { ExampleEvent } from '../support/example-event.js';

const spokenAt = (given: ExampleEvent) => {
  const event = exampleEvent({ author: 'ana', ...given });
  return { event, spoken: commandsOf(event)! };
};
const written = { id: 17, body: '/kind bug' };

describe('the cause', () => {
  const causeOf = (given: ExampleEvent, commands: readonly string[]) => {
    const { event, spoken } = spokenAt(given);
    return commandCause(event, spoken, commands);
  };
  const said: ExampleEvent = { kind: 'comment.created', comment: written };
  const edited: ExampleEvent = { kind: 'comment.edited', comment: written, before: 'Now.', at: '2026-03-01T10:00:00Z' };

  test('of what is said is its place and its words, whenever it is told', () => {
    expect(causeOf(said, ['kind bug'])).toBe(causeOf({ ...said, at: '2026-03-02T10:00:00Z' }, ['kind bug']));
    expect(causeOf(said, ['kind bug'])).not.toBe(causeOf({ ...said, comment: { ...written, id: 18 } }, ['kind bug']));
    expect(causeOf(said, ['kind bug'])).not.toBe(causeOf(said, ['kind', 'bug']));
  });

  test.each<[string, ExampleEvent]>([
    ['a comment', edited],
    [
      'an item',
      { kind: 'item.edited', changed: ['body'], body: '/kind bug', before: { body: '' }, at: '2026-03-01T10:00:00Z' },
    ],
  ])('of an edit of %s is its time, too', (_, edit) => {
    expect(causeOf(edit, ['kind bug'])).toBe(causeOf(edit, ['kind bug']));
    expect(causeOf(edit, ['kind bug'])).not.toBe(causeOf({ ...edit, at: '2026-03-02T10:00:00Z' }, ['kind bug']));
    expect(causeOf(edit, ['kind bug'])).not.toBe(causeOf(said, ['kind bug']));
  });
});

test.each<[string, ExampleEvent, readonly object[]]>([
  [
    'a comment',
    { kind: 'comment.created', comment: written },
    [{ kind: 'reaction', number: 12, comment: 17, content: '+1' }],
  ],
  ['an item', { kind: 'issue.opened', body: '/kind bug' }, [{ kind: 'reaction', number: 12, content: '+1' }]],
  ['a review: none', { kind: 'review.submitted', comment: { ...written, state: 'commented' } }, []],
])('a reaction to %s', (_, given, acts) => {
  expect(reactionTo(spokenAt(given).spoken, '+1')).toEqual(acts);
});

test.each([
  ['ana', true],
  ['A-1', true],
  ['old--name-', true],
  ['bob_acme', true],
  ['a'.repeat(39), true],
  ['a'.repeat(40), false],
  ['-ana', false],
  ['_acme', false],
  ['bob_acme_two', false],
  ['bob_', false],
  ['bo.', false],
  ['acme/team', false],
  ['robo[bot]', false],
  ['', false],
])('%j is a login: %s', (text, expected) => {
  expect(isLogin(text)).toBe(expected);
});
