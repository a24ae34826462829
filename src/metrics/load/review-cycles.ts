// M29: how often a pull request goes back and forth, and who waits for whom meanwhile.
import type { Looked } from '../../core/measured.js';
import { medianOf } from '../arithmetic/figures.js';
import { authorWords, excludedIn, leftWords } from '../content/left-out.js';
import { metric } from '../metric.js';
import type { MergedAct, MergedPull } from './samples.js';

interface Waits {
  /** Requests for changes that a push followed; several before one push are one. */
  cycles: number;
  /** Seconds from the first request to the next push. */
  readonly author: number[];
  /** Seconds from the last push, or from being ready, to the next review. */
  readonly reviewer: number[];
  /** Waits for a review that ended with the pull request becoming a draft. */
  becameDraft: number;
}

/** Before its first turn it was what that turn ended. */
const beganAsDraft = (acts: readonly MergedAct[]) =>
  acts.find(({ kind }) => kind === 'ready' || kind === 'drafted')?.kind === 'ready';

export function waitsOf(acts: readonly MergedAct[]): Waits {
  const waits: Waits = { cycles: 0, author: [], reviewer: [], becameDraft: 0 };
  let draft = beganAsDraft(acts);
  let requested: number | null = null;
  let pushed: number | null = null;
  for (const { kind, at } of acts) {
    switch (kind) {
      case 'requested':
      case 'reviewed':
        if (pushed !== null) waits.reviewer.push(at - pushed);
        pushed = null;
        if (kind === 'requested') requested ??= at;
        break;
      case 'pushed':
        if (requested !== null) {
          waits.cycles += 1;
          waits.author.push(at - requested);
          requested = null;
        }
        if (!draft) pushed = at;
        break;
      case 'ready':
        draft = false;
        pushed = at;
        break;
      case 'drafted':
        if (pushed !== null) waits.becameDraft += 1;
        draft = true;
        pushed = null;
    }
  }
  return waits;
}

const judged = (pulls: readonly MergedPull[]): readonly Looked[] =>
  pulls.map(({ repository, number, left, acts }) => {
    const item = { repository, number };
    if (left !== null) return { item, as: left, counted: false };
    const { cycles } = waitsOf(acts);
    return { item, as: cycles === 0 ? 'straight' : 'back_and_forth', counted: true, value: cycles };
  });

export const reviewCycles = metric({
  id: 'M29',
  key: 'review-cycles',
  version: 1,
  valueUnit: 'items',
  title: { en: 'Review cycles', zh: '评审轮次' },
  meaning: {
    en: 'How often changes were asked for and made before a merge, and how long authors and reviewers waited for each other.',
    zh: '合并前要求修改并完成修改的次数，以及作者与评审者相互等待的时间。',
  },
  definition:
    'Over pull requests by people that were merged in the window, up to the merge. A cycle is a request for changes by ' +
    'another person that a push followed; several requests before one push are one; the figure is cycles per pull request. ' +
    'The wait on the author goes from the first request to the next push, the wait on the reviewer from the last push, or ' +
    'from being ready, to the next review by another person; one that ends with a draft is left out. Medians over all ' +
    'waits, pooled. Pushes are told by webhooks only: where none is known, cycles and waits are not measured.',
  source: 'CHAOSS, Change Request Review Duration and Review Cycle Duration',
  figures: {
    cycles: { unit: 'ratio', title: { en: 'cycles per pull request', zh: '每个 pull request 的轮次' } },
    'author.median': { unit: 'seconds', title: { en: 'wait on the author, median', zh: '等待作者，中位数' } },
    'reviewer.median': { unit: 'seconds', title: { en: 'wait on the reviewer, median', zh: '等待评审者，中位数' } },
  },
  words: {
    ...authorWords,
    ...leftWords,
    straight: { en: 'merged without a cycle', zh: '未经修改轮次即合并' },
    back_and_forth: { en: 'merged after one cycle or more', zh: '经一轮或多轮修改后合并' },
    became_draft: { en: 'a wait for a review that ended with a draft', zh: '等待评审期间转为草稿' },
    pushes_unknown: {
      en: 'Pull requests on which changes were asked for and no push is known: {n}. History does not tell pushes, webhooks do.',
      zh: '{n} 个 pull request 被要求修改，但未记录到推送：历史数据不包含推送，仅 webhook 提供。',
    },
  },
  needs: ['mergedPulls'],
  compute: ({ mergedPulls }) => {
    const counted = mergedPulls.filter(({ left }) => left === null);
    const waits = counted.map(({ acts }) => waitsOf(acts));
    const requested = counted.filter(({ acts }) => acts.some(({ kind }) => kind === 'requested')).length;
    const unknown = requested > 0 && !counted.some(({ acts }) => acts.some(({ kind }) => kind === 'pushed'));
    const cycles = waits.reduce((sum, one) => sum + one.cycles, 0);
    const becameDraft = waits.reduce((sum, one) => sum + one.becameDraft, 0);
    const left = excludedIn(judged(mergedPulls));
    return {
      metric: 'M29',
      figures: {
        cycles: {
          value: unknown || counted.length === 0 ? null : cycles / counted.length,
          unit: 'ratio',
          n: counted.length,
        },
        'author.median': medianOf(waits.flatMap(({ author }) => author)),
        'reviewer.median': medianOf(unknown ? [] : waits.flatMap(({ reviewer }) => reviewer)),
      },
      excluded: becameDraft === 0 ? left : { ...left, became_draft: becameDraft },
      remarks: unknown ? [{ code: 'pushes_unknown', params: { n: requested } }] : [],
    };
  },
  looked: ({ mergedPulls }) => judged(mergedPulls),
});
