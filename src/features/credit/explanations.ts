// Why credit did what it did, or nothing, in the reader's language.
import type { Explanations } from '../../core/feature.js';

export const explanations: Explanations = {
  told: {
    en: 'A command told of deeds, which wait to be confirmed: {count}.',
    zh: '命令登记了 {count} 项贡献，等待确认。',
  },
  confirmed: {
    en: 'Deeds were confirmed by a command of somebody who may.',
    zh: '有权确认的人通过命令确认了贡献。',
  },
  turned_down: {
    en: 'Somebody who may confirm deeds said by a command that these do not count.',
    zh: '有权确认贡献的人通过命令表示这些贡献不予计入。',
  },
  refused: { en: 'The command was refused: {why}.', zh: '命令被拒绝：{why}。' },
  explained: {
    en: 'Words that another bot would obey were answered with the command for it.',
    zh: '对于其他机器人使用的说法，已答复应使用的命令。',
  },
  file_read: {
    en: 'The file of deeds changed on the default branch. Deeds in it that count: {count}.',
    zh: '默认分支上的贡献文件有变动：其中 {count} 项贡献有效。',
  },
  file_wrong: {
    en: 'The file of deeds changed on the default branch. Deeds in it that count: {count}; entries that could not be read: {problems}.',
    zh: '默认分支上的贡献文件有变动：其中 {count} 项贡献有效，{problems} 处无法读取。',
  },
  file_gone: {
    en: 'The file of deeds {file} is not there any more, or too large; what was confirmed stays.',
    zh: '贡献文件 {file} 已不存在或过大；已确认的贡献仍然有效。',
  },
  not_concerned: { en: 'This event does not concern credit.', zh: '此事件与贡献登记无关。' },
};

/** The codes that stand in these sentences as parameters. */
export const words: Explanations = {
  nobody: { en: 'it names nobody', zh: '没有写明是谁' },
  many: { en: 'it names too much at once', zh: '一次写得太多' },
  link: { en: 'its link is no web address', zh: '链接不是网址' },
  day: { en: 'its day is none', zh: '日期无效' },
  kind: { en: 'it names no kind of deed', zh: '没有写明贡献类别' },
  kind_off: { en: 'deeds of this kind are not told of here', zh: '此处不登记这一类贡献' },
  future: { en: 'its day is yet to come', zh: '日期尚未到来' },
  unknown: { en: 'nobody is called so', zh: '没有这个账号' },
  resembles: { en: 'nobody is called so', zh: '没有这个账号' },
  gone: { en: 'the account is gone', zh: '账号已不存在' },
  not_a_person: { en: 'it names no person', zh: '所写的不是个人' },
  told: { en: 'the deed was told of before', zh: '该贡献此前已登记' },
  no_say: { en: 'its sender holds no role that confirms', zh: '发送者不担任可以确认的角色' },
  unknown_say: { en: 'GitHub did not say which roles its sender holds', zh: 'GitHub 没有确认发送者的角色' },
  nothing_waits: { en: 'nothing that it names waits here', zh: '这里没有与之相符的待确认贡献' },
  which: { en: 'several deeds wait, and it names none', zh: '有多项待确认，而没有指明' },
  own: { en: 'nobody decides about their own deeds', zh: '不能对自己的贡献作决定' },
};
