// The words in which a replay tells what would be done.
import type { Reaction } from '../../core/action.js';
import type { Language } from '../../core/language.js';

/** Names are given as they are shown: quoted. */
export interface Vocabulary {
  readonly status: string;
  readonly statusOut: string;
  readonly comment: string;
  readonly adds: (label: string) => string;
  readonly takesOff: (label: string) => string;
  readonly reacts: (content: string) => string;
  readonly issue: (title: string) => string;
  readonly issueClosed: (title: string) => string;
  readonly discussion: (title: string) => string;
  readonly discussionClosed: (title: string) => string;
  readonly check: (name: string, conclusion: string) => string;
  readonly pull: (title: string) => string;
  readonly newLabel: (name: string) => string;
  readonly assigns: (login: string) => string;
  readonly unassigns: (login: string) => string;
  readonly asks: (login: string) => string;
  readonly asksNoMore: (login: string) => string;
  readonly nobody: string;
  readonly states: Readonly<Record<'open' | 'completed' | 'not_planned', string>>;
  readonly retitles: (title: string) => string;
  readonly leaves: string;
  readonly joins: (login: string, team: string) => string;
  readonly files: (title: string, paths: string) => string;
  readonly nothing: string;
  readonly otherWords: string;
  readonly onlyShown: string;
  readonly looksAgain: (time: string) => string;
  readonly colon: string;
  readonly comma: string;
}

export const vocabulary: Readonly<Record<Language, Vocabulary>> = {
  en: {
    status: 'status comment',
    statusOut: 'takes its part out of the status comment',
    comment: 'comment',
    adds: (label) => `adds label ${label}`,
    takesOff: (label) => `takes off label ${label}`,
    reacts: (content) => `reacts ${content}`,
    issue: (title) => `keeps the issue ${title}`,
    issueClosed: (title) => `closes the issue ${title}`,
    discussion: (title) => `keeps the discussion ${title}`,
    discussionClosed: (title) => `closes the discussion ${title}`,
    check: (name, conclusion) => `check ${name}: ${conclusion}`,
    pull: (title) => `pull request ${title}`,
    newLabel: (name) => `makes label ${name}`,
    assigns: (login) => `assigns ${login}`,
    unassigns: (login) => `unassigns ${login}`,
    asks: (login) => `asks ${login} for a review`,
    asksNoMore: (login) => `asks ${login} no more for a review`,
    nobody: 'changes nobody',
    states: { open: 'opens it again', completed: 'closes it as completed', not_planned: 'closes it as not planned' },
    retitles: (title) => `calls it ${title}`,
    leaves: 'leaves it as it is',
    joins: (login, team) => `makes ${login} a member of team ${team}`,
    files: (title, paths) => `pull request ${title} with ${paths}`,
    nothing: 'changes no label',
    otherWords: 'other words',
    onlyShown: ' (only shown)',
    looksAgain: (time) => `looks again at ${time}`,
    colon: ': ',
    comma: ', ',
  },
  zh: {
    status: '状态评论',
    statusOut: '从状态评论中移除其部分',
    comment: '评论',
    adds: (label) => `添加标签 ${label}`,
    takesOff: (label) => `移除标签 ${label}`,
    reacts: (content) => `回应 ${content}`,
    issue: (title) => `维护 issue ${title}`,
    issueClosed: (title) => `关闭 issue ${title}`,
    discussion: (title) => `维护讨论 ${title}`,
    discussionClosed: (title) => `关闭讨论 ${title}`,
    check: (name, conclusion) => `检查 ${name}：${conclusion}`,
    pull: (title) => `pull request ${title}`,
    newLabel: (name) => `创建标签 ${name}`,
    assigns: (login) => `指派 ${login}`,
    unassigns: (login) => `取消指派 ${login}`,
    asks: (login) => `请 ${login} 评审`,
    asksNoMore: (login) => `不再请 ${login} 评审`,
    nobody: '不更改任何人',
    states: { open: '重新打开', completed: '以已完成关闭', not_planned: '以不计划处理关闭' },
    retitles: (title) => `改标题为 ${title}`,
    leaves: '保持原样',
    joins: (login, team) => `将 ${login} 加入团队 ${team}`,
    files: (title, paths) => `更改 ${paths} 的 pull request ${title}`,
    nothing: '不更改标签',
    otherWords: '措辞不同',
    onlyShown: '（仅展示）',
    looksAgain: (time) => `将于 ${time} 再次查看`,
    colon: '：',
    comma: '，',
  },
};

export const reactions: Readonly<Record<Reaction, string>> = {
  '+1': '👍',
  '-1': '👎',
  laugh: '😄',
  confused: '😕',
  heart: '❤️',
  hooray: '🎉',
  rocket: '🚀',
  eyes: '👀',
};
