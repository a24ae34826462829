// Every setting as a row: read from the schemas, shown as Markdown, as text for a terminal, as a schema for editors.
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { jsonSchema } from '../../src/config/json-schema.js';
import { knownOf } from '../../src/config/known.js';
import type { Known } from '../../src/config/known.js';
import { referenceMarkdown, settingsTable } from '../../src/config/reference-markdown.js';
import { overviewText, settingsText } from '../../src/config/reference-text.js';
import { settingsOf, settingsWithin } from '../../src/config/reference.js';
import type { Feature } from '../../src/core/feature.js';
import { cron, pattern, zone } from '../../src/core/setting-values.js';
import { choice, count, duration, flag, group, line, list, section, text } from '../../src/core/settings.js';
import type { Settings } from '../../src/core/settings.js';

/** Every builder and every wrapping once. */
const everything = section('Does | everything.', {
  quiet: flag('Says less.', false),
  wait: duration('Waits.', '30m', '7d'),
  most: count('How many.', 3, [1, 10]),
  order: choice('Which first.', ['old', 'new'], 'old'),
  label: line('A label.', 50).optional(),
  when: cron('When.', '0 9 * * 1'),
  where: zone('Where.', 'UTC'),
  titles: pattern('Titles.').optional(),
  words: group('Own words.', { hello: text('A greeting.', 100).optional() }).default({}),
  roles: list(
    'The roles.',
    group('One role.', { name: line('Its name.', 20), least: count('At least.', 1, [0, 9]) }),
    5,
  ),
});

const knownWith = (name: string, settings: Settings): Known =>
  knownOf([{ name, settings } as Feature], { small: '# For few.\n# And more.\nall: {}\n' });
const known = knownWith('all', everything);

test('each setting has a row, in order of declaration, the keys at the top first', () => {
  expect(settingsOf(known)).toEqual([
    { path: 'version', kind: '`1`', fallback: '1', meaning: 'Version of this format; may be left out.' },
    expect.objectContaining({ path: 'language', kind: '`en`, `zh`', fallback: 'en' }),
    expect.objectContaining({ path: 'extends', kind: '`small`' }),
    expect.objectContaining({ path: 'lock', kind: 'list of `all`' }),
    { path: 'all', kind: 'section', meaning: 'Does | everything.' },
    {
      path: 'all.mode',
      kind: '`off`, `observe`, `active`',
      fallback: 'observe',
      meaning: '`off`, `observe` (show what would be done) or `active`.',
    },
    { path: 'all.quiet', kind: '`true` or `false`', fallback: 'false', meaning: 'Says less.' },
    { path: 'all.wait', kind: 'length of time, at most `7d`', fallback: '30m', meaning: 'Waits.' },
    { path: 'all.most', kind: 'whole number, 1 to 10', fallback: '3', meaning: 'How many.' },
    { path: 'all.order', kind: '`old`, `new`', fallback: 'old', meaning: 'Which first.' },
    { path: 'all.label', kind: 'text of one line, at most 50 characters', meaning: 'A label.' },
    { path: 'all.when', kind: 'schedule (cron, five fields)', fallback: '0 9 * * 1', meaning: 'When.' },
    { path: 'all.where', kind: 'time zone, such as `Asia/Shanghai`', fallback: 'UTC', meaning: 'Where.' },
    { path: 'all.titles', kind: 'pattern (RE2)', meaning: 'Titles.' },
    { path: 'all.words', kind: 'keys', meaning: 'Own words.' },
    { path: 'all.words.hello', kind: 'text, at most 100 characters', meaning: 'A greeting.' },
    { path: 'all.roles', kind: 'list of at most 5: keys', fallback: '[]', meaning: 'The roles.' },
    {
      path: 'all.roles[].name',
      kind: 'text of one line, at most 20 characters',
      required: true,
      meaning: 'Its name.',
    },
    { path: 'all.roles[].least', kind: 'whole number, 0 to 9', fallback: '1', meaning: 'At least.' },
  ]);
});

test('what lies within a path is the path and what is below it, not what begins alike', () => {
  const within = (path: string) => settingsWithin(settingsOf(known), path).map((one) => one.path);
  expect(within('all.words')).toEqual(['all.words', 'all.words.hello']);
  expect(within('all.roles')).toEqual(['all.roles', 'all.roles[].name', 'all.roles[].least']);
  expect(within('all.w')).toEqual([]);
});

describe('what nobody described is refused, by its path', () => {
  test.each([
    ['all.bare does not say of which kind it is', section('All.', { bare: z.string() })],
    ['all.mute does not say what it means', section('All.', { mute: z.string().meta({ kind: 'text' }) })],
    ['all.deep.bare does not say of which kind', section('All.', { deep: group('Deep.', { bare: z.string() }) })],
    ['all.roles[].bare does not say', section('All.', { roles: list('R.', group('One.', { bare: z.string() }), 3) })],
    ['all does not say what it means', z.strictObject({})],
    [
      'all.any is a record, of which the reference cannot show what is in it',
      section('All.', { any: z.record(z.string(), z.string()).meta({ kind: 'k', description: 'm' }) }),
    ],
  ])('%s', (message, settings) => {
    expect(() => settingsOf(knownWith('all', settings))).toThrow(message);
  });
});

describe('as Markdown', () => {
  test('a table names the settings from inside their section, and no cell ends early', () => {
    const lines = settingsTable(known, 'all').split('\n');
    expect(lines.slice(0, 3)).toEqual([
      '| setting | type | default | meaning |',
      '| --- | --- | --- | --- |',
      '| `mode` | `off`, `observe`, `active` | `observe` | `off`, `observe` (show what would be done) or `active`. |',
    ]);
    expect(lines).toContain('| `label` | text of one line, at most 50 characters |  | A label. |');
    expect(lines).toContain(
      '| `roles[].name` | text of one line, at most 20 characters | must be written | Its name. |',
    );
    const piped = knownWith('all', section('All.', { quiet: flag('This | that.', true) }));
    expect(settingsTable(piped, 'all')).toContain('| `quiet` | `true` or `false` | `true` | This \\| that. |');
  });

  test('the reference has a part for the top, for each section, and for the presets with their first line', () => {
    const reference = referenceMarkdown(known);
    expect(reference.match(/^##? (?!yaml-).*$/gm)).toEqual([
      '# Settings of hearth.yml',
      '## Where settings come from',
      '## At the top',
      '## all',
      '## Presets',
      '## In an editor',
    ]);
    expect(reference).toContain('\n- [`small`](presets/small.yml): For few.\n');
    expect(reference).not.toContain('In force with its defaults where no file has it.');
    const always = knownOf([{ name: 'all', settings: everything, always: true } as unknown as Feature]);
    expect(referenceMarkdown(always)).toContain('In force with its defaults where no file has it.');
  });
});

describe('as text for a terminal', () => {
  test('a path shows itself and what is within it, without the marks of Markdown', () => {
    expect(settingsText(known, 'all.words', 60)).toBe(
      'all.words\n    keys\n    Own words.\n\nall.words.hello\n    text, at most 100 characters\n    A greeting.',
    );
    expect(settingsText(known, 'all.mode', 60)).toBe(
      'all.mode\n    off, observe, active; default observe\n    off, observe (show what would be done) or active.',
    );
    expect(settingsText(known, 'all.roles[].name', 80)).toContain('at most 20 characters; must be written\n');
  });

  test('it fits the width', () => {
    for (const width of [30, 60, 100]) {
      const lines = (settingsText(known, 'all', width) ?? '').split('\n');
      expect(lines.filter((one) => one.length > width)).toEqual([]);
    }
    expect(settingsText(known, 'all.mode', 30)).toContain(
      '\n    off, observe (show what\n    would be done) or active.',
    );
  });

  test('what does not exist is null', () => {
    expect([settingsText(known, 'al', 60), settingsText(known, '', 60)]).toEqual([null, null]);
  });

  test('the overview names every section, and how to see more', () => {
    expect(overviewText(known, 80)).toMatch(
      /^At the top of hearth\.yml:\n\nversion\n[\s\S]*\n\nSections:\n\nall\n {4}Does \| everything\.\n\nhearth help settings SECTION shows the settings of one\.$/,
    );
  });
});

test('the schema for editors says types, limits, words and meanings, and nothing of ours', () => {
  const schema = jsonSchema(known);
  expect(schema).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'hearth.yml',
    additionalProperties: false,
    properties: {
      version: { const: 1 },
      extends: { enum: ['small'] },
      lock: { items: { enum: ['all'] } },
      all: {
        title: 'all',
        description: 'Does | everything.',
        type: ['object', 'null'],
        additionalProperties: false,
        properties: {
          mode: { enum: ['off', 'observe', 'active'], default: 'observe' },
          wait: { type: 'string', default: '30m' },
          most: { type: 'integer', minimum: 1, maximum: 10, description: 'How many.' },
          label: { maxLength: 50 },
          roles: { maxItems: 5, items: { required: ['name'], additionalProperties: false } },
        },
      },
    },
  });
  expect(schema).not.toHaveProperty('required');
  expect(schema).not.toHaveProperty('$id');
  expect(JSON.stringify(schema)).not.toContain('"kind"');
});
