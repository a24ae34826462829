// What planned acts make of an item that somebody looks at later.
import { describe, expect, test } from '@jest/globals';
import type { LabelMemory, LiveItem } from '../../src/core/live-item.js';
import { answererAfter, itemAfter } from '../../src/engine/replay/effects.js';
import type { Effect } from '../../src/engine/replay/effects.js';
import type { Answerer } from '../../src/engine/answer.js';
import type { Repository } from '../../src/core/event.js';

const ana = { id: 42, login: 'ana', kind: 'user' } as const;
const ben = { id: 43, login: 'ben', kind: 'user' } as const;
const at = new Date('2026-03-01T10:00:00Z');
const last = { by: 'hearth', feature: 'sigs', rule: 'r' } as const;
const label = (name: string, on: boolean, when: string | null): LabelMemory => ({
  name,
  on,
  at: when,
  last: { by: 'person', person: ben },
});

const owner = { id: 3, login: 'acme', kind: 'organization' } as const;
const repository: Repository = { id: 7, name: 'app', owner, private: false, archived: false, defaultBranch: 'main' };

const ITEM: LiveItem = {
  exists: true,
  kind: 'issue',
  title: 'It breaks',
  body: '',
  author: ana,
  state: 'open',
  merged: false,
  draft: false,
  locked: false,
  labels: [],
  assignees: [ben],
  reviewers: [],
  reviewTeams: [],
  participants: [ana],
  linked: [],
  base: null,
  head: null,
};

const because = { code: 'owned', visibility: 'public' } as const;
const effect = (act: Effect['act']): Effect => ({
  repository: 7,
  at,
  feature: 'sigs',
  rule: 'r',
  because,
  act,
  shown: false,
});
const labels = (add: string[], remove: string[] = []) => effect({ kind: 'label', number: 1, add, remove });

describe('labels', () => {
  const made = { name: 'Bug', on: true, at: '2026-03-01T10:00:00Z', last };

  test.each<[string, readonly LabelMemory[], Effect, readonly LabelMemory[]]>([
    ['come', [], labels(['Bug']), [made]],
    ['go', [label('Bug', true, null)], labels([], ['bug']), [{ ...made, on: false }]],
    ['come back', [label('Bug', false, '2026-03-01T09:00:00Z')], labels(['bug']), [made]],
    ['on already stay whose they are', [label('bug', true, null)], labels(['Bug']), [label('bug', true, null)]],
    ['that were never on do not go', [], labels([], ['bug']), []],
    [
      'that changed since stay',
      [label('bug', false, '2026-03-01T10:00:01Z')],
      labels(['bug']),
      [label('bug', false, '2026-03-01T10:00:01Z')],
    ],
  ])('%s', (_, before, planned, after) => {
    expect(itemAfter({ ...ITEM, labels: before }, [planned]).labels).toEqual(after);
  });
});

test('people come and go, by the account that is known, else by their login alone', () => {
  const planned = effect({ kind: 'assign', number: 1, add: ['Ana', 'mo'], remove: ['BEN'] });
  expect(itemAfter(ITEM, [planned]).assignees).toEqual([ana, { id: -2, login: 'mo', kind: 'user' }]);
  const asked = effect({ kind: 'reviewers', number: 1, add: ['ben'], remove: [] });
  expect(itemAfter(ITEM, [asked, asked]).reviewers).toEqual([ben]);
});

test('the item is closed, opened again, and called otherwise', () => {
  const close = effect({ kind: 'item', number: 1, state: 'not_planned' });
  const title = effect({ kind: 'item', number: 1, title: 'Other' });
  expect(itemAfter(ITEM, [close, title])).toMatchObject({ state: 'closed', title: 'Other' });
  expect(itemAfter(ITEM, [close, effect({ kind: 'item', number: 1, state: 'open' })]).state).toBe('open');
});

test('what was decided is remembered with the rest', async () => {
  const answerer = { answer: () => Promise.resolve({ past: [] }) } as unknown as Answerer;
  const past = { kind: 'decisionsOn', repository, number: 1 } as const;
  expect(await answererAfter(answerer, [labels(['Bug'])], []).answer({ past })).toEqual({
    past: [
      {
        at: '2026-03-01T10:00:00Z',
        feature: 'sigs',
        rule: 'r',
        state: 'applied',
        act: 'label',
        about: ['Bug'],
        because,
        url: null,
      },
    ],
  });
});

test('answers are those after it, about this item alone', async () => {
  const now = { exists: true, state: 'open', stateReason: null, locked: false, answered: false } as const;
  const answers = { live: ITEM, now, other: ITEM, elsewhere: now, gone: { exists: false } };
  const answerer = { answer: () => Promise.resolve(answers) } as unknown as Answerer;
  const close = effect({ kind: 'item', number: 1, state: 'completed' });
  expect(
    await answererAfter(answerer, [close], []).answer({
      live: { kind: 'liveItem', repository, number: 1 },
      now: { kind: 'itemNow', repository, number: 1, author: null },
      other: { kind: 'liveItem', repository, number: 2 },
      elsewhere: { kind: 'itemNow', repository: { ...repository, id: 8 }, number: 1, author: null },
      gone: { kind: 'liveItem', repository, number: 1 },
    }),
  ).toEqual({
    ...answers,
    live: { ...ITEM, state: 'closed' },
    now: { ...now, state: 'closed', stateReason: 'completed' },
  });
});
