// The issue about needed labels that do not exist: one for a repository, edited at most once a day.
import type { Action } from '../../core/action.js';
import type { Repository } from '../../core/event.js';
import type { Language } from '../../core/language.js';
import { quote, tableCell } from '../../core/markdown.js';
import { fold, isSame } from '../../core/name.js';
import type { Rule } from './rules.js';

interface Words {
  readonly title: string;
  readonly intro: string;
  readonly head: string;
  readonly outro: string;
}

const messages: Readonly<Record<Language, Words>> = {
  en: {
    title: 'Labels that say what an item needs do not exist',
    intro: 'Hearth would put these labels on items and makes none by itself:',
    head: '| label | put on while no label matches |\n| --- | --- |',
    outro:
      'Make the labels, or name others in the section `needs`. Items get them when they are looked at again. This issue is edited at most once a day; close it to hear no more of it.',
  },
  zh: {
    title: '标示条目所缺内容的标签不存在',
    intro: 'Hearth 会给条目加上下列标签，但不会擅自创建：',
    head: '| 标签 | 没有标签符合此模式时加上 |\n| --- | --- |',
    outro:
      '请创建这些标签，或在 `needs` 一节中改用其他标签。条目下次被查看时会加上。本 issue 每天最多更新一次；不想再看到可将其关闭。',
  },
};

/** The labels of all rules, each once: one issue tells of all that are missing. */
export const labelsOf = (rules: readonly Rule[]): readonly string[] => [
  ...new Map(rules.map(({ missing_label: label }) => [fold(label), label])).values(),
];

/** `exist`: labels that do, of all rules. Of any day there is one act. */
export function missingAction(
  repository: Repository,
  { rules, exist, now }: { readonly rules: readonly Rule[]; readonly exist: readonly string[]; readonly now: Date },
  language: Language,
): Action {
  const { title, intro, head, outro } = messages[language];
  const rows = rules
    .filter(({ missing_label: label }) => !exist.some((one) => isSame(one, label)))
    .map(
      ({ missing_label: label, regexp }) => `| ${tableCell(quote(label))} | ${tableCell(quote(regexp.source, 200))} |`,
    );
  const body = [intro, [head, ...new Set(rows)].join('\n'), outro].join('\n\n');
  return {
    act: { kind: 'issue', series: 'needs-labels', title, body },
    rule: 'missing_labels',
    scope: `repository:${repository.id}`,
    cause: `day:${now.toISOString().slice(0, 10)}`,
  };
}
