// Whom and what the metrics of this group leave out, and in which words.
import type { Language } from '../../core/language.js';
import type { Looked } from '../../core/measured.js';
import type { Whose } from './samples.js';

type Words = Readonly<Record<string, Readonly<Record<Language, string>>>>;

export const authorWords = {
  agent: { en: 'opened by a coding agent', zh: '由编码智能体提交' },
  bot: { en: 'opened by a bot', zh: '由机器人提交' },
  ghost: { en: 'opened by an account that is gone', zh: '提交者的账号已不存在' },
  mannequin: { en: 'opened by a placeholder of an import', zh: '提交者是导入时的占位账号' },
  excluded: { en: 'opened by an account that the settings leave out', zh: '提交者已在设置中排除' },
} as const satisfies Words;

export const leftWords = {
  moved: { en: 'moved to another repository, where it counts', zh: '已移到另一个仓库，在那里计数' },
  deleted: { en: 'deleted', zh: '已删除' },
  converted: { en: 'converted into a discussion, as which it counts', zh: '已转为讨论，按讨论计数' },
  spam: { en: 'locked as spam', zh: '因垃圾信息被锁定' },
} as const satisfies Words;

/** Why an item is left out; null: it counts. */
export function leftOut({ author, left }: { readonly author: Whose; readonly left: string | null }): string | null {
  if (left !== null) return left;
  return author === 'human' ? null : author;
}

/** How many were left out, by the rule that did it. */
export function excludedIn(looked: readonly Pick<Looked, 'as' | 'counted'>[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { as, counted } of looked) if (!counted) counts[as] = (counts[as] ?? 0) + 1;
  return counts;
}
