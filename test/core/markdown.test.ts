// What Hearth writes: foreign text is inert, half-known sentences go, sections survive a round trip.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import {
  fill,
  marker,
  markersIn,
  mention,
  placeholdersIn,
  quote,
  readSections,
  writeSections,
} from '../../src/core/markdown.js';

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}
const types = (node: Node): string[] => [node.type, ...(node.children ?? []).flatMap(types)];
const parsed = (text: string) =>
  fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }) as Node;

describe('quote', () => {
  test.each([
    ['a mention', '@everyone look', '`@everyone look`'],
    ['backticks', 'a `b` ```c```', "`a 'b' '''c'''`"],
    ['lines', 'one\n/close\r\ntwo', '`one /close two`'],
    ['hidden direction', 'abc\u202Edef\u200B', '`abc def`'],
    ['nothing', ' \n ', '` `'],
    ['too much', 'x'.repeat(100), `\`${'x'.repeat(79)}…\``],
    ['a family in one character, cut whole', '👩‍👩‍👧'.repeat(3), '`👩 👩 👧👩 👩 👧👩 👩 👧`'],
  ])('%s', (_, foreign, expected) => {
    expect(quote(foreign)).toBe(expected);
  });

  test('whatever it is, it is one piece of code for a Markdown engine', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom(
          '`',
          '@a',
          '#1',
          '<',
          '>',
          '&#64;',
          '[',
          ']',
          '(',
          ')',
          '!',
          '*',
          '\n',
          '\\',
          'http://x.y',
          '|',
          '-',
          ' ',
        ),
      }),
    );
    fc.assert(
      fc.property(nasty, (foreign) => {
        expect(types(parsed(`Title: ${quote(foreign)} end`))).toEqual([
          'root',
          'paragraph',
          'text',
          'inlineCode',
          'text',
        ]);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('mention', () => {
  test('only what has the form of a login', () => {
    expect(mention('ana-b1')).toBe('@ana-b1');
    for (const login of ['renovate[bot]', 'a b', '-ana', 'a/b', '', 'x'.repeat(40)])
      expect(mention(login)).toBe(quote(login));
  });
});

describe('fill', () => {
  const known = { author: '@ana', repo: '`app`', place: 'https://chat.example/a.b?c=d' };
  test.each([
    ['fills what is known', 'Hello {author} in {repo}.', 'Hello @ana in `app`.'],
    ['drops the sentence of what is not', 'Hello {author}. Ask {sig}! Bye.', 'Hello @ana. Bye.'],
    ['drops a line that is empty then', 'Hello {author}.\n{median_response}\nBye.', 'Hello @ana.\nBye.'],
    ['drops a list entry', '- one\n- ask {sig}\n- two', '- one\n- two'],
    ['drops a whole paragraph', 'Hello.\n\n{sig} is here. See {ladder}.\n\nBye.', 'Hello.\n\nBye.'],
    ['knows the full stops of Chinese', '你好 {author}。请找 {sig}。谢谢！', '你好 @ana。谢谢！'],
    [
      'does not end a sentence inside a word or address',
      'Use v1.2 of {sig} now. Say hello at {place}.',
      'Say hello at https://chat.example/a.b?c=d.',
    ],
    ['leaves a sentence without placeholders alone', 'Ask? Yes! Sure… e.g. here.', 'Ask? Yes! Sure… e.g. here.'],
    ['knows no names of its own', 'Hi {constructor}. Hi {__proto__}. Bye.', 'Bye.'],
    [
      'fills two in one sentence only when both are known',
      '{author} asks {sig}. {author} waits in {repo}.',
      '@ana waits in `app`.',
    ],
  ])('%s', (_, template, expected) => {
    expect(fill(template, known)).toBe(expected);
  });

  test('values are put in as they are, also when they look like placeholders', () => {
    expect(fill('{author}.', { author: '{repo}$&$1', repo: 'x' })).toBe('{repo}$&$1.');
  });

  test('no unknown placeholder is ever left standing', () => {
    const piece = fc.constantFrom('Hello ', '{author}', '{sig}', '. ', '! ', '\n', '。', 'v1.2 ', '- ', '?');
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        expect(placeholdersIn(fill(pieces.join(''), known))).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('sections', () => {
  const digest = 'a'.repeat(32);
  test('are written in order of name and read back', () => {
    const sections = new Map([
      ['welcome', 'Hello.\n\nTwo lines.'],
      ['sigs', 'Network.'],
      ['gone', ''],
    ]);
    const body = writeSections(digest, sections);
    expect(markersIn(body)).toEqual([digest]);
    expect([...readSections(body)]).toEqual([
      ['sigs', 'Network.'],
      ['welcome', 'Hello.\n\nTwo lines.'],
    ]);
  });

  test('a comment of somebody else has neither marker nor sections', () => {
    expect(markersIn('<!-- hearth:xyz --> hi')).toEqual([]);
    expect([...readSections('hi')]).toEqual([]);
    expect(markersIn(`${marker(digest)} ${marker('b'.repeat(32))}`)).toEqual([digest, 'b'.repeat(32)]);
  });
});
