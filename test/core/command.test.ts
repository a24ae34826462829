// The commands of a body: by cases, by generated bodies whose commands are known, and by another reading of Markdown.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { commandsIn, isBare, MOST_BODY_CHARACTERS } from '../../src/core/command.js';
import { bodyOf, soupOf } from './command-bodies.js';
import { plainLines } from './command-reading.js';

type Parser = (body: string) => readonly { readonly word: string; readonly args: string }[];
type Cases = Readonly<Record<string, readonly { readonly body: string; readonly does: readonly string[] }[]>>;

/** More on demand: `HEARTH_BODIES=1000000 npm test -- core/command.test`; `HEARTH_SEED` begins elsewhere. */
const BODIES = Number(process.env['HEARTH_BODIES'] ?? 20_000);
const SEED = Number(process.env['HEARTH_SEED'] ?? 1);

const cases = parse(readFileSync(new URL('command-cases.yml', import.meta.url), 'utf8')) as Cases;
const said = (body: string, parser: Parser = commandsIn) =>
  parser(body).map(({ word, args }) => `${word} ${args}`.trim());

describe.each(Object.entries(cases))('%s', (_, bodies) => {
  test.each(bodies.map(({ body, does }) => [JSON.stringify(body), body, does] as const))('%s', (_name, body, does) => {
    expect(said(body)).toEqual(does);
  });
});

test('there are at least 150 bodies, and in most of them a command must not fire', () => {
  const all = Object.values(cases).flat();
  expect(all.length).toBeGreaterThanOrEqual(150);
  expect(all.filter(({ does }) => does.length === 0).length).toBeGreaterThan(100);
});

test('a command knows its line, and how it was written', () => {
  expect(commandsIn('One\r\n\r\n  ／Sig\tnetwork  \r\n')).toEqual([
    { word: 'sig', args: 'network', text: '  ／Sig\tnetwork  ', line: 3 },
  ]);
});

test('what is longer than GitHub takes is not read', () => {
  const body = `${'x'.repeat(MOST_BODY_CHARACTERS)}\n/close`;
  expect(commandsIn(body)).toEqual([]);
  expect(said(body.slice(8))).toEqual(['close']);
});

/** The first generated body in which the parser is wrong; undefined: in none. */
function findWrong(parser: Parser, bodies: number) {
  for (let number = SEED; number < SEED + bodies; number += 1) {
    const { body, planted } = bodyOf(number);
    const found = said(body, parser);
    const right = planted.map((name) => `planted ${name}`);
    if (JSON.stringify(found) !== JSON.stringify(right)) return { number, body, found, right };
  }
  return undefined;
}

describe('generated bodies', () => {
  test(`${BODIES} from ${SEED} on: every planted command is found, and no hidden one`, () => {
    expect(findWrong(commandsIn, BODIES)).toBeUndefined();
  });

  const without =
    (piece: string | RegExp): Parser =>
    (body) =>
      commandsIn(body.replaceAll(piece, 'x'));
  /** Parsers with one mistake each: other bots', and ours with a piece of Markdown that it does not know. */
  const broken: Readonly<Record<string, Parser>> = {
    'every line counts': (body) => lines(body),
    'only comments are taken out, as Prow does': (body) => lines(body.replace(/<!--(.*?)-->/gs, '')),
    'no fences of ~': without(/~{3,}/g),
    'no fences of `': without(/`{3,}/g),
    'no code spans': without(/(?<!`)`(?!`)/g),
    'no quotes': without(/^[ >]*>/gm),
    'no lists': without(/^[-+*] /gm),
    'no numbered lists': without(/^\d[.)] /gm),
    'no comments': without('<!--'),
    'no blocks of HTML': without(/^<(?=[a-z])/gm),
    'no quotes written as HTML': without(/<\/?blockquote>/g),
    'no code written as HTML': without(/<\/?code>/g),
    'no hidden elements': without(' hidden'),
    'no tables': without('|'),
    'no underlined headings': without(/^(?:---|=+)$/gm),
    'no replies by e-mail': without(/wrote:|Message|发件人|^-- $/gm),
    'e-mail in English only': without(/schrieb|écrit|escribió/g),
    'no links': without(']('),
    'no definitions': without(']:'),
    'commands of one word only': (body) => commandsIn(body).filter(({ args }) => args !== '3'),
    'lone carriage returns end no line': without(/\r(?!\n)/g),
    'no full-width slash': without('／'),
  };
  test.each(Object.entries(broken))('notice a parser with a mistake: %s', (_, parser) => {
    expect(findWrong(parser, 4_000)).toBeDefined();
  });

  function lines(body: string) {
    const found = body.matchAll(/^ {0,3}[/／]([\w-]+)[^\S\n]+(.*)$/gm);
    return [...found].map(([, word = '', args = '']) => ({ word: word.toLowerCase(), args: args.trim() }));
  }
});

describe('an independent reading of Markdown', () => {
  /**
   * Where Hearth is stricter than GitHub: brackets, definitions, lines over what could be the second of a table; and where
   * the engine's reading ends, at what a tag means.
   */
  const strict = /\]|\||<pre|<div>.*<!--/s;

  test('never finds a command of ours within something else, and none that we miss but where we are stricter', () => {
    let fired = 0;
    for (let number = SEED; number < SEED + BODIES / 10; number += 1) {
      const body = soupOf(number);
      const plain = plainLines(body);
      const ours = new Set(commandsIn(body).map(({ line }) => line));
      fired += ours.size;
      const lines = body.split(/\r\n|\n|\r/);
      const theirs = lines.flatMap((line, index) =>
        /^ {0,3}\/(?:close|sig)(?:\s|$)/.test(line) && plain.has(index + 1) ? [index + 1] : [],
      );
      const wrong = [...ours].filter((line) => !plain.has(line));
      const missed = strict.test(body) ? [] : theirs.filter((line) => !ours.has(line));
      expect({ number, body, wrong, missed }).toEqual({ number, body, wrong: [], missed: [] });
    }
    expect(fired).toBeGreaterThan(BODIES / 400);
  });
});

describe('nothing but commands', () => {
  test.each(['/hearth status', '  /sig network\r\n\n/cc @ana\n', '／hearth status', '/close not planned'])(
    '%j is',
    (body) => {
      expect(isBare(body)).toBe(true);
    },
  );

  test.each([
    '',
    ' \n',
    'Thank you.',
    '/sig network\nThank you.',
    'Thank you.\n/sig network',
    '> /sig network\n\n/close',
    '```\n/close\n```',
    '/etc/passwd',
    '- /close',
    `/close${' \n'.repeat(9)}![](https://example.org/picture.png)`,
  ])('%j is not', (body) => {
    expect(isBare(body)).toBe(false);
  });
});
