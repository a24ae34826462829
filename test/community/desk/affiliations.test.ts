// For whom people work by a file, and whether two work for the same.
import { describe, expect, test } from '@jest/globals';
import { affiliationsIn, employersAt } from '../../../src/community/desk/affiliations.js';
import { differ } from '../../../src/community/desk/affiliations-differ.js';
import { steepOf } from '../../support/growth.js';

const NOW = '2026-03-02T10:00:00.000Z';
const at = (text: string, login: string, when = NOW) =>
  employersAt(affiliationsIn(text), [login], when).get(login) ?? [];

const CNCF = `# By hand.
alice: alice!example.com, alice@example.org
\tAcme Cloud until 2024-06-01
\tNorthwind Inc. until 2025-01-01
\tContoso
bob: bob!example.com
\tNotFound
Carol Jones: carol!example.com
\tAcme Cloud
dave-x: dave!example.com
\tAcme Cloud from 2020-01-01 until 2021-01-01
\tIndependent from 2021-01-01
`;

describe('an affiliation file', () => {
  test.each([
    ['alice Acme', 'alice', ['Acme']],
    ['@Alice Acme Cloud, Inc.', 'alice', ['Acme Cloud, Inc.']],
    ['alice Acme', 'ALICE', ['Acme']],
    ['alice,Acme', 'alice', ['Acme']],
    ['alice: Acme', 'alice', ['Acme']],
    ['alice = "Acme Cloud"', 'alice', ['Acme Cloud']],
    ['alice\t青云科技有限公司', 'alice', ['青云科技有限公司']],
    ['alice Acme from 2026-03-02', 'alice', ['Acme']],
    ['alice Acme from 2026-03-03', 'alice', []],
    ['alice Acme until 2026-03-03', 'alice', ['Acme']],
    ['alice Acme until 2026-03-02', 'alice', []],
    ['alice Acme from 2020-01-01 until 2027-01-01', 'alice', ['Acme']],
    ['alice Acme until 2027-01-01 from 2020-01-01', 'alice', ['Acme']],
    ['alice Acme\nalice Contoso\nalice Acme', 'alice', ['Acme', 'Contoso']],
    ['# alice Acme\nalice Contoso # since March', 'alice', ['Contoso']],
    ['alice Unknown', 'alice', []],
    ['bob Acme', 'alice', []],
    ['', 'alice', []],
    ['alice From Scratch Labs', 'alice', ['From Scratch Labs']],
    ['alice Acme\u2028alice Contoso\u2029bob Acme', 'alice', ['Acme', 'Contoso']],
    [`alice Acme # ${'long '.repeat(200)}`, 'alice', ['Acme']],
  ])('%j: %s works for %j', (text, login, employers) => {
    expect(affiliationsIn(text).problems).toEqual([]);
    expect(at(text, login)).toEqual(employers);
  });

  test.each([
    ['alice', NOW, ['Contoso']],
    ['alice', '2024-12-31T23:59:59Z', ['Northwind Inc.']],
    ['alice', '2024-05-31T00:00:00Z', ['Acme Cloud']],
    ['bob', NOW, []],
    ['dave-x', '2020-06-01T00:00:00Z', ['Acme Cloud']],
    ['dave-x', '2019-06-01T00:00:00Z', []],
    ['dave-x', NOW, ['Independent']],
  ])('in the form of gitdm: %s at %s', (login, when, employers) => {
    expect(affiliationsIn(CNCF).problems).toEqual([]);
    expect(at(CNCF, login, when)).toEqual(employers);
  });

  test.each([
    [`alice Acme${' '.repeat(490)}from 2030-01-01`, 'line 1: is longer than 500 characters; write it shorter'],
    ['\tAcme', 'line 1: an employer without a login above it; begin the line with the login'],
    ['Ålice Acme', 'line 1: does not begin with a login; write `login employer`'],
    ['\nalice', 'line 2: names no employer; write `login employer`'],
    ['alice from 2020-01-01', 'line 1: names no employer; write `login employer`'],
    ['alice Acme from 2020', 'line 1: "2020" is no day; write it as 2026-01-31'],
    ['alice Acme until 2026-02-30', 'line 1: "2026-02-30" is no day; write it as 2026-01-31'],
    ['alice Acme from 2026-01-01 until 2025-01-01', 'line 1: ends before it begins; look at its two days'],
    ['alice Acme from 2026-01-01 from 2026-01-02', 'line 1: says "from" twice; write it once'],
  ])('%j is told: %s', (text, problem) => {
    expect(affiliationsIn(text).problems).toEqual([problem]);
    expect(affiliationsIn(text).employments.size).toBe(0);
  });

  test('what is wrong in one line leaves the others', () => {
    const read = affiliationsIn('alice Acme until never\nbob Contoso\r\n\n%%\ncarol Acme');
    expect(read.problems.map((problem) => problem.slice(0, 7))).toEqual(['line 1:', 'line 4:']);
    expect([...read.employments.keys()]).toEqual(['bob', 'carol']);
  });

  test('of many problems the first fifty are told', () => {
    const { problems } = affiliationsIn('%\n'.repeat(60));
    expect([problems.length, problems.at(-1)]).toEqual([51, 'and 10 more']);
  });

  test('only those who are asked for and whom it names', () => {
    expect([...employersAt(affiliationsIn(CNCF), ['Alice', 'nobody', '__proto__'], NOW)]).toEqual([
      ['Alice', ['Contoso']],
    ]);
  });

  test.each(['a ', ' ', '\t', 'a from ', 'a from 2020-01-01 ', '#', ' #', ':', '"', '\n', 'a: ', 'alice Acme\n'])(
    'much of %j is read in the time that its length takes, whatever ends the line',
    (piece) => {
      for (const tail of ['', '\u2028y', 'x\u2029y']) {
        expect(steepOf((text) => affiliationsIn(`a${text}${tail}`), [piece], 250_000)).toEqual([]);
      }
    },
  );

  test.each([`a${' '.repeat(497)}x`, `a b${' #'.repeat(248)}`, `a: ${'x '.repeat(248)}`, ' from'.repeat(100)])(
    'many lines as long as one is read: %#',
    (line) => {
      expect(steepOf(affiliationsIn, [`${line}\u2028`, `${line}\n`], 60_000)).toEqual([]);
    },
  );
});

describe('two people', () => {
  test.each([
    [['Acme'], ['Acme'], 'same'],
    [['Acme, Inc.'], ['ACME'], 'same'],
    [['Acme Co., Ltd.'], ['acme'], 'same'],
    [['Acme Cloud GmbH'], ['Acme-Cloud'], 'same'],
    [['The Acme Group'], ['Acme'], 'same'],
    [['Acme S.A.'], ['Acme'], 'same'],
    [['Acme (Germany) GmbH'], ['Acme'], 'same'],
    [['青云科技股份有限公司'], ['青云科技'], 'same'],
    [['青云科技（北京）有限公司'], ['青云科技'], 'same'],
    [['ＡＣＭＥ'], ['acme'], 'same'],
    [['Acme', 'Contoso'], ['Northwind', 'Contoso Ltd'], 'same'],
    [['Acme'], ['Contoso'], 'different'],
    [['Acme', 'Contoso'], ['Northwind'], 'different'],
    [['Independent'], ['Acme'], 'different'],
    [['Independent'], ['independent'], 'different'],
    [['Group'], ['Holdings'], 'different'],
    [['Inc.'], ['Inc'], 'same'],
    [[], ['Acme'], 'unknown'],
    [['Acme'], [], 'unknown'],
    [undefined, ['Acme'], 'unknown'],
    [undefined, undefined, 'unknown'],
    [['Unknown'], ['Acme'], 'unknown'],
    [['(Unknown)'], ['(Unknown)'], 'unknown'],
  ] as const)('of %j and %j: %s', (one, other, expected) => {
    expect(differ(one, other)).toBe(expected);
    expect(differ(other, one)).toBe(expected);
  });
});
