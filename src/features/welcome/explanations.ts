// Why welcome spoke or stayed silent, in the reader's language.
import type { Explanations } from '../../core/feature.js';

export const explanations: Explanations = {
  greeted: {
    en: 'This is the first {occasion} of this person in {repo}, known from {from}.',
    zh: '这是作者在 {repo} 的第一个 {occasion}，依据：{from}。',
  },
  waits: {
    en: 'This is a first {occasion}; a greeting waits until {until} for a person to answer first.',
    zh: '这是第一个 {occasion}；若到 {until} 仍无人回复，再发出问候。',
  },
  switched_off: { en: 'Greeting a first {occasion} is switched off.', zh: '对第一个 {occasion} 的问候已关闭。' },
  not_a_person: {
    en: 'The author is not a person: {class}.',
    zh: '作者不是真人用户：{class}。',
  },
  opened_for_another: {
    en: 'Somebody else opened or moved this in the name of its author.',
    zh: '这是由他人代作者提交或转移而来的。',
  },
  not_first: {
    en: 'The author is not new here, known from {from}.',
    zh: '作者不是新人，依据：{from}。',
  },
  unknown: {
    en: 'Whether this is a first {occasion} is not known, so nothing is said.',
    zh: '无法确定这是否为第一个 {occasion}，因此不作问候。',
  },
  member: { en: 'The author belongs to the organisation.', zh: '作者是组织成员。' },
  answered: { en: 'A person answered first.', zh: '已有人先回复。' },
  closed: { en: 'It was closed in the meantime.', zh: '在此期间它已被关闭。' },
  nothing_to_say: {
    en: 'Each sentence of the message to a first {occasion} has a placeholder that is not known, so nothing is left to say.',
    zh: '对第一个 {occasion} 的问候中，每一句都有未知的占位符，因此没有可说的内容。',
  },
  gone: { en: 'It was deleted or locked in the meantime.', zh: '在此期间它已被删除或锁定。' },
};

/** The codes that stand in these sentences as parameters. */
export const words: Explanations = {
  issue: { en: 'issue', zh: 'issue' },
  pull_request: { en: 'pull request', zh: 'pull request' },
  merge: { en: 'merged pull request', zh: '已合并的 pull request' },
  ledger: { en: "Hearth's ledger", zh: 'Hearth 的记录' },
  association: { en: "GitHub's author_association", zh: 'GitHub 的 author_association' },
  github: { en: "GitHub's list of the author's items", zh: 'GitHub 上作者的条目列表' },
  agent: { en: 'a coding agent', zh: '编程代理' },
  bot: { en: 'a bot', zh: '机器人' },
  ghost: { en: 'a deleted account', zh: '已删除的账号' },
  mannequin: { en: 'an imported account', zh: '导入的占位账号' },
};
