// What a replay found, as Markdown: exact texts, in both languages; foreign text ends no cell.
import { describe, expect, test } from '@jest/globals';
import type { Difference } from '../../src/core/config-question.js';
import { replayTable } from '../../src/core/replay-table.js';

const difference = (number: number, more: Partial<Difference> = {}): Difference => ({
  number,
  kind: 'issue',
  url: `https://github.com/acme/app/issues/${number}`,
  before: [],
  after: ['`welcome` first issue: status comment'],
  ...more,
});

describe('a table of differences', () => {
  test('each item is linked, phrases are below one another, an empty side is nothing', () => {
    const differences = [
      difference(12, { after: ['`a` x: comment', '`b` y: adds label `bug`'] }),
      difference(7, { before: ['`a` x: comment'], after: [] }),
    ];
    expect(replayTable({ items: 30, differences }, 'en')).toBe(
      [
        'Of the last 30 items, 2 would be handled otherwise.',
        '',
        '| item | now | with this file |',
        '| --- | --- | --- |',
        '| [#12](https://redirect.github.com/acme/app/issues/12) | nothing | `a` x: comment<br>`b` y: adds label `bug` |',
        '| [#7](https://redirect.github.com/acme/app/issues/7) | `a` x: comment | nothing |',
      ].join('\n'),
    );
  });

  test('in Chinese', () => {
    expect(replayTable({ items: 30, differences: [difference(12, { after: ['`a` x：评论'] })] }, 'zh')).toBe(
      [
        '最近 30 个条目中，有 1 个会得到不同的处理。',
        '',
        '| 条目 | 现在 | 使用此文件 |',
        '| --- | --- | --- |',
        '| [#12](https://redirect.github.com/acme/app/issues/12) | 无 | `a` x：评论 |',
      ].join('\n'),
    );
  });

  test.each([
    [30, 'en', 'Of the last 30 items, none would be handled otherwise.'],
    [1, 'en', 'Of the last 1 item, none would be handled otherwise.'],
    [30, 'zh', '最近 30 个条目的处理都不会改变。'],
    [0, 'en', 'No items of this repository are known yet, so nothing could be tried.'],
    [0, 'zh', '尚不了解此仓库的任何条目，因此无法试运行。'],
  ] as const)('of %i items without a difference (%s): one sentence', (items, language, text) => {
    expect(replayTable({ items, differences: [] }, language)).toBe(text);
  });

  test('at most fifty rows, and how many more', () => {
    const differences = Array.from({ length: 53 }, (_, n) => difference(100 - n));
    const lines = replayTable({ items: 100, differences }, 'en').split('\n');
    expect(lines.filter((line) => line.startsWith('| [#'))).toHaveLength(50);
    expect(lines.at(-1)).toBe('and 3 more');
    expect(replayTable({ items: 100, differences }, 'zh')).toMatch(/\n\n另有 3 个$/);
    expect(replayTable({ items: 100, differences: differences.slice(0, 50) }, 'en')).not.toContain('more');
  });

  test.each([
    ['a|b', 'a\\|b'],
    ['a\\|b', 'a\\|b'],
    ['a\\\\|b', 'a\\\\\\|b'],
    ['||', '\\|\\|'],
    ['two\nlines', 'two lines'],
  ])('%j ends no cell', (foreign, escaped) => {
    const table = replayTable({ items: 1, differences: [difference(1, { after: [`\`${foreign}\``] })] }, 'en');
    expect(table.split('\n').at(-1)).toBe(
      `| [#1](https://redirect.github.com/acme/app/issues/1) | nothing | \`${escaped}\` |`,
    );
  });

  test.each(['', 'javascript:alert(1)', 'https://x/)|', 'https://x/a b', 'https://ghe.example/a/b/issues/1'])(
    '%j is not linked, and named without a trace',
    (url) => {
      const table = replayTable({ items: 1, differences: [difference(1, { url })] }, 'en');
      expect(table.split('\n').at(-1)).toBe('| `#1` | nothing | `welcome` first issue: status comment |');
    },
  );
});
