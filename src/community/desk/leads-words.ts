// The words in which leads are told of the ladder. What they are given is safe for Markdown already.
import type { Language } from '../../core/language.js';

interface LeadsWords {
  readonly heading: string;
  readonly ready: (count: number) => string;
  readonly one: (login: string, title: string) => string;
  readonly late: string;
  /** `item`: a link. */
  readonly sponsors: (item: string, title: string, late: number) => string;
  readonly open: (count: number, oldest: string) => string;
  readonly terms: string;
  readonly ends: (login: string, title: string, end: { readonly day: string; readonly isOver: boolean }) => string;
  readonly seats: string;
  readonly full: (title: string, taken: number, of: number) => string;
  readonly more: (count: number) => string;
}

export const leadsWords: Readonly<Record<Language, LeadsWords>> = {
  en: {
    heading: 'The ladder',
    ready: (count) => `Ready, and not asked: ${count === 1 ? 'one person' : `${count} people`}`,
    one: (login, title) => `${login}, for ${title}`,
    late: 'Sponsors who have not answered in time',
    // The number stands before a name that may run from right to left, and would draw it along.
    sponsors: (item, title, late) => `${item}: ${late === 1 ? 'one sponsor' : `${late} sponsors`}, for ${title}`,
    open: (count, oldest) =>
      `${count === 1 ? 'One application or nomination is' : `${count} applications and nominations are`} open; the oldest since ${oldest}.`,
    terms: 'Terms that end within 60 days, or ended',
    ends: (login, title, { day, isOver }) => `${login}: ${title}, ${isOver ? 'ended' : 'ends'} on ${day}`,
    seats: 'No seat is free',
    full: (title, taken, of) => `${title}: ${taken} of ${of} are taken`,
    more: (count) => `${count} more`,
  },
  zh: {
    heading: '贡献者阶梯',
    ready: (count) => `已具备条件、尚未被邀请：${count} 人`,
    one: (login, title) => `${login}，「${title}」`,
    late: '逾期未答复的推荐人',
    sponsors: (item, title, late) => `${item}，「${title}」：${late} 位推荐人`,
    open: (count, oldest) => `进行中的申请与提名共 ${count} 项，最早的始于 ${oldest}。`,
    terms: '60 天内到期或已到期的任期',
    ends: (login, title, { day, isOver }) => `${login}：「${title}」，${isOver ? '已' : '将'}于 ${day} 到期`,
    seats: '名额已满',
    full: (title, taken, of) => `「${title}」：${of} 个名额中已占用 ${taken} 个`,
    more: (count) => `另有 ${count} 项`,
  },
};
