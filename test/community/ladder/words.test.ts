// Requirements and how they stand, in words: read in golden/words.*.txt (HEARTH_GOLDEN=write makes them anew).
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync, writeFileSync } from 'node:fs';
import { evidenceWords } from '../../../src/community/ladder/evidence-words.js';
import { namesOf, plainly, textIn } from '../../../src/community/ladder/names.js';
import { checkedLines, dayFrom, whyWords } from '../../../src/community/ladder/words.js';
import { languages } from '../../../src/core/language.js';
import { titleKinds } from '../../../src/core/title.js';
import type { Requirement } from '../../../src/core/title.js';
import { HELD, look, requirementLines, stands, title } from './support.js';
import { ladderTitles, rendered, wordCases } from './word-cases.js';

describe.each(languages)('in %s', (language) => {
  test('every requirement in every state', () => {
    const file = new URL(`golden/words.${language}.txt`, import.meta.url);
    const text = `${rendered(language)}\n`;
    if (process.env['HEARTH_GOLDEN'] === 'write') writeFileSync(file, text);
    expect(text).toBe(readFileSync(file, 'utf8'));
  });

  test('every reason why something cannot be known has words, and one that is new has some, too', () => {
    const said = [
      'history_unread',
      'no_sig',
      'sig_without_label',
      'since_unknown',
      'not_attested',
      'no_application',
      'github_silent',
    ].map((why) => whyWords(why, language));
    const other = whyWords('not_looked_up', language);
    expect(new Set([...said, other]).size).toBe(8);
    expect([whyWords(null, language), whyWords('constructor', language)]).toEqual([other, other]);
  });
});

test('the cases hold every kind in every state', () => {
  const reached = new Set(wordCases.map(([one, known, held = HELD]) => `${one.is} ${stands(one, known, held).is}`));
  expect(reached.size).toBe(8 * 3 - 1);
});

test('requirements alone', () => {
  const any: Requirement = {
    is: 'any',
    count: 1,
    of: [
      { is: 'active', days: 1 },
      { is: 'tenure', role: 'gone', days: 1 },
    ],
  };
  const names = namesOf(ladderTitles, 'en', null);
  expect(requirementLines([{ is: 'active', days: 30 }, any], 'en', names)).toEqual([
    '- active in the last 30 days',
    '- at least 1 of these 2',
    '  - active in the last day',
    '  - has held the role `gone` for 1 day',
  ]);
});

test('how things are called', () => {
  const names = namesOf(
    [...ladderTitles, title({ name: 'anyone', called: { en: 'All', zh: '全部' } })],
    'en',
    'API `Machinery`',
  );
  expect(['member', 'odd', 'nobody', 'lead', 'team:a|b', 'anyone'].map(names.called)).toEqual([
    'Member',
    '`@everyone [x](y)`',
    '`nobody`',
    'a lead of the SIG',
    'a member of the team `a|b`',
    'All',
  ]);
  expect(names.sig).toBe("`API 'Machinery'`");
  expect(namesOf([], 'zh', null).called('anyone')).toBe('任何人');
});

test('of a text in two languages the one that is read, else the whole', () => {
  expect(textIn('Finished a feature / 完成一个特性', 'en')).toBe('`Finished a feature`');
  expect(textIn('Finished a feature / 完成一个特性', 'zh')).toBe('`完成一个特性`');
  expect(textIn('and / or / both', 'zh')).toBe('`and / or / both`');
  expect(textIn('client / server code', 'zh')).toBe('`client / server code`');
});

test('a day is told from which on it is true, whatever the hour', () => {
  expect(['2026-07-01T00:00:00Z', '2026-07-01T00:00:01Z', '2026-12-31T23:59:59.000Z'].map(dayFrom)).toEqual([
    '2026-07-01',
    '2026-07-02',
    '2027-01-01',
  ]);
});

describe('evidence', () => {
  const at = '2026-05-01T00:00:00Z';
  const items = [1, 2, 3].map((number) => ({ is: 'item', repository: number, number, at }) as const);
  const names = namesOf(ladderTitles, 'en', null);
  const shown = {
    language: 'en',
    names,
    link: ({ repository, number }: { repository: number; number: number }) =>
      repository === 2 ? null : `[${number}](x)`,
  } as const;

  test('what must not be named is not told, not even as one more', () => {
    expect(evidenceWords(items, shown)).toBe('[1](x) and [3](x)');
    expect(evidenceWords(items, { ...shown, most: 1 })).toBe('[1](x) and 1 more');
    expect(evidenceWords(items, { ...shown, link: () => null })).toBe('');
  });

  test('an address that somebody wrote leads nowhere', () => {
    const url = 'https://example.org/`@ana`|#1';
    expect(evidenceWords([{ is: 'link', url, at, what: 'talk' }], shown)).toBe("`https://example.org/'@ana'|#1`");
  });

  test('a title that is held', () => {
    expect(evidenceWords([{ is: 'held', title: 'role/member@network', since: at }], shown)).toBe(
      'Member since 2026-05-01',
    );
  });
});

/** What stands outside of code. */
const outside = (line: string): string => line.replace(/`[^`]*`/g, '');

test('whatever a maintainer writes, nothing of it mentions, links or breaks a line', () => {
  const foreign = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.constantFrom(
      '@ana',
      '#12',
      '[x](https://example.org)',
      '`@ana`',
      '<b>',
      '![x](y)',
      'a\nb / c',
      '/close',
      '@ana / 你好',
    ),
  );
  fc.assert(
    fc.property(
      foreign,
      foreign,
      foreign,
      fc.constantFrom(...languages),
      fc.constantFrom(...titleKinds),
      (text, called, sig, language, kind) => {
        const own = title({ kind, name: 'odd', called: { en: called, zh: called } });
        const names = namesOf([own], language, sig);
        const requirements: readonly Requirement[] = [
          { is: 'attested', text, by: ['odd', 'lead', `team:${text}`] },
          { is: 'box', text },
          { is: 'tenure', role: 'odd', days: 3 },
          { is: 'tenure', role: text, days: 0 },
          { is: 'count', of: 'merged', least: 1, within: null, reach: 'sig' },
        ];
        for (const line of look(requirements, {}).checked.flatMap((one) => checkedLines(one, language, names))) {
          expect(line).toMatch(/^- [✅⬜❔] \S/u);
          expect(outside(line)).not.toMatch(/[@#<>[\]!\n/]|https?:/);
        }
        expect(plainly(called)).not.toMatch(/^[@#/]/);
      },
    ),
    { numRuns: 1000 },
  );
});

test('no state is a verdict', () => {
  const lines = rendered('en').split('\n');
  for (const line of lines)
    expect(line).toMatch(/^ *- (?:✅ .+: met\b|⬜ .+: (?:not yet\b|open: )|❔ .+: not known: )/u);
});
