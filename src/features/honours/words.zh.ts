// What this section says in Chinese.
import type { Words } from './wording.js';

export const zh: Words = {
  language: 'zh',
  rosterTitle: '更新荣誉名录',
  rosterBody: '依据申请与提名的决定，列出各项荣誉的持有人。该文件整份生成，合并后即公布。',
  heading: '荣誉名录',
  written: '由 Hearth 根据其保存的决定生成：手工修改会被覆盖。',
  nobody: '目前无人持有。',
  gone: '已不存在的账号',
  columns: ['持有人', '起始', '截止'],
  seats: (taken, of) => `（${of} 个名额中已占用 ${taken} 个）`,
  endingTitle: '即将到期的荣誉',
  endingHead: '以下任期即将结束。希望继续的人请重新申请；任其到期则无需任何操作。',
  ends: (person, day) => `${person}，${day} 到期`,
  again: (label) => `续任方式：提交带有标签 ${label} 的申请。`,
  nominate: '续任方式：在 issue 中用 `/nominate` 提名。',
  full: (taken, of) => `${of} 个名额中已占用 ${taken} 个；有任期结束时才有空位。`,
  more: (count) => `另有 ${count} 人`,
};
