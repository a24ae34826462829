// What to do next: the catalogue of actions, what an alarm asks for, and what was asked for before and is not done.
import type { Alarm, Period, Step } from '../core/report.js';
import { parsePeriod } from '../metrics/period.js';
import type { Published } from './material.js';

const MOST = 3;

/** On average: a month's days differ by less than what rounding takes up. */
const DAYS_OF = { weekly: 7, monthly: 30.436875, quarterly: 91.310625 };

/** More periods than these no step counts that it is carried over. */
export const OLDEST = 60;

/** By the reason that an alarm fired for. */
const FOR_REASON = {
  fewer_people: 'bring_people_back',
  fewer_people_than_year: 'bring_people_back',
  one_person: 'share_the_work',
  this_person: 'share_the_work',
  one_reviewer: 'share_the_work',
  few_owners: 'find_owners',
  fewer_stay: 'keep_newcomers',
  few_stay: 'keep_newcomers',
  stars_only: 'invite_onlookers',
  no_reader: 'read_together',
  steps_left: 'settle_steps',
  newcomers_wait: 'answer_newcomers',
  more_to_review: 'find_reviewers',
  nobody_reviews: 'find_reviewers',
  core_leaves: 'ask_the_core',
  these_leave: 'ask_the_core',
  data_gap: 'mend_the_gap',
} as const;

export type Reason = keyof typeof FOR_REASON;
export type StepCode = (typeof FOR_REASON)[Reason];

export const stepCodes: readonly StepCode[] = [...new Set(Object.values(FOR_REASON))];

export function isStepCode(code: string): code is StepCode {
  return stepCodes.some((one) => one === code);
}

/** What the newest report asked for and nobody ticked, as many periods old as have passed since, reported or not. */
export function carriedSteps(published: readonly Published[], period: Period): readonly Step[] {
  return stepsOfLast(published, false).map(({ code, since, age }) => {
    return { code, since, age: Math.min(periodsSince(since, period) ?? age + 1, OLDEST) };
  });
}

/** Null: people have written into the report what is no earlier period, or this one is of no kind that comes again. */
function periodsSince(since: string, { kind, from, zone }: Period): number | null {
  const first = parsePeriod(since, zone);
  if (kind === 'custom' || 'problem' in first) return null;
  const age = Math.round((Date.parse(from) - Date.parse(first.from)) / (DAYS_OF[kind] * 86_400_000));
  return age > 0 ? age : null;
}

/** What the newest report asked for and somebody ticked. */
export function doneSteps(published: readonly Published[]): readonly Step[] {
  return stepsOfLast(published, true).map(({ code, since, age }) => ({ code, since, age }));
}

const stepsOfLast = (published: readonly Published[], done: boolean): readonly Step[] =>
  (published[0]?.steps ?? []).filter((step) => step.done === done && isStepCode(step.code));

/** At most three: those carried over, the oldest first, then what the alarms ask for, in their order. */
export function stepsFor(alarms: readonly Alarm[], published: readonly Published[], period: Period): readonly Step[] {
  const carried = carriedSteps(published, period).toSorted((one, other) => other.age - one.age);
  const asked = alarms.flatMap(({ because: { code } }) => (isReason(code) ? [FOR_REASON[code]] : []));
  const fresh = [...new Set(asked)].filter((code) => !carried.some((step) => step.code === code));
  return [...carried, ...fresh.map((code) => ({ code, since: period.label, age: 0 }))].slice(0, MOST);
}

const isReason = (code: string): code is Reason => Object.hasOwn(FOR_REASON, code);
