// What a replay found, as Markdown: one sentence, and a table of what would be done otherwise.
import type { Language } from './language.js';
import { tableCell } from './markdown.js';
import type { Difference, Replayed } from './config-question.js';

const MOST_ROWS = 50;

interface Words {
  readonly none: string;
  readonly sentence: (items: number, differences: number) => string;
  readonly head: string;
  readonly nothing: string;
  readonly more: (count: number) => string;
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    none: 'No items of this repository are known yet, so nothing could be tried.',
    sentence: (items, differences) =>
      `Of the last ${items} ${items === 1 ? 'item' : 'items'}, ${differences === 0 ? 'none' : differences} would be handled otherwise.`,
    head: '| item | now | with this file |\n| --- | --- | --- |',
    nothing: 'nothing',
    more: (count) => `and ${count} more`,
  },
  zh: {
    none: '尚不了解此仓库的任何条目，因此无法试运行。',
    sentence: (items, differences) =>
      differences === 0
        ? `最近 ${items} 个条目的处理都不会改变。`
        : `最近 ${items} 个条目中，有 ${differences} 个会得到不同的处理。`,
    head: '| 条目 | 现在 | 使用此文件 |\n| --- | --- | --- |',
    nothing: '无',
    more: (count) => `另有 ${count} 个`,
  },
};

/** At most 50 rows; how many more there are is said. */
export function replayTable({ items, differences }: Replayed, language: Language): string {
  const { none, sentence, head, nothing, more } = words[language];
  if (items === 0) return none;
  if (differences.length === 0) return sentence(items, 0);
  const cell = (phrases: readonly string[]) => (phrases.length === 0 ? nothing : phrases.map(tableCell).join('<br>'));
  const rows = differences
    .slice(0, MOST_ROWS)
    .map((one) => `| ${linkOf(one)} | ${cell(one.before)} | ${cell(one.after)} |`);
  const left = differences.length - rows.length;
  return [sentence(items, differences.length), [head, ...rows].join('\n'), ...(left > 0 ? [more(left)] : [])].join(
    '\n\n',
  );
}

/**
 * A link that leaves no trace: the number or the plain address would put "mentioned" into the timeline of every item in the
 * table. GitHub keeps redirect.github.com for that; at another GitHub the number stands alone, as code.
 */
function linkOf({ number, url }: Difference): string {
  const path = /^https:\/\/github\.com(\/[^\s()<>|\\]+)$/.exec(url)?.[1];
  return path === undefined ? `\`#${number}\`` : `[#${number}](https://redirect.github.com${path})`;
}
