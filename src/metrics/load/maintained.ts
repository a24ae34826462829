// M37: whether a repository shows signs of life, as OpenSSF's Scorecard counts them.
import { median } from '../arithmetic/percentile.js';
import type { Frame } from '../frame.js';
import { metric } from '../metric.js';
import type { UpkeepRow } from './samples.js';

const DAY = 86_400_000;
const SPAN = 90;
/** One a week, in whole numbers: 90 / 7. */
const ENOUGH = 12;
const MOST = 10;

type Judged = 'archived' | 'young' | 'scored';

/** Where not the whole history is known, the first thing known tells no age. */
function judged({ archived, firstAt }: UpkeepRow, { to, horizon }: Frame): Judged {
  if (archived) return 'archived';
  const isYoung = firstAt === null || firstAt * 1_000 >= Date.parse(to) - SPAN * DAY;
  return isYoung && horizon === null ? 'young' : 'scored';
}

const scoreOf = (row: UpkeepRow, frame: Frame) =>
  judged(row, frame) === 'scored' ? Math.min(MOST, Math.floor((MOST * (row.commits + row.issues)) / ENOUGH)) : 0;

export const maintained = metric({
  id: 'M37',
  key: 'maintained',
  version: 1,
  title: { en: 'Maintained', zh: '维护状况' },
  meaning: {
    en: 'Scorecard’s score from 0 to 10: whether there were commits, and maintainers on the issues, every week or so of the last 90 days.',
    zh: 'Scorecard 的 0 到 10 分：最近 90 天内是否大约每周都有提交以及维护者参与 issue。',
  },
  definition:
    'Of each repository: commits of the default branch and issues that a maintainer opened or commented on in the 90 days ' +
    'before the end of the window, x 10 / 12 in whole numbers, at most 10; 0 where it is archived or its first item and ' +
    'commit are younger than 90 days (not where the beginning of its history is unknown). Commits count whoever wrote them, ' +
    'bots too, as Scorecard does. Of several repositories the median. n is how many commits and issues.',
  source: 'OpenSSF Scorecard, Maintained',
  figures: { score: { unit: 'score', title: { en: 'score, of 10', zh: '得分（满分 10）' } } },
  words: {
    archived: { en: 'Archived repositories, which get 0 points: {n}.', zh: '{n} 个仓库已归档：0 分。' },
    young: {
      en: 'Repositories younger than 90 days, which get 0 points: {n}.',
      zh: '{n} 个仓库创建不足 90 天：0 分。',
    },
  },
  needs: ['upkeep'],
  compute: ({ upkeep }, frame) => {
    const of = (word: Judged) => upkeep.filter((row) => judged(row, frame) === word).length;
    const signs = upkeep.reduce((sum, { commits, issues }) => sum + commits + issues, 0);
    return {
      metric: 'M37',
      figures: { score: { value: median(upkeep.map((row) => scoreOf(row, frame))), unit: 'score', n: signs } },
      excluded: {},
      remarks: (['archived', 'young'] as const).flatMap((code) => {
        const n = of(code);
        return n === 0 ? [] : [{ code, params: { n } }];
      }),
    };
  },
});
