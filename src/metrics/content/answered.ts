// M39: whether questions are answered, and how soon.
import type { Figure, LinkedItem, Looked } from '../../core/measured.js';
import { countOf, medianOf, shareOf } from '../arithmetic/figures.js';
import { kaplanMeierMedian } from '../arithmetic/kaplan-meier.js';
import type { Watched } from '../arithmetic/kaplan-meier.js';
import { metric } from '../metric.js';
import { authorWords, excludedIn, leftOut, leftWords } from './left-out.js';
import type { QuestionRow } from './samples.js';

const SHOWN = 30;

function judged(row: QuestionRow): Looked {
  const item = { repository: row.repository, number: row.number };
  const out = leftOut(row);
  if (out !== null) return { item, as: out, counted: false };
  if (row.acceptedAt !== null) {
    const value = row.acceptedAt - row.openedAt;
    return row.acceptedOwn
      ? { item, as: 'self_accepted', counted: false, value }
      : { item, as: 'answered', counted: true, value };
  }
  if (row.closedAt !== null) return { item, as: 'closed_unanswered', counted: true };
  return { item, as: row.repliedAt === null ? 'silent' : 'replied', counted: true };
}

/** Who accepted an answer of their own waits no longer, and nobody answered. */
function watched(row: QuestionRow, until: number): Watched {
  const happened = row.acceptedAt !== null && !row.acceptedOwn;
  return { after: (row.acceptedAt ?? row.closedAt ?? until) - row.openedAt, happened };
}

function figuresOf(rows: readonly QuestionRow[], until: number): Readonly<Record<string, Figure>> {
  const asked = rows.filter((row) => leftOut(row) === null);
  const own = asked.filter(({ acceptedAt, acceptedOwn }) => acceptedAt !== null && acceptedOwn).length;
  const waits = asked.map((row) => watched(row, until));
  const answered = waits.filter(({ happened }) => happened).map(({ after }) => after);
  return {
    rate: shareOf(answered.length, asked.length - own),
    replied: shareOf(asked.filter(({ repliedAt }) => repliedAt !== null).length, asked.length),
    median: medianOf(answered),
    km: { value: kaplanMeierMedian(waits), unit: 'seconds', n: asked.length },
    selfAccepted: countOf(own, 'items', asked.length),
  };
}

/** Nobody said a word to them, the oldest first. */
function silentOnes(rows: readonly QuestionRow[]): readonly LinkedItem[] {
  return rows
    .filter((row) => judged(row).as === 'silent')
    .toSorted((a, b) => a.openedAt - b.openedAt || a.repository - b.repository || a.number - b.number)
    .slice(0, SHOWN)
    .map(({ repository, number, kind, openedAt }) => ({
      ...{ repository, number, kind, author: null, newcomer: false },
      since: new Date(openedAt * 1_000).toISOString(),
    }));
}

export const answered = metric({
  id: 'M39',
  key: 'answered',
  version: 1,
  title: { en: 'Answered questions', zh: '问题解答率' },
  meaning: {
    en: 'Which share of the questions asked was answered, which share drew any reply, and how long an answer takes.',
    zh: '提出的问题有多少得到解答，有多少得到回复，解答需要多久。',
  },
  definition:
    'Questions are discussions in categories where an answer can be accepted, and issues whose labels (at the end of the ' +
    'window) end in "question" or "support", opened in the window by people. A discussion is answered when the accepted ' +
    'answer that stands was accepted; an issue when it was closed as completed after a comment of another person. An answer ' +
    'of their own that an author accepted leaves numerator and denominator of the rate and is shown apart. A reply is a ' +
    'comment of another person. The Kaplan-Meier median is over all of them: who still waits is watched until the end of the ' +
    'window, what was closed without an answer until then, what its author answered until they accepted it.',
  source: 'GitHub Discussions; github/issue-metrics, time to answer (answered ones only)',
  figures: {
    rate: { unit: 'share', title: { en: 'answered', zh: '已解答' } },
    replied: { unit: 'share', title: { en: 'drew a reply', zh: '得到回复' } },
    median: {
      unit: 'seconds',
      title: { en: 'median time to the answer, of the answered', zh: '已解答问题的用时中位数' },
    },
    km: { unit: 'seconds', title: { en: 'median time to the answer, of all', zh: '全部问题的用时中位数' } },
    selfAccepted: { unit: 'items', title: { en: 'answered by their author', zh: '由提问者自己解答' } },
  },
  words: {
    ...authorWords,
    ...leftWords,
    answered: { en: 'answered', zh: '已解答' },
    self_accepted: { en: 'its author accepted an answer of their own', zh: '提问者采纳了自己的回答' },
    closed_unanswered: { en: 'closed without an answer', zh: '未解答即关闭' },
    replied: { en: 'somebody replied, no answer yet', zh: '有人回复，尚无解答' },
    silent: { en: 'nobody replied', zh: '无人回复' },
  },
  needs: ['questions'],
  compute: ({ questions }, { to }) => {
    const until = Date.parse(to) / 1_000;
    const kinds = ['discussion', 'issue'] as const;
    return {
      metric: 'M39',
      figures: figuresOf(questions, until),
      groups: kinds.map((name) => ({
        name,
        figures: figuresOf(
          questions.filter(({ kind }) => kind === name),
          until,
        ),
      })),
      items: silentOnes(questions),
      excluded: excludedIn(questions.map(judged)),
      remarks: [],
    };
  },
  looked: ({ questions }) => questions.map(judged),
});
