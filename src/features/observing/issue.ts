// Title and body of the observing issue, in the repository's language.
import type { Language } from '../../core/language.js';
import type { ObservedLine } from '../../core/question.js';

interface Words {
  readonly title: string;
  readonly intro: string;
  readonly head: string;
  readonly act: (feature: string) => string;
  readonly outro: string;
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    title: 'What Hearth would have done here',
    intro:
      'These sections of `hearth.yml` are observing: they decide and record, and do nothing. This issue is edited once a day.',
    head: '| rule | times | last on | to make it act |\n| --- | ---: | --- | --- |',
    act: (feature) => `\`${feature}: {mode: active}\``,
    outro: 'A section that becomes active acts on later events only. Close this issue to stop seeing it.',
  },
  zh: {
    title: 'Hearth 在这里本会做什么',
    intro: '`hearth.yml` 的这些部分处于观察状态：只做判断和记录，不执行任何操作。本 issue 每天更新一次。',
    head: '| 规则 | 次数 | 最近一次 | 如何启用 |\n| --- | ---: | --- | --- |',
    act: (feature) => `\`${feature}: {mode: active}\``,
    outro: '启用后只对之后的事件生效。关闭本 issue 即不再更新。',
  },
};

export function observingIssue(lines: readonly ObservedLine[], language: Language): { title: string; body: string } {
  const { title, intro, head, act, outro } = words[language];
  const rows = lines.map(({ feature, rule, times, last }) => {
    const where = last.number > 0 ? `#${last.number} (${last.at.slice(0, 10)})` : last.at.slice(0, 10);
    return `| \`${feature}\` ${rule.replaceAll('_', ' ')} | ${times} | ${where} | ${act(feature)} |`;
  });
  return { title, body: [intro, [head, ...rows].join('\n'), outro].join('\n\n') };
}
