// M15: who of those who did much stopped, or is about to. Who it is, only the maintainers are told (decisions.md, 23).
import type { Looked } from '../../core/measured.js';
import type { Frame } from '../frame.js';
import { countOf } from '../arithmetic/figures.js';
import { median } from '../arithmetic/percentile.js';
import { metric } from '../metric.js';
import { isActive, sorted } from './accounts.js';
import { levelsOf, LOOK_BACK } from './levels.js';
import type { ActiveAccount, Activity } from './samples.js';
import { accountWords } from './words.js';

const TIMES_THEIR_GAP = 3;
const LEAST_DAYS = 21;
const MOST_NAMED = 30;

export const inactive = metric({
  id: 'M15',
  key: 'inactive',
  version: 1,
  title: { en: 'Inactive contributors', zh: '流失与流失风险' },
  meaning: {
    en: 'Regulars and people of the core who did nothing for 90 days, and people of the core who are silent for unusually long.',
    zh: '90 天没有活动的常客与核心成员，以及沉默时间异常长的核心成员。',
  },
  definition:
    'churned = regular or core (M13) 90 days before `to`, over the 90 days that ended then, and without an own act (M01) in the last 90. atRisk = core at `to` whose days since their last own act are more than 21 and more than 3 times the median gap between their own active days (of the last 181 days or more). Who is at risk is told to maintainers only, never posted.',
  source: 'CHAOSS, Inactive Contributors',
  figures: {
    churned: { unit: 'people', title: { en: 'stopped', zh: '已流失' } },
    atRisk: { unit: 'people', title: { en: 'of the core, silent for long', zh: '沉默已久的核心成员' } },
  },
  words: {
    ...accountWords,
    churned: { en: 'did a lot before and nothing for 90 days', zh: '此前很活跃，已 90 天没有活动' },
    at_risk: { en: 'of the core, silent for longer than usual', zh: '核心成员，沉默时间异常' },
    active: { en: 'still active as usual', zh: '仍照常活跃' },
  },
  needs: ['peopleActivity'],
  compute: ({ peopleActivity }, frame) => {
    const { excluded } = sorted(peopleActivity.accounts, frame);
    const { churned, core } = lookAt(peopleActivity, frame);
    const silent = core.filter((one) => isSilent(one, peopleActivity));
    return {
      metric: 'M15',
      figures: {
        churned: countOf(churned.gone.length, 'people', churned.all),
        atRisk: countOf(silent.length, 'people', core.length),
      },
      people: silent
        .map((one) => ({ person: one.person, why: 'at_risk', n: daysSilent(one, peopleActivity) }))
        .sort((one, other) => other.n - one.n || one.person - other.person)
        .slice(0, MOST_NAMED),
      excluded,
      remarks: [],
    };
  },
  looked: ({ peopleActivity }, frame) => {
    const { churned, core } = lookAt(peopleActivity, frame);
    const lookedAt = (one: ActiveAccount, as: string): Looked => ({
      person: one.person,
      as,
      counted: true,
      value: daysSilent(one, peopleActivity),
    });
    return [
      ...churned.gone.map((one) => lookedAt(one, 'churned')),
      ...core.map((one) => lookedAt(one, isSilent(one, peopleActivity) ? 'at_risk' : 'active')),
    ];
  },
});

/** Those who did much before, with those of them who are gone; and the core now. */
function lookAt(activity: Activity, frame: Frame) {
  const { accounts, lastDay } = activity;
  const { people } = sorted(accounts, frame);
  const [now, before] = [levelsOf(activity, frame, 0), levelsOf(activity, frame, LOOK_BACK)];
  const didMuch = people.filter(({ person }) => ['regular', 'core'].includes(before.get(person) ?? ''));
  const gone = didMuch.filter((one) => !isActive(one, lastDay - LOOK_BACK + 1, lastDay));
  return { churned: { gone, all: didMuch.length }, core: people.filter(({ person }) => now.get(person) === 'core') };
}

const daysSilent = ({ days }: ActiveAccount, { lastDay }: Activity): number => lastDay - (days.at(-1) ?? lastDay);

function isSilent(one: ActiveAccount, activity: Activity): boolean {
  const gaps = one.days.slice(1).map((day, index) => day - (one.days[index] ?? day));
  return daysSilent(one, activity) > Math.max(LEAST_DAYS, TIMES_THEIR_GAP * (median(gaps) ?? 0));
}
