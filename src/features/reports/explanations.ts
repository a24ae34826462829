// Why a report was published, or not, in the reader's language.
import type { Explanations } from '../../core/feature.js';

export const explanations: Explanations = {
  published: {
    en: 'The period {label} is over: its report is published. An earlier one that is still open is closed.',
    zh: '{label} 已结束：发布其报告；若上一份尚未关闭，则将其关闭。',
  },
  with_gaps: {
    en: 'The period {label} is over: its report is published, and says what is missing in it ({gaps}).',
    zh: '{label} 已结束：发布其报告，并注明其中的缺失（{gaps}）。',
  },
  elsewhere: {
    en: 'The community’s report is for the repository {home} to publish: the file that all repositories share says so.',
    zh: '所有仓库共用的文件规定：社区的报告由仓库 {home} 发布。',
  },
  empty: {
    en: 'There is no public repository to report on.',
    zh: '没有可供报告的公开仓库。',
  },
  not_over: {
    en: 'The period {label} is not over yet: a clock must have been wrong.',
    zh: '{label} 尚未结束：时钟可能有误。',
  },
  not_wanted: {
    en: 'The settings do not ask for this report any more.',
    zh: '设置不再要求此报告。',
  },
};

/** Values of the parameters that are codes themselves. */
export const codes: Explanations = {
  ledger_behind: { en: 'the ledger lags behind', zh: '记录滞后' },
  history_incomplete: { en: 'the history is not read whole', zh: '历史尚未读全' },
  history_begins: { en: 'the history begins late', zh: '历史起始较晚' },
  periods_missed: { en: 'earlier reports were missed', zh: '错过了之前的报告' },
};
