// How points are made, as people read it: what each act gives, and the rules that no setting changes. For answers and pages.
import type { Language } from '../../core/language.js';
import { quote } from '../../core/markdown.js';
import type { PointKind, PointTerms, ShownKind } from '../../core/points.js';
import { deedNames } from '../ladder/deed-names.js';
import { NEWCOMER_DAYS } from './boards.js';

interface Words {
  readonly shown: Readonly<Record<ShownKind, string>>;
  readonly weight: (what: string, points: number, most: number) => string;
  readonly halving: (days: number) => string;
  readonly rules: readonly string[];
  readonly boards: (newDays: number, maintainers: readonly string[]) => string;
}

/** In English: `1 act`, `2 acts`. */
export const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

const words: Readonly<Record<Language, Words>> = {
  en: {
    shown: {
      merged: 'pull request merged',
      reviewed: 'pull request reviewed',
      answered: 'answer accepted',
      issue: 'issue completed',
    },
    weight: (what, points, most) => `${what}: ${plural(points, 'point')}, at most ${most} a week`,
    halving: (days) =>
      `after ${plural(days, 'day')} an act gives half as much, after as long again half of that; of each week those count that give the most`,
    rules: [
      'a pull request counts once somebody else reviewed or merged it',
      'a review counts once for each pull request of somebody else, where it has words of its own, comments on lines or asks for changes',
      'an answer counts once somebody else accepted it, an issue once somebody else completed it, a deed once it is confirmed',
      'bots, and what is deleted, hidden or spam, count for nothing',
    ],
    boards: (newDays, maintainers) =>
      `newcomers are those who came within ${newDays} days; maintainers are holders of ${maintainers.length === 0 ? 'no role' : maintainers.join(', ')}`,
  },
  zh: {
    shown: {
      merged: '合并的 pull request',
      reviewed: '评审的 pull request',
      answered: '被采纳的回答',
      issue: '已完成的 issue',
    },
    weight: (what, points, most) => `${what}：每项 ${points} 分，每周最多 ${most} 项`,
    halving: (days) => `每过 ${days} 天，一项贡献的积分减半；每周只计得分最高的若干项`,
    rules: [
      'pull request 须由他人评审或合并',
      '评审他人的 pull request，每个只计一次，且须有实质文字、行内评论或要求修改',
      '回答须由他人采纳，issue 须由他人处理完成，其他贡献须经确认',
      '机器人的活动，以及已删除、被隐藏或属于垃圾信息的内容，均不计分',
    ],
    boards: (newDays, maintainers) =>
      maintainers.length === 0
        ? `新人指首次贡献未满 ${newDays} 天的人；没有指定哪些角色算作维护者`
        : `新人指首次贡献未满 ${newDays} 天的人；维护者指担任 ${maintainers.join('、')} 的人`,
  },
};

export const pointKindWords = (kind: PointKind, language: Language): string =>
  ({ ...deedNames[language], ...words[language].shown })[kind];

/** A line each; Markdown, in which names of roles, which are foreign text, stand in code spans. */
export function formulaLines(
  { weights, halfLifeDays }: PointTerms,
  maintainers: readonly string[],
  language: Language,
): readonly string[] {
  const { weight, halving, rules, boards } = words[language];
  return [
    ...weights.map(({ kind, points, most }) => weight(pointKindWords(kind, language), points, most)),
    halving(halfLifeDays),
    ...rules,
    boards(
      NEWCOMER_DAYS,
      maintainers.map((role) => quote(role)),
    ),
  ];
}

/** `12.5`, `12.25`, `12`: exactly as many hundredths. */
export const pointsOf = (hundredths: number): string => (hundredths / 100).toFixed(2).replace(/\.?0+$/, '');
