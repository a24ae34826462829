// M43: the measures of each SIG beside each other. What has no SIG is a row of its own; totals are never sums of rows.
import type { Figure, Group, Looked } from '../../core/measured.js';
import { countOf, shareOf } from '../arithmetic/figures.js';
import type { Arrival, OpenItem, Turned } from '../flow/samples.js';
import { backlogOf } from '../flow/unanswered.js';
import { outOfVolume } from '../flow/verdict.js';
import { waitVerdict } from '../flow/wait.js';
import type { Frame } from '../frame.js';
import { metric } from '../metric.js';
import type { Samples } from '../samples.js';
import { absenceOf } from './absence.js';
import { grouped } from './grouped.js';
import type { SigItem, SigPersonRow } from './samples.js';
import { loadOfSigs, NO_SIG } from './workload.js';

const DAY = 86_400;
const OLD_DAYS = 7;
/** Kubernetes asks of each SIG in its yearly report whether it has fewer. */
const LEAST_OWNERS = 2;

type Needs = 'arrivals' | 'turns' | 'openItems' | 'sigItems' | 'sigPeople' | 'activeLeads' | 'pullLoad';
type Given = Pick<Samples, Needs>;

interface At {
  readonly repository: number;
  readonly number: number;
  readonly kind: string;
}

/** Discussions have no labels of SIGs that anybody keeps: they are not looked at. */
const slugsIn = (items: readonly SigItem[]): ((item: At) => readonly string[]) => {
  const known = new Map<number, Map<number, readonly string[]>>();
  for (const { repository, number, sigs } of items) {
    const there = known.get(repository) ?? new Map<number, readonly string[]>();
    known.set(repository, there.set(number, sigs));
  }
  return ({ repository, number, kind }) =>
    kind === 'discussion' ? [] : (known.get(repository)?.get(number) ?? NOWHERE);
};

const NOWHERE = [NO_SIG];

const openedIn = (arrivals: readonly Arrival[], { from, to }: Frame) =>
  arrivals.filter(
    (item) =>
      outOfVolume(item) === null && item.openedAt >= Date.parse(from) / 1_000 && item.openedAt < Date.parse(to) / 1_000,
  );

const closedIn = (turned: readonly Turned[], { from }: Frame) =>
  turned.filter(
    (item) => outOfVolume(item) === null && item.closedAt !== null && item.closedAt >= Date.parse(from) / 1_000,
  );

const oldIn = (open: readonly OpenItem[], frame: Frame) =>
  open.filter((item) => {
    const { counted, value = 0 } = backlogOf(item, frame);
    return counted && value > OLD_DAYS * DAY;
  });

function rateOf(arrivals: readonly Arrival[], frame: Frame): Figure {
  const due = arrivals.map((item) => waitVerdict(item, 'answeredAt', frame)).filter(({ counted }) => counted);
  return shareOf(due.filter(({ as }) => as === 'in_time').length, due.length);
}

function peopleFigures(people: readonly SigPersonRow[], strict: boolean): Readonly<Record<string, Figure>> {
  const shares = people.filter(({ reviews90 }) => reviews90 > 0).map(({ person, reviews90: n }) => ({ person, n }));
  const acts = people.reduce((sum, { acts90 }) => sum + acts90, 0);
  return {
    active: countOf(people.filter(({ acts28 }) => acts28 > 0).length, 'people'),
    reviewers: countOf(people.filter(({ reviews28 }) => reviews28 > 0).length, 'people'),
    absence: absenceOf(shares, strict),
    acts: countOf(acts),
  };
}

/** Of what has no SIG nobody is the lead. */
function ownersOf(slug: string, { sigs }: Frame, active: readonly number[]): Figure {
  const leads = sigs.find((sig) => sig.slug === slug)?.leads;
  if (leads === undefined) return { value: null, unit: 'people', n: 0 };
  return countOf(leads.filter((lead) => active.includes(lead)).length, 'people', leads.length);
}

function groupsOf(given: Given, frame: Frame, slugsOf: (item: At) => readonly string[]): readonly Group[] {
  const { arrivals, sigPeople, activeLeads, pullLoad } = given;
  const opened = grouped(openedIn(arrivals, frame), slugsOf);
  const closed = grouped(closedIn(given.turns, frame), slugsOf);
  const old = grouped(oldIn(given.openItems, frame), slugsOf);
  const waiting = grouped(arrivals, slugsOf);
  const people = grouped(sigPeople, ({ sig }) => [sig]);
  return loadOfSigs(pullLoad, sigPeople, frame).map(({ name, figures: load }) => ({
    name,
    figures: {
      ...peopleFigures(people(name), frame.strict),
      opened: countOf(opened(name).length),
      closed: countOf(closed(name).length),
      rate: rateOf(waiting(name), frame),
      over7: countOf(old(name).length),
      absolute: load['absolute'] ?? { value: null, unit: 'score', n: 0 },
      load: load['relative'] ?? { value: null, unit: 'ratio', n: 0 },
      owners: ownersOf(name, frame, activeLeads),
    },
  }));
}

/** The items that came in the window, each as often as it has SIGs. */
function judged({ arrivals, sigItems }: Given, frame: Frame): readonly Looked[] {
  const slugsOf = slugsIn(sigItems);
  return openedIn(arrivals, frame).flatMap((item) =>
    slugsOf(item).map((slug) => ({
      item: { repository: item.repository, number: item.number },
      as: slug === NO_SIG ? 'no_sig' : 'of_sig',
      counted: true,
    })),
  );
}

export const sigs = metric<Needs>({
  id: 'M43',
  key: 'sigs',
  version: 1,
  title: { en: 'SIGs', zh: '各 SIG 概况' },
  meaning: {
    en: 'How each SIG is doing: what comes and goes, whether people are answered, and how many carry it.',
    zh: '每个 SIG 的状况：新开与关闭、回复是否及时、由多少人支撑。',
  },
  definition:
    'Issues and pull requests, no discussions, by the labels of the SIGs (without case) as they are at the end of the ' +
    'window. An item with several counts in each; what has none is a row of its own, and totals are never sums of rows. ' +
    'active: people with an own act there in 28 days. opened and closed: as in M05, without bots and agents. rate: as M17, ' +
    'of the SIG’s items. over7: unanswered for more than 7 x 24 hours, as M22. load: M28, relative; absolute beside it. ' +
    'reviewers: people who reviewed there in 28 days. owners: leads with an own act anywhere in these repositories in 90 ' +
    'days; n is how many leads are known. absence: M32 of its reviews in 90 days. acts: own acts of people in 90 days. ' +
    'Meetings are not in the ledger.',
  source: 'Kubernetes, annual reports of SIGs; DevStats',
  figures: {
    sigs: { unit: 'items', title: { en: 'SIGs', zh: 'SIG 数量' } },
    fewOwners: {
      unit: 'items',
      title: { en: 'SIGs with fewer than two active leads', zh: '活跃负责人不足两人的 SIG' },
    },
    unlabelled: { unit: 'share', title: { en: 'new items without a SIG', zh: '没有 SIG 的新条目' } },
    active: { unit: 'people', title: { en: 'active people', zh: '活跃人数' } },
    opened: { unit: 'items', title: { en: 'opened', zh: '新开' } },
    closed: { unit: 'items', title: { en: 'closed', zh: '关闭' } },
    rate: { unit: 'share', title: { en: 'answered within the target', zh: '在目标时间内得到回复' } },
    over7: { unit: 'items', title: { en: 'unanswered for more than 7 days', zh: '超过 7 天无人回复' } },
    absolute: { unit: 'score', title: { en: 'open work', zh: '待评审工作量' } },
    load: { unit: 'ratio', title: { en: 'open work per reviewer', zh: '人均待评审工作量' } },
    reviewers: { unit: 'people', title: { en: 'active reviewers', zh: '活跃评审者' } },
    owners: { unit: 'people', title: { en: 'active leads', zh: '活跃负责人' } },
    absence: { unit: 'people', title: { en: 'absence factor of reviews', zh: '评审的缺席系数' } },
    acts: { unit: 'items', title: { en: 'acts in 90 days', zh: '90 天内的操作' } },
  },
  words: {
    of_sig: { en: 'has the label of a SIG', zh: '带有 SIG 标签' },
    no_sig: { en: 'has the label of no SIG', zh: '没有 SIG 标签' },
    no_directory: { en: 'No SIGs are configured.', zh: '未配置 SIG。' },
  },
  needs: ['arrivals', 'turns', 'openItems', 'sigItems', 'sigPeople', 'activeLeads', 'pullLoad'],
  compute: (given, frame) => {
    const slugsOf = slugsIn(given.sigItems);
    const groups = groupsOf(given, frame, slugsOf);
    const opened = openedIn(given.arrivals, frame).filter(({ kind }) => kind !== 'discussion');
    const few = groups.filter(({ figures }) => (figures['owners']?.value ?? LEAST_OWNERS) < LEAST_OWNERS);
    return {
      metric: 'M43',
      figures: {
        sigs: countOf(frame.sigs.length),
        fewOwners: countOf(few.length, 'items', frame.sigs.length),
        unlabelled: shareOf(opened.filter((item) => slugsOf(item).includes(NO_SIG)).length, opened.length),
      },
      groups,
      excluded: {},
      remarks: frame.sigs.length === 0 ? [{ code: 'no_directory' }] : [],
    };
  },
  looked: judged,
});
