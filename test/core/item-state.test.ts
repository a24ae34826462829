// What an item came to, reading by reading (metrics.md, G3, G4, G11-G14 and 1.2).
import { describe, expect, test } from '@jest/globals';
import type { FoldedAct, FoldedItem } from '../../src/core/item-acts.js';
import { stateOf } from '../../src/core/item-state.js';
import type { ItemState } from '../../src/core/item-state.js';

const [ANA, BEN, MO, BOT] = [1, 2, 3, 90];
const MAINTAINERS = [MO];

/** `10:00` of the first day; `2 10:00` of the second. */
function at(text: string): string {
  const [time = '', day = '1'] = text.split(' ').reverse();
  return `2026-03-${day.padStart(2, '0')}T${time}:00Z`;
}

type Line = readonly [kind: FoldedAct['kind'], person: number | null, at: string, more?: Partial<FoldedAct>];

function fold(lines: readonly Line[], item: Partial<FoldedItem> = {}): ItemState {
  const told: FoldedItem = {
    ...{ kind: 'issue', author: ANA, openedAt: at('10:00'), draft: false, lines: null },
    ...{ moved: false, converted: false, deletedAt: null },
    ...item,
  };
  const acts = lines.map(([kind, person, when, more]) => ({
    ...{ kind, person, human: person !== null && person !== BOT, at: at(when) },
    ...{ value: null, subject: null, gone: false, bare: false },
    ...more,
  }));
  return stateOf(told, acts, (person) => MAINTAINERS.includes(person));
}
const pull = (lines: readonly Line[], item: Partial<FoldedItem> = {}) => fold(lines, { kind: 'pull_request', ...item });
const spoken = (when: string, by: number, kind: FoldedAct['kind'] = 'commented') => ({ at: at(when), by, with: kind });

describe('the first response', () => {
  test.each<[string, readonly Line[], ItemState['answered']]>([
    ['nobody spoke', [], null],
    ["the author's own words are none", [['commented', ANA, '11:00']], null],
    [
      'the first of others, after the author',
      [
        ['commented', ANA, '11:00'],
        ['commented', BEN, '12:00'],
      ],
      spoken('12:00', BEN),
    ],
    [
      "a bot's word is none",
      [
        ['commented', BOT, '11:00'],
        ['commented', MO, '12:00'],
      ],
      spoken('12:00', MO),
    ],
    ['an account that is gone is nobody', [['commented', null, '11:00']], null],
    ['a word from before the clock is none', [['commented', MO, '09:00']], null],
    ['in the second of the opening, it counts', [['commented', MO, '10:00']], spoken('10:00', MO)],
    [
      'a deleted word never was',
      [
        ['commented', MO, '11:00', { gone: true }],
        ['commented', BEN, '12:00'],
      ],
      spoken('12:00', BEN),
    ],
    [
      'of one second, the lower number',
      [
        ['commented', MO, '11:00'],
        ['commented', BEN, '11:00'],
      ],
      spoken('11:00', BEN),
    ],
    ['a command alone is said to a bot', [['commented', MO, '11:00', { bare: true }]], null],
    [
      'by whose command a bot closed it at once, closed it',
      [
        ['commented', MO, '11:00', { bare: true }],
        ['closed', BOT, '11:01'],
      ],
      spoken('11:00', MO, 'closed'),
    ],
    [
      'a bot that closed it later did so by itself',
      [
        ['commented', MO, '11:00', { bare: true }],
        ['closed', BOT, '11:02'],
      ],
      null,
    ],
    [
      'who asked a bot and was not the one who closed it did not answer',
      [
        ['commented', BEN, '11:00', { bare: true }],
        ['closed', MO, '11:01'],
      ],
      spoken('11:01', MO, 'closed'),
    ],
    ['a close by another person answers', [['closed', MO, '11:00']], spoken('11:00', MO, 'closed')],
    [
      'closing with a comment, the comment says more',
      [
        ['closed', MO, '11:00'],
        ['commented', MO, '11:00'],
      ],
      spoken('11:00', MO),
    ],
    ['a label is none', [['labeled', MO, '11:00', { value: 'bug' }]], null],
    [
      'a response after a close counts',
      [
        ['closed', ANA, '11:00'],
        ['commented', MO, '12:00'],
      ],
      spoken('12:00', MO),
    ],
  ])('%s', (_, lines, answered) => {
    expect(fold(lines).answered).toEqual(answered);
  });

  test('on an item of an account that is gone, any person answers', () => {
    expect(fold([['commented', MO, '11:00']], { author: null }).answered).toEqual(spoken('11:00', MO));
  });
});

describe('drafts', () => {
  test.each<[string, readonly Line[], Partial<FoldedItem>, string | null, readonly string[]]>([
    ['ready from the beginning', [], {}, '10:00', []],
    ['a draft that was never ready', [], { draft: true }, null, []],
    ['created as a draft', [['ready', ANA, '12:00']], { draft: true }, '12:00', []],
    ['told late: as a draft, though its last telling says ready', [['ready', ANA, '12:00']], {}, '12:00', []],
    [
      'back to draft and ready again',
      [
        ['drafted', ANA, '11:00'],
        ['ready', ANA, '12:00'],
      ],
      {},
      '10:00',
      ['11:00', '12:00'],
    ],
    ['still a draft', [['drafted', ANA, '11:00']], { draft: true }, '10:00', ['11:00']],
    [
      'told twice',
      [
        ['drafted', ANA, '11:00'],
        ['drafted', ANA, '11:30'],
        ['ready', ANA, '12:00'],
      ],
      {},
      '10:00',
      ['11:00', '12:00'],
    ],
    [
      'in one second a draft comes before its end',
      [
        ['ready', ANA, '11:00'],
        ['drafted', ANA, '11:00'],
      ],
      {},
      '10:00',
      ['11:00', '11:00'],
    ],
    ['an issue is none', [], { kind: 'issue', draft: true }, '10:00', []],
  ])('%s', (_, lines, item, started, drafts) => {
    const state = pull(lines, item);
    expect(state.startedAt).toBe(started === null ? null : at(started));
    expect(state.drafts).toEqual(drafts.map(at));
  });

  test('what others do while it is a draft is no response, no review, no triage', () => {
    const state = pull([
      ['ready', ANA, '11:00'],
      ['drafted', ANA, '12:00'],
      ['reviewed', MO, '13:00', { value: 'approved' }],
      ['labeled', MO, '13:00', { value: 'bug' }],
      ['closed', MO, '14:00'],
    ]);
    expect(state).toMatchObject({ answered: null, reviewed: null, approvedAt: null, triagedAt: null });
    expect(state.closed).toMatchObject({ by: MO });
  });

  test('in the second in which it became ready, it counts', () => {
    const lines: Line[] = [
      ['reviewed', MO, '11:00'],
      ['ready', ANA, '11:00'],
    ];
    expect(pull(lines, { draft: true }).reviewed).toEqual(spoken('11:00', MO, 'reviewed'));
  });
});

describe('reviews, approval and merge', () => {
  test('a comment answers, and only a review or a review comment is a review', () => {
    const state = pull([
      ['commented', MO, '11:00'],
      ['review_commented', BEN, '12:00'],
      ['reviewed', MO, '13:00'],
    ]);
    expect(state.answered).toEqual(spoken('11:00', MO));
    expect(state.reviewed).toEqual(spoken('12:00', BEN, 'review_commented'));
  });

  test.each<[string, readonly Line[], string | null]>([
    [
      'the first approval',
      [
        ['reviewed', BEN, '11:00'],
        ['reviewed', MO, '12:00', { value: 'approved' }],
      ],
      '12:00',
    ],
    ["one's own is none", [['reviewed', ANA, '11:00', { value: 'approved' }]], null],
    [
      'after the merge is none',
      [
        ['merged', MO, '11:00'],
        ['reviewed', BEN, '12:00', { value: 'approved' }],
      ],
      null,
    ],
    [
      'in the second of the merge is one',
      [
        ['merged', MO, '11:00'],
        ['reviewed', MO, '11:00', { value: 'approved' }],
      ],
      '11:00',
    ],
  ])('%s', (_, lines, approved) => {
    expect(pull(lines).approvedAt).toBe(approved === null ? null : at(approved));
  });

  test('a merge and its close', () => {
    const state = pull([
      ['closed', MO, '11:00'],
      ['merged', MO, '11:00'],
    ]);
    expect(state).toMatchObject({ merged: { at: at('11:00'), by: MO }, closed: { at: at('11:00'), by: MO } });
    // Of what one person does in one second, the merge says most.
    expect(state.answered).toEqual(spoken('11:00', MO, 'merged'));
  });
});

test('triage is a label, an assignment, a milestone or a request by another person', () => {
  const by = (person: number, kind: FoldedAct['kind']) => fold([[kind, person, '11:00', { value: 'x' }]]).triagedAt;
  for (const kind of ['labeled', 'assigned', 'milestoned', 'review_requested'] as const) {
    expect([by(MO, kind), by(ANA, kind), by(BOT, kind)]).toEqual([at('11:00'), null, null]);
  }
  expect(by(MO, 'unlabeled')).toBeNull();
});

describe('closed and reopened', () => {
  const state = fold([
    ['closed', ANA, '11:00', { value: 'completed' }],
    ['reopened', MO, '12:00'],
    ['closed', MO, '2 10:00', { value: 'not_planned' }],
  ]);

  test('the last close stands, with who did it and why', () => {
    expect(state.closed).toEqual({ at: at('2 10:00'), by: MO, reason: 'not_planned' });
    expect([state.closes, state.reopens]).toEqual([[at('11:00'), at('2 10:00')], [at('12:00')]]);
    expect(state.turn).toMatchObject({ of: 'nobody', because: 'closed', since: at('2 10:00') });
  });

  test('reopened it is open; in one second, the close stands', () => {
    expect(
      fold([
        ['closed', MO, '11:00'],
        ['reopened', ANA, '12:00'],
      ]).closed,
    ).toBeNull();
    expect(
      fold([
        ['closed', MO, '11:00'],
        ['reopened', ANA, '11:00'],
      ]).closed,
    ).toMatchObject({ at: at('11:00') });
  });
});

describe('what counts no more', () => {
  test.each<[string, readonly Line[], Partial<FoldedItem>, ItemState['left']]>([
    ['it is there', [['locked', MO, '11:00', { value: 'resolved' }]], {}, null],
    ['moved', [['transferred', MO, '11:00']], { moved: true }, { at: at('11:00'), why: 'moved' }],
    ['moved away, with nowhere known: it stays', [['transferred', MO, '11:00']], {}, null],
    ['deleted', [], { deletedAt: at('12:00') }, { at: at('12:00'), why: 'deleted' }],
    ['converted: from the beginning', [], { converted: true }, { at: at('10:00'), why: 'converted' }],
    ['a discussion is converted into nothing', [], { converted: true, kind: 'discussion' }, null],
    ['spam', [['locked', MO, '11:00', { value: 'spam' }]], {}, { at: at('11:00'), why: 'spam' }],
    [
      'spam, taken back',
      [
        ['locked', MO, '11:00', { value: 'spam' }],
        ['unlocked', MO, '12:00'],
      ],
      {},
      null,
    ],
    [
      'unlocked, then spam',
      [
        ['unlocked', MO, '11:00'],
        ['locked', MO, '12:00', { value: 'spam' }],
      ],
      {},
      { at: at('12:00'), why: 'spam' },
    ],
    [
      'spam, then deleted: it is gone',
      [['locked', MO, '11:00', { value: 'spam' }]],
      { deletedAt: at('12:00') },
      { at: at('12:00'), why: 'deleted' },
    ],
  ])('%s', (_, lines, item, left) => {
    const state = fold(lines, item);
    expect(state.left).toEqual(left);
    expect(state.turn.because).toBe(left?.why ?? 'never_answered');
  });
});

test('labels are those that are on, without case, as they were put on', () => {
  const label = (kind: 'labeled' | 'unlabeled', value: string, when: string): Line => [kind, MO, when, { value }];
  const state = fold([
    label('labeled', 'Kind/Bug', '11:00'),
    label('labeled', 'sig/network', '11:00'),
    label('unlabeled', 'kind/bug', '12:00'),
    label('labeled', 'area/ui', '13:00'),
    label('unlabeled', 'area/ui', '13:00'),
    label('labeled', 'kind/BUG', '14:00'),
  ]);
  expect(state.labels).toEqual(['kind/BUG', 'sig/network']);
});

test('the last act of a person, and the last of anything', () => {
  const lines: Line[] = [
    ['opened', ANA, '10:00'],
    ['commented', MO, '11:00'],
    ['commented', BEN, '12:00', { gone: true }],
    ['labeled', BOT, '13:00', { value: 'stale' }],
  ];
  expect(fold(lines)).toMatchObject({ actedAt: at('11:00'), changedAt: at('13:00') });
  expect(fold(lines, { deletedAt: at('2 10:00') }).changedAt).toBe(at('2 10:00'));
  expect(fold([['opened', BOT, '10:00']], { author: BOT }).actedAt).toBe(at('10:00'));
});

describe('whose turn it is', () => {
  test.each<[string, readonly Line[], string, string, string]>([
    ['nobody answered', [], 'maintainers', '10:00', 'never_answered'],
    ['others spoke, no maintainer', [['commented', BEN, '11:00']], 'maintainers', '10:00', 'no_maintainer_spoke'],
    ['a maintainer did', [['commented', MO, '11:00']], 'author', '11:00', 'maintainer_spoke'],
    [
      'and the author answered',
      [
        ['commented', MO, '11:00'],
        ['commented', ANA, '12:00'],
      ],
      'maintainers',
      '12:00',
      'author_spoke',
    ],
    ['deleted words are none', [['commented', MO, '11:00', { gone: true }]], 'maintainers', '10:00', 'never_answered'],
    [
      'a maintainer’s command alone leaves it with the maintainers',
      [['commented', MO, '11:00', { bare: true }]],
      'maintainers',
      '10:00',
      'never_answered',
    ],
    [
      'the author’s command alone leaves it with the author',
      [
        ['commented', MO, '11:00'],
        ['commented', ANA, '12:00', { bare: true }],
      ],
      'author',
      '11:00',
      'maintainer_spoke',
    ],
  ])('%s', (_, lines, of, since, because) => {
    expect(fold(lines).turn).toMatchObject({ of, since: at(since), because });
  });

  test('who was asked for a review, and not a bot', () => {
    const lines: Line[] = [
      ['review_requested', ANA, '11:00', { subject: BEN }],
      ['review_requested', ANA, '11:00'],
    ];
    expect(pull(lines).turn).toEqual({
      of: 'reviewers',
      since: at('11:00'),
      people: [BEN],
      because: 'review_requested',
    });
  });

  test('a draft is its author’s', () => {
    expect(pull([['drafted', ANA, '11:00']]).turn).toMatchObject({
      of: 'author',
      since: at('11:00'),
      because: 'draft',
    });
  });
});
