// What a hostile body costs the parser: steps, not time, so that a busy machine says the same.
import { Session } from 'node:inspector';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { commandsIn as Parser } from '../../src/core/command.js';

const session = new Session();
let commandsIn: typeof Parser;
/** Blocks are counted only in what is compiled while V8 counts. */
beforeAll(async () => {
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  ({ commandsIn } = await import('../../src/core/command.js'));
});
afterAll(() => {
  session.disconnect();
});

/** How often V8 ran each block of the code at `url`: the steps of `run`. */
function stepsOf(url: RegExp, run: () => void): number {
  let steps = 0;
  session.post('Profiler.takePreciseCoverage');
  run();
  session.post('Profiler.takePreciseCoverage', (_error, { result }) => {
    for (const { functions } of result.filter((script) => url.test(script.url))) {
      for (const { ranges } of functions) for (const { count } of ranges) steps += count;
    }
  });
  return steps;
}

/** How much more is done for a text that is four times as long. */
function growth(url: RegExp, run: (body: string) => void, piece: string): number {
  const bodyOf = (length: number) => `/sig a\n${piece.repeat(length / piece.length)}\n/sig b`;
  const [small, large] = [4_000, 16_000].map((length) => {
    const body = bodyOf(length);
    return stepsOf(url, () => {
      run(body);
    });
  });
  return (large ?? Infinity) / (small ?? 1);
}

describe('hostile bodies: four times the text are about four times the steps', () => {
  const pieces: Readonly<Record<string, string>> = {
    commands: '/sig a\n',
    'backticks of every number': '`a``b```c',
    'lone ticks': '` ',
    brackets: '[',
    'links that never end': '[a](b',
    'titles that never end': '[a](b "',
    'titles of three kinds': `[a](b "[a](b '[a](b (`,
    'tags that never end': '<a b',
    'attributes that never end': '<a b="',
    'attributes in attributes': ` b="<a c='" d="'`,
    'comments that never end': 'x <!--',
    instructions: 'x <?',
    declarations: 'x <!A',
    quotes: '> ',
    'lists in lists': '- ',
    'lists in lists, then nothing': '- - - - - - - - - - - - - - - - a\n\n\n\n\n\n\n\n',
    'blank lines': '\n',
    spaces: ' ',
    'spaces before a letter': '      x',
    tabs: '\t',
    parentheses: '[](((',
    backslashes: '\\',
    definitions: '[a\n',
    addresses: '<a@',
    'e-mails': 'On 1\n',
    rules: '- - ',
    tables: '|-|\n',
    fences: '```\n',
    'quotes as HTML': '<blockquote>',
    'quotes as HTML, in lines': '<blockquote>\n\na\n\n',
    'comments in HTML that never end': '<div>\n<!--\n\n',
    'tags in HTML that never end': '<div a="\n\n',
    'values with hidden in them': '<a b="hidden',
    'full-width slashes': '／a\n',
  };
  test.each(Object.entries(pieces))('%s', (_, piece) => {
    expect(growth(/core\/command/, commandsIn, piece)).toBeLessThan(5);
  });

  test('a search that begins again for each piece would be noticed', () => {
    const again = (body: string) => {
      for (let from = 0; from < body.length; from += 40) for (let at = from; at < body.length; at += 1);
    };
    expect(growth(/command-cost/, again, '[')).toBeGreaterThan(10);
  });
});
