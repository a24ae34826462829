// Which commands count at an event: whose text it is, who acts, and what is new in an edit.
import { describe, expect, test } from '@jest/globals';
import { commandsFor, commandsOf, MOST_COMMANDS } from '../../src/core/command.js';
import type { Command } from '../../src/core/command.js';
import type { CommentEvent, ItemChangeEvent, RepositoryEvent } from '../../src/core/event.js';
import { exampleEvent, personCalled } from '../support/example-event.js';

type Given = Partial<{
  author: string | null;
  actor: string | null;
  before: string | null;
  item: 'issue' | 'pull_request';
}>;

/** An event about a comment (or a review) with this body. */
function comment(kind: CommentEvent['kind'], body: string, given: Given = {}): CommentEvent {
  const { author = 'bo', actor = author, before = null, item = 'issue' } = given;
  const opened = exampleEvent({ kind: `${item}.opened` }) as { item: CommentEvent['item'] } & RepositoryEvent;
  const { installation, repository, at } = opened;
  const said = { id: 17, author: personCalled(author), association: 'NONE', body, at, updatedAt: at } as const;
  const told = before === null ? {} : { before };
  return { installation, repository, at, kind, actor: personCalled(actor), item: opened.item, comment: said, ...told };
}

function edit(body: string, { author = 'ana', actor = author, before = null }: Given = {}): ItemChangeEvent {
  const event = exampleEvent({ kind: 'item.edited', body, author, actor, changed: ['body'] }) as ItemChangeEvent;
  return before === null ? event : { ...event, before: { body: before } };
}

const words = (event: RepositoryEvent) => commandsOf(event)?.commands.map(({ word, args }) => `${word} ${args}`.trim());

describe('count', () => {
  test.each([
    ['of a new issue', exampleEvent({ kind: 'issue.opened', body: '/close' }), 'body', undefined],
    ['of a new pull request', exampleEvent({ kind: 'pull_request.opened', body: '/close' }), 'body', undefined],
    ['of a comment', comment('comment.created', '/close'), 'comment:17', 17],
    ['of a review, which takes no reaction', comment('review.submitted', '/close'), 'review:17', undefined],
    ['new in an edited comment', comment('comment.edited', '/close', { before: 'x' }), 'comment:17', 17],
    ['new in an edited issue', edit('/close', { before: 'x' }), 'body', undefined],
  ])('commands %s', (_, event, source, id) => {
    expect(words(event)).toEqual(['close']);
    expect(commandsOf(event)).toMatchObject({ source });
    expect(commandsOf(event)?.comment).toBe(id);
  });

  test('at most 20 of one text; the rest is told apart', () => {
    const body = Array.from({ length: 23 }, (_, n) => `/sig s${n}`).join('\n');
    const spoken = commandsOf(comment('comment.created', body));
    expect(spoken?.commands).toHaveLength(MOST_COMMANDS);
    expect(spoken?.beyond.map(({ args }) => args)).toEqual(['s20', 's21', 's22']);
  });
});

describe('of one section', () => {
  const heard = comment('comment.created', '/sig network\n/close\n/sig storage');
  const own = (isOwn: (command: Command) => boolean) => commandsFor(heard, isOwn);

  test('are those that are its own, whatever another section took from the same text', () => {
    expect(own(({ word }) => word === 'close')?.commands.map(({ word }) => word)).toEqual(['close']);
    expect(own(({ word }) => word === 'sig')?.commands.map(({ args }) => args)).toEqual(['network', 'storage']);
    expect(own(({ word }) => word === 'sig')).toMatchObject({ source: 'comment:17', author: { login: 'bo' } });
    expect(words(heard)).toHaveLength(3);
  });

  test('are none where all are of others', () => {
    expect(own(() => false)).toBeNull();
  });
});

describe('count not', () => {
  test.each([
    ['a text without any', comment('comment.created', 'Hello')],
    ['a bot', comment('comment.created', '/close', { author: 'robo[bot]' })],
    ['a coding agent', comment('comment.created', '/close', { author: 'copilot' })],
    ['a deleted account', comment('comment.created', '/close', { author: null })],
    ['the ghost account', comment('comment.created', '/close', { author: 'ghost' })],
    ['an issue opened in the name of another', exampleEvent({ kind: 'issue.opened', body: '/close', actor: 'mo' })],
    ["a maintainer's edit of another's comment", comment('comment.edited', '/close', { before: 'x', actor: 'mo' })],
    ["a maintainer's edit of another's issue", edit('/close', { before: 'x', actor: 'mo' })],
    ['an edit that does not tell the words before', comment('comment.edited', '/close')],
    ["an issue's edit that does not tell them", edit('/close')],
    ['an edit of other words', comment('comment.edited', 'Please\n/close', { before: 'Pleas\n/close' })],
    ['a deleted comment', comment('comment.deleted', '/close')],
    ['an edited review', comment('review.edited', '/close', { before: 'x' })],
    ['a comment on a line of code', comment('review_comment.created', '/close')],
    ['a closed issue', exampleEvent({ kind: 'issue.closed', body: '/close' })],
    ['a push', exampleEvent({ kind: 'push' })],
  ])('commands of %s', (_, event) => {
    expect(commandsOf(event)).toBeNull();
  });

  test('those of a discussion', () => {
    const event = comment('comment.created', '/close');
    expect(commandsOf({ ...event, item: { ...event.item, kind: 'discussion' } })).toBeNull();
  });
});

describe('an edit', () => {
  test.each([
    ['one more', '/sig a', '/sig a\n/sig b', ['sig b']],
    ['one changed', '/sig a', '/sig b', ['sig b']],
    ['one taken out', '/sig a\n/sig b', '/sig a', undefined],
    ['two in another order', '/sig a\n/sig b', '/sig b\n/sig a', undefined],
    ['the same twice', '/sig a', '/sig a\n/sig a', ['sig a']],
    ['the same written otherwise', '/sig a', '  /SIG   a ', undefined],
    ['taken out of a quote', '> /sig a', '/sig a', ['sig a']],
    ['put into code', '/sig a', '`/sig a`', undefined],
  ])('of commands counts what is new: %s', (_, before, now, expected) => {
    expect(words(comment('comment.edited', now, { before }))).toEqual(expected);
    expect(words(edit(now, { before }))).toEqual(expected);
  });
});
