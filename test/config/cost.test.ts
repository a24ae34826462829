// What a text would cost its parser is known before it is parsed: nothing deep gets as far as that.
import { expect, test } from '@jest/globals';
import { isCollection, parseDocument, visit } from 'yaml';
import { readForeignYaml } from '../../src/core/foreign-yaml.js';
import { costlyIn, MOST_LEVELS } from '../../src/core/yaml-cost.js';
import { Chance } from '../support/config-fuzz.js';

const times = (count: number, make: (n: number) => string) => Array.from({ length: count }, (_, n) => make(n)).join('');

test.each([
  ['brackets', `a: ${'['.repeat(21)}`, 23],
  ['braces', '{'.repeat(22), 21],
  ['entries on one line', `${'- '.repeat(23)}a`, 44],
  ['keys on one line', `${'? '.repeat(23)}a`, 44],
  ['values on one line', `${'a: '.repeat(23)}b`, 66],
  ['lines, each further right', times(23, (n) => `${' '.repeat(n)}a:\n`), 319],
  ['lines of entries', times(8, (n) => `${' '.repeat(6 * n)}- - -\n`), 212],
])('too many levels: %s', (_, text, offset) => {
  expect(costlyIn(text)).toEqual({ what: 'levels', offset });
});

test.each([
  ['twenty levels', `a:\n${times(10, (n) => `${'  '.repeat(n)}- b:\n`)}`],
  ['many brackets, closed', '[[[]]],'.repeat(300)],
  ['many entries, one below another', '- a\n'.repeat(300)],
  ['lines that go right and come back', times(300, (n) => `${' '.repeat(n % 20)}a:\n`)],
  ['brackets in quotes', `"${'['.repeat(100)}"`],
  ['brackets in a text', `a${'['.repeat(100)}`],
  ['brackets in a block', `a: |\n  ${'[- '.repeat(100)}\n`],
  ['dashes in a text', `a ${'- '.repeat(100)}`],
  ['a comment far to the right', `a: b${' '.repeat(300)}# ${'- '.repeat(100)}`],
])('not many levels: %s', (_, text) => {
  expect(costlyIn(text)).toBeUndefined();
});

test('what is let through is never deep, whatever it is made of', () => {
  const pieces = [
    '- ',
    '? ',
    ': ',
    'a: ',
    'a:\n',
    '\n',
    '[',
    '{',
    ']',
    '}',
    ', ',
    '  ',
    ' ',
    '"x"',
    'a',
    '|\n',
    '# c\n',
    '!t ',
  ];
  let through = 0;
  for (let number = 0; number < 5_000; number += 1) {
    const chance = new Chance(number);
    const mostly = [chance.of(pieces), chance.of(pieces), chance.of(pieces)];
    const text = times(chance.below(120), () => (chance.maybe(0.7) ? chance.of(mostly) : chance.of(pieces)));
    if (costlyIn(text) !== undefined) continue;
    through += 1;
    let deepest = 0;
    visit(parseDocument(text, { prettyErrors: false }), (_, __, ancestors) => {
      deepest = Math.max(deepest, ancestors.filter((one) => isCollection(one)).length);
    });
    expect([text, deepest <= MOST_LEVELS * 2 + 4]).toEqual([text, true]);
  }
  expect(through).toBeGreaterThan(1_000);
});

test('files of other programs are measured, too', () => {
  expect(readForeignYaml(`a: 1\nb: ${'['.repeat(11_000)}`).values.size).toBe(0);
  expect(readForeignYaml(`a: 1\n${'- '.repeat(5_000)}`).values.size).toBe(0);
  expect([...readForeignYaml('a: 1\nb: [[1]]\n').values.keys()]).toEqual(['a', 'b']);
});
