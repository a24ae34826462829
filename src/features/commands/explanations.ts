// Why a command was obeyed, answered or refused, in the reader's language.
import type { Explanations } from '../../core/feature.js';

export const explanations: Explanations = {
  obeyed: { en: '{who} asked for it: {commands}.', zh: '{who} 要求：{commands}。' },
  answered: { en: '{who} asked Hearth: {commands}.', zh: '{who} 询问 Hearth：{commands}。' },
  refused: {
    en: '{who} asked for {commands}, and the comment says what would satisfy the rule.',
    zh: '{who} 要求 {commands}，评论中说明了需要满足的条件。',
  },
  partly: {
    en: '{who} asked for {commands}; what could not be done is said in a comment.',
    zh: '{who} 要求 {commands}；未能完成的部分在评论中说明。',
  },
  not_ours: { en: 'Nothing in it is for this section.', zh: '其中没有属于此配置段的内容。' },
  assigned_on: {
    en: 'The label {label} asks for those who decide on a restricted one.',
    zh: '标签 {label} 需要有权决定受限标签的人参与。',
  },
  gone: { en: 'The item is not there any more.', zh: '该条目已不存在。' },
};
