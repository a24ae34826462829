// M05: how many items are opened, closed and reopened.
import type { Figure, Looked } from '../../core/measured.js';
import { countOf } from '../arithmetic/figures.js';
import type { Frame } from '../frame.js';
import { metric } from '../metric.js';
import { byClass, isDeclined, isMerged, leftOutOnce, movementOf, ofKind } from './movement.js';
import type { Movement } from './movement.js';
import type { Arrival, FlowItem, Turned } from './samples.js';
import { excludedOf, lookedAs, outOfVolume } from './verdict.js';
import { outWords } from './words.js';

interface Rows {
  readonly arrivals: readonly Arrival[];
  readonly turns: readonly Turned[];
}

const byPeople = (item: FlowItem): boolean => outOfVolume(item) === null;

const groups: Readonly<Record<string, (item: FlowItem) => boolean>> = {
  issue: ofKind('issue', byPeople),
  pull_request: ofKind('pull_request', byPeople),
  discussion: ofKind('discussion', byPeople),
  bot: byClass('bot'),
  agent: byClass('agent'),
};

function figuresOf({ opened, closed, reopened }: Movement): Readonly<Record<string, Figure>> {
  const issues = closed.filter(({ kind }) => kind === 'issue');
  const because = (...reasons: readonly (string | null)[]) =>
    issues.filter(({ reason }) => reasons.includes(reason)).length;
  const [notPlanned, duplicate] = [because('not_planned'), because('duplicate')];
  return {
    opened: countOf(opened.length),
    closed: countOf(closed.length),
    merged: countOf(closed.filter(isMerged).length),
    declined: countOf(closed.filter(isDeclined).length),
    completed: countOf(issues.length - notPlanned - duplicate),
    notPlanned: countOf(notPlanned),
    duplicate: countOf(duplicate),
    reopened: countOf(reopened.length),
    net: {
      ...countOf(
        opened.length + reopened.length - closed.length,
        'items',
        opened.length + reopened.length + closed.length,
      ),
      difference: true,
    },
  };
}

const leftOutOf = (rows: Rows, frame: Frame): readonly Looked[] =>
  leftOutOnce(
    movementOf(rows, frame, () => true),
    outOfVolume,
  );

function lookedOf(rows: Rows, frame: Frame): readonly Looked[] {
  const { opened, closed, reopened } = movementOf(rows, frame, byPeople);
  const went = (item: Turned) => (isMerged(item) ? 'merged' : isDeclined(item) ? 'declined' : 'closed');
  return [
    ...lookedAs(opened, () => ({ as: 'opened', counted: true })),
    ...lookedAs(closed, (item) => ({ as: went(item), counted: true })),
    ...lookedAs(reopened, () => ({ as: 'reopened', counted: true })),
    ...leftOutOf(rows, frame),
  ];
}

export const itemFlow = metric({
  id: 'M05',
  key: 'flow',
  version: 1,
  title: { en: 'Opened and closed', zh: '新开与关闭' },
  meaning: {
    en: 'How many issues, pull requests and discussions came, and how many were closed, merged or declined.',
    zh: '新开了多少 issue、pull request 和讨论，又有多少被关闭、合并或拒绝。',
  },
  definition:
    'Opened: created in the window. Closed: the last close lies in the window, and the item is closed at its end; merged and ' +
    'declined are the pull requests among them; completed, not planned and duplicate the issues (without a reason: ' +
    'completed). Reopened: closed when the window began, and reopened in it. Net: opened + reopened - closed, which is what ' +
    'was open at the end less what was open at the beginning. Items of bots and coding agents are groups of their own; spam ' +
    'and items of accounts that are gone count. The weeks are the last 13 complete ISO weeks in the zone.',
  source: 'CHAOSS, Issues New, Issues Closed, Change Requests, Change Requests Accepted, Declined',
  figures: {
    opened: { unit: 'items', title: { en: 'opened', zh: '新开' } },
    closed: { unit: 'items', title: { en: 'closed', zh: '关闭' } },
    merged: { unit: 'items', title: { en: 'merged', zh: '合并' } },
    declined: { unit: 'items', title: { en: 'declined', zh: '拒绝' } },
    completed: { unit: 'items', title: { en: 'issues completed', zh: 'issue 已完成' } },
    notPlanned: { unit: 'items', title: { en: 'issues not planned', zh: 'issue 不计划处理' } },
    duplicate: { unit: 'items', title: { en: 'issues closed as duplicates', zh: '重复 issue' } },
    reopened: { unit: 'items', title: { en: 'reopened', zh: '重新打开' } },
    net: { unit: 'items', title: { en: 'net', zh: '净增' } },
  },
  words: {
    ...outWords,
    opened: { en: 'Opened in the window.', zh: '在时段内创建。' },
    closed: { en: 'Closed in the window.', zh: '在时段内关闭。' },
    merged: { en: 'Merged in the window.', zh: '在时段内合并。' },
    declined: { en: 'Closed in the window without a merge.', zh: '在时段内未合并即关闭。' },
    reopened: { en: 'Closed when the window began, and reopened in it.', zh: '时段开始时已关闭，在时段内重新打开。' },
  },
  needs: ['arrivals', 'turns', 'stock'],
  compute(samples, frame) {
    const of = (counts: (item: FlowItem) => boolean) => figuresOf(movementOf(samples, frame, counts));
    return {
      metric: 'M05',
      figures: of(byPeople),
      groups: Object.entries(groups).map(([name, counts]) => ({ name, figures: of(counts) })),
      series: samples.stock.weeks.map(({ at, opened, closed }) => ({ at, values: { opened, closed } })),
      excluded: excludedOf(leftOutOf(samples, frame)),
      remarks: [],
    };
  },
  looked: lookedOf,
});
