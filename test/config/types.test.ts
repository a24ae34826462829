// Every setting, found by walking the schema, with values of every type: it is right, or one problem points at it.
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { knownOf, topOf } from '../../src/config/known.js';
import { parseConfig } from '../../src/config/parse.js';
import { printPath } from '../../src/core/problem.js';
import type { Path, Problem } from '../../src/core/problem.js';
import { loadFeatures } from '../../src/features/registry.js';
import { knownFrom } from '../../src/known.js';
import { shop } from './shop.js';

const { presets } = knownFrom([]);
const known = knownOf([...(await loadFeatures()), shop], presets);

/** As they are written between brackets and braces. */
const values = ['null', 'true', '3', '"x y"', '[]', '{}', '[1]', '{a: 1}'];

interface Setting {
  readonly path: Path;
  readonly schema: z.ZodType;
}

/** What is in it, through defaults, optionals and transforms. */
function inner(schema: z.ZodType): z.ZodType {
  const { innerType, in: input } = schema.def as { readonly innerType?: z.ZodType; readonly in?: z.ZodType };
  const next = innerType ?? input;
  return next === undefined ? schema : inner(next);
}

/** The setting, and all that is in it: of a list, its first entry. */
function settingsIn(path: Path, schema: z.ZodType): Setting[] {
  const type = inner(schema);
  const parts =
    type instanceof z.ZodObject
      ? Object.entries(type.shape).flatMap(([key, part]) => settingsIn([...path, key], part as z.ZodType))
      : type instanceof z.ZodArray
        ? settingsIn([...path, 0], type.element as z.ZodType)
        : [];
  return [{ path, schema }, ...parts];
}

const settings = [
  ...Object.entries(topOf(known)).flatMap(([key, schema]) => settingsIn([key], schema)),
  ...Object.entries(known.sections).flatMap(([name, section]) => settingsIn([name], section.settings)),
];

/** A file with this value at this path, on a line of its own, and what else the entry of a list must have. */
function fileWith(
  path: Path,
  value: string,
): { readonly text: string; readonly line: number; readonly column: number } {
  const lines: string[] = [];
  let lead = '';
  for (const [depth, step] of path.entries()) {
    const space = '  '.repeat(depth);
    if (typeof step === 'number') lead = `${space}- `;
    else {
      lines.push(`${lead === '' ? space : lead}${step}:`);
      lead = '';
    }
  }
  const last = lead === '' ? `${lines.pop() ?? ''} ` : lead;
  return { text: [...lines, `${last}${value}`, ''].join('\n'), line: lines.length + 1, column: last.length + 1 };
}

/** What an entry of a list must have besides is told, too. */
const isMissing = ({ message }: Problem) => /, got nothing(?:;|$)/.test(message);

test('the walk finds them all', () => {
  const paths = settings.map(({ path }) => printPath(path));
  expect(paths).toEqual(
    expect.arrayContaining([
      ...['version', 'language', 'extends', 'lock', 'lock[0]', 'welcome', 'welcome.mode', 'welcome.checklist[0]'],
      ...['welcome.messages.zh.merge', 'onboarding.mode', 'shop.roles[0].requirements.merged', 'shop.title'],
    ]),
  );
  expect(new Set(paths).size).toBe(paths.length);
});

describe.each(settings.map(({ path, schema }) => [printPath(path), path, schema] as const))(
  '%s',
  (name, path, schema) => {
    test.each(values)('%s', (value) => {
      const { text, line, column } = fileWith(path, value);
      const config = parseConfig('hearth.yml', text, known);
      const errors = config.problems.filter(({ severity }) => severity === 'error');
      const problems = errors.filter((one) => !isMissing(one));
      const parsed = schema.safeParse(
        value === 'null' && path.length === 1 && name in known.sections ? {} : asWritten(value),
      );
      if (parsed.success) {
        expect(problems).toEqual([]);
        return;
      }
      expect(Object.keys(config.sections)).toEqual([]);
      if (problems.length === 0) {
        expect([value, errors.some((one) => one.path.startsWith(`${name}.`))]).toEqual(['{}', true]);
        return;
      }
      // A key or an entry that does not belong is told in its own place, everything else at the value.
      const inside = problems[0]?.path !== name && (value === '[1]' || value === '{a: 1}');
      expect(problems).toHaveLength(1);
      if (!inside) expect(problems[0]).toMatchObject({ path: name, line, column });
      else {
        expect(problems[0]).toMatchObject({
          path: `${name}${value === '[1]' ? '[0]' : '.a'}`,
          line,
          column: column + 1,
        });
      }
      expect(problems[0]?.message).not.toMatch(/^Invalid/);
      expect(Object.keys(config.sections)).toEqual([]);
    });
  },
);

const asWritten = (value: string): unknown => (value === '{a: 1}' ? { a: 1 } : (JSON.parse(value) as unknown));
