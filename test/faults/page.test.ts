// docs/reliability.md names, for each fault and threat, tests that show what is promised: each of them exists, none is left out.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(`${root}/docs/reliability.md`, 'utf8');

interface Named {
  readonly file: string;
  readonly name: string | undefined;
}

/** `test/a.test.ts`, perhaps with a part of a test's name: _a part_. */
const namedIn = (text: string): readonly Named[] =>
  [...text.matchAll(/`(test\/[^`]+\.test\.ts)`(?: _([^_]+)_)?/g)].map(([, file = '', name]) => ({ file, name }));

const rowsOf = (letter: string): ReadonlyMap<string, string> =>
  new Map(
    page.split('\n').flatMap((line) => {
      const [, key] = new RegExp(`^\\| (${letter}\\d+)\\b`).exec(line) ?? [];
      return key === undefined ? [] : [[key, line] as const];
    }),
  );

/** A test's name as the file spells it: with escaped quotes perhaps. */
const holds = (text: string, name: string): boolean => text.replaceAll("\\'", "'").includes(name);

test.each([
  ['F', 33],
  ['T', 20],
])('every row of %s has a test', (letter, count) => {
  const rows = rowsOf(letter);
  expect([...rows.keys()]).toEqual(Array.from({ length: count }, (_, n) => `${letter}${n + 1}`));
  expect([...rows].filter(([, row]) => namedIn(row).length === 0).map(([key]) => key)).toEqual([]);
});

test('every test that is named exists', () => {
  const missing = namedIn(page).filter(({ file, name }) => {
    if (!existsSync(`${root}/${file}`)) return true;
    return name !== undefined && !holds(readFileSync(`${root}/${file}`, 'utf8'), name);
  });
  expect(missing).toEqual([]);
});

test.each(['faults', 'threats'])('every test of %s is named', (folder) => {
  const files = readdirSync(`${root}/test/${folder}`).filter((name) => name.endsWith('.test.ts'));
  const named = new Set(namedIn(page).map(({ file }) => file));
  const own = 'test/faults/page.test.ts';
  expect(files.map((name) => `test/${folder}/${name}`).filter((file) => file !== own && !named.has(file))).toEqual([]);
});
