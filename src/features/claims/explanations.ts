// Why claims did what it did, or nothing, in the reader's language.
import type { Explanations } from '../../core/feature.js';

export const explanations: Explanations = {
  claimed: {
    en: 'The issue is open to claims, and {people} asked for it by a command.',
    zh: '该 issue 开放认领，{people} 通过命令认领了它。',
  },
  assigned: {
    en: 'Somebody who may triage here assigned {people} by a command.',
    zh: '具备 triage 权限的人通过命令指派了 {people}。',
  },
  unassigned: {
    en: 'A command took the assignment of {people} back.',
    zh: '命令撤销了对 {people} 的指派。',
  },
  already: { en: 'What the command asks for is so already.', zh: '命令要求的状态已经如此。' },
  refused: { en: 'The command was refused: {why}.', zh: '命令被拒绝：{why}。' },
  item_gone: { en: 'The item does not exist any more.', zh: '该条目已不存在。' },
  active: { en: 'The claimant was heard of: the claim stays.', zh: '认领者有新的动态，认领保留。' },
  no_claim: { en: 'Who wrote this has no claim on the issue.', zh: '发言者没有认领该 issue。' },
  let_go: { en: 'The assignment was taken back.', zh: '指派已被撤销。' },
  heard_of: {
    en: 'The claimant was heard of in time; it is looked at again on {until}.',
    zh: '认领者近期有动态；将于 {until} 再次查看。',
  },
  has_pull: {
    en: 'The claimant has an open pull request for the issue.',
    zh: '认领者已有针对该 issue 的未合并 pull request。',
  },
  reminded: {
    en: 'Nothing was heard of the claimant for a while; without a word the issue is open again on {until}.',
    zh: '认领者有一段时间没有动态；若仍无消息，该 issue 将于 {until} 重新开放。',
  },
  released: {
    en: 'Nothing was heard of the claimant since {since}, also after a reminder: the issue is open to others.',
    zh: '自 {since} 起认领者没有动态，提醒后亦然：该 issue 重新开放。',
  },
  claim_over: {
    en: 'The claim ended in the meantime: given up, or reassigned by a person.',
    zh: '该认领在此期间已结束：被放弃或由他人重新指派。',
  },
  claim_rests: {
    en: 'Nobody is asked about the claim now: the issue is closed or locked, or reminders are off or were only observed.',
    zh: '目前不询问认领情况：issue 已关闭或锁定，或者提醒已关闭或仅处于观察状态。',
  },
  open_again: {
    en: 'The issue was opened again, or unlocked: the time of its claims begins anew.',
    zh: '该 issue 已重新打开或解除锁定：认领时间重新计算。',
  },
  looked_after: {
    en: 'A look at a claim here did not take place when it was due; it is made up for.',
    zh: '此处认领的一次查看未能按期进行，现在补上。',
  },
  pull_request: {
    en: "The pull request was looked at together with the issues that it closes. Others are at work on {others} as well. Several pull requests are open or were open for {list}. Its author has none merged here and {open} open, more than {most}. None of its author's {boxes} boxes of disclosure is ticked. Its author is assigned to {assigned} of the issues that it closes. With it, {freed} other pull requests of its author meet the rules for unknown authors. The issue {next} is near what was merged.",
    zh: '已结合它所关闭的 issue 查看了该 pull request。还有其他人在处理 {others}。{list} 有或曾有多个未合并的 pull request。作者尚无已合并的 pull request，未合并的有 {open} 个，超过 {most} 个。作者没有勾选 {boxes} 个披露选项中的任何一个。作者被指派了其中 {assigned} 个它所关闭的 issue。由此作者的另外 {freed} 个 pull request 符合对未知作者的规则。issue {next} 与刚合并的内容相近。',
  },
  nothing_to_do: {
    en: 'Nobody else works on the same issue, and nothing is missing.',
    zh: '没有其他人在处理同一 issue，也没有缺少的内容。',
  },
  advised: {
    en: 'The issue was labelled {label}, and its text misses {count} things that a newcomer needs.',
    zh: '该 issue 被加上标签 {label}，其文字缺少 {count} 项新人需要的内容。',
  },
  fit: {
    en: 'The issue has what a newcomer needs, as far as its text tells.',
    zh: '就文字而言，该 issue 具备新人所需的内容。',
  },
  label_gone: {
    en: 'The label is not on the open issue any more.',
    zh: '该标签已不在这个打开的 issue 上。',
  },
  not_concerned: { en: 'This event does not concern claims.', zh: '此事件与认领无关。' },
};

/** The codes that stand in these sentences as parameters. */
export const words: Explanations = {
  permission: { en: 'GitHub did not say that its sender may take part', zh: 'GitHub 没有确认发送者可以参与' },
  names: { en: 'it names no people', zh: '没有写明用户' },
  triage: { en: 'only who may triage assigns others', zh: '只有具备 triage 权限的人才能指派他人' },
  pull_request: {
    en: 'only who may triage assigns on pull requests',
    zh: '只有具备 triage 权限的人才能在 pull request 上指派',
  },
  closed: { en: 'the issue is closed', zh: 'issue 已关闭' },
  label: { en: 'the issue has no label that opens it to claims', zh: 'issue 没有开放认领的标签' },
  taken: { en: 'somebody has it', zh: '已有人认领' },
  pull: { en: 'a pull request is open for it', zh: '已有未合并的 pull request' },
  limit: { en: 'its sender has as many as one may have', zh: '发送者的认领数已达上限' },
};
