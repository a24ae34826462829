// M14: how deep the community is, as one number.
import { metric } from '../metric.js';
import { sorted } from './accounts.js';
import { levelsOf } from './levels.js';
import type { Level } from './levels.js';
import { accountWords } from './words.js';

const CHANGE_DAYS = 28;

const WEIGHTS: Readonly<Record<Level, number>> = { newcomer: 1, returning: 4, regular: 7, core: 10, occasional: 0 };

export const gravity = metric({
  id: 'M14',
  key: 'gravity',
  version: 1,
  title: { en: 'Gravity', zh: '引力' },
  meaning: {
    en: 'A trend of depth, not of width: people weigh more the deeper they are in the community.',
    zh: '衡量深度而非广度的趋势：参与越深的人权重越大。',
  },
  definition:
    'weight = sum over the people of M13 of the square of their level’s weight: newcomer 1, returning 4, regular 7, core 10; occasional ones weigh nothing. change = weight at `to` less that 28 days earlier. gravity = change / people on these levels at `to`.',
  source: 'Orbit model, gravity',
  figures: {
    gravity: { unit: 'score', title: { en: 'change for each member', zh: '每位成员的变化' } },
    weight: { unit: 'score', title: { en: 'weight of all', zh: '总权重' } },
    change: { unit: 'score', title: { en: 'change in 28 days', zh: '28 天内的变化' } },
  },
  words: accountWords,
  needs: ['peopleActivity'],
  compute: ({ peopleActivity }, frame) => {
    const { excluded } = sorted(peopleActivity.accounts, frame);
    const now = [...levelsOf(peopleActivity, frame, 0).values()];
    const before = [...levelsOf(peopleActivity, frame, CHANGE_DAYS).values()];
    const weight = weightOf(now);
    const change = weight - weightOf(before);
    const n = now.filter((level) => WEIGHTS[level] > 0).length;
    const score = (value: number | null) => ({ value, unit: 'score' as const, n });
    return {
      metric: 'M14',
      figures: { gravity: score(n === 0 ? null : change / n), weight: score(weight), change: score(change) },
      excluded,
      remarks: [],
    };
  },
});

const weightOf = (all: readonly Level[]): number => all.reduce((sum, level) => sum + WEIGHTS[level] ** 2, 0);
