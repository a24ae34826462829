// What counts as an answer of a sponsor or voter, and what does not: in doubt nothing.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { answerIn } from '../../../src/community/desk/answer.js';
import { none, notYet, withdrawn, yes } from './answer-cases.js';
import { steepOf } from '../../support/growth.js';

const about = ['alice'];
const every = [...yes, ...notYet, ...withdrawn];

describe('an answer', () => {
  test.each(yes)('%j is yes', (text) => {
    expect(answerIn(text, about)).toBe('yes');
  });
  test.each(notYet)('%j is not yet', (text) => {
    expect(answerIn(text, about)).toBe('not_yet');
  });
  test.each(withdrawn)('%j takes it back', (text) => {
    expect(answerIn(text, about)).toBe('withdrawn');
  });
});

describe('no answer', () => {
  test.each(none)('%j', (text) => {
    expect(answerIn(text, about)).toBeNull();
  });
});

describe('whatever the answer', () => {
  test.each(every)('%j within a quote, code or a comment is none', (text) => {
    const lines = text.split('\n');
    expect(answerIn(lines.map((line) => `> ${line}`).join('\n'), about)).toBeNull();
    expect(answerIn(`~~~\n${text}\n~~~`, about)).toBeNull();
    expect(answerIn(`<!--\n${text}\n-->`, about)).toBeNull();
  });

  test.each(yes.filter((text) => !/[?:\n`]|let me know/.test(text)))(
    '%j asked or under a condition is none',
    (text) => {
      const bare = text.replace(/[.!！。\s]+$/u, '');
      expect(answerIn(`${bare}?`, about)).not.toBe('yes');
      expect(answerIn(`${bare} if Bob does`, about)).toBeNull();
      expect(answerIn(`${bare}, but not before the release`, about)).toBeNull();
      expect(answerIn(`Bob wrote: ${bare}`, about)).toBeNull();
    },
  );

  test.each(every)('%j is the same in capitals, with more space, marks and line ends of Windows', (text) => {
    const meant = answerIn(text, about);
    if (!text.includes('wrote:')) expect(answerIn(text.toUpperCase().replace('ALICE', 'Alice'), about)).toBe(meant);
    expect(answerIn(`\r\n${text.replaceAll('\n', '\r\n')}  \r\n\r\n`, about)).toBe(meant);
    if (!/[\n`*/]/.test(text)) expect(answerIn(`**${text}**`, about)).toBe(meant);
  });

  test('an answer and its contrary are none', () => {
    for (const one of yes.slice(0, 20)) {
      for (const other of notYet.slice(0, 20)) expect(answerIn(`${one}\n\n${other}`, about)).toBeNull();
    }
  });

  test('somebody else who is mentioned makes it talk of something else', () => {
    expect(answerIn('+1 for @bob', ['alice'])).toBeNull();
    expect(answerIn('+1 for @bob', ['alice', 'BOB'])).toBe('yes');
    expect(answerIn('I sponsor @alice')).toBeNull();
    expect(answerIn('I sponsor @alice-b', about)).toBeNull();
  });
});

describe('whatever is written', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...every,
      ...none,
      '\n',
      '> ',
      '`',
      '"',
      '(',
      ')',
      '[',
      ']',
      '@alice',
      ' if ',
      ',',
      '。',
      '?',
      '不',
    ),
    fc.string({ unit: 'binary', maxLength: 20 }),
  );

  test('it never throws, and tells the same twice', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        expect([null, 'yes', 'not_yet', 'withdrawn']).toContain(answerIn(text, about));
        expect(answerIn(text, about)).toBe(answerIn(text, about));
      }),
      { numRuns: 2000 },
    );
  });

  test.each(
    [
      '+1',
      '+1 ',
      '👍',
      'i ',
      'do not ',
      'i do not ',
      'sponsor ',
      'i sponsor ',
      'thanks for ',
      '支持',
      '我',
      '可以',
      '不',
      '还',
      '的',
      '赞',
      ' for a member of a ',
      'happy to ',
      '@a',
      '@alice ',
      '"',
      '“',
      '(',
      '[',
      '[a](',
      '<',
      '<a ',
      '`',
      '``` ',
      '~~',
      '* ',
      '_',
      '\\',
      '!',
      '.',
      '. ',
      ' - ',
      '\n',
      ',',
      'no ',
      'no +1 ',
      'if ',
      'please ',
      'not ready because ',
      'not yet because',
      'the ',
      "n't ",
      'a'.repeat(39),
      '\u200b',
      '等后',
    ].map((text) => [text]),
  )('much of %j is read in the time that its length takes', (piece) => {
    const work = (text: string) => ['', '+1 ', 'not yet '].map((begin) => answerIn(`${begin}${text}`, about));
    expect(steepOf(work, [piece])).toEqual([]);
  });

  test.each([['_'], ['*'], ['~~'], ['+'], ['…'], ['[']])('so is much of %j between two letters', (sign) => {
    expect(steepOf((text) => answerIn(`a${text}b`, about), [sign])).toEqual([]);
  });
});
