// Why the desk did what it did, or nothing, in the reader's language.
import type { CaseStage, CaseWord } from '../../core/case.js';
import type { Explanations } from '../../core/feature.js';
import type { Why } from './why.js';

export const explanations: Explanations = {
  no_case: {
    en: 'This is no application and no nomination.',
    zh: '这既不是申请，也不是提名。',
  },
  unclear: {
    en: 'It is an application, and who applies for what could not be made out; the section says what to change.',
    zh: '这是一份申请，但无法确定申请人或所申请的头衔；状态评论中说明了需要修改的内容。',
  },
  hindered: {
    en: 'The application of {person} for {title} does not begin: {why}.',
    zh: '{person} 对 {title} 的申请未开始：{why}。',
  },
  begun: {
    en: 'Somebody applied, or was nominated: {person}, for {title}.',
    zh: '有人申请或获得提名：{person}，{title}。',
  },
  kept: {
    en: 'Nothing new was said of {person} and {title}; the checklist was brought up to date.',
    zh: '关于 {person} 与 {title} 没有新的内容；清单已更新。',
  },
  told: {
    en: 'It was said of {person} and {title}: {words}.',
    zh: '关于 {person} 与 {title} 的新内容：{words}。',
  },
  nothing_said: {
    en: 'Nothing that counts here was said by somebody whom it is asked of.',
    zh: '没有被询问者给出计入的答复。',
  },
  already: { en: 'What the command asks for is so already.', zh: '命令要求的状态已经如此。' },
  refused: { en: 'The command was refused: {why}.', zh: '命令被拒绝：{why}。' },
  accepted: {
    en: '{by}, who may decide, accepted {person} for {title}; nothing was missing.',
    zh: '有决定权的 {by} 接受了 {person} 成为 {title}；条件齐备。',
  },
  deferred: {
    en: '{by}, who may decide, said "not yet" to {person} for {title}.',
    zh: '有决定权的 {by} 对 {person} 的 {title} 答复“暂不”。',
  },
  withdrawn: {
    en: 'The application or nomination of {person} for {title} was taken back by somebody who made it.',
    zh: '{person} 对 {title} 的申请或提名已由提出者撤回。',
  },
  applicant_gone: {
    en: 'The account that it is about does not exist any more.',
    zh: '相关账号已不存在。',
  },
  title_gone: {
    en: 'The title that it is for is not in the file any more.',
    zh: '所申请的头衔已不在配置文件中。',
  },
  looked: {
    en: 'It was time to look again at {person} and {title}; it stands at: {stage}.',
    zh: '到了再次查看 {person} 与 {title} 的时间；目前处于：{stage}。',
  },
  late: {
    en: 'A sponsor of {person} for {title} has not answered for some time, and was asked once more.',
    zh: '{person} 申请 {title} 的推荐人一段时间未答复，已再询问一次。',
  },
  over: {
    en: 'The application or nomination was over when it was to be looked at again.',
    zh: '再次查看时，该申请或提名已经结束。',
  },
  carried: {
    en: 'What the decision was to change was looked up: {done} of it took effect.',
    zh: '已核对决定应带来的变更：其中 {done} 项已生效。',
  },
  concern_told: {
    en: 'Somebody who may said in the private issue: {words}.',
    zh: '有权者在私密 issue 中表示：{words}。',
  },
};

/** Words for values of parameters that are codes: why a command was refused, what was said, where a case stands. */
export const words: Explanations = {
  no_case: { en: 'this is no application and no nomination', zh: '这既不是申请，也不是提名' },
  pull: { en: 'people are nominated on issues, not on pull requests', zh: '提名须在 issue 中进行，而非 pull request' },
  applicant: { en: 'nobody decides or vouches for themselves', zh: '不能为自己作决定或作证' },
  own: { en: 'who nominated does not second it', zh: '提名人不能附议' },
  unreadable: { en: 'nobody can be read in it', zh: '无法识别所指的人' },
  has_case: { en: 'the issue has a case of its own already', zh: '该 issue 已有一项申请或提名' },
  not_owner: { en: 'only who made it, or whom it is about, takes it back', zh: '只有提出者或当事人可以撤回' },
  words: { en: 'it says nothing that others could act on', zh: '没有写明任何说明' },
  not_named: { en: 'its sender is not among the sponsors', zh: '发送者不在推荐人之列' },
  no_sponsors: { en: 'the title takes no sponsors', zh: '该头衔不需要推荐人' },
  no_nomination: { en: 'an application takes no seconds', zh: '申请不需要附议' },
  self: { en: 'nobody nominates themselves', zh: '不能提名自己' },
  unknown_say: { en: 'it cannot be known which roles the sender holds', zh: '无法查明发送者的角色' },
  twice: { en: 'it is said twice at once', zh: '一次写了多项' },
  elsewhere: { en: 'it is said on the application itself', zh: '应写在申请本身那里' },
  private: { en: 'concerns are told in private', zh: '顾虑应在私密处提出' },
  label_gone: { en: 'the label of the form was taken off', zh: '表单的标签已被移除' },
  over: { en: 'it is over', zh: '已经结束' },
  no_say: { en: 'it takes a role that the sender does not hold', zh: '发送者不具备所需角色' },
  missing: { en: 'something is still missing', zh: '尚有未具备的条件' },
  no_concern: { en: 'it names no concern that is open', zh: '没有指明未解决的顾虑' },
  nobody: { en: 'nobody is called so', zh: '没有这个账号' },
  no_title: { en: 'it names no title that people are nominated for', zh: '没有指明可提名的头衔' },
  not_nominated: { en: 'nobody is nominated for that title', zh: '该头衔不接受提名' },
  not_a_person: { en: 'it names no person', zh: '所写的不是个人' },
  held: { en: 'the title is held already', zh: '已持有该头衔' },
  other_case: { en: 'there is another open one for the same', zh: '同一头衔已有未结的申请或提名' },
  requirement: { en: 'it names no requirement of the list', zh: '没有指明清单中的条件' },
  known: { en: 'what can be looked up needs nobody to vouch for it', zh: '可以查明的条件无需他人证明' },

  applied: { en: 'an application was made', zh: '提出申请' },
  nominated: { en: 'somebody was nominated', zh: '有人获得提名' },
  sponsor_named: { en: 'a sponsor was named', zh: '指定推荐人' },
  sponsored: { en: 'a sponsor said yes', zh: '推荐人同意' },
  sponsor_declined: { en: 'a sponsor said "not yet"', zh: '推荐人答复“暂不”' },
  sponsor_withdrawn: {
    en: 'a sponsor took their answer back, or is named no more',
    zh: '推荐人收回答复，或不再列为推荐人',
  },
  seconded: { en: 'somebody seconded it', zh: '有人附议' },
  concerned: { en: 'a concern was told', zh: '提出顾虑' },
  resolved: { en: 'a concern was settled', zh: '顾虑已解决' },
  attested: { en: 'somebody vouched for a requirement', zh: '有人证明一项条件' },
  carried_out: { en: 'what was decided took effect', zh: '决定已生效' },

  gathering: { en: 'something is missing', zh: '尚有未具备的条件' },
  objections: { en: 'there is time to object', zh: '可以提出异议' },
  blocked: { en: 'a concern is open', zh: '有未解决的顾虑' },
  ready: { en: 'it can be decided', zh: '可以作出决定' },
  accepted: { en: 'accepted', zh: '已通过' },
  deferred: { en: 'not yet', zh: '暂不' },
  withdrawn: { en: 'taken back', zh: '已撤回' },
  closed: { en: 'closed, undecided', zh: '已关闭，未作决定' },
} satisfies Readonly<Record<Why['code'] | CaseWord | CaseStage, Explanations[string]>>;
