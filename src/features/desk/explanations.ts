// Why the desk did what it did, or nothing, in the reader's language.
import type { Explanations } from '../../core/feature.js';

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

/** Words for values of parameters that are codes. */
export const words: Explanations = {
  held: { en: 'the title is held already', zh: '已持有该头衔' },
  other_case: { en: 'there is another open one for the same', zh: '同一头衔已有未结的申请或提名' },
  no_say: { en: 'it takes a role that the sender does not hold', zh: '发送者不具备所需角色' },
  unknown_say: { en: 'it cannot be known which roles the sender holds', zh: '无法查明发送者的角色' },
  applicant: { en: 'nobody decides or vouches for themselves', zh: '不能为自己作决定或作证' },
  missing: { en: 'something is still missing', zh: '尚有未具备的条件' },
  private: { en: 'concerns are told in private', zh: '顾虑应在私密处提出' },
  elsewhere: { en: 'it is said on the application itself', zh: '应写在申请本身那里' },
};
