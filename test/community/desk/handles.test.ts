// Whom a login that nobody bears was meant for: one slip away from one person, and from nobody else.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { resembling } from '../../../src/community/desk/handles.js';
import { steepOf } from '../../support/growth.js';

const people = [
  'octocat',
  'monalisa',
  'bob',
  'liu-wei',
  'dev0ps',
  'hubot-fan',
  'zhang-san',
  'anna',
  'kubernetes-dev1',
  'kubernetes-dev2',
];
const meant = (login: string, logins: readonly string[] = people) =>
  resembling(
    login,
    logins.map((one) => ({ login: one })),
  )?.login ?? null;

describe('a login that nobody bears', () => {
  test.each([
    ['another letter case', 'OctoCat', 'octocat'],
    ['with @', '@octocat', 'octocat'],
    ['a letter left out', 'octcat', 'octocat'],
    ['a letter too many', 'octoccat', 'octocat'],
    ['a wrong letter', 'octocot', 'octocat'],
    ['two letters changed over', 'otcocat', 'octocat'],
    ['two at the end changed over', 'octocta', 'octocat'],
    ['_ for -', 'liu_wei', 'liu-wei'],
    ['no hyphen', 'liuwei', 'liu-wei'],
    ['a hyphen elsewhere', 'zhangs-an', 'zhang-san'],
    ['O for 0', 'devOps', 'dev0ps'],
    ['1 for l', 'mona1isa', 'monalisa'],
    ['I for l', 'monaIisa', 'monalisa'],
    ['two slips in a long one', 'monnaliza', 'monalisa'],
    ['changed over in a short one', 'naan', null],
    ['two wrong in a short one', 'otto', null],
    ['a short one, one letter off', 'bop', null],
    ['a short one that looks alike', 'b0b', 'bob'],
    ['too far', 'octopus', null],
    ['another number', 'kubernetes-dev3', null],
    ['half of it', 'mona', null],
    ['nothing', '', null],
    ['longer than any login', 'o'.repeat(40), null],
    ['nobody like it', 'xyzzy', null],
  ])('%s', (_, written, login) => {
    expect(meant(written)).toBe(login);
  });

  test.each([
    ['two are as near', 'octocet', ['octocat', 'octocut'], null],
    ['one is nearer', 'octocats', ['octocat', 'octocatty'], 'octocat'],
    ['two look alike', 'oct0-cat', ['octo-cat', 'octocat'], null],
    ['one stands twice', 'octocet', ['octocat', 'Octocat'], 'Octocat'],
    ['nobody is there', 'octocat', [], null],
  ])('where %s', (_, written, logins, login) => {
    expect(meant(written, logins)).toBe(login);
  });

  test('what comes first makes no difference', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.shuffledSubarray(people), (written, logins) => {
        expect(meant(written, logins)).toBe(meant(written, [...logins].reverse()));
      }),
    );
  });

  test('each letter of each person wrong, and nobody but them is meant', () => {
    for (const login of people.filter((one) => one.length > 4 && !/dev\d$/.test(one))) {
      for (let at = 0; at < login.length; at += 1) {
        const slip = `${login.slice(0, at)}q${login.slice(at + 1)}`;
        expect(meant(slip)).toBe(login);
      }
    }
  });

  test('who is meant costs what the number of people costs', () => {
    const among = (people: string) => {
      const logins = Array.from({ length: people.length }, (_, n) => ({ login: `person-${n * 7919}-of-many` }));
      resembling('someone-quite-different', logins);
    };
    expect(steepOf(among, ['-'], 2_000)).toEqual([]);
  });
});
