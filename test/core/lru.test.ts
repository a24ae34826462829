// What is kept is bounded by weight; what was used last stays.
import { expect, test } from '@jest/globals';
import { createLru } from '../../src/core/lru.js';

const bounded = (most: number) => createLru<string>(most, (value) => value.length);

test('the least recently used goes first', () => {
  const kept = bounded(6);
  kept.set('a', 'xx');
  kept.set('b', 'xx');
  kept.set('c', 'xx');
  expect(kept.get('a')).toBe('xx');
  kept.set('d', 'xx');
  expect(['a', 'b', 'c', 'd'].map((key) => kept.get(key))).toEqual(['xx', undefined, 'xx', 'xx']);
});

test('as many go as the new one weighs', () => {
  const kept = bounded(6);
  for (const key of ['a', 'b', 'c']) kept.set(key, 'xx');
  kept.set('d', 'xxxx');
  expect(['a', 'b', 'c', 'd'].map((key) => kept.get(key))).toEqual([undefined, undefined, 'xx', 'xxxx']);
});

test('a value set anew counts once', () => {
  const kept = bounded(6);
  for (let turn = 0; turn < 10; turn += 1) kept.set('a', 'xxxx');
  kept.set('b', 'xx');
  expect([kept.get('a'), kept.get('b')]).toEqual(['xxxx', 'xx']);
  kept.set('a', 'x');
  kept.set('c', 'xxx');
  expect([kept.get('a'), kept.get('b'), kept.get('c')]).toEqual(['x', 'xx', 'xxx']);
});

test('what is too heavy is not kept, and nothing goes for it; what it would replace is gone', () => {
  const kept = bounded(6);
  kept.set('a', 'xx');
  kept.set('b', 'xx');
  kept.set('a', 'xxxxxxx');
  expect([kept.get('a'), kept.get('b')]).toEqual([undefined, 'xx']);
  kept.set('c', 'xxxx');
  expect([kept.get('b'), kept.get('c')]).toEqual(['xx', 'xxxx']);
});

test('by weight of the key as well, where that is how it is weighed', () => {
  const kept = createLru<null>(10, (_, key) => key.length);
  kept.set('12345', null);
  kept.set('123456', null);
  expect([kept.get('12345'), kept.get('123456')]).toEqual([undefined, null]);
});
