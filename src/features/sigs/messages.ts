// What `sigs` says on items and in its issue, in the languages Hearth speaks.
import type { Language } from '../../core/language.js';
import { quote } from '../../core/markdown.js';
import type { OwnershipSource } from '../../core/ownership.js';

interface Messages {
  readonly kinds: Readonly<Record<'issue' | 'pull_request' | 'discussion', string>>;
  readonly sources: Readonly<Record<OwnershipSource, string>>;
  readonly of: (part: number, whole: number) => string;
  readonly more: (count: number) => string;
  readonly labelled: (label: string) => string;
  readonly told: (team: string, title: string, kind: string, why: string) => string;
  readonly reach: (title: string, contacts: string) => string;
  readonly meets: (when: string) => string;
  readonly between: string;
  readonly missing: {
    readonly title: string;
    readonly intro: string;
    readonly head: string;
    readonly directory: (file: string, title: string) => string;
    readonly outro: string;
  };
}

export const messages: Readonly<Record<Language, Messages>> = {
  en: {
    kinds: { issue: 'issue', pull_request: 'pull request', discussion: 'discussion' },
    sources: {
      paths: 'paths',
      owners: 'owners',
      codeowners: 'owners',
      form: 'answer',
      keyword: 'keyword',
      team: 'mention of',
    },
    of: (part, whole) => `${part} of ${whole} ${whole === 1 ? 'file' : 'files'}`,
    more: (count) => `and ${count} more`,
    labelled: (label) => `label ${quote(label)}`,
    told: (team, title, kind, why) => `${team}: this ${kind} belongs to ${title} (${why}).`,
    reach: (title, contacts) => `${title}: ${contacts}`,
    meets: (when) => `meets next: ${when}`,
    between: ' · ',
    missing: {
      title: 'Labels that owners are to be known by do not exist',
      intro: 'Hearth would put these labels on items and makes none by itself:',
      head: '| label | named by |\n| --- | --- |',
      directory: (file, title) => `${file}, ${title}`,
      outro:
        'Make the labels, or name others where they are named. Items get them with their next change. This issue is edited at most once a day; close it to hear no more of it.',
    },
  },
  zh: {
    kinds: { issue: 'issue', pull_request: 'pull request', discussion: '讨论' },
    sources: {
      paths: '路径',
      owners: '归属文件',
      codeowners: '归属文件',
      form: '表单回答',
      keyword: '关键词',
      team: '提及',
    },
    of: (part, whole) => `${whole} 个文件中的 ${part} 个`,
    more: (count) => `另有 ${count} 处`,
    labelled: (label) => `标签 ${quote(label)}`,
    told: (team, title, kind, why) => `${team}：这个 ${kind} 属于 ${title}（${why}）。`,
    reach: (title, contacts) => `${title}：${contacts}`,
    meets: (when) => `下次会议：${when}`,
    between: ' · ',
    missing: {
      title: '标示归属的标签不存在',
      intro: 'Hearth 会给条目加上下列标签，但不会擅自创建：',
      head: '| 标签 | 出处 |\n| --- | --- |',
      directory: (file, title) => `${file}，${title}`,
      outro:
        '请创建这些标签，或在出处改用其他标签。条目下次有变动时会加上。本 issue 每天最多更新一次；不想再看到可将其关闭。',
    },
  },
};
