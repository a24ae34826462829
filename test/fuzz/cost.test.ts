// What hostile text costs where regular expressions do the work; what commands cost is counted in steps
// (test/core/command-cost.test.ts).
import { describe, expect, test } from '@jest/globals';
import { createReader } from '../../src/commands/import-reader.js';
import { readApplication } from '../../src/community/desk/application.js';
import { formFields } from '../../src/community/form.js';
import { eventOf } from '../../src/core/event-of.js';
import { fill, markersIn, quote, tableCell } from '../../src/core/markdown.js';
import { growth, MOST_GROWTH, steepOf } from '../support/growth.js';
import type { Work } from '../support/growth.js';

const PIECES = [
  ...[
    '### a\n',
    '### ',
    '#',
    '@a, ',
    '@',
    '@a',
    '@a-',
    'ana ',
    'and ',
    '，',
    '- [ ] ',
    '- [x] a\n',
    '```\n',
    '~~~',
    '`',
  ],
  ...[
    '(',
    '()',
    '[a](',
    '[',
    ']',
    '<!--',
    '<!-- -->',
    '<',
    'https://github.com/',
    'https://',
    'a.b',
    '\n',
    ' ',
    '\t',
    '\r',
  ],
  ...['\\', '\\|', '|', '{', '{a}', '{author}', '.', '. ', '。', '\u200d', '👩‍👩‍👧', '\u0301', '\u202e', '_No response_'],
  ...['<!-- hearth:', '<!-- hearth:0123456789abcdef0123456789abcdef -->', 'Sponsors: ', "'s ", '"', '/x\n', '> ', '* '],
];

const reader = () => createReader(() => () => true, '2027-01-01T00:00:00Z');
const works: Readonly<Record<string, Work>> = {
  'the fields of a form': formFields,
  'an application': (text) =>
    readApplication({ title: text.slice(0, 256), body: `### Sponsors\n${text}\n### SIG\n${text}`, author: 'ana' }),
  'a quotation': (text) => tableCell(quote(text, 200)),
  'a filled sentence': (text) => fill(text, { author: '@ana' }),
  'the markers of a comment': markersIn,
  'a line of an import': (text) =>
    reader().read(Buffer.from(JSON.stringify({ fact: 'act', key: text, value: text })), 1),
  'a payload': (text) =>
    eventOf('issues', { action: 'opened', issue: { title: text, body: text, user: { login: text } } }, text),
};

describe.each(Object.entries(works))('%s', (_, work) => {
  test('whatever it is made of, grows with it', () => {
    expect(steepOf(work, PIECES)).toEqual([]);
  }, 60_000);
});

test('a search that begins again at each character would be noticed', () => {
  const again: Work = (text) => {
    let found = 0;
    for (let from = 0; from < text.length; from += 20) for (let at = from; at < text.length; at += 1) found += at % 3;
    return found;
  };
  expect(growth(again, 'a')).toBeGreaterThan(MOST_GROWTH);
});
