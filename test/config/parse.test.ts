// One hearth.yml, read: what is right, what is remembered of it, and files made to be slow. Mistakes: problems.test.ts.
import { describe, expect, test } from '@jest/globals';
import { knownOf } from '../../src/config/known.js';
import { parseConfig, recall } from '../../src/config/parse.js';
import { printProblem } from '../../src/core/problem.js';
import welcome from '../../src/features/welcome/index.js';
import { worstFiles } from '../support/config-fuzz.js';
import { shop, lamp } from './shop.js';

const known = knownOf([welcome, shop, lamp], { small: 'shop: {}\n' });
const read = (text: string) => parseConfig('hearth.yml', text, known);

describe('what is right', () => {
  test('an empty file has no sections and no problems', () => {
    for (const text of ['', '# nothing yet\n', 'version: 1\n', '---\n...\n', '\uFEFF', '{}\n']) {
      expect(read(text)).toMatchObject({ readable: true, sections: {}, problems: [], lock: [] });
      expect(read(text)).not.toHaveProperty('language');
    }
  });

  test('a section named alone observes, with every default filled in', () => {
    expect(read('welcome:\n').sections['welcome']).toEqual({
      ...{ mode: 'observe', issue: true, pull_request: true, merge: true, wait: 0, checklist: [], messages: {} },
    });
  });

  test('a section may begin otherwise', () => {
    expect(read('lamp:\n').sections['lamp']).toEqual({ mode: 'active', bright: true });
  });

  test('lengths of time become milliseconds, patterns are compiled; keys at the top are read', () => {
    const config = read(
      'language: zh\nwelcome: {mode: active, wait: 2h}\nextends: small\nlock: [shop]\nshop: {title: "^fix(es)?"}\n',
    );
    expect(config.problems).toEqual([]);
    expect(config.sections['welcome']).toMatchObject({ mode: 'active', wait: 7_200_000 });
    expect(config).toMatchObject({ language: 'zh', extends: 'small', lock: ['shop'] });
    const { title } = config.sections['shop'] as { readonly title: { found(text: string): boolean } };
    expect([title.found('FIX: it'), title.found('a fix')]).toEqual([true, false]);
  });
});

describe('what is remembered of a file', () => {
  const text = 'language: en\nshop:\n  share: 7\n  title: "a+"\nwelcome: {mode: on}\nlamp:\nrobots: {}\n';

  test('the line of each key, right or not; what was written, of what is right', () => {
    const { lines, written, sections } = read(text);
    expect(lines).toEqual({ language: 1, shop: 2, welcome: 5, lamp: 6, robots: 7 });
    expect(written).toEqual({ language: 'en', shop: { share: 7, title: 'a+' }, lamp: null });
    expect(Object.keys(sections)).toEqual(['shop', 'lamp']);
  });

  test('is read again to the same, without what is no longer right', () => {
    const { written, sections } = read(text);
    const again = recall('hearth.yml', { ...written, welcome: { mode: 'on' }, robots: {} }, known);
    expect(again).toMatchObject({ language: 'en', problems: [], lines: {} });
    expect(JSON.stringify(again.sections)).toBe(JSON.stringify(sections));
  });

  test('a key of which nothing can be said keeps its line', () => {
    expect(read('shop: {}\nshop: {}\nlamp: {}\n').lines).toEqual({ shop: 1, lamp: 3 });
    expect(read('shop: "\n').lines).toEqual({});
  });

  test('places are of keys and of values, or of the nearest parent that there is', () => {
    const { placeOf } = read('shop:\n  roles:\n    - name: a\n    - name: b\n');
    expect(placeOf(['shop', 'roles', 1, 'name'])).toEqual({ line: 4, column: 13 });
    expect(placeOf(['shop', 'roles', 1, 'name'], 'key')).toEqual({ line: 4, column: 7 });
    expect(placeOf(['shop', 'roles', 5, 'name'])).toEqual({ line: 3, column: 5 });
    expect(placeOf(['lamp'])).toEqual({ line: 1, column: 1 });
  });
});

test.each(Object.entries(worstFiles))('a file made to be slow says few things: %s', (_, text) => {
  const { problems } = read(text);
  expect(problems.length).toBeLessThanOrEqual(50);
  for (const problem of problems) expect(printProblem(problem).length).toBeLessThan(500);
});

test.each([
  ['welcome: {messages: {en: {issue: "{a\\0b}"}}}\n', '{a\\u0000b} is not a placeholder'],
  ['welcome: {messages: {en: {issue: "{a\\u202eb}"}}}\n', '{a\\u202eb} is not a placeholder'],
])('words of the file cannot hide anything in a message: %j', (text, shown) => {
  const { problems } = parseConfig('hearth.yml', text, known);
  expect(problems.some(({ message }) => message.startsWith(shown))).toBe(true);
});
