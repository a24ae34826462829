// What is said of a file with mistakes, word for word and at its place; and that nothing can be said that is not tested.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import ts from 'typescript';
import { parse } from 'yaml';
import { knownOf } from '../../src/config/known.js';
import { parseConfig } from '../../src/config/parse.js';
import { resolveAlone } from '../../src/config/resolve.js';
import { printProblem } from '../../src/core/problem.js';
import welcome from '../../src/features/welcome/index.js';
import { shop } from './shop.js';

interface Case {
  readonly name: string;
  readonly file: string;
  /** Each problem as it is printed, without the name of the file. */
  readonly says: readonly string[];
  readonly in_force: readonly string[];
}

const written = parse(readFileSync(new URL('problems.yml', import.meta.url), 'utf8')) as readonly Case[];
const limit = (name: string, file: string, says: string, in_force: readonly string[] = []): Case => ({
  ...{ name, file, says: [says], in_force },
});
const times = (count: number, make: (index: number) => string) => Array.from({ length: count }, (_, n) => make(n));

/** Too large to be written down. */
const limits: readonly Case[] = [
  limit('a file of more than 64 KB', `# ${'x'.repeat(65_536)}`, '1:1: is larger than 64 KB; keep it smaller'),
  limit(
    'more than two thousand values',
    `shop: {}\nwelcome: [${'1,'.repeat(2_000)}]\n`,
    '2:4001: holds more than 2000 keys and values; keep it smaller',
  ),
  limit(
    'more tokens than two thousand values have',
    times(6_001, () => '# a\n').join(''),
    '6001:1: is made of more than 12000 words, signs and comments; keep it smaller',
  ),
  limit(
    'lists in lists',
    `welcome: ${'['.repeat(21)}${']'.repeat(21)}\nshop: {}\n`,
    '1:30: holds more than 20 levels; keep it smaller',
  ),
  limit(
    'keys in keys',
    `welcome: ${'{a: '.repeat(21)}1${'}'.repeat(21)}\n`,
    '1:90: holds more than 20 levels; keep it smaller',
  ),
  limit(
    'many escapes',
    `welcome: "${'\\n'.repeat(1_001)}"\n`,
    '1:10: holds more than 1000 escapes (\\) in quotes; write the characters themselves',
  ),
  limit(
    'a long key before a bracket',
    `shop: {}\n${'k'.repeat(1_025)}: 1\n`,
    '2:1: a key is at most 1024 characters long; is a line end or a quote missing?',
  ),
  limit(
    'eleven entries of ten',
    `shop: {}\nwelcome: {checklist: [${'a,'.repeat(11)}]}\n`,
    '2:22 welcome.checklist: holds more than 10 entries; take some out',
    ['shop'],
  ),
  limit(
    'too long a message',
    `welcome: {messages: {en: {issue: ${'x'.repeat(4_001)}}}}\n`,
    '1:34 welcome.messages.en.issue: is longer than 4000 characters; shorten it',
  ),
];

/** Both: a file whose form is right, and one whose form is not. */
const many: readonly Case[] = [
  {
    name: 'sixty keys that are none',
    file: times(60, (n) => `k${n}: 1\n`).join(''),
    says: times(50, (n) => {
      const more = n === 49 ? ' (and 10 more problems after this)' : '';
      return `${n + 1}:1 k${n}: "k${n}" is not a setting here; known are version, language, extends, lock, welcome, shop${more}`;
    }),
    in_force: [],
  },
  {
    name: 'fifty-one values that hold a colon',
    file: times(51, (n) => `k${n}: a: b\n`).join(''),
    says: times(50, (n) => {
      const more = n === 49 ? ' (and 1 more problem after this)' : '';
      return `${n + 1}:${n < 10 ? 5 : 6}: a text that holds ": " needs quotes around it; a key of its own begins on the next line${more}`;
    }),
    in_force: [],
  },
];

const cases = [...written, ...limits, ...many];
const known = knownOf([welcome, shop], {
  small: 'shop: {}\n',
  'large-project': 'welcome: {wait: 4h, checklist: [a]}\n',
});
const read = (text: string) => parseConfig('hearth.yml', text, known);

describe('every mistake is told at its place, with what to write instead', () => {
  test.each(cases.map((one) => [one.name, one] as const))('%s', (_, { file, says, in_force }) => {
    const config = read(file);
    expect(config.problems.map(printProblem)).toEqual(says.map((line) => `hearth.yml:${line}`));
    expect(Object.keys(resolveAlone(config, known).sections).sort()).toEqual([...in_force].sort());
  });

  test('each case has a name of its own, and there are enough', () => {
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
    expect(cases.filter(({ says }) => says.length > 0).length).toBeGreaterThanOrEqual(80);
  });

  test('more than fifty problems are more than anybody mends in one go: the last of fifty says how many there are', () => {
    const last = (text: string): readonly [number, string | undefined] => {
      const { problems } = read(text);
      return [problems.length, problems.map(printProblem).at(-1)];
    };
    expect(last(`welcome:\n${times(60, () => '  mode: off\n').join('')}`)).toEqual([
      50,
      'hearth.yml:52:3: this key stands here twice; keep one of the two (and 9 more problems after this)',
    ]);
    expect(last(times(60, () => '- *a\n').join(''))).toEqual([
      50,
      'hearth.yml:50:3: aliases (`*name`) are not allowed; write the value out, or put quotes around a text that begins with * (and 10 more problems after this)',
    ]);
    // Of the text of one message, too.
    expect(last(`welcome: {messages: {en: {issue: "${'{a} '.repeat(51)}"}}}\n`)).toEqual([
      50,
      'hearth.yml:1:231 welcome.messages.en.issue: {a} is not a placeholder; known are {author}, {repo}, {good_first_issues}, {introduce}, {sig}, {sig_contact}, {next_meeting}, {median_response}, {ladder} (and 1 more problem after this)',
    ]);
    expect(last(times(50, (n) => `k${n}: 1\n`).join(''))[1]).not.toContain('after this');
  });

  test('line ends of Windows change no place', () => {
    const plain = cases.filter(({ file }) => !/[|>]|\r|"$/m.test(file) && file.length < 10_000);
    expect(plain.length).toBeGreaterThan(100);
    for (const { name, file } of plain) {
      const problems = read(file.replaceAll('\n', '\r\n')).problems.map(printProblem);
      expect([name, problems]).toEqual([name, read(file).problems.map(printProblem)]);
    }
  });
});

/** What says something of a file that is read: `parse.ts`, what it imports here, and the settings and their rules. */
function sources(): readonly string[] {
  const paths = ['src/config/parse.ts'];
  for (const path of paths) {
    const imported = [...readFileSync(path, 'utf8').matchAll(/from '\.\/([a-z-]+)\.js'/g)];
    paths.push(...imported.map(([, name = '']) => `src/config/${name}.ts`).filter((one) => !paths.includes(one)));
  }
  const settings = ['settings', 'setting-values', 'pattern', 'near'].map((name) => `src/core/${name}.ts`);
  const rules = ['rules', 'placeholders'].map((name) => `src/features/welcome/${name}.ts`);
  return [...paths, ...settings, ...rules];
}

/** Sentences of a source: its texts of several words, but for the meanings that stand in the reference. */
function sentencesOf(path: string): readonly RegExp[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: RegExp[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || isMeaning(node)) return;
    const parts = ts.isStringLiteralLike(node)
      ? [node.text]
      : ts.isTemplateExpression(node)
        ? [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)]
        : [];
    if (/[a-z] [a-z]/.test(parts.join('x'))) {
      const literal = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
      // What begins or ends with a value would be looked for from everywhere.
      found.push(new RegExp(literal.join('.*').replace(/^(?:\.\*)+|(?:\.\*)+$/g, '')));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const isMeaning = (node: ts.Node): boolean =>
  (ts.isPropertyAssignment(node) && /^(?:description|kind)$/.test(node.name.getText())) ||
  (ts.isStringLiteralLike(node) && ts.isCallExpression(node.parent) && node.parent.arguments[0] === node);

test('nothing can be said of a file that no case here expects', () => {
  const said = cases.flatMap(({ says }) => says).join('\n');
  const sentences = sources().flatMap((path) => sentencesOf(path).map((sentence) => ({ path, sentence })));
  expect(sentences.length).toBeGreaterThan(60);
  expect(sentences.filter(({ sentence }) => !sentence.test(said))).toEqual([]);
});
