// M46: how often moderators had to step in, and where few people wrote much in a short time. No model judges any text.
import type { LinkedItem, Looked } from '../../core/measured.js';
import { countOf } from '../arithmetic/figures.js';
import { metric } from '../metric.js';
import type { BusyThread } from './samples.js';

const COMMENTS = 10;
const MOST_PEOPLE = 4;
const DAY = 86_400;
const MOST_LINKED = 30;

interface Burst {
  /** When the day of it began, in seconds; null: so many were never written within a day. */
  readonly since: number | null;
  readonly heated: boolean;
}

/** Looks back over a day from each comment: were at least ten written in it, and by four people at most? */
export function burstOf({ comments }: Pick<BusyThread, 'comments'>): Burst {
  let [first, dense] = [0, false];
  for (const [index, { at }] of comments.entries()) {
    while ((comments[first]?.at ?? at) <= at - DAY) first += 1;
    const day = comments.slice(first, index + 1);
    if (day.length < COMMENTS) continue;
    dense = true;
    if (new Set(day.map(({ person }) => person)).size <= MOST_PEOPLE) {
      return { since: day[0]?.at ?? at, heated: true };
    }
  }
  return { since: dense ? (comments[0]?.at ?? null) : null, heated: false };
}

function judged(thread: BusyThread): Looked {
  const { since, heated } = burstOf(thread);
  const item = { repository: thread.repository, number: thread.number };
  const value = thread.comments.length;
  if (heated) return { item, as: 'heated', counted: true, value };
  return { item, as: since === null ? 'spread_out' : 'many_people', counted: false, value };
}

function linked(thread: BusyThread): readonly LinkedItem[] {
  const { since, heated } = burstOf(thread);
  if (!heated || since === null) return [];
  const { repository, number, kind, author, newcomer } = thread;
  return [{ repository, number, kind, author, newcomer, since: new Date(since * 1_000).toISOString() }];
}

export const tone = metric({
  id: 'M46',
  key: 'tone',
  version: 1,
  title: { en: 'Tone', zh: '讨论氛围' },
  meaning: {
    en: 'How often moderators had to hide, delete or lock, per 1,000 comments; and which threads a moderator may want to look at.',
    zh: '每千条评论中，维护者需要隐藏、删除或锁定多少次；以及哪些讨论值得看一眼。',
  },
  definition:
    "1,000 x (comments hidden as abuse, off-topic or spam + conversations locked as too heated, off-topic or spam + people's " +
    'comments deleted by somebody else) / comments of people (also on changes), all in the window. GitHub does not tell when ' +
    'a comment was hidden: it counts in the window in which it was written, as it stood when the history was read last. ' +
    'Heated: within 24 hours at least ten comments (not on changes) of at most four people. Deleted comments are told by ' +
    'webhooks and by the timelines of issues and pull requests only, blocked users by nobody: the rate is a lower bound. ' +
    'Reactions, which would tell a quarrel from a close collaboration, are not in the ledger.',
  source: 'Community operators, "sentiment"; CHAOSS, Sentiment and Social Listening',
  figures: {
    moderation: { unit: 'score', title: { en: 'moderated, per 1,000 comments', zh: '每千条评论的管理次数' } },
    hidden: { unit: 'items', title: { en: 'comments hidden', zh: '隐藏的评论' } },
    locked: { unit: 'items', title: { en: 'conversations locked', zh: '锁定的讨论' } },
    deleted: { unit: 'items', title: { en: 'comments deleted by others', zh: '被他人删除的评论' } },
    heated: {
      unit: 'items',
      title: { en: 'threads in which few wrote much within a day', zh: '一天内少数人密集发言的讨论' },
    },
  },
  words: {
    heated: {
      en: 'at least ten comments within a day, by four people at most',
      zh: '一天内至少十条评论，参与者不超过四人',
    },
    many_people: { en: 'at least ten comments within a day, by more people', zh: '一天内至少十条评论，参与者更多' },
    spread_out: { en: 'its comments are spread over more than a day', zh: '评论分散在一天以上' },
    lower_bound: {
      en: 'A lower bound: not every deletion is told, and no blocking of a user.',
      zh: '这是下限：并非每次删除都能得知，屏蔽用户则无从得知。',
    },
    reactions_unknown: {
      en: 'Reactions are not in the ledger: a busy thread may be a quarrel or good work.',
      zh: '记录不含表情回应：密集的讨论可能是争执，也可能是高效协作。',
    },
  },
  needs: ['moderation', 'busyThreads'],
  compute: ({ moderation, busyThreads }) => {
    const { comments, hidden, locked, deleted } = moderation;
    const looked = busyThreads.map(judged);
    const count = (code: string) => looked.filter(({ as }) => as === code).length;
    const acts = hidden + locked + deleted;
    return {
      metric: 'M46',
      figures: {
        moderation: { value: comments === 0 ? null : (1_000 * acts) / comments, unit: 'score', n: comments },
        hidden: countOf(hidden, 'items', comments),
        locked: countOf(locked, 'items', comments),
        deleted: countOf(deleted, 'items', comments),
        heated: countOf(count('heated'), 'items', looked.length),
      },
      items: busyThreads
        .flatMap(linked)
        .sort((one, other) => other.since.localeCompare(one.since) || one.number - other.number)
        .slice(0, MOST_LINKED),
      excluded: { many_people: count('many_people'), spread_out: count('spread_out') },
      remarks: [{ code: 'lower_bound' }, { code: 'reactions_unknown' }],
    };
  },
  looked: ({ busyThreads }) => busyThreads.map(judged),
});
