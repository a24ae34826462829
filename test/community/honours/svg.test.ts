// The badge and the certificate of a title: well-formed whatever the names are, said to screen readers, in light and dark.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { honourBadge } from '../../../src/community/honours/badge.js';
import type { HonourBadge } from '../../../src/community/honours/badge.js';
import { certificate } from '../../../src/community/honours/certificate.js';
import type { Certificate } from '../../../src/community/honours/certificate.js';
import { escaped, shortened, sizeFor, widthOf } from '../../../src/community/honours/svg-text.js';
import { languages } from '../../../src/core/language.js';

const badge: HonourBadge = {
  ...{ community: 'KubeSphere', title: 'Ambassador', person: 'ana' },
  ...{ since: '2026-03-01', until: '2027-03-01', language: 'en' },
};
const paper: Certificate = { ...badge, login: 'ana', url: 'https://example.org/honours/ana' };

/** Names of all elements, in their order; throws where the document is not well-formed. */
function elementsOf(svg: string): readonly string[] {
  const open: string[] = [];
  const all: string[] = [];
  const rest = svg.replace(
    /<(\/?)([a-zA-Z]+)((?:\s+[a-zA-Z:-]+="[^"<]*")*)\s*(\/?)>/g,
    (_, close: string, name: string, attributes: string, empty: string) => {
      expect(attributes).not.toMatch(/\s(?:on\w+|href|src)=/i);
      if (close !== '') expect(open.pop()).toBe(name);
      else {
        all.push(name);
        if (empty === '') open.push(name);
      }
      return '';
    },
  );
  expect(open).toEqual([]);
  expect(rest).not.toMatch(/[<>]/);
  expect(rest).not.toMatch(/&(?!(?:amp|lt|gt|quot|#39);)/);
  return all;
}

const contentOf = (svg: string, name: string) => new RegExp(`<${name}[^>]*>([^<]*)</${name}>`).exec(svg)?.[1];

describe('a badge', () => {
  test('says title, person and time to a screen reader, in both languages', () => {
    const english = honourBadge(badge);
    expect([contentOf(english, 'title'), contentOf(english, 'desc')]).toEqual([
      'KubeSphere: Ambassador',
      'ana is Ambassador of KubeSphere since 2026-03-01 until 2027-03-01.',
    ]);
    const chinese = honourBadge({ ...badge, title: '大使', language: 'zh' });
    expect([contentOf(chinese, 'title'), contentOf(chinese, 'desc')]).toEqual([
      'KubeSphere: 大使',
      'ana 是 KubeSphere 的大使，自 2026-03-01 起，至 2027-03-01。',
    ]);
    expect(english).toMatch(/role="img" aria-labelledby="t d" lang="en"/);
  });

  test('says nothing of a time that is not known', () => {
    expect(contentOf(honourBadge({ ...badge, since: null, until: null }), 'desc')).toBe(
      'ana is Ambassador of KubeSphere.',
    );
    expect(contentOf(honourBadge({ ...badge, since: null, until: null, language: 'zh' }), 'desc')).toBe(
      'ana 是 KubeSphere 的Ambassador。',
    );
  });

  test('is as wide as its words, and has colours for the dark', () => {
    const width = (one: HonourBadge) => Number(/width="(\d+)"/.exec(honourBadge(one))?.[1]);
    expect(width({ ...badge, title: 'Lead' })).toBeLessThan(width(badge));
    expect(width({ ...badge, title: '云原生社区优秀讲师大使' })).toBeGreaterThan(
      width({ ...badge, title: 'abcdefghijk' }),
    );
    expect(width({ ...badge, title: 'x'.repeat(10_000) })).toBeLessThan(600);
    expect(honourBadge(badge)).toContain('@media (prefers-color-scheme:dark)');
  });
});

describe('a certificate', () => {
  test('says who holds what, of which community, since when and until when', () => {
    const svg = certificate({ ...paper, person: 'Ana Ruiz' });
    for (const line of [
      'Certificate',
      'Ana Ruiz',
      '@ana',
      'holds the title',
      'Ambassador',
      'of the KubeSphere community',
      'since 2026-03-01, until 2027-03-01',
      'To be looked up at https://example.org/honours/ana',
    ]) {
      expect(svg).toContain(`>${line}</text>`);
    }
    expect(contentOf(svg, 'title')).toBe('Ana Ruiz holds the title Ambassador of the KubeSphere community');
  });

  test('says the login once where it is the name, and leaves out what is not known', () => {
    const svg = certificate({ ...paper, since: null, until: null, url: null, language: 'zh' });
    expect([...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text)).toEqual([
      '证书',
      'ana',
      '担任',
      'Ambassador',
      'KubeSphere 社区',
    ]);
    expect(contentOf(svg, 'desc')).toBe('');
  });

  test('draws a long name smaller, and is light on paper', () => {
    const size = (person: string) =>
      Number(/class="name"[^>]*font-size="(\d+)"/.exec(certificate({ ...paper, person }))?.[1]);
    expect(size('Ana')).toBe(64);
    expect(size('Maria-Magdalena von und zu Hohenlohe-Langenburg')).toBeLessThan(50);
    expect(size('阿'.repeat(70))).toBeLessThanOrEqual(13);
    expect(certificate(paper)).toContain('@media screen and (prefers-color-scheme:dark)');
  });
});

describe('whatever stands on them', () => {
  test.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['"><svg onload=x>', '&quot;&gt;&lt;svg onload=x&gt;'],
    ["a' & b", 'a&#39; &amp; b'],
    [']]>&lt;', ']]&gt;&amp;lt;'],
    ['a\u0000b\u0008c\ud800d', 'a b c d'],
    ['a\u202eb\u2066c', 'a b c'],
    ['  many\n\tspaces ', 'many spaces'],
    ['👩‍👩‍👧 ana', '👩‍👩‍👧 ana'],
    ['محمد الأمين', 'محمد الأمين'],
    ['می‌خواهم', 'می‌خواهم'],
    ['刘慧', '刘慧'],
  ])('%j is drawn as %j', (foreign, drawn) => {
    expect(escaped(shortened(foreign, 80))).toBe(drawn);
  });

  test('the drawing is well-formed XML without anything that acts', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom('', '<', '&', ']]>', '"', "'", '<!--', '<a href="x">', '\u0000', '👍🏽'),
    );
    const day = fc.option(fc.constant('2026-03-01'));
    fc.assert(
      fc.property(
        text,
        text,
        text,
        text,
        day,
        day,
        fc.constantFrom(...languages),
        (community, title, person, login, since, until, language) => {
          const given = { community, title, person, since, until, language };
          expect(elementsOf(honourBadge(given)).slice(0, 4)).toEqual(['svg', 'title', 'desc', 'style']);
          expect(elementsOf(certificate({ ...given, login, url: login })).slice(0, 4)).toEqual([
            'svg',
            'title',
            'desc',
            'style',
          ]);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('what people count as one character is one', () => {
    expect(shortened('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 2)).toBe('👩‍👩‍👧…');
    expect(widthOf('👩‍👩‍👧')).toBeCloseTo(1.04);
    expect(sizeFor('', 40, 900)).toBe(40);
  });
});
