// M13: how many people are on each level of the way in, and who moved up in four weeks.
import type { Figure, Group, Looked } from '../../core/measured.js';
import { countOf, shareOf } from '../arithmetic/figures.js';
import { metric } from '../metric.js';
import { isActive, sorted } from './accounts.js';
import { levels, levelsOf, LOOK_BACK } from './levels.js';
import type { Level } from './levels.js';
import type { ActiveAccount, Activity, PeopleSamples } from './samples.js';
import { accountWords } from './words.js';

const FLOW_DAYS = 28;
/** Most pull requests that somebody episodic may have opened before. */
const EPISODIC_PULLS = 12;

/** The way in; who is occasional is on no step of it. */
const steps = ['newcomer', 'returning', 'regular', 'core', 'maintainer'] as const;
type Step = (typeof steps)[number];

export const funnel = metric({
  id: 'M13',
  key: 'funnel',
  version: 1,
  title: { en: 'Contributor funnel', zh: '贡献者漏斗' },
  meaning: {
    en: 'How many people are new, come back, are regulars, make up the core, and maintain; and how many moved up within four weeks.',
    zh: '新人、再次参与者、常客、核心与维护者各有多少人，四周内有多少人上了一个台阶。',
  },
  definition:
    'Of the people with an own act (M01) in the 90 local days that end with `to`, each is on one level, the first that fits: core = among the fewest people who made at least 80 % of these acts (each weighs 1, a merge with its close once; of two alike the lower account number) and regular; regular = active in at least 3 of the last 13 ISO weeks, the running one among them; newcomer = first contribution (M09) in the last 28 days; returning = active on at least two days, on different items; occasional = the others. maintainer = those of them who were listed maintainers at `to` (they also stand on their level). away = active in the 90 days before, not in these. episodic = active in the window, not in the three calendar months before it, not new, at most 12 earlier pull requests. Groups: each step of the way in, with the people on it 28 days ago (before), those of them who stand on a higher one now (moved) and their share (rate).',
  source: 'CHAOSS, Conversion Rate; Orbit model, levels; DevStats, episodic contributors',
  figures: {
    newcomer: { unit: 'people', title: { en: 'newcomers', zh: '新人' } },
    returning: { unit: 'people', title: { en: 'returning', zh: '再次参与者' } },
    regular: { unit: 'people', title: { en: 'regulars', zh: '常客' } },
    core: { unit: 'people', title: { en: 'core', zh: '核心' } },
    maintainer: { unit: 'people', title: { en: 'active maintainers', zh: '活跃维护者' } },
    occasional: { unit: 'people', title: { en: 'occasional', zh: '偶尔参与者' } },
    away: { unit: 'people', title: { en: 'away for 90 days', zh: '离开 90 天' } },
    episodic: { unit: 'people', title: { en: 'came back after three months', zh: '三个月后再次出现' } },
  },
  words: {
    ...accountWords,
    newcomer: { en: 'a newcomer', zh: '新人' },
    returning: { en: 'returning', zh: '再次参与者' },
    regular: { en: 'a regular', zh: '常客' },
    core: { en: 'of the core', zh: '核心' },
    occasional: { en: 'occasional', zh: '偶尔参与者' },
    away: { en: 'not active in the last 90 days', zh: '最近 90 天不活跃' },
  },
  needs: ['peopleActivity', 'peopleMaintainers'],
  compute: ({ peopleActivity, peopleMaintainers }, frame) => {
    const { people, excluded } = sorted(peopleActivity.accounts, frame);
    const now = levelsOf(peopleActivity, frame, 0);
    const stock = (level: Level) => countOf([...now.values()].filter((one) => one === level).length, 'people');
    const episodic = people.filter(({ earlierPulls }) => earlierPulls !== null && earlierPulls <= EPISODIC_PULLS);
    return {
      metric: 'M13',
      figures: {
        ...(Object.fromEntries(levels.map((level) => [level, stock(level)])) as Record<Level, Figure>),
        maintainer: countOf(peopleMaintainers.now.filter((person) => now.has(person)).length, 'people'),
        away: countOf(people.filter((one) => isAway(one, peopleActivity)).length, 'people'),
        episodic: countOf(episodic.length, 'people'),
      },
      groups: flows(stepsOf(now, peopleMaintainers.now), levelsOf(peopleActivity, frame, FLOW_DAYS), peopleMaintainers),
      excluded,
      remarks: [],
    };
  },
  looked: ({ peopleActivity }, frame) => {
    const { people } = sorted(peopleActivity.accounts, frame);
    const now = levelsOf(peopleActivity, frame, 0);
    return people.flatMap((one): readonly Looked[] => {
      const as = now.get(one.person) ?? (isAway(one, peopleActivity) ? 'away' : null);
      return as === null ? [] : [{ person: one.person, as, counted: true }];
    });
  },
});

const isAway = (one: ActiveAccount, { lastDay }: Activity): boolean =>
  isActive(one, lastDay - 2 * LOOK_BACK + 1, lastDay - LOOK_BACK) && !isActive(one, lastDay - LOOK_BACK + 1, lastDay);

/** Of those who stood on each step 28 days ago, how many stand on a higher one now. */
function flows(
  now: ReadonlyMap<number, Step>,
  levelsThen: ReadonlyMap<number, Level>,
  maintainers: PeopleSamples['peopleMaintainers'],
): readonly Group[] {
  const before = stepsOf(levelsThen, maintainers.before);
  return steps.slice(0, -1).map((name, place): Group => {
    const there = [...before].filter(([, step]) => step === name).map(([person]) => person);
    const moved = there.filter((person) => {
      const step = now.get(person);
      return step !== undefined && steps.indexOf(step) > place;
    });
    const figures = {
      before: countOf(there.length, 'people'),
      moved: countOf(moved.length, 'people', there.length),
      rate: shareOf(moved.length, there.length),
    };
    return { name, figures };
  });
}

/** The highest step that each person stands on. */
function stepsOf(at: ReadonlyMap<number, Level>, maintainers: readonly number[]): ReadonlyMap<number, Step> {
  const listed = new Set(maintainers);
  return new Map(
    [...at].flatMap(([person, level]): readonly [number, Step][] => {
      if (listed.has(person)) return [[person, 'maintainer']];
      return level === 'occasional' ? [] : [[person, level]];
    }),
  );
}
