// Why `sigs` put a label on, took one off, told a SIG, or did nothing, in the reader's language.
import type { Explanations } from '../../core/feature.js';

const FOUND = {
  en: ' Found: {evidence}. Only {files} files of the change could be looked at, so that nothing is taken off.',
  zh: ' 依据：{evidence}。 只能查看改动中的 {files} 个文件，因此不去掉任何标签。',
};
const BESIDES = {
  en: ' Left off, because somebody else took it off: {vetoed}. Not there to be put on: {missing}. Beyond the limit of {most}: {over}.',
  zh: ' 因他人去掉而不再加上：{vetoed}。 标签不存在：{missing}。 超出上限 {most} 个：{over}。',
};

export const explanations: Explanations = {
  changed: {
    en: `Puts on {added}. Takes off {removed}, which nothing speaks for any more.${BESIDES.en}${FOUND.en}`,
    zh: `加上 {added}。 去掉 {removed}，因为已没有任何依据。${BESIDES.zh}${FOUND.zh}`,
  },
  missing: {
    en: `Labels that own it do not exist here: {missing}.${FOUND.en}`,
    zh: `标示归属的标签在这里不存在：{missing}。${FOUND.zh}`,
  },
  vetoed: {
    en: `Somebody else took {vetoed} off, and that stands until what it rests on changes.${FOUND.en}`,
    zh: `{vetoed} 由他人去掉，在其依据变化之前保持不变。${FOUND.zh}`,
  },
  as_it_is: {
    en: `The labels are as what it touches and says has them. Beyond the limit of {most}: {over}.${FOUND.en}`,
    zh: `标签与其内容相符，无需改动。 超出上限 {most} 个：{over}。${FOUND.zh}`,
  },
  unowned: {
    en: 'Nothing that it touches or says is known to belong to anybody.',
    zh: '它所涉及的内容没有已知的归属。',
  },
  left_off: {
    en: 'A person took {label} off: it stays off until what it rests on changes.',
    zh: '有人去掉了 {label}：在其依据变化之前不再加上。',
  },
  nothing_to_remember: {
    en: 'Nothing speaks for {label} now, so that its removal needs no remembering.',
    zh: '目前没有任何依据支持 {label}，无需记住此次去除。',
  },
  bot_took_off: {
    en: 'Another bot took {label} off: it is left off, so that two bots never fight.',
    zh: '另一个机器人去掉了 {label}：保持不变，以免机器人互相争执。',
  },
  labelled: {
    en: 'The label {label} makes it an item of that SIG, which is told once, unless it is there already, or as many were told as one item tells without a person who labels by hand.',
    zh: '标签 {label} 表示它属于该 SIG；若其成员尚未参与，则通知一次；非人工添加的标签，每个条目最多通知若干 SIG。',
  },
  off_again: { en: 'The label {label} was taken off again.', zh: '标签 {label} 又被去掉了。' },
  not_of_a_sig: {
    en: 'The label is of no SIG, or nothing is left to be said or remembered of it.',
    zh: '该标签不属于任何 SIG，或已没有需要说明或记住的内容。',
  },
  draft: { en: 'It is a draft: nobody is told of it yet.', zh: '它仍是草稿，暂不通知任何人。' },
  no_directory: { en: 'No SIG directory is in force here.', zh: '这里没有生效的 SIG 目录。' },
  closed: { en: 'It is closed: its labels are left as they are.', zh: '它已关闭，标签保持不变。' },
  gone: { en: 'It was deleted or moved in the meantime.', zh: '在此期间它已被删除或转移。' },
};
