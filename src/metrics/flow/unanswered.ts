// M22: what is open and was never answered, by age, and who is to speak next on what is open.
import type { Figure, Group, LinkedItem } from '../../core/measured.js';
import { countOf } from '../arithmetic/figures.js';
import { secondsAt } from '../calendar/instant.js';
import type { Frame } from '../frame.js';
import { glance, metric } from '../metric.js';
import { GRACE_DAYS, LONG_DAYS } from './samples.js';
import type { OpenItem, OpenSum } from './samples.js';
import { counted, excludedOf, leftOut, lookedAs, outBy } from './verdict.js';
import type { Verdict } from './verdict.js';
import { draftWords, kindTitles, outWords } from './words.js';

const DAY = 86_400;
const UNKNOWN: Figure = { value: null, unit: 'items', n: 0 };
const SHOWN = 30;

/** Whole days that have passed; each until the next one's. */
const ages = [
  { name: '0-2', from: 0 },
  { name: '3-7', from: 3 },
  { name: '8-30', from: 8 },
  { name: '31-90', from: 31 },
  { name: 'over-90', from: 91 },
] as const;

const ageGroup = (seconds: number): string =>
  ages.findLast(({ from }) => Math.floor(seconds / DAY) >= from)?.name ?? ages[0].name;

/** Since its clock started. */
const ageOf = ({ startedAt, openedAt }: OpenItem, { to }: Frame): number => secondsAt(to) - (startedAt ?? openedAt);

const isOpen = (item: OpenSum | OpenItem) => outBy(item) === null && !item.draft;

/** The rule that takes it out of the backlog; null: it waits for an answer. */
const outOfBacklog = (item: OpenSum | OpenItem): string | null =>
  outBy(item) ?? (item.draft ? 'draft' : item.answered ? 'answered' : null);

/** Where it stands in the backlog, and for how many seconds it has waited. */
export function backlogOf(item: OpenItem, frame: Frame): Verdict {
  const out = outOfBacklog(item);
  return out === null ? counted(ageGroup(ageOf(item, frame)), ageOf(item, frame)) : leftOut(out);
}

/** Whom nobody answered, newcomers first, then the longest waiting; maintainers' own items come last. */
function linksTo(unanswered: readonly OpenItem[], frame: Frame): readonly LinkedItem[] {
  const isDue = (item: OpenItem) => ageOf(item, frame) >= GRACE_DAYS * DAY;
  const rank = (item: OpenItem) => (item.maintainer ? 2 : item.newcomer === true && isDue(item) ? 0 : 1);
  const since = ({ startedAt, openedAt }: OpenItem) => startedAt ?? openedAt;
  const ranked = unanswered.toSorted(
    (a, b) => rank(a) - rank(b) || since(a) - since(b) || a.repository - b.repository || a.number - b.number,
  );
  const newcomers = ranked.filter((item) => rank(item) === 0);
  return [...bothEnds(newcomers), ...ranked.slice(newcomers.length)].slice(0, SHOWN).map((item) => ({
    ...{ repository: item.repository, number: item.number, kind: item.kind, author: item.author },
    since: new Date(since(item) * 1_000).toISOString(),
    newcomer: item.newcomer === true,
    ...(item.maintainer ? { maintainers: true as const } : {}),
  }));
}

/** Where there are too many: those who have waited longest, and those who came last, who may still be won. */
const bothEnds = (newcomers: readonly OpenItem[]): readonly OpenItem[] =>
  newcomers.length <= SHOWN ? newcomers : [...newcomers.slice(0, SHOWN / 2), ...newcomers.slice(-SHOWN / 2)];

/** What counts, what of it nobody answered, and what of that has waited for more than seven days. */
function sortedOut(openItems: readonly OpenItem[], frame: Frame) {
  const verdicts = openItems.map((item) => backlogOf(item, frame));
  const silent = openItems.filter((_, index) => verdicts[index]?.counted === true);
  return {
    verdicts,
    open: openItems.filter(isOpen),
    silent,
    long: silent.filter((item) => ageOf(item, frame) > LONG_DAYS * DAY),
  };
}

function perKind(items: readonly OpenItem[], n: number): Readonly<Record<string, Figure>> {
  const of = (kind: OpenItem['kind']) => countOf(items.filter((item) => item.kind === kind).length, 'items', n);
  return {
    all: countOf(items.length, 'items', n),
    issue: of('issue'),
    pull_request: of('pull_request'),
    discussion: of('discussion'),
  };
}

const items = 'items' as const;

export const unanswered = metric({
  id: 'M22',
  key: 'unanswered',
  version: 1,
  valueUnit: 'seconds',
  title: { en: 'Unanswered backlog', zh: '未回复的积压' },
  meaning: {
    en: 'What is open at the end of the window and was never answered by another person, by how long it has waited.',
    zh: '在时段结束时仍未关闭且从未得到他人回复的条目，按等待时间划分。',
  },
  definition:
    'Issues, pull requests and discussions by people that are open at the end of the window and no drafts, without a first ' +
    'response; aged from the start of their clock, in whole days. "More than 7 days" is more than 7 x 24 hours. Awaiting ' +
    'maintainers: open items, answered or not, on which the last word of a person is not that of a maintainer other than ' +
    'the author; awaiting the author: it is. Items on which somebody spoke last of whom it is not known whether they were a ' +
    'maintainer then are neither. The numbers of items looked at (n) are all open ones by people; of the awaiting ones, ' +
    'those of which it is known. Item by item what was answered is listed as left out, whomever it awaits. Links: ' +
    'newcomers who have waited for two days or more, then the longest waiting, maintainers’ own items last; of more than ' +
    '30 newcomers the 15 who have waited longest and the 15 who came last.',
  source: 'CHAOSS, Issue Age; Service and Support',
  figures: {
    over7: { unit: items, title: { en: 'unanswered for more than 7 days', zh: '超过 7 天未回复' } },
    all: { unit: items, title: { en: 'unanswered', zh: '未回复' } },
    newcomersOver7: { unit: items, title: { en: 'newcomers’, for more than 7 days', zh: '新人的，超过 7 天' } },
    awaitingMaintainer: {
      unit: items,
      title: {
        en: 'awaiting a maintainer: the last word is not that of a maintainer other than the author',
        zh: '等待维护者：最后发言的不是作者以外的维护者',
      },
    },
    awaitingAuthor: {
      unit: items,
      title: {
        en: 'awaiting the author: the last word is that of a maintainer other than the author',
        zh: '等待作者：最后发言的是作者以外的维护者',
      },
    },
    issue: { unit: items, title: kindTitles.issue },
    pull_request: { unit: items, title: kindTitles.pull_request },
    discussion: { unit: items, title: kindTitles.discussion },
  },
  words: {
    ...outWords,
    ...draftWords,
    unsure: {
      en: 'Open items on which somebody spoke last of whom it is not known whether they are a maintainer: {n}. Whom these await is not said.',
      zh: '有 {n} 个未关闭条目的最后发言者是否为维护者尚不清楚，因此不说明它们在等待谁。',
    },
    answered: { en: 'Somebody has answered.', zh: '已有人回复。' },
    '0-2': { en: 'Unanswered for up to 2 days.', zh: '未回复，2 天以内。' },
    '3-7': { en: 'Unanswered for 3 to 7 days.', zh: '未回复，3 至 7 天。' },
    '8-30': { en: 'Unanswered for 8 to 30 days.', zh: '未回复，8 至 30 天。' },
    '31-90': { en: 'Unanswered for 31 to 90 days.', zh: '未回复，31 至 90 天。' },
    'over-90': { en: 'Unanswered for more than 90 days.', zh: '未回复，超过 90 天。' },
  },
  needs: ['openItems'],
  compute({ openItems }, frame) {
    const { verdicts, open, silent, long } = sortedOut(openItems, frame);
    const of = (counts: number) => countOf(counts, 'items', open.length);
    const known = open.filter(({ turn }) => turn !== 'unknown');
    const unsure = open.length - known.length;
    const awaiting = (...whose: readonly OpenItem['turn'][]) =>
      known.length === 0 && unsure > 0
        ? UNKNOWN
        : countOf(known.filter(({ turn }) => whose.includes(turn)).length, 'items', known.length);
    return {
      metric: 'M22',
      figures: {
        over7: of(long.length),
        newcomersOver7: of(long.filter(({ newcomer, maintainer }) => newcomer === true && !maintainer).length),
        awaitingMaintainer: awaiting('maintainers', 'reviewers'),
        awaitingAuthor: awaiting('author'),
        ...perKind(silent, open.length),
      },
      groups: ages.map(({ name }): Group => ({
        name,
        figures: perKind(
          silent.filter((item) => ageGroup(ageOf(item, frame)) === name),
          silent.length,
        ),
      })),
      items: linksTo(silent, frame),
      excluded: excludedOf(verdicts),
      remarks: unsure === 0 ? [] : [{ code: 'unsure', params: { n: unsure } }],
    };
  },
  glance: glance({
    needs: ['openThen'],
    compute({ openThen }) {
      const count = (sums: readonly OpenSum[]) => sums.reduce((all, { items: some }) => all + some, 0);
      const long = openThen.filter((sum) => outOfBacklog(sum) === null && sum.long);
      const excluded: Record<string, number> = {};
      for (const sum of openThen) {
        const out = outOfBacklog(sum);
        if (out !== null) excluded[out] = (excluded[out] ?? 0) + sum.items;
      }
      const figures = { over7: countOf(count(long), 'items', count(openThen.filter(isOpen))) };
      return { metric: 'M22', figures, excluded, remarks: [] };
    },
  }),
  looked: ({ openItems }, frame) => lookedAs(openItems, (item) => backlogOf(item, frame)),
});
