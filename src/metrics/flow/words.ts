// The sentences that several metrics of this group share: rules that leave items out, and what became of a wait.
import type { Metric } from '../metric.js';

type Words = Metric['words'];

export const outWords: Words = {
  bot: { en: 'Opened by a bot.', zh: '由机器人创建。' },
  agent: { en: 'Opened by a coding agent.', zh: '由编码智能体创建。' },
  mannequin: { en: 'Opened by an imported account that belongs to nobody.', zh: '由导入的、不属于任何人的账号创建。' },
  ghost: { en: 'Its author’s account is gone.', zh: '作者的账号已不存在。' },
  excluded: { en: 'Its author is left out by the settings.', zh: '作者被设置排除在外。' },
  moved: { en: 'Moved to another repository: it counts there.', zh: '已转移到另一个仓库：在那里计入。' },
  deleted: { en: 'Deleted.', zh: '已被删除。' },
  converted: { en: 'Converted into a discussion: it counts as that.', zh: '已转换为讨论：按讨论计入。' },
  spam: { en: 'Locked as spam.', zh: '因垃圾内容被锁定。' },
};

export const draftWords: Words = {
  draft: { en: 'An open draft: nobody is waited for yet.', zh: '仍是草稿：尚无需等待任何人。' },
  never_ready: { en: 'Closed without ever having been ready for review.', zh: '从未进入可评审状态就已关闭。' },
};

export const maintainerWords: Words = {
  maintainer: {
    en: 'Opened by a maintainer: counted in its own row, not in the headline.',
    zh: '由维护者创建：单独成行，不计入总数。',
  },
};

export const waitWords: Words = {
  in_time: { en: 'Answered within the target.', zh: '在目标时间内得到回复。' },
  late: { en: 'Answered, but after the target.', zh: '得到了回复，但超过了目标时间。' },
  waiting: { en: 'The target has run out, and nobody has answered.', zh: '已超过目标时间，仍无人回复。' },
  unanswered: {
    en: 'The target ran out, and it was closed without an answer.',
    zh: '超过目标时间，且未得到回复就被关闭。',
  },
  withdrawn: {
    en: 'Closed by its author before the target ran out, without an answer: apart, not a miss.',
    zh: '在目标时间之前由作者自行关闭且无人回复：单独计数，不算超时。',
  },
  not_yet_due: { en: 'The target has not run out yet: counted apart.', zh: '目标时间尚未到：单独计数。' },
};

export const kindTitles = {
  issue: { en: 'issues', zh: 'issue 数' },
  pull_request: { en: 'pull requests', zh: 'pull request 数' },
  discussion: { en: 'discussions', zh: '讨论数' },
} as const;
