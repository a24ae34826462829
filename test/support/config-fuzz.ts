// Files for hearth.yml by a grammar, and what becomes of them by mutation: whatever comes out, the answer is settings, or
// problems at a place. Each file has a number, which makes it again.
import { isDeepStrictEqual } from 'node:util';
import { stringify } from 'yaml';
import { z } from 'zod';
import type { Known } from '../../src/config/known.js';
import { topOf } from '../../src/config/known.js';
import { parseConfig } from '../../src/config/parse.js';
import type { ConfigFile } from '../../src/config/parse.js';
import { resolveAlone } from '../../src/config/resolve.js';
import type { Problem } from '../../src/core/problem.js';

export type Parse = (file: string, text: string, known: Known) => ConfigFile;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  below(most: number): number {
    return Math.floor(this.next() * most);
  }

  of<Value>(values: readonly Value[]): Value {
    return values[this.below(values.length)] as Value;
  }

  maybe(share: number): boolean {
    return this.next() < share;
  }
}

const words = [
  'here',
  '欢迎',
  'good first issue',
  '👋 hello',
  'a: b',
  '#general',
  '@team',
  '*.md',
  "it's",
  '"quoted"',
  'yes',
  '~',
];
const scalars = [
  ...['true', 'false', 'null', '~', '3', '-1', '0x1f', '1e999', '.inf', '.nan', '2001-01-01', '12:30', '1_000'],
  ...[
    'on',
    'off',
    'yes',
    'active',
    'observe',
    '2h',
    '9999d',
    'UTC',
    'Asia/Shanghai',
    '"0 9 * * 1"',
    "'^fix'",
    "'(a*)*$'",
  ],
  ...['"{author}"', '"{nobody}"', '"\\ud800"', '"\\u0000"', "''", '[]', '{}', '[1, a]', '{a: 1}', '"x y"', '[[[]]]'],
];
const poison = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '<<',
  'length',
  '""',
  '0',
  '~',
];
const bits = [
  ...[
    ':',
    ': ',
    '- ',
    '? ',
    '\n',
    '\n\n',
    ' ',
    '  ',
    '\t',
    '{',
    '}',
    '[',
    ']',
    ',',
    '"',
    "'",
    '#',
    ' #',
    '&a',
    '*a',
    '!x',
    '|',
  ],
  ...[
    '>',
    '|2-',
    '---\n',
    '...\n',
    '%YAML 1.1\n',
    '!!js/function',
    '!!binary',
    '!!set',
    '!!str',
    '<<: *a',
    '\uFEFF',
    '\r\n',
    '\r',
  ],
  ...[
    '\u0000',
    '\u0085',
    '\u2028',
    '\ud800',
    '\udc00',
    '👋',
    '：',
    '，',
    '　',
    '“',
    '\\',
    '\\x',
    '@',
    '`',
    '%',
    '=',
    '.',
    '1e999',
  ],
];

/** By the beginning of a kind's name in the reference: what it takes. */
const right: readonly (readonly [string, readonly string[]])[] = [
  ['length of time', ['0m', '2h', '1d', '"30m"']],
  ['schedule', ['"0 9 * * 1"', '0 0 1 * *', "'*/5 * * * MON-FRI'"]],
  ['time zone', ['UTC', 'Asia/Shanghai', '"Europe/Berlin"']],
  ['pattern', ["'^fix(es)?: '", '"[a-z]+$"', '\\bfix']],
  ['path', ['docs/*', '"*.md"', 'src/core/*.ts']],
  ['text', ['here', '你好', '"{author}, hello"', 'good first issue', "'👋'"]],
];

/** A key's value that its schema takes, or now and then any. */
function valueOf(schema: z.ZodType, chance: Chance, depth: number): string {
  if (chance.maybe(0.03)) return chance.of(scalars);
  const kind = schema.meta()?.kind ?? '';
  const fitting = right.find(([name]) => kind.startsWith(name))?.[1];
  if (fitting !== undefined) return kind.endsWith('4000 characters') ? textBlock(chance, depth) : chance.of(fitting);
  const { innerType, in: input } = schema.def as { readonly innerType?: z.ZodType; readonly in?: z.ZodType };
  if (innerType !== undefined || input !== undefined) return valueOf((innerType ?? input) as z.ZodType, chance, depth);
  if (schema instanceof z.ZodEnum) return String(chance.of(schema.options));
  if (schema instanceof z.ZodLiteral) return String([...schema.values][0]);
  if (schema instanceof z.ZodBoolean) return chance.of(['true', 'false']);
  if (schema instanceof z.ZodNumber) return String(1 + chance.below(9));
  if (schema instanceof z.ZodArray) return listOf(schema.element as z.ZodType, chance, depth);
  if (schema instanceof z.ZodObject) return keysOf(schema.shape, chance, depth);
  return chance.of(['small', 'welcome', 'shop', 'lamp']);
}

type Shape = Readonly<Record<string, z.ZodType>>;

const indent = (depth: number) => '  '.repeat(depth);

function keysOf(shape: Shape, chance: Chance, depth: number): string {
  const keys = Object.keys(shape).filter((key) => key === 'name' || chance.maybe(0.4));
  if (keys.length === 0) return '{}';
  const pairs = keys.map((key) => `${key}: ${valueOf(shape[key] as z.ZodType, chance, depth + 1)}`);
  // What spans lines cannot stand between braces.
  const flow = chance.maybe(0.2) && pairs.every((pair) => !pair.includes('\n'));
  return flow ? `{${pairs.join(', ')}}` : `\n${pairs.map((pair) => `${indent(depth)}${pair}`).join('\n')}`;
}

function listOf(entry: z.ZodType, chance: Chance, depth: number): string {
  const entries = Array.from({ length: chance.below(4) }, () => valueOf(entry, chance, depth + 1));
  if (entries.length === 0) return '[]';
  if (entries.every((one) => !one.includes('\n')) && chance.maybe(0.4)) return `[${entries.join(', ')}]`;
  return `\n${entries.map((one) => `${indent(depth)}- ${one.replace(/^\n\s*/, '')}`).join('\n')}`;
}

function textBlock(chance: Chance, depth: number): string {
  if (chance.maybe(0.6)) return JSON.stringify(chance.of(words));
  const lines = Array.from({ length: 1 + chance.below(3) }, () => `${indent(depth)}${chance.of(words)}`);
  return `${chance.of(['|', '>', '|-', '>+'])}\n${lines.join('\n')}`;
}

/** A file by the grammar: mostly right, but for a value now and then. */
function written(known: Known, chance: Chance): string {
  const top = Object.entries(topOf(known)).filter(() => chance.maybe(0.3));
  const sections = Object.entries(known.sections).filter(() => chance.maybe(0.6));
  const all = [...top, ...sections.map(([name, { settings }]) => [name, settings] as const)];
  const parts = all.map(([key, schema]) => `${key}: ${valueOf(schema, chance, 1)}\n`);
  return parts.map((part) => (chance.maybe(0.1) ? `# ${chance.of(words)}\n${part}` : part)).join('');
}

type Mutation = (text: string, chance: Chance) => string;

const splice = (text: string, at: number, out: number, put: string) => text.slice(0, at) + put + text.slice(at + out);
const lineMutation =
  (change: (lines: string[], at: number, chance: Chance) => void): Mutation =>
  (text, chance) => {
    const lines = text.split('\n');
    change(lines, chance.below(lines.length), chance);
    return lines.join('\n');
  };

const mutations: readonly Mutation[] = [
  (text, chance) => splice(text, chance.below(text.length + 1), 0, chance.of(bits)),
  (text, chance) => splice(text, chance.below(text.length + 1), 1 + chance.below(4), ''),
  (text, chance) => splice(text, chance.below(text.length + 1), 1, String.fromCharCode(chance.below(0x1_0000))),
  (text, chance) => text.replace(/[a-z_]+(?=:)/g, (key) => (chance.maybe(0.1) ? chance.of(poison) : key)),
  (text, chance) => text.replace(/(?<=: )\S.*/g, (value) => (chance.maybe(0.1) ? chance.of(scalars) : value)),
  lineMutation((lines, at) => lines.splice(at, 0, lines[at] ?? '')),
  lineMutation((lines, at, chance) => lines.splice(at, 1, `${' '.repeat(chance.below(4))}${lines[at] ?? ''}`)),
  lineMutation((lines, at) => lines.splice(at, 1, (lines[at] ?? '').trimStart())),
  lineMutation((lines, at, chance) => lines.splice(at, 0, ...lines.splice(chance.below(lines.length), 1))),
  (text) => text.replaceAll('\n', '\r\n'),
  (text, chance) => text.slice(0, chance.below(text.length + 1)),
  (text, chance) => `${text}${chance.of(['---\n', '...\n', '- a\n', 'x', '{', '"', '\t\n'])}`,
  (text) => `&a\n${text}`,
  (text) => `\uFEFF${text}`,
];

/** Shapes that no change of a small file leads to. */
const giants: readonly ((chance: Chance) => string)[] = [
  (chance) => `welcome: ${'['.repeat(chance.below(300))}${']'.repeat(chance.below(300))}\n`,
  (chance) => `welcome: ${'{a: '.repeat(chance.below(300))}\n`,
  (chance) => `welcome: {introduce: ${'x'.repeat(chance.below(70_000))}}\n`,
  (chance) => `shop: {note: "${'\\n'.repeat(chance.below(2_000))}"}\n`,
  (chance) => Array.from({ length: chance.below(1_500) }, (_, n) => `k${n}: ${n}\n`).join(''),
  (chance) => `a: &a [1]\n${Array.from({ length: chance.below(60) }, (_, n) => `b${n}: &b${n} [*a, *a]\n`).join('')}`,
  (chance) => `${chance.of(bits).repeat(chance.below(3_000))}\n`,
  (chance) => `${chance.of(bits)}${chance.of(bits)}`.repeat(chance.below(2_000)),
  (chance) => `# ${'-'.repeat(65_530 - 20 + chance.below(40))}\nshop: {}\n`,
  (chance) => `? ${'['.repeat(chance.below(50))}a\n: b\n`,
];

/** The file of this number. */
export function fuzzedFile(known: Known, seed: number): string {
  const chance = new Chance(seed);
  if (chance.maybe(0.005)) return chance.of(giants)(chance);
  let text = written(known, chance);
  if (chance.maybe(0.25)) return text;
  const changes = 1 + chance.below(3);
  for (let change = 0; change < changes; change += 1) text = chance.of(mutations)(text, chance);
  return text;
}

const canary = { hearth: 'canary' };
const own = (value: object) => Reflect.ownKeys(value).map(String).join();
const untouched = [Object.prototype, Array.prototype, Function.prototype, String.prototype, globalThis];

/** What does not hold of a file's reading; undefined: everything does. */
export function wrongWith(parse: Parse, known: Known, text: string): string | undefined {
  const before = untouched.map(own);
  try {
    const file = parse('hearth.yml', text, known);
    return (
      wrongProblems(file, text) ??
      wrongKeys(file, known, text) ??
      wrongSections(file, known) ??
      wrongAgain(parse, file, known) ??
      (untouched.every((value, index) => own(value) === before[index]) &&
      isDeepStrictEqual(canary, { hearth: 'canary' })
        ? undefined
        : 'something outside was changed')
    );
  } catch (error) {
    return `thrown: ${String(error)}`;
  }
}

function wrongProblems({ problems, readable }: ConfigFile, text: string): string | undefined {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, '').length);
  if (!readable && problems.length === 0) return 'not readable, and nothing is said';
  if (problems.length > 50) return 'too many problems';
  const outside = problems.find(({ line, column }) => line < 1 || column < 1 || column > (lines[line - 1] ?? -1) + 2);
  if (outside !== undefined) return `a place outside the file: ${outside.line}:${outside.column}`;
  const hiding = problems.find(({ path, message }) => /(?! )[\p{C}\p{Z}]/u.test(path + message));
  if (hiding !== undefined) return `a message that hides something: ${JSON.stringify(hiding.message)}`;
  const silent = problems.find(({ message }) => message === '' || /^(?:Invalid|Unrecognized|Too )/.test(message));
  if (silent !== undefined) return `not a sentence of ours: ${silent.message}`;
  const sorted = problems.every(({ line, column }, index) => {
    const last = problems[index - 1];
    return last === undefined || last.line < line || (last.line === line && last.column <= column);
  });
  return sorted ? undefined : 'not in order';
}

/** Every key at the top is in force, or a problem stands at it or in it. */
function wrongKeys(file: ConfigFile, known: Known, text: string): string | undefined {
  const names = { ...topOf(known), ...known.sections };
  const errors = file.problems.filter(({ severity }) => severity === 'error');
  // Of another version nothing is read.
  if (!file.readable) return undefined;
  const rows = text.split('\n');
  for (const [name, line] of Object.entries(file.lines)) {
    if (Object.hasOwn(names, name) && Object.hasOwn(file.written, name)) continue;
    const next = Math.min(...Object.values(file.lines).filter((one) => one > line), text.length + 1);
    // That a key stands there twice is told at the second, which may stand anywhere.
    const isTold = (one: Problem) => (one.line >= line && one.line <= next) || rows[one.line - 1]?.startsWith(name);
    if (!errors.some(isTold) && errors.length < 50) return `${name} is lost`;
  }
  // A key of the block at the top stands at the beginning of a line, and once.
  const plain = !/["'|>{[&*!%\t\r\uFEFF]|---|\.\.\./.test(text);
  const keys = plain ? [...text.matchAll(/^([a-z]+):(?= |$)/gm)].map(([, key]) => key ?? '') : [];
  const twice = keys.find((key, index) => keys.indexOf(key) !== index && !/^ /m.test(text));
  if (twice !== undefined && errors.length === 0) return `${twice} stands there twice, and nothing is said`;
  const first = keys.find((key) => !/^ /m.test(text) && file.lines[key] !== undefined && errors.length === 0);
  const at = first === undefined ? undefined : text.split('\n').findIndex((line) => line.startsWith(`${first}:`)) + 1;
  return first !== undefined && file.lines[first] !== at
    ? `${first} is not on line ${String(file.lines[first])}`
    : undefined;
}

/** What is in force is what the settings allow, neither more nor less. */
function wrongSections(file: ConfigFile, known: Known): string | undefined {
  const { sections, broken } = resolveAlone(file, known);
  const isPresetKnown = !Object.hasOwn(file.lines, 'extends') || file.extends !== undefined;
  for (const [name, values] of Object.entries(file.sections)) {
    const schema = known.sections[name]?.settings;
    const parsed = schema?.safeParse(file.written[name] ?? {});
    if (parsed?.success !== true) return `${name} is in force with mistakes`;
    if (!isDeepStrictEqual(plainOf(parsed.data), plainOf(values))) return `${name} is not what was written`;
    // A section that sets nothing but its mode takes the rest from a preset; which that is may not be known.
    if (!isPresetKnown && Object.hasOwn(broken, name) && isBare(file.written[name])) continue;
    const inForce = sections[name];
    const isWhole = inForce?.origin.rest === undefined;
    if (isWhole && !isDeepStrictEqual(plainOf(inForce?.settings), plainOf(values))) return `${name} is not in force`;
    if (!Object.keys(values).every((key) => Object.hasOwn(schema?.shape ?? {}, key))) return `${name} has other keys`;
  }
  return undefined;
}

const isBare = (written: unknown): boolean => Object.keys(written ?? {}).every((key) => key === 'mode');

const plainOf = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

/** What was right, written again, is right again. */
function wrongAgain(parse: Parse, file: ConfigFile, known: Known): string | undefined {
  if (Object.keys(file.written).length === 0) return undefined;
  const again = parse('hearth.yml', stringify(file.written), known);
  const errors = again.problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return `written again, it has a mistake: ${errors[0]?.message ?? ''}`;
  return isDeepStrictEqual(plainOf(again.sections), plainOf(file.sections)) ? undefined : 'written again, it differs';
}

/** The first file of these that is read wrongly. */
export function findWrong(parse: Parse, known: Known, seed: number, files: number) {
  for (let number = 0; number < files; number += 1) {
    const text = fuzzedFile(known, seed + number);
    const wrong = wrongWith(parse, known, text);
    if (wrong !== undefined) return { number: seed + number, wrong, text };
  }
  return undefined;
}

/** Parsers with one mistake each, which must be found. */
export const planted: Readonly<Record<string, Parse>> = {
  'throws on a rare key': (file, text, known) => {
    if (/^ *valueOf:/m.test(text)) throw new TypeError('Cannot convert object to primitive value');
    return parseConfig(file, text, known);
  },
  'takes the last of a key that stands there twice': (file, text, known) => {
    const read = parseConfig(file, text, known);
    const twice = read.problems.filter(({ message }) => message.startsWith('this key stands here twice'));
    return twice.length === 0 ? read : { ...read, problems: read.problems.filter((one) => !twice.includes(one)) };
  },
  'counts the lines of problems from 0': (file, text, known) => {
    const read = parseConfig(file, text, known);
    return { ...read, problems: read.problems.map((one) => ({ ...one, line: one.line - 1 })) };
  },
  'counts the lines of keys from 0': (file, text, known) => {
    const read = parseConfig(file, text, known);
    return { ...read, lines: Object.fromEntries(Object.entries(read.lines).map(([key, line]) => [key, line - 1])) };
  },
  'drops a mistake': (file, text, known) => {
    const read = parseConfig(file, text, known);
    return { ...read, problems: read.problems.filter(({ message }) => !message.includes('is not a setting here')) };
  },
  'leaves a section with a mistake in force': (file, text, known) => {
    const read = parseConfig(file, text, known);
    const wrong = read.problems.find(({ path }) => path === 'shop.mode');
    return wrong === undefined ? read : { ...read, sections: { ...read.sections, shop: { mode: 'active' } } };
  },
  'hands on what the parser itself says': (file, text, known) => {
    const read = parseConfig(file, text, known);
    const problems = read.problems.map((one) =>
      one.message.startsWith('expected keys') ? { ...one, message: 'Invalid input: expected object' } : one,
    );
    return { ...read, problems };
  },
  'writes where all objects look': (file, text, known) => {
    if (/^ *__proto__:/m.test(text)) Object.assign(Object.prototype, { planted: true });
    return parseConfig(file, text, known);
  },
};

const SIZE = 65_000;
const fill = (piece: string) => piece.repeat(Math.floor(SIZE / piece.length));
const lines = (count: number, make: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => make(n)).join('\n');

/** Files made to be slow: as large as they may be, or as many of one thing as there may be. */
export const worstFiles: Readonly<Record<string, string>> = {
  'open brackets': fill('['),
  'open braces': fill('{'),
  'closing braces': fill('}'),
  'braces with keys': fill('{a: '),
  dashes: fill('- '),
  'dashes in lines': fill('-\n'),
  'question marks': fill('? '),
  colons: fill('a: '),
  'bare colons': fill(':'),
  'half escapes': `a: "${fill('\\')}`,
  'bad escapes': `a: "${fill('\\q')}"`,
  'bad escapes, as many as there may be': `a: "${'\\q'.repeat(990)}"`,
  'quotes never closed': fill('a: "\n'),
  'single quotes': fill("'"),
  'brackets within limits': '['.repeat(11_900),
  'braces within limits': '{'.repeat(11_900),
  'dashes within limits': '- '.repeat(5_900),
  'colons within limits': 'a: '.repeat(3_900),
  'errors in lines': lines(2_000, (n) => `k${n}: @`),
  'bad indentation in lines': lines(1_500, (n) => `${' '.repeat(n % 7)}k${n}: 1`),
  'tabs in lines': lines(1_500, (n) => `\tk${n}: 1`),
  'a tree of indentation': lines(300, (n) => `${' '.repeat(n)}k:`),
  'keys that are no settings': lines(980, (n) => `welcom${n}: 1`),
  'keys twice': lines(980, () => 'welcome: 1'),
  'long keys': lines(60, (n) => `${'k'.repeat(1_000)}${n}: 1`),
  'long keys of a section': `welcome:\n${lines(60, (n) => `  ${'issue_'.repeat(160)}${n}: 1`)}`,
  'one long key': `${fill('k')}: 1`,
  'one long key in quotes': `"${fill('k')}": 1`,
  'one long text': `welcome: {introduce: ${fill('x')}}`,
  'quotes of prose': `welcome: {mode: ${fill('“').slice(0, 21_000)}x}`,
  placeholders: `welcome: {messages: {en: {issue: "${fill('{a}').slice(0, 3_990)}"}}}`,
  'open placeholders': `welcome: {messages: {en: {issue: "${'{'.repeat(3_990)}"}}}`,
  'many values': `welcome: {checklist: [${'1,'.repeat(1_980)}]}`,
  'many wrong entries': `shop: {roles: [${'{nam: 1},'.repeat(480)}]}`,
  aliases: lines(900, () => '- *a'),
  anchors: lines(900, (n) => `k${n}: &a 1`),
  tags: lines(900, (n) => `k${n}: !x 1`),
  comments: lines(5_900, () => '# a'),
  'one long comment': `# ${fill('x')}`,
  'text without end': fill('a '),
  'a block of text': `welcome:\n  introduce: |\n${fill('    a\n')}`,
  'folded text': `welcome:\n  introduce: >\n${fill('    a\n\n').slice(0, 40_000)}`,
  'lines of plain text': `welcome:\n  introduce: a\n${fill('    a\n').slice(0, 50_000)}`,
  'quoted lines': `welcome:\n  introduce: "${fill('a\n  ').slice(0, 50_000)}"`,
  'a pattern that backtracks elsewhere': `shop: {title: "${'(a*)*'.repeat(30)}$"}`,
  'a schedule that never comes': 'shop: {schedule: "0 0 31 2,4,6,9,11 *"}',
  zones: lines(900, () => '- Nowhere/Else'),
  'white space': fill(' '),
  'line ends': fill('\n'),
  'line ends of Windows': fill('\r\n'),
  'document ends': fill('...\n'),
  documents: fill('---\n'),
  directives: fill('%A b\n'),
};

/** Patterns that take others for ever: RE2 refuses them, or is done at once. */
export const bombs: readonly string[] = [
  ...['(a+)+$', '(a|a)*$', '(a|aa)+$', '(.*)*x', '(a*)*b', '([a-zA-Z]+)*$', '(x+x+)+y', '^(([a-z])+.)+[A-Z]([a-z])+$'],
  ...[
    '(.*a){20}',
    '(a?){50}a{50}',
    '((a{20}){5}){5}',
    '\\s*\\s*\\s*$',
    '(?:a|b|ab)*c',
    '\\pL{200}',
    '[^a]*[^b]*[^c]*$',
  ],
];
const atoms = [
  'a',
  'b',
  'ab',
  '.',
  '\\d',
  '\\w',
  '\\s',
  '\\b',
  '^',
  '$',
  '[a-z]',
  '[^ab]',
  '你',
  '\\pL',
  '[[:alpha:]]',
  '👋',
];
const wrongs = [
  '(?=a)',
  '(?<!a)',
  '\\1',
  '(',
  ')',
  '[z-a]',
  'a**',
  '{2}',
  '\\',
  '(?P<n>',
  '\\p{Foo}',
  'a{2000}',
  '[',
  '(?#x)',
];

/** A pattern by RE2's grammar, a bomb, or one that is wrong. */
export function fuzzedPattern(chance: Chance): string {
  if (chance.maybe(0.2)) return chance.of(bombs);
  const parts = Array.from({ length: 1 + chance.below(8) }, () => patternPart(chance, 3));
  return chance.maybe(0.15) ? `${parts.join('')}${chance.of(wrongs)}` : parts.join('');
}

function patternPart(chance: Chance, depth: number): string {
  const atom =
    depth > 0 && chance.maybe(0.4)
      ? `(${patternPart(chance, depth - 1)}${chance.of(['', '|'])}${patternPart(chance, depth - 1)})`
      : chance.of(atoms);
  return `${atom}${chance.of(['', '', '*', '+', '?', '*?', '{2,3}', '{0,60}', '{1000}'])}`;
}

/** A text that such patterns may be found in, and which keeps them looking. */
export function fuzzedText(chance: Chance): string {
  const piece = chance.of(['a', 'ab', 'aaaab', 'x y', '你好', '1a', 'Aa', ' \n']);
  return `${piece.repeat(chance.below(500))}${chance.of(['!', 'b', '', 'X', '👋'])}`;
}
