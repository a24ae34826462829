// The issue about a broken hearth.yml on the default branch: what is wrong, where, and what is in force meanwhile.
import type { Language } from '../../core/language.js';
import { quote } from '../../core/markdown.js';
import type { ConfigHereAnswer } from '../../core/config-question.js';
import { minuteOf } from '../../core/time.js';
import { problemLines } from './problems.js';

interface Words {
  readonly title: string;
  readonly intro: (mistakes: number) => string;
  readonly more: (count: number) => string;
  readonly meanwhile: string;
  readonly until: (section: string, until: string) => string;
  readonly before: (section: string) => string;
  readonly off: (section: string) => string;
  readonly defaults: (section: string) => string;
  readonly nothing: string;
  readonly rest: string;
  readonly outro: string;
  readonly mended: string;
  readonly gone: string;
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    title: '`hearth.yml` has mistakes',
    intro: (mistakes) =>
      `The file on the default branch has ${mistakes === 1 ? 'a mistake' : `${mistakes} mistakes`}. What is wrong and what to write instead:`,
    more: (count) => `and ${count} more`,
    meanwhile: 'Until it is mended:',
    until: (section, until) =>
      `- ${section} goes on as it was before the mistakes, until ${until}; from then on it only observes.`,
    before: (section) => `- ${section} goes on as it was before the mistakes.`,
    off: (section) => `- ${section} does nothing: no right state of it was ever seen.`,
    defaults: (section) => `- ${section} goes on with its defaults.`,
    nothing: '- Nothing of the file is in force: no right state of it was ever seen.',
    rest: 'The other sections of the file work. ',
    outro: 'This issue is edited with each push that changes the file, and closed when it is right.',
    mended: 'The file on the default branch is right again.',
    gone: 'The file was taken out of the default branch.',
  },
  zh: {
    title: '`hearth.yml` 有错误',
    intro: (mistakes) => `默认分支上的文件有 ${mistakes} 处错误。错在哪里、应该怎么写：`,
    more: (count) => `另有 ${count} 处`,
    meanwhile: '在改正之前：',
    until: (section, until) => `- ${section} 仍按出错之前的内容运行，直到 ${until}；此后只观察，不执行。`,
    before: (section) => `- ${section} 仍按出错之前的内容运行。`,
    off: (section) => `- ${section} 不运行：从未见过它的正确内容。`,
    defaults: (section) => `- ${section} 按默认值运行。`,
    nothing: '- 整个文件都不生效：从未见过它的正确内容。',
    rest: '文件的其他部分照常运行。',
    outro: '每次推送改动该文件时，本 issue 会随之更新；改正后自动关闭。',
    mended: '默认分支上的文件已改正。',
    gone: '该文件已从默认分支移除。',
  },
};

interface Text {
  readonly title: string;
  readonly body: string;
  readonly state: 'open' | 'closed';
}

export function brokenIssue({ url, readable, problems, broken, others }: ConfigHereAnswer, language: Language): Text {
  const { title, intro, more, meanwhile, until, before, off, defaults, nothing, rest, outro } = words[language];
  const effects = broken.map((one) => {
    const section = quote(one.section);
    if (one.meanwhile === 'defaults') return defaults(section);
    if (one.meanwhile === 'nothing') return off(section);
    return one.until === undefined ? before(section) : until(section, `${minuteOf(one.until)} UTC`);
  });
  if (!readable && effects.length === 0) effects.push(nothing);
  const meantime = effects.length === 0 ? [] : [[meanwhile, '', ...effects].join('\n')];
  const parts = [
    intro(problems.length),
    problemLines(problems, url, more),
    ...meantime,
    `${others ? rest : ''}${outro}`,
  ];
  return { title, body: parts.join('\n\n'), state: 'open' };
}

export function mendedIssue({ exists }: ConfigHereAnswer, language: Language): Text {
  const { title, mended, gone } = words[language];
  return { title, body: exists ? mended : gone, state: 'closed' };
}
