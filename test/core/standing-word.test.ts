// What the ledger keeps of titles and deeds as the value of an act: written, read, and refused where it is none.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { creditKinds } from '../../src/core/credit.js';
import { creditWord, creditWordIn, withoutLink } from '../../src/core/credit-word.js';
import { standingWord, standingWordIn } from '../../src/core/standing-word.js';
import { titleKinds } from '../../src/core/title.js';

describe('the word of a title', () => {
  const member = { kind: 'role', name: 'member', sig: null } as const;
  const reviewer = { kind: 'role', name: 'reviewer', sig: 'network' } as const;
  const word = { title: member, since: 'said', until: null, by: 'decision' } as const;

  test.each([
    [word, 'role/member by decision'],
    [{ ...word, until: '2027-11-22' }, 'role/member until 2027-11-22 by decision'],
    [{ ...word, title: reviewer, by: 'owners' }, 'role/reviewer@network by owners'],
    [
      { ...word, since: 'unknown', by: 'roster:docs/OUR MEMBERS.md' } as const,
      'role/member since unknown by roster:docs/OUR MEMBERS.md',
    ],
    [
      { ...word, since: 'unknown', until: '2027-11-22T10:00:00Z', by: 'team:a' } as const,
      'role/member since unknown until 2027-11-22T10:00:00Z by team:a',
    ],
  ])('%j is %s', (value, text) => {
    expect(standingWord(value)).toBe(text);
    expect(standingWordIn(text)).toEqual(value);
  });

  test('the key alone is of a decision without an end', () => {
    expect(standingWordIn('honour/ambassador')).toEqual({
      ...word,
      title: { kind: 'honour', name: 'ambassador', sig: null },
    });
  });

  test.each([
    '',
    'member',
    'role/',
    'role/member until',
    'role/member until soon',
    'role/member until 2027-13-45',
    'role/member by',
    'role/member since then',
    'team/members by decision',
    'role/member until 2027-11-22 and on',
  ])('%j is none', (text) => {
    expect(standingWordIn(text)).toBeNull();
  });

  test('whatever is written is read again', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
    const written = fc.record({
      title: fc.record({ kind: fc.constantFrom(...titleKinds), name, sig: fc.option(name) }),
      since: fc.constantFrom('said' as const, 'unknown' as const),
      until: fc.option(fc.constantFrom('2027-11-22', '2028-02-29', '2027-11-22T00:00:00Z')),
      by: fc.oneof(
        name,
        name.map((path) => `roster:docs/${path} by ${path}.md`),
      ),
    });
    fc.assert(
      fc.property(written, (value) => {
        expect(standingWordIn(standingWord(value))).toEqual(value);
      }),
    );
  });
});

describe('the word of a deed', () => {
  test.each([
    [{ kind: 'talk', day: null, url: null } as const, 'talk'],
    [{ kind: 'blog', day: null, url: 'https://example.org/a' } as const, 'blog https://example.org/a'],
    [
      { kind: 'talk', day: '2026-11-02', url: 'https://example.org/a?b=c#d' } as const,
      'talk 2026-11-02 https://example.org/a?b=c#d',
    ],
    [{ kind: 'eventOrganizing', day: '2026-11-02', url: null } as const, 'eventOrganizing 2026-11-02'],
  ])('%j is %s', (value, text) => {
    expect(creditWord(value)).toBe(text);
    expect(creditWordIn(text)).toEqual(value);
    expect(withoutLink(text)).toBe(value.kind);
  });

  test.each(['', 'speech', 'TALK', 'talk 2026-13-45', 'talk a b', 'talk 2026-11-02 a b'])('%j is none', (text) => {
    expect(creditWordIn(text)).toBeNull();
  });

  test('every kind is read', () => {
    for (const kind of creditKinds) expect(creditWordIn(kind)?.kind).toBe(kind);
  });
});
