// What the timeline remembers of labels, as plain data.
import { describe, expect, test } from '@jest/globals';
import { GHOST_ID } from '../../src/core/person.js';
import type { Person } from '../../src/core/person.js';
import { isBot, rememberLabels } from '../../src/github/read/label-memory.js';
import type { LabelChange } from '../../src/github/read/live-item-query.js';

const ana: Person = { id: 1, login: 'ana', kind: 'user' };
const hearth: Person = { id: 2, login: 'hearth[bot]', kind: 'bot' };
const other: Person = { id: 3, login: 'labeler[bot]', kind: 'bot' };
const script: Person = { id: 4, login: 'k8s-ci-robot', kind: 'user' };
const agent: Person = { id: 5, login: 'copilot', kind: 'bot' };
const double: Person = { id: 6, login: 'hearth[bot]', kind: 'user' };
const ghost: Person = { id: GHOST_ID, login: 'ghost', kind: 'user' };
const AT = '2026-03-01T10:00:00Z';

const change = (kind: 'on' | 'off', name: string, actor: Person | null, createdAt = AT): LabelChange => ({
  __typename: kind === 'on' ? 'LabeledEvent' : 'UnlabeledEvent',
  actor,
  createdAt,
  label: { name },
});
const on = (name: string, actor: Person | null, at?: string) => change('on', name, actor, at);
const off = (name: string, actor: Person | null, at?: string) => change('off', name, actor, at);
const remember = (labels: readonly string[], ...changes: readonly LabelChange[]) =>
  rememberLabels(labels, changes, 'hearth[bot]');

describe('who changed a label last', () => {
  test.each([
    ['a person', ana, { by: 'person', person: ana }],
    ["the App's own account", hearth, { by: 'hearth', feature: null, rule: null }],
    ['another App', other, { by: 'bot', person: other }],
    ['an account that a script runs', script, { by: 'bot', person: script }],
    ['a coding agent', agent, { by: 'bot', person: agent }],
    ["a person's account of the App's name", double, { by: 'bot', person: double }],
    ['the ghost', ghost, { by: 'unknown' }],
    ['nobody', null, { by: 'unknown' }],
  ])('%s', (_, actor, last) => {
    expect(remember(['sig/a'], on('sig/a', actor))).toEqual([{ name: 'sig/a', on: true, at: AT, last }]);
    expect(remember([], off('sig/a', actor))).toEqual([{ name: 'sig/a', on: false, at: AT, last }]);
  });

  test("where the App's account was not asked for, nothing is its own", () => {
    expect(rememberLabels(['a'], [on('a', hearth)], null)[0]?.last).toEqual({ by: 'bot', person: hearth });
  });

  test('the App is known whatever the case of its login', () => {
    const loud = { ...hearth, login: 'Hearth[bot]' };
    expect(remember(['a'], on('a', loud))[0]?.last.by).toBe('hearth');
    expect([isBot(loud), isBot(ana), isBot(null)]).toEqual([true, false, false]);
  });
});

describe('of several changes', () => {
  test('the last counts, whatever its case, and however close they are', () => {
    const changes = [on('SIG/a', hearth), off('sig/A', ana), on('sig/a', other)];
    expect(remember(['Sig/A'], ...changes)).toEqual([
      { name: 'Sig/A', on: true, at: AT, last: { by: 'bot', person: other } },
    ]);
    expect(remember([], ...changes.slice(0, 2))).toEqual([
      { name: 'sig/A', on: false, at: AT, last: { by: 'person', person: ana } },
    ]);
  });

  test('labels that are on come first, as GitHub orders them; then those taken off', () => {
    const found = remember(['b', 'a'], on('c', ana), off('c', ana), on('a', ana), off('d', hearth));
    expect(found.map(({ name }) => name)).toEqual(['b', 'a', 'c', 'd']);
    expect(found.map((one) => one.on)).toEqual([true, true, false, false]);
  });
});

describe('nobody is named', () => {
  const unknown = { at: null, last: { by: 'unknown' } };

  test('where the timeline does not reach so far', () => {
    expect(remember(['a'])).toEqual([{ name: 'a', on: true, ...unknown }]);
  });

  test('where the last change does not fit to what is there: nobody is said to have taken off a deleted label', () => {
    expect(remember([], on('a', ana))).toEqual([{ name: 'a', on: false, ...unknown }]);
    expect(remember(['a'], on('a', ana), off('a', ana))).toEqual([{ name: 'a', on: true, ...unknown }]);
  });

  test('of no labels nothing is remembered', () => {
    expect(remember([])).toEqual([]);
  });
});
