// M24: whether as much is closed as comes in.
import type { Figure, Looked } from '../../core/measured.js';
import { ratioOf, shareOf } from '../arithmetic/figures.js';
import type { Frame } from '../frame.js';
import { glance, metric } from '../metric.js';
import { leftOutOnce, movementOf, ofKind } from './movement.js';
import type { AuthorClass, FlowItem, FlowSamples, ItemKind } from './samples.js';
import { counted, excludedOf, lookedAs, outBy } from './verdict.js';
import { outWords } from './words.js';

type Samples = Pick<FlowSamples, 'arrivals' | 'turns' | 'stock'>;

const of =
  (by: AuthorClass) =>
  (item: FlowItem): boolean =>
    item.by === by && item.left === null;

function ratiosOf(samples: Samples, frame: Frame, kind: ItemKind, by: AuthorClass): readonly [Figure, Figure] {
  const { opened, closed, reopened } = movementOf(samples, frame, ofKind(kind, of(by)));
  const before = samples.stock.openAtFrom.find((one) => one.kind === kind && one.by === by)?.items ?? 0;
  return [ratioOf(closed.length, opened.length), shareOf(closed.length, before + opened.length + reopened.length)];
}

function figuresOf(samples: Samples, frame: Frame, by: AuthorClass): Readonly<Record<string, Figure>> {
  const [pulls, clearancePulls] = ratiosOf(samples, frame, 'pull_request', by);
  const [issues, clearanceIssues] = ratiosOf(samples, frame, 'issue', by);
  return { pulls, issues, clearancePulls, clearanceIssues };
}

const isWork = ({ kind }: FlowItem) => kind !== 'discussion';

function lookedOf(samples: Pick<FlowSamples, 'arrivals' | 'turns'>, frame: Frame): readonly Looked[] {
  const { opened, closed, reopened } = movementOf(samples, frame, (item) => isWork(item) && outBy(item) === null);
  const all = movementOf(samples, frame, isWork);
  return [
    ...lookedAs(opened, () => counted('opened')),
    ...lookedAs(closed, () => counted('closed')),
    ...lookedAs(reopened, () => counted('reopened')),
    ...leftOutOnce(all, outBy),
  ];
}

export const closureRatio = metric({
  id: 'M24',
  key: 'closure-ratio',
  version: 1,
  title: { en: 'Closure ratio', zh: '关闭比率' },
  meaning: {
    en: 'Whether as much is closed as comes in: 1 is keeping up. Clearance is what was closed of all there was to close.',
    zh: '关闭的数量是否跟得上新开的数量：1 表示持平。清理率指全部待处理条目中被关闭的比例。',
  },
  definition:
    'Ratio: closed in the window (the last close in it, and closed at its end) by opened in it. Clearance: closed of those ' +
    'open at the beginning, opened and reopened. Over the items of people; those of bots and of coding agents are groups ' +
    'of their own. n of the ratio is what was opened.',
  source: 'CHAOSS, Change Request Closure Ratio; GrimoireLab, Review Efficiency Index',
  figures: {
    pulls: { unit: 'ratio', title: { en: 'pull requests closed by opened', zh: 'pull request 关闭与新开之比' } },
    issues: { unit: 'ratio', title: { en: 'issues closed by opened', zh: 'issue 关闭与新开之比' } },
    clearancePulls: { unit: 'share', title: { en: 'pull requests cleared', zh: 'pull request 清理率' } },
    clearanceIssues: { unit: 'share', title: { en: 'issues cleared', zh: 'issue 清理率' } },
  },
  words: {
    ...outWords,
    opened: { en: 'Opened in the window.', zh: '在时段内创建。' },
    closed: { en: 'Closed in the window.', zh: '在时段内关闭。' },
    reopened: { en: 'Closed when the window began, and reopened in it.', zh: '时段开始时已关闭，在时段内重新打开。' },
  },
  needs: ['arrivals', 'turns', 'stock'],
  compute: (samples, frame) => ({
    metric: 'M24',
    figures: figuresOf(samples, frame, 'human'),
    groups: (['bot', 'agent'] as const).map((by) => ({ name: by, figures: figuresOf(samples, frame, by) })),
    excluded: excludedOf(lookedOf(samples, frame)),
    remarks: [],
  }),
  glance: glance({
    needs: ['arrivals', 'turns'],
    compute(samples, frame) {
      const ratio = (kind: ItemKind): Figure => {
        const { opened, closed } = movementOf(samples, frame, ofKind(kind, of('human')));
        return ratioOf(closed.length, opened.length);
      };
      const figures = { pulls: ratio('pull_request'), issues: ratio('issue') };
      return { metric: 'M24', figures, excluded: excludedOf(lookedOf(samples, frame)), remarks: [] };
    },
  }),
  looked: lookedOf,
});
