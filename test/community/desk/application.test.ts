// What is read from an application, however its form was filled.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readApplication } from '../../../src/community/desk/application.js';
import { isLogin } from '../../../src/core/person.js';
import { fillings } from './application-cases.js';
import { steepOf } from '../../support/growth.js';

describe('an application', () => {
  test.each(fillings)('$about', ({ title = 'Application', body, author = 'opener', read, problems = [] }) => {
    const { problems: told, ...application } = readApplication({ title, body, author });
    expect(application).toEqual({ applicant: ['alice'], sponsors: [], sig: [], ticked: [], links: [], ...read });
    expect(told.map(({ code, field }) => `${code} ${field}`.trim())).toEqual(problems);
  });
});

describe('whatever stands in a form', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...fillings.map(({ body }) => body),
      '\n',
      '### ',
      'Sponsor 1',
      ': ',
      '@',
      '`',
      '```',
      '<!--',
      '-->',
      '> ',
      '|',
      '- [x] ',
      '[',
      '](',
      ')',
      '@a/b',
      '~~',
      '---',
    ),
    fc.string({ unit: 'binary', maxLength: 20 }),
  );

  test('it is read without a failure, and who is named could have an account', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.array(piece, { maxLength: 8 }), (title, pieces) => {
        const body = pieces.join('');
        const read = readApplication({ title, body, author: 'opener' });
        expect([...read.applicant, ...read.sponsors].every(isLogin)).toBe(true);
        expect(read.applicant.length).toBeGreaterThan(0);
        expect(new Set(read.sponsors.map((login) => login.toLowerCase())).size).toBe(read.sponsors.length);
        for (const link of read.links) expect(link).toMatch(/^https?:\/\/\S+$/i);
        expect(readApplication({ title, body, author: 'opener' })).toEqual(read);
      }),
      { numRuns: 1000 },
    );
  });

  test('what is quoted, hidden or code adds nobody', () => {
    for (const { title = 'Application', body, author = 'opener' } of fillings) {
      if (body.includes('<!-- ### ') || /```\n### Sponsors\n\n@mallory$/.test(body)) continue;
      const read = readApplication({ title, body, author });
      const forged = '### Sponsors\n\n@mallory';
      for (const more of [forged.replace(/^/gm, '> '), `<!--\n${forged}\n-->`, `\`\`\`\n${forged}\n\`\`\``]) {
        expect(readApplication({ title, body: `${more}\n\n${body}`, author }).sponsors).toEqual(read.sponsors);
      }
    }
  });

  test.each(
    [
      ...[
        '# ',
        '### Sponsor\n',
        '### Sponsor\n@a',
        'Sponsor: ',
        'Sponsor: @a\n',
        '**Sponsor**\n',
        '**',
        '|',
        '| Sponsor | a |\n',
        '- [x] a\n',
        '- [',
        '[',
        '[a](',
        '](',
        '<',
        '<a ',
        '<!--',
        '<!-- -->',
        '-->',
        '`',
        '```\n',
        '~~~\n',
        '~~',
      ],
      ...[
        '@',
        '@a',
        '@a ',
        'a@b',
        'a@b.',
        '@a/',
        '@a/b',
        '@n/a',
        'https://',
        'https://github.com/a ',
        'e.g. ',
        'a, ',
        'a and ',
        'I ',
        '、',
        '\n',
        '\r\n',
        ' ',
        '\t',
        '---\n',
        'a b\n---\n',
        '(',
        '()',
        ' - ',
        ':',
        '1. ',
      ],
      ...[
        'sig-',
        'sig a ',
        'SIG a b c\n',
        'sponsor @a. ',
        'My sponsors are @a. ',
        '_',
        '__',
        '①',
        'ﷺ',
        '\u200b',
        '无',
        'for ',
        'ſ',
        '\u0000',
      ],
    ].map((text) => [text]),
  )('much of %j is read in the time that its length takes', (piece) => {
    const work = (body: string) => {
      readApplication({ title: body, body, author: 'opener' });
      readApplication({ title: 'x', body: `### Sponsors\n\n${body}`, author: 'opener' });
      readApplication({ title: 'x', body: `### Contributions\n\n${body}`, author: 'opener' });
    };
    expect(steepOf(work, [piece])).toEqual([]);
  });

  test.each([
    ['**a**', ' ', 'b'],
    ['__a__', '\t', 'b'],
    ['|a|', ' ', '|b'],
    ['|a|', ' ', '||'],
  ])('so is a line of %j, much of %j and %j', (begin, piece, end) => {
    const work = (run: string) => readApplication({ title: 'x', body: `${begin}${run}${end}`, author: 'opener' });
    expect(steepOf(work, [piece])).toEqual([]);
  });

  // Of one answer no more than 4,000 characters are read: a form may have many.
  test.each([['_'], ['@'], ['@ '], ['.'], ['-'], ['"'], ['\n'], [' '], ['…'], ["'s"]])(
    'and are answers of much of %j between two letters',
    (piece) => {
      const work = (run: string) => {
        const answer = `### Sponsors\n\na${run}b\n\n`.repeat(16);
        readApplication({ title: 'x', body: answer, author: 'opener' });
        readApplication({
          title: 'x',
          body: answer.replaceAll('### Sponsors', 'My sponsors are @a '),
          author: 'opener',
        });
      };
      expect(steepOf(work, [piece], 950)).toEqual([]);
    },
  );
});
