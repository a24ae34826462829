// Why the ladder did what it did, or nothing, in the reader's language.
import type { Explanations } from '../../core/feature.js';

export const explanations: Explanations = {
  shown: { en: 'A command asked how somebody stands on the ladder.', zh: '命令询问了某人在贡献者阶梯上的情况。' },
  away: { en: 'Somebody said by a command that they are away.', zh: '某人通过命令表示暂时离开。' },
  back: { en: 'Somebody said by a command that they are back.', zh: '某人通过命令表示已回来。' },
  stepped_back: { en: 'Somebody said by a command that they step back.', zh: '某人通过命令表示卸任。' },
  refused: { en: 'The command was refused: {why}.', zh: '命令被拒绝：{why}。' },
  next_step: {
    en: 'Somebody without a role had a pull request merged: the status comment names their next step.',
    zh: '尚无角色的作者的 pull request 已合并：状态评论写明了其下一步。',
  },
  no_step: { en: 'Which step comes next is not known, so nothing is said.', zh: '无法得知下一步，因此不作说明。' },
  holds_role: { en: 'The author holds a role already.', zh: '作者已担任角色。' },
  recorded: {
    en: 'Looked at who holds which title: {given} were seen for the first time, {ended} hold theirs no more.',
    zh: '查看了各角色与荣誉的担任者：新见 {given} 位，{ended} 位不再担任。',
  },
  as_before: { en: 'Looked at who holds which title: as before.', zh: '查看了各角色与荣誉的担任者：与之前相同。' },
  dropped: {
    en: 'More than a quarter of the holders of a title were gone at once: that was not recorded. Besides, {given} were seen for the first time, {ended} hold theirs no more.',
    zh: '某一角色有超过四分之一的担任者同时消失：未作记录。此外新见 {given} 位，{ended} 位不再担任。',
  },
  listed: {
    en: 'The list of the leads names {people} who are ready and {cases} open cases.',
    zh: '负责人的列表中有 {people} 位已具备条件的人和 {cases} 个进行中的申请。',
  },
  nothing_to_list: { en: 'There is nothing to list for the leads.', zh: '没有需要列给负责人的内容。' },
  asked: {
    en: 'Holders who were not seen for long were asked; no private repository is named for the list.',
    zh: '已询问长期没有活动的担任者；没有为列表指定私有仓库。',
  },
  nowhere: {
    en: 'No private repository is named, so nobody is told who is ready.',
    zh: '没有指定私有仓库，因此没有告知任何人谁已具备条件。',
  },
  private_elsewhere: {
    en: 'What happens in a private repository is not told in another one.',
    zh: '私有仓库中的情况不会在另一个仓库中说明。',
  },
  elsewhere: { en: 'The ladder is looked after in {home}.', zh: '贡献者阶梯在 {home} 中维护。' },
  not_concerned: { en: 'This event does not concern the ladder.', zh: '此事件与贡献者阶梯无关。' },
};

/** The codes that stand in these sentences as parameters. */
export const words: Explanations = {
  no_such_sig: { en: 'there is no such SIG', zh: '没有这个 SIG' },
  no_ladder: { en: 'no roles are written down here', zh: '这里没有写明角色' },
  many: { en: 'several people are named at once', zh: '提到了多个人' },
  own_only: { en: 'people step back by their own word alone', zh: '卸任只能由本人提出' },
  nothing_held: { en: 'its sender holds no role here', zh: '发送者在这里没有角色' },
  unknown_held: { en: 'GitHub did not say which roles its sender holds', zh: 'GitHub 没有确认发送者的角色' },
  unknown_login: { en: 'nobody is called so', zh: '没有这个账号' },
  gone: { en: 'the account is gone', zh: '账号已不存在' },
  not_a_person: { en: 'it names no person', zh: '所写的不是个人' },
  resembles: { en: 'nobody is called so', zh: '没有这个账号' },
  day: { en: 'its day is none', zh: '日期无效' },
  past: { en: 'its day is over', zh: '日期已过' },
  far: { en: 'its day is too far ahead', zh: '日期太远' },
  not_held: { en: 'its sender does not hold that role', zh: '发送者没有担任该角色' },
};
