// The words of welcome's proposal, in the languages Hearth speaks. Each reason is one sentence that is true as it stands.
import type { Language } from '../../core/language.js';
import { quote } from '../../core/markdown.js';
import type { Newcomers } from '../../core/proposal.js';
import { roughly } from '../../core/survey.js';

interface Words {
  readonly section: (newcomers: Newcomers | null) => string;
  readonly mode: string;
  readonly wait: (newcomers: Newcomers, seconds: number) => string;
  readonly labelHere: (name: string) => string;
  readonly labelMissing: (name: string) => string;
  readonly labelUnknown: (name: string) => string;
  readonly labelMeaning: string;
  readonly introduce: (place: string, what: string) => string;
  readonly message: (place: string, key: string) => string;
  readonly parentheses: string;
  readonly unanswered: (newcomers: Newcomers) => string;
  readonly alsoGreets: (file: string) => string;
  readonly tooLong: (place: string, key: string) => string;
  readonly places: Readonly<Record<Place, string>>;
}

/** Where people talk. */
export type Place =
  | 'discussions'
  | 'slack'
  | 'discord'
  | 'zulip'
  | 'matrix'
  | 'gitter'
  | 'wechat'
  | 'qq'
  | 'dingtalk'
  | 'feishu'
  | 'telegram'
  | 'mailing_list'
  | 'forum';

const chats = {
  discussions: 'GitHub Discussions',
  slack: 'Slack',
  discord: 'Discord',
  zulip: 'Zulip',
  matrix: 'Matrix',
  gitter: 'Gitter',
  qq: 'QQ',
  telegram: 'Telegram',
} as const;

export const proposalWords: Readonly<Record<Language, Words>> = {
  en: {
    section: (newcomers) =>
      newcomers === null || newcomers.people === 0
        ? 'Greets people on their first issue, first pull request and first merge, each once.'
        : `Greets people on their first issue, first pull request and first merge, each once; ${newcomers.people} ${newcomers.people === 1 ? 'person was' : 'people were'} new here in the last ${newcomers.days} days.`,
    mode: 'Observing shows in one issue whom it would greet, and says nothing to anybody; write `active` once you like what you see.',
    wait: ({ people, answered, days }, seconds) =>
      `${answered} of ${people} people who were new here in the last ${days} days were answered by a person, half of them within ${roughly(seconds, 'en')}; a greeting waits at least twice as long, so that a person can answer first.`,
    labelHere: (name) => `The label ${quote(name)} is here.`,
    labelMissing: (name) =>
      `No label for newcomers was found here; open issues labelled ${quote(name)} are also what GitHub shows to people who look for a first contribution.`,
    labelUnknown: (name) =>
      `GitHub's own name for this label, ${quote(name)}; whether the repository has it cannot be seen from its files.`,
    labelMeaning: 'Good for newcomers',
    introduce: (place, what) => `${place} links to ${what}.`,
    message: (place, key) => `Taken over from ${quote(key)} at ${place}.`,
    parentheses: ' What stood in braces there stands in parentheses here, for Hearth would take it for a placeholder.',
    unanswered: ({ people, answered, days }) =>
      people === 1
        ? `The one person who was new here in the last ${days} days has not been answered by a person.`
        : `${people - answered} of ${people} people who were new here in the last ${days} days have not been answered by a person.`,
    alsoGreets: (file) =>
      `${quote(file)} holds greetings, too: while the bot it belongs to is installed, newcomers would be greeted twice. Take its greetings out before ${quote('welcome')} becomes active.`,
    tooLong: (place, key) =>
      `${quote(key)} at ${place} is longer than a greeting of Hearth's may be (4,000 characters), and was not taken over.`,
    places: {
      ...chats,
      wechat: 'WeChat',
      dingtalk: 'DingTalk',
      feishu: 'Feishu',
      mailing_list: 'a mailing list',
      forum: 'a forum',
    },
  },
  zh: {
    section: (newcomers) =>
      newcomers === null || newcomers.people === 0
        ? '在每个人的第一个 issue、第一个 pull request 和第一次合并时各问候一次。'
        : `在每个人的第一个 issue、第一个 pull request 和第一次合并时各问候一次；最近 ${newcomers.days} 天这里有 ${newcomers.people} 位新人。`,
    mode: '处于观察状态时，只在一个 issue 中展示会问候谁，不对任何人发言；满意后改为 `active`。',
    wait: ({ people, answered, days }, seconds) =>
      `最近 ${days} 天的 ${people} 位新人中有 ${answered} 位得到了真人回复，其中一半在 ${roughly(seconds, 'zh')}内；问候至少等待其两倍的时间，让人先回复。`,
    labelHere: (name) => `这里已有标签 ${quote(name)}。`,
    labelMissing: (name) =>
      `这里没有找到面向新人的标签；GitHub 也会向寻找首次贡献机会的人展示带有 ${quote(name)} 的 issue。`,
    labelUnknown: (name) => `${quote(name)} 是 GitHub 自己使用的名称；仅凭文件无法得知仓库是否有这个标签。`,
    labelMeaning: '适合新人',
    introduce: (place, what) => `${place} 链接到 ${what}。`,
    message: (place, key) => `取自 ${place} 的 ${quote(key)}。`,
    parentheses: '原文花括号中的内容改为圆括号，否则 Hearth 会把它当作占位符。',
    unanswered: ({ people, answered, days }) =>
      `最近 ${days} 天的 ${people} 位新人中，有 ${people - answered} 位没有得到真人回复。`,
    alsoGreets: (file) =>
      `${quote(file)} 中也有问候语：只要它所属的机器人仍在安装，新人就会被问候两次。在启用 ${quote('welcome')} 之前请先删去其中的问候语。`,
    tooLong: (place, key) => `${place} 的 ${quote(key)} 超过了 Hearth 问候语的长度上限（4,000 字符），因此未采用。`,
    places: { ...chats, wechat: '微信', dingtalk: '钉钉', feishu: '飞书', mailing_list: '邮件列表', forum: '论坛' },
  },
};
