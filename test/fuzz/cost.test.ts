// What hostile text costs where regular expressions do the work: four times the text, about four times the processor's time.
// The least of several measures counts, so that a busy machine says the same; what commands cost is counted in steps
// (test/core/command-cost.test.ts).
import { describe, expect, test } from '@jest/globals';
import { createReader } from '../../src/commands/import-reader.js';
import { readApplication } from '../../src/community/desk/application.js';
import { formFields } from '../../src/community/form.js';
import { eventOf } from '../../src/core/event-of.js';
import { fill, markersIn, quote, tableCell } from '../../src/core/markdown.js';

const SMALL = 8_000;
const TIMES = 4;
/** Quadratic would be sixteen. */
const MOST = 9;
const MEASURES = 3;

type Work = (text: string) => unknown;

/** In microseconds of this process: what others do on the machine is not in it. */
function costOf(work: Work, text: string): number {
  const costs = Array.from({ length: MEASURES }, () => {
    const before = process.cpuUsage();
    work(text);
    return process.cpuUsage(before).user;
  });
  return Math.min(...costs);
}

function growth(work: Work, piece: string): number {
  const [small, large] = [SMALL, SMALL * TIMES].map((length) => piece.repeat(Math.ceil(length / piece.length)));
  work(small ?? '');
  // Below a millisecond it is the clock that is measured.
  return costOf(work, large ?? '') / Math.max(1_000, costOf(work, small ?? ''));
}

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
    // What is steep is so each time; what a collection of garbage made of a measure, is not.
    const steep = PIECES.filter((piece) => [1, 2, 3].every(() => growth(work, piece) > MOST));
    expect(steep).toEqual([]);
  }, 60_000);
});

test('a search that begins again at each character would be noticed', () => {
  const again: Work = (text) => {
    let found = 0;
    for (let from = 0; from < text.length; from += 20) for (let at = from; at < text.length; at += 1) found += at % 3;
    return found;
  };
  expect(growth(again, 'a')).toBeGreaterThan(MOST);
});
