// What the lint found, or why it did not look, in the reader's language.
import type { Explanations } from '../../core/feature.js';

export const explanations: Explanations = {
  found: {
    en: 'There are {remarks} things to mend in the SIG directory and in OWNERS files.',
    zh: 'SIG 目录和 OWNERS 文件中有 {remarks} 处需要修正。',
  },
  clean: { en: 'Nothing is left to mend.', zh: '已没有需要修正之处。' },
  not_known: {
    en: 'Nothing wrong was found, but not all could be looked at: the issue is left as it is.',
    zh: '没有发现错误，但未能全部检查，因此保持 issue 原样。',
  },
  nothing: { en: 'There is no SIG directory and no OWNERS file here.', zh: '这里没有 SIG 目录，也没有 OWNERS 文件。' },
  asked: {
    en: 'Somebody who may triage here asked for it: it is looked at once.',
    zh: '有分类（triage）权限的人要求检查，随即进行。',
  },
  may_not: {
    en: 'The lint is for those who may triage here, and {login} may not, or nobody could tell.',
    zh: '只有具备分类（triage）权限的人才能要求检查，而 {login} 没有该权限或无法确认。',
  },
};
