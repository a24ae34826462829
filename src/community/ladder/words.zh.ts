// Titles in Chinese.
import type { CountKind } from '../../core/title.js';
import type { Counted, Wording } from './said.js';

const LARGE = '改动超过 30 行的';

const counts: Readonly<Record<CountKind, (count: number) => string>> = {
  merged: (count) => `${count} 个已合并的 pull request`,
  substantial: (count) => `${count} 个已合并、${LARGE} pull request`,
  reviewed: (count) => `评审过 ${count} 个他人的 pull request`,
  primary_reviewed: (count) => `担任 ${count} 个 pull request 的主要评审者`,
  substantial_reviewed: (count) => `评审过 ${count} 个他人${LARGE} pull request`,
  substantial_primary_reviewed: (count) => `担任 ${count} 个${LARGE} pull request 的主要评审者`,
  reviewed_or_merged: (count) => `评审过或合并了 ${count} 个 pull request`,
  substantial_reviewed_or_merged: (count) => `评审过或合并了 ${count} 个${LARGE} pull request`,
  issues: (count) => `提交了 ${count} 个 issue`,
  answers: (count) => `给他人 ${count} 个回答`,
  comments: (count) => `在他人的 issue、pull request 或讨论中发表 ${count} 条评论`,
  contributions: (count) => `${count} 次任意类型的贡献`,
};

const recent = (within: number | null) => (within === null ? '' : `近 ${within} 天内`);

function place(where: Counted['where']): string {
  if (where === 'community') return '';
  if (where === 'repo') return '在本仓库';
  return where.sig === null ? '在该 SIG' : `在 SIG ${where.sig} `;
}

/** When and where come first. */
function framed(frame: string, words: string): string {
  return frame === '' ? words : `${frame.trimEnd()}：${words}`;
}

const or = (items: readonly string[]) => [items.slice(0, -1).join('、'), ...items.slice(-1)].filter(Boolean).join('或');

const besides = (soFar: string | null, from: string | null): string =>
  `${soFar === null ? '' : `；${soFar}`}${from === null ? '' : `；最迟自 ${from} 起满足`}`;

export const wording: Wording = {
  count: ({ of, least, within, where }) => framed(`${recent(within)}${place(where)}`, counts[of](least)),
  credit: (least, kinds, within) => framed(recent(within), `${least} 项已确认的贡献（${kinds.join('、')}）`),
  tenure: (role, held) => (held === 0 ? `现任「${role}」` : `担任「${role}」满 ${held} 天`),
  active: (within) => `${recent(within)}有活动`,
  duty: (least, kinds, per) => `任职期间，每 ${per} 天内至少 ${least} 项已确认的贡献（${kinds.join('、')}）`,
  attested: (text, by) => `${text}（由${or(by)}证明）`,
  box: (text) => `在申请中勾选 ${text}`,
  any: (count, of) => `以下 ${of} 项中至少 ${count} 项`,
  met: {
    number: (have) => `已满足，目前 ${have}`,
    days: (have, isLeast) => `已满足，目前${isLeast ? '至少' : ''} ${have} 天`,
    plain: '已满足',
    said: (day) => (day === null ? '已满足' : `已满足，证明于 ${day}`),
    ticked: '已满足，已勾选',
    notDue: '已满足，尚未到期',
  },
  notYet: {
    number: (have, need) => `尚未满足，${have}/${need}`,
    days: (have, need, from) => `尚未满足，${have}/${need} 天；自 ${from} 起满足`,
    notHeld: '尚未满足，尚未担任该角色',
    inactive: '尚未满足，这段时间内没有活动',
    notTicked: '尚未满足，未勾选',
    any: (have, need, from) => `尚未满足，${have}/${need}${from === null ? '' : `；自 ${from} 起满足`}`,
  },
  unknown: (why, soFar, from) => `无法得知：${why}${besides(soFar, from)}`,
  awaited: (why, soFar, from) => `有待完成：${why}${besides(soFar, from)}`,
  soFar: (have, need) => `已知 ${have}/${need}`,
  why: {
    history_unread: '历史记录尚未读到那么早',
    no_sig: '没有指明 SIG',
    sig_without_label: '该 SIG 没有可用于统计的标签',
    since_unknown: '已担任，但起始时间不详',
    not_attested: '有权证明的人尚未证明',
    no_application: '还没有申请',
    github_silent: 'GitHub 没有回应',
    other: '未能查到',
  },
  stands: (requirement, state) => `${requirement}：${state}`,
  ofSig: (title, sig) => `SIG ${sig} 的${title}`,
  whoever: (title) => `「${title}」`,
  lead: '该 SIG 的负责人',
  anyone: '任何人',
  team: (slug) => `团队 ${slug} 的成员`,
  step: {
    ready: (title, way) => `「${title}」可以统计的要求都已满足；${way}。`,
    do: (title, requirement, missing) =>
      `离「${title}」最近的一步：${requirement}${missing === null ? '' : `（${missing}）`}。`,
    hold: (title, requirement) => `离「${title}」最近的一步是在它之前的角色：${requirement}。`,
    ask: (title, requirement) => `离「${title}」最近的一步需要由别人来走：${requirement}。`,
    wait: (title, requirement, from) => `离「${title}」最近的一步会在 ${from} 自然到来：${requirement}。`,
    unknown: (title, requirement, why) => `「${title}」剩下的要求未能查到：${requirement}（${why}）。`,
  },
  missing: (count) => `还差 ${count}`,
  further: (count) => `另有 ${count} 项要求尚未满足。`,
  way: {
    apply: (label) => `下一步是申请：提交带有标签 ${label} 的 issue`,
    nominate: '下一步是由他人提名',
    itself: '由此即已获得，无需任何人决定',
    ask: '下一步是询问维护者',
  },
  since: (title, day) => `自 ${day} 起担任「${title}」`,
  more: (count) => `另外 ${count} 项`,
  and: (items) => items.join('、'),
  or,
};
