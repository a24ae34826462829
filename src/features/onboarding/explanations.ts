// Why onboarding proposed something, created a label, or did neither.
import type { Explanations } from '../../core/feature.js';

export const explanations: Explanations = {
  proposed: {
    en: 'This community has no hearth.yml; one is proposed, once, as {as}.',
    zh: '此社区没有 hearth.yml；以 {as} 的形式提议一次。',
  },
  exists: { en: 'There is a hearth.yml already.', zh: '已经有 hearth.yml。' },
  nothing: { en: 'No section has anything to propose here.', zh: '这里没有可提议的内容。' },
  labels: {
    en: 'Somebody who may write here ticked the boxes of labels that are missing: {count}.',
    zh: '有写权限的人勾选了缺少的标签：{count} 个。',
  },
  not_ours: {
    en: 'A box was ticked in a text that is not the proposal Hearth made here.',
    zh: '被勾选的文本不是 Hearth 在此处的提议。',
  },
  may_not: {
    en: 'A box was ticked by somebody of whom GitHub does not say that they may write here.',
    zh: '勾选的人未被 GitHub 确认有写权限。',
  },
  no_label: { en: 'No box is ticked whose label is still to be created.', zh: '没有已勾选而尚待创建的标签。' },
};

/** The codes that stand in these sentences as parameters. */
export const words: Explanations = {
  pull: { en: 'a pull request', zh: 'pull request' },
  issue: { en: 'an issue', zh: 'issue' },
};
