// M04: whether what people open draws others in.
import { medianOf, p90Of, ratioOf, shareOf } from '../arithmetic/figures.js';
import type { Looked } from '../../core/measured.js';
import { metric } from '../metric.js';
import type { OpenedItem } from './samples.js';
import { accountWords } from './words.js';

export const interaction = metric({
  id: 'M04',
  key: 'interaction',
  version: 1,
  title: { en: 'Interaction', zh: '互动率' },
  meaning: {
    en: 'Which share of what people opened drew an answer of another person, how many people take part in an item, and how much is said about it.',
    zh: '人们新开的条目中有多少得到他人回复，每个条目有多少人参与，讨论有多少。',
  },
  definition:
    'answered = of the items that people opened in the window (without open drafts), those with a response (as in M17) of another person before `to`. participants = mean, over the items on which a person was active in the window, of the distinct people with an own act on them (M01; opening is one) before `to`. comments = per item that people opened in the window, the comments and review comments of people before `to`, the author’s own among them: median and 90th percentile (type 7).',
  source: 'Community operators; Augur, issue_participants; DevStats, pr_comments',
  figures: {
    answered: { unit: 'share', title: { en: 'answered by another person', zh: '得到他人回复' } },
    participants: { unit: 'people', title: { en: 'people in an active item, mean', zh: '每个活跃条目的平均参与人数' } },
    'comments.median': { unit: 'items', title: { en: 'comments, median', zh: '评论数中位数' } },
    'comments.p90': { unit: 'items', title: { en: 'comments, 90th percentile', zh: '评论数第 90 百分位' } },
  },
  words: {
    ...accountWords,
    answered: { en: 'answered by another person', zh: '已得到他人回复' },
    unanswered: { en: 'not answered by another person', zh: '尚未得到他人回复' },
    draft: { en: 'an open draft, to which nobody owes an answer', zh: '仍是草稿，无需回复' },
  },
  needs: ['peopleInteraction'],
  compute: ({ peopleInteraction: { opened, active, participants } }) => {
    const all = opened.map(becameOf);
    const counted = all.filter((one) => one.counted);
    const comments = opened.filter(({ author }) => author === 'human').map((item) => item.comments);
    const excluded: Record<string, number> = {};
    for (const { as, counted: inside } of all) if (!inside) excluded[as] = (excluded[as] ?? 0) + 1;
    return {
      metric: 'M04',
      figures: {
        answered: shareOf(counted.filter(({ as }) => as === 'answered').length, counted.length),
        participants: ratioOf(participants, active, 'people'),
        'comments.median': medianOf(comments, 'items'),
        'comments.p90': p90Of(comments, 'items'),
      },
      excluded,
      remarks: [],
    };
  },
  looked: ({ peopleInteraction }) => peopleInteraction.opened.map(becameOf),
});

function becameOf({ repository, number, author, draft, answered, comments }: OpenedItem): Looked {
  const item = { repository, number };
  if (author !== 'human') return { item, as: author, counted: false };
  if (draft) return { item, as: 'draft', counted: false };
  return { item, as: answered ? 'answered' : 'unanswered', counted: true, value: comments };
}
