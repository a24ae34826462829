// The issue about a broken hearth.yml on the default branch: what is wrong, where, and what is in force meanwhile.
import type { Language } from '../../core/language.js';
import { quote } from '../../core/markdown.js';
import type { ConfigHereAnswer } from '../../core/config-question.js';
import { problemLines } from './problems.js';

interface Words {
  readonly title: string;
  readonly intro: (mistakes: number) => string;
  readonly meanwhile: string;
  readonly until: (section: string, until: string) => string;
  readonly off: (section: string) => string;
  readonly nothing: string;
  readonly others: string;
  readonly outro: string;
  readonly mended: string;
  readonly gone: string;
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    title: '`hearth.yml` has mistakes',
    intro: (mistakes) =>
      `The file on the default branch has ${mistakes === 1 ? 'a mistake' : `${mistakes} mistakes`}. What is wrong and what to write instead:`,
    meanwhile: 'Until it is mended:',
    until: (section, until) =>
      `- ${section} goes on as it was before the mistakes, until ${until}; from then on it only observes.`,
    off: (section) => `- ${section} does nothing: no right state of it was ever seen.`,
    nothing: '- Nothing of the file is in force: no right state of it was ever seen.',
    others: 'The other sections of the file work. ',
    outro: 'This issue is edited with each push that changes the file, and closed when it is right.',
    mended: 'The file on the default branch is right again.',
    gone: 'The file was taken out of the default branch.',
  },
  zh: {
    title: '`hearth.yml` 有错误',
    intro: (mistakes) => `默认分支上的文件有 ${mistakes} 处错误。错在哪里、应该怎么写：`,
    meanwhile: '在改正之前：',
    until: (section, until) => `- ${section} 仍按出错之前的内容运行，直到 ${until}；此后只观察，不执行。`,
    off: (section) => `- ${section} 不运行：从未见过它的正确内容。`,
    nothing: '- 整个文件都不生效：从未见过它的正确内容。',
    others: '文件的其他部分照常运行。',
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

export function brokenIssue({ url, readable, problems, broken }: ConfigHereAnswer, language: Language): Text {
  const { title, intro, meanwhile, until, off, nothing, others, outro } = words[language];
  const effects = broken.map((one) => {
    const section = quote(one.section);
    return one.until === null ? off(section) : until(section, `${one.until.slice(0, 16).replace('T', ' ')} UTC`);
  });
  const meantime = [meanwhile, '', ...(effects.length === 0 ? [nothing] : effects)].join('\n');
  const parts = [intro(problems.length), problemLines(problems, url), meantime, `${readable ? others : ''}${outro}`];
  return { title, body: parts.join('\n\n'), state: 'open' };
}

export function mendedIssue({ exists }: ConfigHereAnswer, language: Language): Text {
  const { title, mended, gone } = words[language];
  return { title, body: exists ? mended : gone, state: 'closed' };
}
