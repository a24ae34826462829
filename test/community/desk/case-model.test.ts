// The state machine of a case against a model of it that is written otherwise; and the harness against machines with bugs.
import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import * as time from '../../../src/core/time.js';
import * as titles from '../../../src/core/title.js';
import { lookAtCase } from '../../../src/community/desk/case.js';
import { tryCases } from './case-harness.js';
import type { Look } from './case-harness.js';

const folder = new URL('../../../src/community/desk/', import.meta.url);
const sources = new Map(
  readdirSync(folder)
    .filter((name) => /^case.*\.ts$/.test(name))
    .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]),
);

/** A copy of the machine in which one piece of its source reads otherwise. */
function machineWith(piece: string, instead: string): Look {
  const holders = [...sources].filter(([, text]) => text.includes(piece));
  expect(holders).toHaveLength(1);
  const made = new Map<string, Record<string, unknown>>();
  const load = (name: string): Record<string, unknown> => {
    if (name.endsWith('core/time.js')) return time;
    if (name.endsWith('core/title.js')) return titles;
    const file = name.replace('./', '').replace('.js', '.ts');
    const known = made.get(file);
    if (known !== undefined) return known;
    const exports: Record<string, unknown> = {};
    made.set(file, exports);
    const text = (sources.get(file) ?? '').replace(piece, instead);
    const { outputText } = ts.transpileModule(text, {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    });
    // A copy of our own source, for this test alone.
    // eslint-disable-next-line @typescript-eslint/no-implied-eval
    const run = new Function('require', 'exports', outputText) as (require: typeof load, into: typeof exports) => void;
    run(load, exports);
    return exports;
  };
  return load('./case.js')['lookAtCase'] as Look;
}

describe('the state machine of a case', () => {
  test('agrees with the model on 10,000 cases, in any order, with repetitions and losses', () => {
    const { failure, stages, runs } = tryCases(lookAtCase, 10_000);
    expect(failure).toBe(null);
    expect(runs).toBe(10_000);
    // No stage is come to by accident alone.
    expect([...stages].filter(([, times]) => times < 100)).toEqual([]);
  }, 240_000);

  test.each([
    ['anybody settles a concern', 'return by === concern.by || (', 'return by !== null || ('],
    ['a sponsor without the role counts', "as === 'eligible' && answered === 'yes')", "answered === 'yes')"],
    ['applicants accept themselves', "if (by === course.bid.applicant) return overrule('applicant');", ''],
    ['the time for objections is skipped', 'until !== null && stamp(at) < until', 'false'],
    ['the order of telling decides', '[...acts].sort(byTelling)', 'acts'],
    ['two sponsors of one employer are two', '!context.sameEmployer(a, b)', 'true'],
    ['"not yet" keeps what was said before', 'course.verdict === null && isSameBid', 'isSameBid'],
    ['a word for one SIG counts for another', 'one.sigNamed !== sig', 'false'],
    ['a SIG that was taken off is forgotten', 'again.title.sig ?? one.sigNamed', 'again.title.sig'],
    ['a decision is taken back by another', "if (course?.verdict?.word === 'accepted') return course;", ''],
  ])(
    'a planted bug is found: %s',
    (_, piece, instead) => {
      expect(tryCases(machineWith(piece, instead), 10_000, 7).failure).not.toBe(null);
    },
    120_000,
  );

  test('the copy without a bug is the machine', () => {
    expect(tryCases(machineWith('stamp(at) < until', 'stamp(at) < until'), 500, 7).failure).toBe(null);
  });
});
