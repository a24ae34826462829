// Why honours did what it did, or nothing, in the reader's language.
import type { Explanations } from '../../core/feature.js';

export const explanations: Explanations = {
  looked: {
    en: 'Looked at who holds which honour: {holders} are held, {ending} terms end soon.',
    zh: '查看了各项荣誉的持有情况：共 {holders} 项被持有，{ending} 个任期即将结束。',
  },
  unknown: {
    en: 'Not all who hold honours could be asked for: the roster stays as it is. {ending} terms that are known end soon.',
    zh: '未能查明全部荣誉持有人：名录保持不变。已知有 {ending} 个任期即将结束。',
  },
  none: { en: 'The settings describe no honours.', zh: '设置中没有荣誉。' },
  not_concerned: { en: 'This event does not concern honours.', zh: '此事件与荣誉无关。' },
};
