// Why acts are left out by the metrics of this group, in words.
import type { Metric } from '../metric.js';

/** Of acts of people: whose are none of them, or count for nobody. */
export const actWords = {
  agent: { en: 'done by a coding agent', zh: '由编码智能体完成' },
  bot: { en: 'done by a bot', zh: '由机器人完成' },
  ghost: { en: 'done by an account that is gone', zh: '操作者的账号已不存在' },
  mannequin: { en: 'done by a placeholder of an import', zh: '操作者是导入时的占位账号' },
  excluded: { en: 'done by an account that the settings leave out', zh: '操作者已在设置中排除' },
  own: { en: 'a review of one’s own pull request', zh: '对自己的 pull request 的评审' },
  deleted: { en: 'deleted since, or on an item that was', zh: '已删除，或所在条目已删除' },
  moved: { en: 'on an item that moved to another repository', zh: '所在条目已移到另一个仓库' },
  converted: { en: 'on an issue that became a discussion', zh: '所在 issue 已转为讨论' },
} as const satisfies Metric['words'];
