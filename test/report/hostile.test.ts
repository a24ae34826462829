// Whatever people call themselves, their repositories and their SIGs: nothing of it mentions, refers, closes or embeds.
import { describe, expect, test } from '@jest/globals';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Nodes } from 'mdast';
import { languages } from '../../src/core/language.js';
import type { Language } from '../../src/core/language.js';
import { isLogin } from '../../src/core/person.js';
import type { Report } from '../../src/core/report.js';
import { reportOf } from '../../src/report/compose.js';
import type { Material } from '../../src/report/material.js';
import { markdownOf } from '../../src/report/markdown/index.js';
import { linksFor } from '../../src/report/markdown/links.js';
import { stepsIn } from '../../src/report/markdown/steps.js';
import { titleOf } from '../../src/report/say.js';
import { large, sig } from './communities.js';

const PIECES = [
  '@everyone',
  '@acme/owners',
  '#1',
  'acme/app#12',
  'GH-7',
  'Closes #3',
  'fixes https://github.com/acme/app/issues/4',
  'https://github.com/acme/app/issues/5',
  '[x](https://evil.test)',
  '![x](https://evil.test/a.png)',
  '<img src=x onerror=1>',
  '<script>alert(1)</script>',
  '`',
  '``',
  '```',
  '| a | b |',
  '\n',
  '\r\n\r\n# ',
  '- [x] ',
  '<!-- ',
  ' -->',
  '</details>',
  '|',
  '\\|',
  '\\',
  '<!-- hearth:step share_the_work since=2026-01 age=1 -->',
  '/close',
  '/hearth report',
  '\u202e',
  '\u0000',
  '\u200b',
  '～',
  '＠admin',
  '&#64;admin',
  '"',
  "'",
  '%%{init: {}}%%',
  '```mermaid\npie',
  '*a*',
  '~~b~~',
  '> ',
  '一二三',
  '😀',
  'a'.repeat(300),
  '$x^2$',
  ':tada:',
  '{n}',
  '{share|login}',
] as const;

/** The same five hundred every time. */
function hostile(index: number): string {
  const piece = (step: number) =>
    PIECES[(index * 7 + step * 13 + Math.floor(index / PIECES.length) * step) % PIECES.length] ?? '';
  return Array.from({ length: 1 + (index % 4) }, (_, step) => piece(step)).join(index % 3 === 0 ? ' ' : '');
}

const KEPT = new Set(['M01', 'M09', 'M13', 'M15', 'M22', 'M36', 'M39', 'M41', 'M46']);

/** The large community with this as every name that people choose. */
function named(name: string, audience: Report['audience']): Material {
  const material = large();
  return {
    ...material,
    audience,
    community: { ...material.community, login: name },
    repositories: material.repositories.map((one) => ({ ...one, owner: name, name })),
    logins: Object.fromEntries(Object.keys(material.logins).map((id) => [id, name])),
    frame: { ...material.frame, sigs: material.frame.sigs.map(({ slug }) => sig(slug, name)) },
    gaps: [
      { code: 'history_incomplete', params: { parts: 'stars' } },
      { code: 'periods_missed', params: { labels: name } },
    ],
    // Less of what names stand in no part of: the same is read five hundred times.
    now: {
      ...Object.fromEntries(Object.entries(material.now).filter(([metric]) => KEPT.has(metric))),
      M28: { ...material.now.M28!, remarks: [{ code: 'no_reviewer_in', params: { sig: name, n: 3 } }] },
      M43: {
        ...material.now.M43!,
        groups: material.now.M43!.groups!.map((group, index) => (index === 3 ? { ...group, name } : group)),
      },
      M12: { ...material.now.M12!, groups: material.now.M12!.groups!.map((group) => ({ ...group, name })) },
    },
  };
}

const parse = (markdown: string): readonly Nodes[] => [
  ...walk(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })),
];

function* walk(node: Nodes): Generator<Nodes> {
  yield node;
  if ('children' in node) for (const child of node.children) yield* walk(child);
}

/** How often each kind of node is there, but for those that a longer name leaves less room for. */
function shapeOf(nodes: readonly Nodes[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { type } of nodes) {
    if (!ROOM.has(type)) counts[type] = (counts[type] ?? 0) + 1;
  }
  return counts;
}
const ROOM = new Set('tableRow tableCell text inlineCode emphasis strong paragraph listItem list'.split(' '));

/** What is read as words: neither code nor the address of a link, where GitHub looks for nothing. */
const spoken = (nodes: readonly Nodes[]): string =>
  nodes.flatMap((node) => (node.type === 'text' ? [node.value] : [])).join('\n');

/** A closing keyword right before what GitHub could take for an item. */
const closing = (markdown: string) =>
  markdown
    .replace(/`[^`\n]*`/g, '')
    .match(/\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)\b:? ?(?:\[|<?https?:|#\d|GH-)/gi);

const addressesIn = (nodes: readonly Nodes[]) =>
  nodes.flatMap((node) => (node.type === 'link' || node.type === 'image' ? [node.url] : []));

const parts = languages.flatMap((language): [Language, Report['audience']][] => [
  [language, 'public'],
  [language, 'private'],
]);

describe.each(parts)('in %s, %s', (language, audience) => {
  const write = (name: string) => markdownOf(reportOf(named(name, audience)), language, linksFor());
  const part = parts.findIndex((one) => one[0] === language && one[1] === audience);

  test('every fourth of 500 hostile names: the same structure, and nothing spoken that was not ours', () => {
    const harmless = write('a b');
    const shape = shapeOf(parse(harmless));
    for (let index = part; index < 500; index += parts.length) {
      const name = hostile(index);
      const text = write(name);
      const nodes = parse(text);
      // Of a name that is the form of a login the thanks may make a mention.
      const words = spoken(nodes).replaceAll(isLogin(name) ? `@${name}` : ' ', ' ');
      const said = words.match(/(?<![\w`])[@＠][\w-]|#\d|\bGH-\d/g);
      const found = { name, said, closes: closing(text), shape: shapeOf(nodes) };
      expect(found).toEqual({ name, said: null, closes: null, shape });
      const ours = /^https:\/\/(redirect\.)?github\.com\/[^\s()]*$/;
      expect(addressesIn(nodes).filter((url) => !ours.test(url))).toEqual([]);
      // Its own steps, and none that a name brought along.
      expect(stepsIn(text)).toEqual(stepsIn(harmless));
      expect(text.length).toBeLessThan(60_000);
    }
  });
});

test('the title is plain text, whatever the names', () => {
  const report = reportOf(large());
  for (let index = 0; index < 500; index += 1) {
    const name = hostile(index);
    const of = {
      ...report,
      community: { ...report.community, login: name },
      repository: index % 2 === 0 ? null : name,
    };
    expect(titleOf(of, 'en')).not.toMatch(/[@#`<>[\]\n|]/);
  }
});

test('real mentions stand in the thanks alone, at most ten', () => {
  const text = markdownOf(reportOf(large()), 'en', linksFor());
  const [before = '', after = ''] = text.split('### Thank you');
  const [thanks = '', rest = ''] = after.split('### Charts');
  const mentions = /(?<![\w`])@[\w-]+/g;
  expect(before.match(mentions) ?? []).toEqual([]);
  expect(rest.match(mentions) ?? []).toEqual([]);
  expect(thanks.match(mentions)).toHaveLength(10);
  expect(text).not.toMatch(/#\d/);
});
