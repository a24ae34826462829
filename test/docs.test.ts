// What is written for maintainers agrees with the code: what is generated, the example, the presets, every snippet, and
// the schema that editors check by.
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { topOf } from '../src/config/known.js';
import { parseConfig } from '../src/config/parse.js';
import { settingsOf } from '../src/config/reference.js';
import { printProblem } from '../src/core/problem.js';
import { loadKnown } from '../src/known.js';
import { newFolder } from './commands/cli.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const known = await loadKnown();
const presets = Object.keys(known.presets).map((name) => `config/presets/${name}.yml`);
const problemsOf = (file: string, text: string) => parseConfig(file, text, known).problems.map(printProblem);

describe('what is generated', () => {
  const generated = [
    'config/hearth.schema.json',
    'config/reference.md',
    'docs/configuration.md',
    'docs/metrics.md',
    ...Object.keys(known.sections).map((name) => `src/features/${name}/README.md`),
  ];
  const docs = (cwd: string, ...args: string[]) =>
    spawnSync(process.execPath, [join(root, 'tools/write-docs.js'), ...args], { cwd, encoding: 'utf8' });

  test('is what the code says', () => {
    const { status, stderr } = docs(root, '--check');
    expect([status, stderr]).toEqual([0, '']);
  });

  test('is named where it is not, and written again by npm run docs', async () => {
    const folder = await newFolder();
    for (const file of generated) {
      mkdirSync(join(folder, dirname(file)), { recursive: true });
      cpSync(join(root, file), join(folder, file));
      // Only a table of a readme is generated; the rest of it is left as it is.
      if (file.startsWith('config/')) appendFileSync(join(folder, file), ' ');
    }
    const wrong = docs(folder, '--check');
    expect([wrong.status, wrong.stderr.trim().split('\n')]).toEqual([
      1,
      generated.slice(0, 2).map((file) => `${file} is not what the code says; run "npm run docs"`),
    ]);
    expect(docs(folder).status).toBe(0);
    expect(docs(folder, '--check').status).toBe(0);
    for (const file of generated) expect(readFileSync(join(folder, file), 'utf8')).toBe(read(file));
  }, 60_000);
});

describe('config/example.yml', () => {
  /** A list of settings has each of them in one of its entries: some exclude one another. */
  function missingIn(data: unknown): string[] {
    const step = (values: readonly unknown[], name: string) =>
      values.map((value) => (value as Record<string, unknown> | undefined)?.[name]).filter((one) => one !== undefined);
    const has = (path: string) =>
      path.split('.').reduce<readonly unknown[]>(
        (values, name) => {
          const found = step(values, name.replace('[]', ''));
          return name.endsWith('[]') ? found.flatMap((list) => list as readonly unknown[]) : found;
        },
        [data],
      ).length > 0;
    return settingsOf(known).flatMap(({ path }) => (has(path) ? [] : [path]));
  }

  test('has no problem', () => {
    expect(problemsOf('example.yml', read('config/example.yml'))).toEqual([]);
  });

  test('uses every setting', () => {
    expect(missingIn(parse(read('config/example.yml')))).toEqual([]);
  });

  test('a setting that it would lack is noticed, however deep', () => {
    const data = parse(read('config/example.yml')) as {
      welcome: { wait?: string; messages: { zh: { issue?: string } } };
    };
    delete data.welcome.wait;
    delete data.welcome.messages.zh.issue;
    expect(missingIn(data)).toEqual(['welcome.wait', 'welcome.messages.zh.issue']);
  });
});

/** What no preset can name: a private repository of one's own. */
const isOwn = (problem: string): boolean => /: warning: .*\bprivate\b/.test(problem);

test.each(presets)('%s has no problem, says for whom it is, and depends on nothing', (file) => {
  const text = read(file);
  expect(problemsOf(file, text).filter((one) => !isOwn(one))).toEqual([]);
  expect(text).toMatch(/^# For .+[.]\n/);
  const keys = Object.keys(parse(text) as object);
  expect(keys.filter((key) => !['language', ...Object.keys(known.sections)].includes(key))).toEqual([]);
});

describe('each snippet of a hearth.yml', () => {
  const names = [...Object.keys(topOf(known)), ...Object.keys(known.sections)];
  const pages = [...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`), ...readmes('.')].filter((name) =>
    name.endsWith('.md'),
  );
  const snippets = pages.flatMap((page) =>
    [...read(page).matchAll(/^```ya?ml\n([\s\S]*?)^```$/gm)]
      .map(([, text = '']) => text)
      .filter((text) => names.some((name) => new RegExp(`^${name}:`, 'm').test(text)))
      .map((text, index) => [page, index + 1, text] as const),
  );

  function readmes(folder: string): string[] {
    return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      if (entry.name.startsWith('.') || ['node_modules', 'dist'].includes(entry.name)) return [];
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return readmes(path);
      return entry.name === 'README.md' ? [path] : [];
    });
  }

  test('is found: in the readme, in the docs, in the features', () => {
    const found = snippets.map(([page]) => page);
    expect(found).toEqual(
      expect.arrayContaining(['README.md', 'docs/configuration.md', 'src/features/welcome/README.md']),
    );
  });

  test.each(snippets)('%s, number %d', (page, _, text) => {
    expect(problemsOf(page, text)).toEqual([]);
  });
});

describe('config/hearth.schema.json', () => {
  const accepts = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(
    JSON.parse(read('config/hearth.schema.json')) as object,
  );

  test.each(['config/example.yml', ...presets])('accepts %s', (file) => {
    expect([accepts(parse(read(file))), accepts.errors]).toEqual([true, null]);
  });

  test.each(['welcome:', 'version: 1', 'welcome: {}\nconfig-check:', 'welcome: {wait: 0m, checklist: []}'])(
    'accepts, as the parser does: %s',
    (text) => {
      expect([problemsOf('hearth.yml', text), accepts(parse(text))]).toEqual([[], true]);
    },
  );

  test.each([
    'welcom: {}',
    'welcome: []',
    'welcome: active',
    'welcome: {mod: active}',
    'welcome: {mode: on}',
    'welcome: {mode: true}',
    'welcome: {mode: }',
    'welcome: {issue: 3}',
    'welcome: {issue: "yes"}',
    'welcome: {wait: soon}',
    'welcome: {wait: 2}',
    'welcome: {wait: 2 h}',
    'welcome: {good_first_issues: ""}',
    `welcome: {good_first_issues: ${'x'.repeat(51)}}`,
    'welcome: {introduce: "two\\nlines"}',
    'welcome: {introduce: 7}',
    'welcome: {checklist: tests}',
    'welcome: {checklist: [{a: 1}]}',
    `welcome: {checklist: [${'a, '.repeat(11)}]}`,
    'welcome: {messages: }',
    'welcome: {messages: {fr: {}}}',
    'welcome: {messages: {en: {isue: Hi}}}',
    'welcome: {messages: {en: Hi}}',
    'config-check: {replay: 101}',
    'config-check: {replay: -1}',
    'config-check: {replay: 1.5}',
    'config-check: {replay: many}',
    'version: 2',
    'version: "1"',
    'language: fr',
    'extends: kubernets',
    'extends: [kubernetes]',
    'lock: welcome',
    'lock: [welcom]',
    '- welcome',
  ])('refuses, as the parser does: %s', (text) => {
    expect(problemsOf('hearth.yml', text)).not.toEqual([]);
    expect(accepts(parse(text))).toBe(false);
  });
});
