// M30: how much is merged that nobody else looked at.
import type { Looked } from '../../core/measured.js';
import { shareOf } from '../arithmetic/figures.js';
import { authorWords, excludedIn, leftWords } from '../content/left-out.js';
import { metric } from '../metric.js';
import type { MergedPull } from './samples.js';

const isReviewed = ({ acts }: MergedPull) => acts.some(({ kind }) => kind === 'requested' || kind === 'reviewed');

function judged(pull: MergedPull): Looked {
  const item = { repository: pull.repository, number: pull.number };
  if (pull.left !== null) return { item, as: pull.left, counted: false };
  return { item, as: isReviewed(pull) ? 'reviewed' : 'unreviewed', counted: true };
}

export const unreviewedMerges = metric({
  id: 'M30',
  key: 'unreviewed-merges',
  version: 1,
  title: { en: 'Unreviewed merges', zh: '未经评审的合并' },
  meaning: {
    en: 'Which share of the merged pull requests no other person had reviewed.',
    zh: '合并的 pull request 中，没有其他人评审过的占比。',
  },
  definition:
    'Of the pull requests by people that were merged in the window: those without a review by another person up to the ' +
    'merge, in any state but pending. An author’s own reviews, bots’ reviews and plain comments are none.',
  source: 'CHAOSS, Self Merge Rates',
  figures: { rate: { unit: 'share', title: { en: 'merged without a review', zh: '未经评审即合并' } } },
  words: {
    ...authorWords,
    ...leftWords,
    reviewed: { en: 'reviewed by another person before the merge', zh: '合并前经他人评审' },
    unreviewed: { en: 'merged without a review by another person', zh: '未经他人评审即合并' },
  },
  needs: ['mergedPulls'],
  compute: ({ mergedPulls }) => {
    const counted = mergedPulls.filter(({ left }) => left === null);
    return {
      metric: 'M30',
      figures: { rate: shareOf(counted.filter((pull) => !isReviewed(pull)).length, counted.length) },
      excluded: excludedIn(mergedPulls.map(judged)),
      remarks: [],
    };
  },
  looked: ({ mergedPulls }) => mergedPulls.map(judged),
});
