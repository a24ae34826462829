// One sentence for each command, in each language.
import type { CommandSpec } from '../../core/command-spec.js';
import { quote } from '../../core/markdown.js';

type Means = CommandSpec['means'];

export const meanings = {
  family: (family: string, exclusive: boolean): Means => ({
    en: `Puts ${quote(`${family}/NAME`)} on${exclusive ? ', in place of another of its family' : ''}.`,
    zh: `添加标签 ${quote(`${family}/NAME`)}${exclusive ? '，替换同类的其他标签' : ''}。`,
  }),
  unfamily: (family: string): Means => ({
    en: `Takes ${quote(`${family}/NAME`)} off.`,
    zh: `移除标签 ${quote(`${family}/NAME`)}。`,
  }),
  label: { en: 'Puts a label on that this repository opens to it.', zh: '添加本仓库允许的标签。' },
  unlabel: { en: 'Takes such a label off.', zh: '移除此类标签。' },
  lifecycle: {
    en: 'Says how alive this is, by a label `lifecycle/…`; `frozen` for issues only.',
    zh: '用标签 `lifecycle/…` 标记活跃程度；`frozen` 只用于 issue。',
  },
  unlifecycle: { en: 'Takes such a label off.', zh: '移除此类标签。' },
  help: { en: 'Says that anybody may work on this.', zh: '标记为欢迎任何人参与。' },
  unhelp: { en: 'Takes that back, and that it is for newcomers.', zh: '取消该标记以及适合新人的标记。' },
  first: { en: 'Says that this is for newcomers.', zh: '标记为适合新人。' },
  unfirst: { en: 'Takes that back.', zh: '取消该标记。' },
  cc: { en: 'Asks these people for a review; without a name, yourself.', zh: '请这些人评审；不写名字则为自己。' },
  uncc: { en: 'Asks them no more.', zh: '取消请求评审。' },
  close: { en: 'Closes this.', zh: '关闭。' },
  reopen: { en: 'Opens this again.', zh: '重新打开。' },
  retitle: { en: 'Gives this another title.', zh: '修改标题。' },
  required: { en: 'Tells which required labels are missing.', zh: '列出缺少的必需标签。' },
  why: { en: 'Tells what Hearth did here, or did not, and why.', zh: '说明 Hearth 在这里做了什么、没做什么以及原因。' },
  status: { en: 'Tells whose turn it is here, the SIGs and the labels.', zh: '说明轮到谁、所属 SIG 和标签。' },
  hearth: { en: 'Tells these commands.', zh: '列出这些命令。' },
  preview: {
    en: 'Tells what sections that only observe would have done here.',
    zh: '说明仅观察的配置段在这里本会做什么。',
  },
  version: { en: "Tells Hearth's version.", zh: '显示 Hearth 的版本。' },
  me: { en: 'Tells what you have in hand here.', zh: '列出你在这里手上的事项。' },
} as const;
