// Why somebody was told, or why not, in the reader's language.
import type { Explanations } from '../../core/feature.js';

export const explanations: Explanations = {
  waits: {
    en: 'It is looked at again at {until}: by then somebody may have answered.',
    zh: '将于 {until} 再次查看：届时可能已有人答复。',
  },
  watched: {
    en: 'It was a draft meanwhile, and is looked at again at the time that was set before.',
    zh: '它曾一度转为草稿，将按原定时间再次查看。',
  },
  raised: {
    en: 'This was its author’s first here and nobody had answered it: the leads of {sigs} were told.',
    zh: '这是作者在此的首次贡献且无人答复：已告知 {sigs} 的负责人。',
  },
  listed: {
    en: '{items} open items wait; the lists were brought up to date.',
    zh: '有 {items} 个未关闭条目在等待，列表已更新。',
  },
  nothing_waits: {
    en: 'No open item waits for maintainers or reviewers.',
    zh: '没有未关闭的条目在等待维护者或评审者。',
  },
  ladder_waits: {
    en: 'No open item waits for maintainers or reviewers; what of the ladder waits for a lead was listed.',
    zh: '没有未关闭的条目在等待维护者或评审者；已列出贡献者阶梯中等待负责人处理的事项。',
  },
  nowhere: {
    en: 'No private repository is named in which the leads could be told.',
    zh: '没有指定可以告知负责人的私有仓库。',
  },
  private_elsewhere: {
    en: 'This repository is private, and what happens here is not told in another one.',
    zh: '本仓库是私有的，其内容不会在其他仓库中透露。',
  },
  not_a_person: { en: 'It was not opened by a person.', zh: '它不是由人开启的。' },
  opened_for_another: { en: 'It was opened by somebody else for its author.', zh: '它是由他人代为开启的。' },
  draft: { en: 'It is a draft, and its author is still at work on it.', zh: '它是草稿，作者仍在处理。' },
  gone: { en: 'It is not there any more, or it is locked.', zh: '它已不存在或已被锁定。' },
  closed: { en: 'It is closed.', zh: '它已关闭。' },
  answered: { en: 'Somebody has answered.', zh: '已有人答复。' },
  not_first: { en: 'Its author was here before.', zh: '作者此前已来过这里。' },
  member: {
    en: 'Its author belongs to the organisation or works on this repository.',
    zh: '作者属于该组织或参与本仓库的工作。',
  },
  unknown: {
    en: 'It could not be told whether this is somebody’s first, or since when it waits.',
    zh: '无法确定这是否为首次贡献，或自何时起在等待。',
  },
};
