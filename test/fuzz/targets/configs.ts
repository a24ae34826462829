// hearth.yml by a grammar, and changed: the generator and its oracle are those of test/config/fuzz.test.ts.
import { knownOf } from '../../../src/config/known.js';
import { parseConfig } from '../../../src/config/parse.js';
import welcome from '../../../src/features/welcome/index.js';
import { lamp, shop } from '../../config/shop.js';
import { fuzzedFile, planted, wrongWith } from '../../support/config-fuzz.js';
import type { Parse } from '../../support/config-fuzz.js';
import { fuzzOf } from '../harness.js';

const known = knownOf([welcome, shop, lamp], { small: 'shop: {share: 3}\n' });
/** It stays where it was put, and would be found in every file after it: its own test takes it away again. */
const { 'writes where all objects look': _, ...once } = planted;

export const configs = fuzzOf<Parse, string>({
  property:
    'A file is settings in force, or problems at a place in it, in order and in sentences; what is right and written again is right again; nothing is thrown.',
  subject: parseConfig,
  runs: 1_000,
  input: (seed) => fuzzedFile(known, seed),
  wrong: (parse, text) => wrongWith(parse, known, text),
  planted: once,
});
