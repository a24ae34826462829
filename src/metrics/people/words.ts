// What the metrics of this group say again and again.
import type { Language } from '../../core/language.js';

type Words = Readonly<Record<string, Readonly<Record<Language, string>>>>;

/** Why an account is left out of a count of people. */
export const accountWords = {
  bot: { en: 'a bot', zh: '机器人账号' },
  agent: { en: 'a coding agent', zh: '编码智能体账号' },
  ghost: { en: 'an account that is gone', zh: '已不存在的账号' },
  mannequin: { en: 'a placeholder of an import', zh: '导入时的占位账号' },
  excluded: { en: 'an account that the settings leave out', zh: '设置中排除的账号' },
} as const satisfies Words;

/** Why somebody is not called new. */
export const horizonWords = {
  before_horizon: {
    en: 'first seen within 90 days of where the history begins, so that nobody knows whether they were new',
    zh: '首次出现时距已知历史起点不足 90 天，无法判断是否为新人',
  },
} as const satisfies Words;
