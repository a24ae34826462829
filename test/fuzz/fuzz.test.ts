// The short run of every target, and the proof that each finds mistakes. The long one: `npm run fuzz -- TARGET --runs N`.
import { describe, expect, test } from '@jest/globals';
import { fuzzOf } from './harness.js';
import { targets } from './targets/index.js';

const SEED = Number(process.env['HEARTH_SEED'] ?? 1);
const LONG = 120_000;

describe.each(Object.entries(targets))('%s', (_, { property, runs, planted, find }) => {
  test(
    property,
    () => {
      expect(find(SEED, runs)).toBeUndefined();
    },
    LONG,
  );

  test.each(planted)(
    'finds a mistake that was planted: it %s',
    (mistake) => {
      const found = find(SEED, runs, mistake);
      expect(found?.wrong).toEqual(expect.any(String));
      // Its number makes the same input again, and it is found again.
      expect(find(found?.seed ?? -1, 1, mistake)).toEqual(found);
    },
    LONG,
  );
});

describe('the harness itself', () => {
  const base = { property: '', runs: 10, input: (seed: number) => ({ seed }), wrong: () => undefined, planted: {} };
  const touched = Object.prototype as { touched?: boolean };

  test.each([
    ['throws', { ...base, subject: 0, wrong: () => JSON.parse('{') as undefined }, /^thrown: SyntaxError: /],
    [
      'changes its input',
      {
        ...base,
        subject: 0,
        wrong: (_: number, input: { seed: number }) => {
          input.seed = -1;
          return undefined;
        },
      },
      /^the input was changed$/,
    ],
    [
      'writes where all objects look',
      {
        ...base,
        subject: 0,
        wrong: () => {
          touched.touched = true;
          return undefined;
        },
      },
      /^something outside was changed$/,
    ],
  ])('finds a subject that %s', (_, target, said) => {
    try {
      expect(fuzzOf(target).find(1, 1)).toMatchObject({ seed: 1, wrong: expect.stringMatching(said) });
    } finally {
      delete touched.touched;
    }
  });
});
