// Why `needs` put a label on, took one off, or did nothing, in the reader's language.
import type { Explanations } from '../../core/feature.js';

export const explanations: Explanations = {
  waits: {
    en: 'Whether {labels} is needed is looked at until {until}, when the grace period is over.',
    zh: '宽限期到 {until} 为止，届时再判断是否需要 {labels}。',
  },
  early: {
    en: 'The grace period of {labels} is not over: it is looked at again when it is.',
    zh: '{labels} 的宽限期尚未结束，到期时再判断。',
  },
  changed: {
    en: 'Puts on {on}: no label matches the pattern in brackets. Takes off {off}: a label matches the pattern in brackets.',
    zh: '加上 {on}：没有标签符合括号中的模式。 去掉 {off}：已有标签符合括号中的模式。',
  },
  satisfied: { en: 'A label that matches is there: nothing is needed.', zh: '已有符合要求的标签，无需任何操作。' },
  missing: { en: '{labels} is there already, and still needed.', zh: '{labels} 已在，且仍然需要。' },
  vetoed: {
    en: 'Somebody else took {labels} off, and that stands until the labels that match change.',
    zh: '{labels} 由他人去掉，在符合模式的标签变化之前保持不变。',
  },
  kept: {
    en: 'Somebody put {labels} on by hand: it is theirs to take off, though a label matches.',
    zh: '{labels} 由他人手动加上：虽然已有符合的标签，仍由其本人去掉。',
  },
  no_such_label: {
    en: '{labels} would be put on and does not exist here; labels are never made unasked, and one issue names those that are missing.',
    zh: '本应加上 {labels}，但这里没有该标签；Hearth 不会擅自创建标签，而是在一个 issue 中列出缺少的标签。',
  },
  closed: { en: 'It is closed: nothing is needed of it.', zh: '它已关闭，无需任何操作。' },
  gone: { en: 'It was deleted or moved in the meantime.', zh: '在此期间它已被删除或转移。' },
};
