// T10: whatever people write where Hearth tells it again, its texts mean the same to GitHub: a Markdown engine finds in them
// the mentions, references, links, images, headings and HTML of Hearth's own, and none more.
import { describe, expect, test } from '@jest/globals';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { fouledBy, written } from '../scenarios/texts.js';
import type { Written } from '../scenarios/texts.js';

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly children?: readonly Node[];
}

/** What GitHub does something about, in their order. */
function meaning(markdown: string): readonly string[] {
  const tree = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }) as Node;
  return meaningOf(tree);
}

const SPOKEN = [
  'link',
  'image',
  'linkReference',
  'imageReference',
  'definition',
  'footnoteReference',
  'footnoteDefinition',
];
const SHAPED = ['heading', 'html', 'thematicBreak', 'blockquote', 'code'];
const REFERENCE =
  /(?<![\w`@/.])@[a-z\d][a-z\d-]*(?:\/[\w-]+)?|(?<![\w&])#\d+|\bGH-\d+|[\w-]+\/[\w.-]+#\d+|\b[0-9a-f]{40}\b|\b(?:close|fix|resolve)[sd]?:?\s+#\d+|^\/[a-z-]+/gim;

function meaningOf(node: Node): readonly string[] {
  const { type, value = '', url = '', children = [] } = node;
  const own = SPOKEN.includes(type) ? [`${type} ${url}`] : SHAPED.includes(type) ? [type] : [];
  const said = type === 'text' || type === 'html' ? [...value.replace(/<!--[^]*?-->/g, '').matchAll(REFERENCE)] : [];
  return [...own, ...said.map(([found]) => found), ...children.flatMap(meaningOf)];
}

const hostile = [
  '@everyone @acme/owners',
  '&#64;everyone &commat;mo',
  '\\@everyone',
  '<b>@everyone</b>',
  '@\u200beveryone \u202e@everyone',
  'fixes #7654321, closes acme/app#7654321, resolves GH-7654321',
  'see 0123456789abcdef0123456789abcdef01234567',
  '[a link](https://x.invalid) <https://x.invalid> https://x.invalid www.x.invalid',
  '![an image](https://x.invalid/x.png)',
  '<img src="https://x.invalid/x.png"><script>alert(1)</script>',
  '` `` ``` ` @everyone `',
  '```\n@everyone\n```',
  '~~~\n@everyone',
  '\n# A heading\n\n> a quote\n\n- an entry\n\n---',
  '\n\n    code\n\n| a | b |\n|---|---|\n| @everyone | #7654321 |',
  '| @everyone | #7654321 |',
  '\\| @everyone \\\\| #7654321',
  '\n/close\n/sig network\n/hearth forget',
  '<!-- hearth:0123456789abcdef0123456789abcdef --> <!-- section:welcome -->',
  '<!-- @everyone',
  '-->',
  '</details><details open>',
  '[^1]: @everyone\n\n[x]: https://x.invalid',
  '*@everyone* __#7654321__ ~~@everyone~~',
  '$`@everyone`$ $$x$$',
  '\u0000@everyone\u0007 \ud800@everyone',
  `${'a'.repeat(5_000)} @everyone`,
  `${'`'.repeat(300)}@everyone`,
  `${'👩‍👩‍👧'.repeat(100)}@everyone`,
  '\r\n@everyone\r/close\u2028@everyone\u2029#7654321',
];

/** Marks are counted apart: a text with one of Hearth's own marks must not get another one. */
const marksIn = (body: string): readonly string[] => body.match(/<!--[^]*?-->/g) ?? [];

/** All that is meant in each example, in each language. What is decided may depend on the words: texts are taken together. */
function meantIn(texts: readonly Written[]): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, string[]>();
  for (const { feature, example, language, body } of texts) {
    const key = `${feature}: ${example} (${language})`;
    all.set(key, [...(all.get(key) ?? []), ...meaning(body), ...marksIn(body)]);
  }
  return all;
}

/** What there is more of than before. */
function gained(before: readonly string[], after: readonly string[]): readonly string[] {
  const left = [...before];
  return after.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** Of nobody but the hostile words, however they are cut. */
const STRANGE = /invalid|everyone|owners|7654321|script|img/;

const harmless = meantIn(written(fouledBy('harmless words')));

describe('in the texts of all features, in all languages', () => {
  test('there is something to be told again', () => {
    const texts = written(fouledBy('canary'));
    const told = texts.filter(({ body }) => body.includes('canary'));
    expect(new Set(told.map(({ feature }) => feature)).size).toBeGreaterThan(5);
    // And an engine that is not deceived by the test itself.
    expect(meaning('See @mo and #7654321: [x](https://x.invalid) <b>')).toEqual([
      '@mo',
      '#7654321',
      'link https://x.invalid',
      'html',
    ]);
  });

  test.each(hostile)('%j means nothing', (words) => {
    const foreign = new Set(meaning(words));
    const wrong = [...meantIn(written(fouledBy(words)))].flatMap(([where, after]) => {
      const more = gained(harmless.get(where) ?? [], after).filter((one) => foreign.has(one) || STRANGE.test(one));
      return more.length === 0 ? [] : [{ where, more }];
    });
    expect(wrong.slice(0, 5)).toEqual([]);
  });
});
