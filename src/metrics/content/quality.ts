// M40: what the ledger can tell of the quality of what is written. Parts, shown apart: there is no single score.
import type { Looked } from '../../core/measured.js';
import { shareOf } from '../arithmetic/figures.js';
import { metric } from '../metric.js';
import { authorWords, excludedIn, leftOut, leftWords } from './left-out.js';
import type { ClosingRow } from './samples.js';

function judged(row: ClosingRow): Looked {
  const item = { repository: row.repository, number: row.number };
  const out = leftOut(row);
  if (out !== null) return { item, as: out, counted: false };
  return { item, as: endOf(row), counted: true };
}

function endOf({ kind, merged, reason }: ClosingRow): string {
  if (kind === 'pull_request') return merged ? 'merged' : 'declined';
  if (reason === 'duplicate' || reason === 'not_planned') return reason;
  return 'completed';
}

export const quality = metric({
  id: 'M40',
  key: 'content-quality',
  version: 1,
  title: { en: 'Quality of contributions', zh: '贡献质量' },
  meaning: {
    en: 'Which share of the closed issues were duplicates, and which share of the decided pull requests was merged.',
    zh: '关闭的 issue 中重复的占多少，有结论的 pull request 中合并的占多少。',
  },
  definition:
    'Over issues and pull requests of people whose last close lies in the window and which are closed at its end. ' +
    'Duplicates: issues closed with the reason "duplicate" / all closed issues. Merged: merged / (merged + declined). ' +
    'Issues were closed without a reason before GitHub gave them one: these count as no duplicates.',
  source: 'Community operators, "UGC quality"; CHAOSS, Change Request Acceptance Ratio',
  figures: {
    duplicates: { unit: 'share', title: { en: 'issues that were duplicates', zh: '重复 issue 占比' } },
    merged: { unit: 'share', title: { en: 'pull requests merged', zh: 'pull request 合并占比' } },
  },
  words: {
    ...authorWords,
    ...leftWords,
    duplicate: { en: 'an issue, closed as a duplicate', zh: 'issue，因重复关闭' },
    completed: { en: 'an issue, closed as completed or without a reason', zh: 'issue，已完成或未注明原因而关闭' },
    not_planned: { en: 'an issue, closed as not planned', zh: 'issue，因不计划处理而关闭' },
    merged: { en: 'a pull request, merged', zh: 'pull request，已合并' },
    declined: { en: 'a pull request, closed without a merge', zh: 'pull request，未合并即关闭' },
    reactions_unknown: {
      en: 'Reactions are not in the ledger: what people thought of a post is not measured.',
      zh: '记录不含表情回应：无法衡量大家对内容的评价。',
    },
    forms_unknown: {
      en: 'Texts are not in the ledger: whether issue forms were filled in, and answers edited, is not measured.',
      zh: '记录不含正文：无法衡量 issue 模板是否填写完整、回答是否经过修改。',
    },
  },
  needs: ['closings'],
  compute: ({ closings }) => {
    const looked = closings.map(judged);
    const count = (...codes: readonly string[]) =>
      looked.filter(({ as, counted }) => counted && codes.includes(as)).length;
    return {
      metric: 'M40',
      figures: {
        duplicates: shareOf(count('duplicate'), count('duplicate', 'completed', 'not_planned')),
        merged: shareOf(count('merged'), count('merged', 'declined')),
      },
      excluded: excludedIn(looked),
      remarks: [{ code: 'reactions_unknown' }, { code: 'forms_unknown' }],
    };
  },
  looked: ({ closings }) => closings.map(judged),
});
