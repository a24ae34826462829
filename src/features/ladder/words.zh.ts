// The ladder in Chinese.
import { quote } from '../../core/markdown.js';
import type { Words } from './words.js';
import type { Why } from './why.js';

const ending = (until: string | null): string => (until === null ? '' : `，至 ${until}`);

function reason(why: Why): string {
  switch (why.code) {
    case 'no_such_sig':
      return `没有名为 ${quote(why.word)} 的 SIG${why.meant === null ? '；请按 SIG 目录中的名称填写。' : `；您是指 ${quote(why.meant)} 吗？`}`;
    case 'no_ladder':
      return '这里还没有写明角色；在 `ladder` 的 `roles` 中写明后即可使用 `/ladder`。';
    case 'many':
      return '提到了多个人；请一次只查询一位。';
    case 'own_only':
      return '卸任只能由本人提出；请在负责人内部的场所说明。';
    case 'nothing_held':
      return '就目前所知，您在这里没有可以卸任的角色。';
    case 'unknown_held':
      return '暂时无法查明您担任哪些角色；请稍后再试。';
    case 'unknown_login':
      return `GitHub 上没有名为 ${quote(why.login)} 的账号；请按其主页上的用户名填写。`;
    case 'gone':
      return `账号 ${quote(why.login)} 已不存在。`;
    case 'not_a_person':
      return `${quote(why.login)} 不是个人账号。`;
    case 'resembles':
      return `GitHub 上没有名为 ${quote(why.login)} 的账号；您是指 ${quote(why.meant)} 吗？`;
    case 'day':
      return `${quote(why.word)} 不是日期；请写 \`/away until 2027-01-15\`，不定期离开则只写 \`/away\`。`;
    case 'past':
      return `${why.day} 已经过去；请写将来的日期。`;
    case 'far':
      return `${why.day} 在两年以后；不定期离开请只写 \`/away\`。`;
    case 'not_held':
      return `您没有担任 ${quote(why.word)}；您担任的是 ${why.held.map((one) => quote(one)).join('、')}。`;
  }
}

export const zh: Words = {
  language: 'zh',
  space: '',
  refused: (command, why) => `${quote(command)} 未执行：${reason(why)}`,
  asked: '您在这里询问，因此在这里答复。',
  holdsNothing: '您在这里还没有被授予任何角色或荣誉。',
  holds: (titles) => `您目前的身份：${titles}。`,
  holdsAll: (count) => `您目前有 ${count} 个身份：`,
  moreTitles: (count) => `另外 ${count} 个`,
  since: (title, day, until) => `${title}（自 ${day} 起${ending(until)}）`,
  seen: (title, day, until) => `${title}（最早见于 ${day}${ending(until)}）`,
  awaySince: (day, until) => `您自 ${day} 起暂时离开${ending(until)}；\`/back\` 即可结束。`,
  unsure: (titles) => `GitHub 没有回应，暂时无法查明您是否担任：${titles}。`,
  needsSig: '部分角色属于某个 SIG：`/ladder 名称` 可查看您在该 SIG 的情况。',
  top: '没有更高的、可以通过贡献达到的角色。',
  noStep: '暂时无法得知下一步，请稍后再问。',
  takes: (title) => `「${title}」的要求：`,
  others: '其他角色与荣誉',
  reach: '以上以 Hearth 的记录为限。Hearth 不作决定，由人决定。',
  otherHolds: (login, titles) => `${login} 目前的身份：${titles}。`,
  otherNothing: (login, sure) =>
    sure ? `${login} 在这里没有任何角色或荣誉。` : `未能完整查明 ${login} 担任哪些角色；已查到的部分中没有。`,
  thanks: (mention, titles) => `谢谢您，${mention}！您已卸任：${titles}。`,
  done: (parts) => `就统计所及，您在这里留下了：${parts}。`,
  counts: {
    merged: (count) => `${count} 个已合并的 pull request`,
    reviewed: (count) => `评审了他人的 ${count} 个 pull request`,
    issues: (count) => `提交了 ${count} 个 issue`,
    answers: (count) => `给出 ${count} 个回答`,
    deeds: (count) => `GitHub 之外 ${count} 项已确认的贡献`,
  },
  byHand: 'Hearth 不会将任何人移出，以下几步需要由人来做：',
  step: (kind, where, title) =>
    ({
      team: `退出团队 ${where}，或请其维护者操作（${title}）`,
      owners: `从 OWNERS 文件中移除该用户名（${title}）`,
      roster: `从 ${where} 中移除该用户名（${title}）`,
      leads: `在 SIG 目录中更换负责人（${title}）`,
    })[kind],
  wayBack: '大门一直敞开：`/back` 会告诉您如何重新担任。',
  welcomeBack: (mention) => `欢迎回来，${mention}！`,
  again: {
    apply: (titles, label) => `您曾担任：${titles}。如要重新担任，请提交带有标签 ${label} 的 issue。`,
    nominate: (titles) => `您曾担任：${titles}。如要重新担任，请现任者提名您。`,
    ask: (titles) => `您曾担任：${titles}。如要重新担任，请询问维护者。`,
  },
  next: (phrase) => `贡献者阶梯的下一步：${phrase}。在评论中写 \`/ladder\` 可查看全部。`,
  list: {
    title: '贡献者阶梯：谁已具备条件，什么即将到期',
    intro: '供负责人阅读。列出已满足某角色要求而尚未被邀请的人；Hearth 不作决定。',
    outro: '以上以 Hearth 的记录为限。本 issue 会持续更新，没有内容时关闭。',
    nothing: '没有人在等待，也没有即将到期的事项。',
    ready: '已具备条件、尚未被邀请',
    readyOne: (login, day, evidence) =>
      `${login}${day === null ? '' : `，自 ${day} 起`}${evidence === '' ? '' : `（${evidence}）`}`,
    readyHow: {
      apply: (label) => `请告诉他们，提交带有标签 ${label} 的 issue 即可申请。`,
      nominate: (command) => `提名方式：在单独的 issue 中写 ${command}。`,
    },
    more: (count) => `另有 ${count} 项`,
    unshown: (count) => `有 ${count} 人已具备条件，这里暂时列不下`,
    cases: '进行中的申请与提名',
    caseOne: (link, title, login, day) => `${link}：${login ?? '已不存在的账号'}，${title}，自 ${day} 起`,
    turn: {
      applicant: '轮到申请人：还缺推荐人',
      sponsors: '轮到推荐人',
      deciders: '轮到审阅和决定的人',
    },
    late: (count) => `${count} 位推荐人逾期未答复`,
    seats: '名额',
    seatsOf: (title, taken, of) => `${title}：${of} 个名额中已占用 ${taken} 个`,
    terms: '任期',
    termOne: (login, title, day, isOver) => `${login}：「${title}」${isOver ? '已于' : '将于'} ${day} 到期`,
    quiet: '超过角色所定的时间没有活动',
    quietHow:
      '请先询问本人：回复 `/back`、`/away until 2027-01-15` 或 `/emeritus` 即可。Hearth 不会取消任何人的任何身份。',
    quietOne: (login, title, day) => `${login}：${title}，自 ${day} 起`,
    stopped: (title, some, of) =>
      `${title}：${of} 位担任者中同时有 ${some} 位超过角色所定的时间没有活动。这超过四分之一，因此没有列出或询问任何人：请先确认记录是否完整。`,
    dropped: (title, source, gone, of) =>
      `${title}：${of} 人中有 ${gone} 人同时从 ${source} 中消失。这超过四分之一，因此没有记录：请确认是否有意为之。`,
    unknown: '未能查看',
    unknownOne: (title, why) => `${title}：${why}`,
  },
  askTitle: '您还和我们在一起吗？',
  ask: (mention, titles, day) =>
    `${mention}，您好！您在这里的身份：${titles}。自 ${day} 以来，记录中没有您的新活动。这并非责备：人人都有别的事要忙，这里也并不能看到一切。`,
  askHow:
    '在评论中回复一个词即可：`/back` 表示您还在，`/away until 2027-01-15`（换成您的日期）表示暂时离开，`/emeritus` 表示愿意卸任。不回复也不会有任何改变：Hearth 不会取消任何人的任何身份。答复后即可关闭本 issue。',
};
