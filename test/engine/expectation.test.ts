// What an action expects, judged without GitHub; and the order in which actions wait for one another.
import { describe, expect, test } from '@jest/globals';
import type { Act, Expect } from '../../src/core/action.js';
import { brokenBy, needless, nextGroup, readFor } from '../../src/engine/expectation.js';
import type { OpenAction, PresentItem, SettledAction } from '../../src/engine/ports.js';

const item: PresentItem = {
  isPull: true,
  title: 'It breaks',
  state: 'open',
  stateReason: null,
  locked: false,
  merged: false,
  labels: ['bug', 'sig/Network'],
  assignees: [],
  head: '5d41402abc4b2a76b9719d911017c592ae1f2b3c',
  reviewers: [],
};

describe('what is expected of an item', () => {
  test.each<[Expect, Partial<PresentItem>, string | undefined, 'item' | 'pull' | null]>([
    [{}, {}, undefined, null],
    [{ others: 'done' }, {}, undefined, null],
    [{ state: 'open' }, {}, undefined, 'item'],
    [{ state: 'open' }, { state: 'closed' }, 'the item is closed now', 'item'],
    [{ state: 'closed' }, {}, 'the item is open now', 'item'],
    [{ unlocked: true }, {}, undefined, 'item'],
    [{ unlocked: true }, { locked: true }, 'the item is locked now', 'item'],
    [{ head: item.head! }, {}, undefined, 'pull'],
    [{ head: 'a'.repeat(40) }, {}, 'the pull request stands at 5d41402abc4b now', 'pull'],
    [{ head: 'a'.repeat(40) }, { head: null }, 'the pull request stands at no commit now', 'pull'],
    [{ has: [] }, {}, undefined, 'item'],
    [{ has: ['BUG', 'sig/network'] }, {}, undefined, 'item'],
    [{ has: ['bug', 'sig/node'] }, {}, 'the label "sig/node" is not on the item now', 'item'],
    [{ lacks: ['sig/node'] }, {}, undefined, 'item'],
    [{ lacks: ['sig/node', 'Bug'] }, {}, 'the label "Bug" is on the item now', 'item'],
    [{ lacks: ['bug'], has: ['bug'], state: 'open' }, {}, 'the label "bug" is on the item now', 'item'],
    [{ lacksMatch: ['^sig/node', '^kind/'] }, {}, undefined, 'item'],
    [{ lacksMatch: ['^kind/', '^SIG/'] }, {}, 'the label "sig/Network" is on the item now', 'item'],
    [{ hasMatch: ['^sig/', '^b'] }, {}, undefined, 'item'],
    [{ hasMatch: ['^sig/', '^kind/'] }, {}, 'no label on the item matches "^kind/" now', 'item'],
    [{ hasMatch: ['('], lacksMatch: [] }, {}, 'no label on the item matches "(" now', 'item'],
  ])('%j of %j: %s', (expected, change, detail, as) => {
    expect(brokenBy(expected, { ...item, ...change })).toBe(detail);
    expect(readFor(expected)).toBe(as);
  });

  test('is nothing where nothing is expected', () => {
    expect(readFor(null)).toBeNull();
  });
});

const acts: Record<string, Act> = {
  label: { kind: 'label', number: 7, add: ['bug'], remove: [] },
  comment: { kind: 'comment', number: 7, body: 'No.' },
  status: { kind: 'status', number: 7, body: 'So far.' },
  reaction: { kind: 'reaction', number: 7, content: '+1' },
  elsewhere: { kind: 'comment', number: 8, body: 'No.' },
};

/** `9 alpha comment refused sent`: id, feature, act, what of the others it waits for (`-`: nothing), and its state. */
function open(...words: string[]): OpenAction[] {
  return words.map((one) => {
    const [id = '', feature = '', act = '', others = '-', state = 'planned'] = one.split(' ');
    return {
      id,
      effectKey: id,
      feature,
      act: acts[act]!,
      expect: others === '-' ? null : { others: others as 'done' },
      state: state as 'planned',
      attempts: 0,
      causeAt: new Date(0),
      causedBy: null,
      plannedAgo: 0,
      sentAgo: null,
    };
  });
}

/** The ids of each group, as they are performed when nothing goes wrong. */
function order(...words: string[]): string[] {
  let left = open(...words);
  const groups: string[] = [];
  while (left.length > 0) {
    const group = nextGroup(left);
    expect(group.length).toBeGreaterThan(0);
    groups.push(group.map(({ id }) => id).join('+'));
    left = left.filter((action) => !group.includes(action));
  }
  return groups;
}

describe('the order of a row', () => {
  test.each<[string, string[], string[]]>([
    ['what shares a write stands together', ['1 a label', '2 a comment', '3 b label', '4 b comment'], ['1+3', '2+4']],
    ['items do not', ['1 a comment', '2 b elsewhere'], ['1', '2']],
    ['reactions neither', ['1 a reaction', '2 b reaction'], ['1', '2']],
    ['what waits comes after its own', ['1 a label', '2 a reaction', '3 a comment refused'], ['1', '2', '3']],
    ['also where it would share the write', ['1 a comment', '2 a label', '3 a comment refused'], ['2', '1', '3']],
    ['a shared write waits for all', ['1 a comment', '2 b label', '3 b comment refused'], ['2', '1+3']],
    ['ids are numbers', ['9 a label', '10 a reaction done', '11 b label'], ['9+11', '10']],
    [
      'an id beyond the safe numbers',
      ['9007199254740993 a reaction done', '9007199254740992 a label'],
      ['9007199254740992', '9007199254740993'],
    ],
    [
      'two that wait for each other do without the shared write',
      ['1 a comment', '2 a label done', '3 b label', '4 b comment done'],
      ['1', '2+3', '4'],
    ],
    [
      'what was sent together is looked for together',
      ['1 a comment', '2 b comment - sent', '3 c comment - sent'],
      ['1', '2+3'],
    ],
    ['what was sent waits for nothing', ['1 a label', '2 a comment done sent'], ['1', '2']],
    ['what waits for nothing but waits', ['1 a reaction done'], ['1']],
  ])('%s', (_, words, groups) => {
    expect(order(...words)).toEqual(groups);
  });
});

describe('what became of the others', () => {
  const row: readonly SettledAction[] = [
    { id: '1', feature: 'a', state: 'applied' },
    { id: '2', feature: 'a', state: 'unchanged' },
    { id: '3', feature: 'b', state: 'refused' },
    { id: '6', feature: 'a', state: 'refused' },
    { id: '8', feature: 'c', state: 'failed' },
  ];
  test.each([
    ['5 a reaction done', undefined],
    ['5 a comment refused', 'not needed: the acts before it took effect'],
    ['5 b reaction done', 'not needed: an act before it was refused'],
    ['5 b comment refused', undefined],
    ['7 a reaction done', 'not needed: an act before it was refused'],
    ['9 c comment refused', undefined],
    ['9 d reaction done', undefined],
    ['9 d comment refused', 'not needed: the acts before it took effect'],
    ['9 d comment', undefined],
  ])('%s: %s', (words, detail) => {
    const [action] = open(words);
    expect(needless(action!, row)).toEqual(detail === undefined ? undefined : { state: 'unchanged', detail });
  });
});
