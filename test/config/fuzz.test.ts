// Twenty thousand files by chance, and whatever stands in them: settings, or problems at a place, and nothing else.
// HEARTH_FILES for more of them, HEARTH_SEED for others; a file that fails is made again by its number.
import { afterEach, describe, expect, test } from '@jest/globals';
import { knownOf } from '../../src/config/known.js';
import { parseConfig } from '../../src/config/parse.js';
import { parsePattern } from '../../src/core/pattern.js';
import welcome from '../../src/features/welcome/index.js';
import { Chance, findWrong, fuzzedFile, planted, wrongWith, worstFiles } from '../support/config-fuzz.js';
import { fuzzedPattern, fuzzedText } from '../support/config-fuzz.js';
import { shop, lamp } from './shop.js';

const SEED = Number(process.env['HEARTH_SEED'] ?? 1);
const FILES = Number(process.env['HEARTH_FILES'] ?? 20_000);
const LONG = 600_000;
const known = knownOf([welcome, shop, lamp], { small: 'shop: {share: 3}\n' });

test(
  `${FILES} files from ${SEED} on: settings, or problems at a place`,
  () => {
    expect(findWrong(parseConfig, known, SEED, FILES)).toBeUndefined();
  },
  LONG,
);

test('the files are of many kinds: right ones, and every kind of mistake', () => {
  const files = Array.from({ length: 2_500 }, (_, n) => parseConfig('hearth.yml', fuzzedFile(known, SEED + n), known));
  const right = files.filter(({ problems, sections }) => problems.length === 0 && Object.keys(sections).length > 0);
  const partly = files.filter(({ problems, sections }) => problems.length > 0 && Object.keys(sections).length > 0);
  const unreadable = files.filter(({ readable }) => !readable);
  // What is said, without what it is said of.
  const said = new Set(files.flatMap(({ problems }) => problems.map(({ message }) => message.replace(/".*|\d+/g, ''))));
  expect(right.length).toBeGreaterThan(200);
  expect(partly.length).toBeGreaterThan(200);
  expect(unreadable.length).toBeGreaterThan(200);
  expect(said.size).toBeGreaterThan(40);
});

test.each(Object.entries(worstFiles))('a file made to be slow is no exception: %s', (_, text) => {
  expect(wrongWith(parseConfig, known, text)).toBeUndefined();
});

describe('a mistake of the parser is found', () => {
  afterEach(() => {
    Reflect.deleteProperty(Object.prototype, 'planted');
  });

  test.each(Object.entries(planted))(
    'one that %s',
    (_, parse) => {
      expect(findWrong(parse, known, SEED, FILES)?.wrong).toEqual(expect.any(String));
    },
    LONG,
  );
});

test('two thousand patterns and texts by chance: found, not found, or a sentence', () => {
  const answers = { found: 0, not: 0, refused: 0 };
  for (let number = 0; number < 2_000; number += 1) {
    const chance = new Chance(SEED + number);
    const pattern = parsePattern(fuzzedPattern(chance));
    if (typeof pattern === 'string') {
      expect(pattern).toMatch(/^(?:is (?:not a pattern that RE2 knows \(|longer than 200 )|repeats too much; )[^\n]*$/);
      answers.refused += 1;
    } else if (pattern.found(fuzzedText(chance))) answers.found += 1;
    else answers.not += 1;
  }
  expect(Math.min(...Object.values(answers))).toBeGreaterThan(100);
});
