// What config-check did and why, in the reader's language.
import type { Explanations } from '../../core/feature.js';

export const explanations: Explanations = {
  untouched: {
    en: 'None of these pull requests changes hearth.yml.',
    zh: '这些 pull request 均未改动 hearth.yml。',
  },
  checked: { en: 'Changes of hearth.yml were checked: {pulls}.', zh: '已检查对 hearth.yml 的改动：{pulls}。' },
  broken: {
    en: 'Mistakes in hearth.yml on the default branch: {mistakes}.',
    zh: '默认分支上的 hearth.yml 有 {mistakes} 处错误。',
  },
  right: { en: 'The file hearth.yml on the default branch is right.', zh: '默认分支上的 hearth.yml 没有错误。' },
  gone: { en: 'The default branch has no hearth.yml any more.', zh: '默认分支上已没有 hearth.yml 。' },
};
