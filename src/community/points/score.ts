// The arithmetic of points, pure: what each act gives, how many of a week count, and what they come to.
import { byText } from '../../core/order.js';
import type { PointAct, PointTerms, ScoredAct, Weight } from '../../core/points.js';
import { DAY_MS } from '../../core/time.js';

const WEEK_DAYS = 7;
/** 1 January 1970 was a Thursday: Monday's number is the fourth day after it. */
const FIRST_MONDAY = 4;

/** The most that one act may give halves so often before less than half a hundredth is left of it. */
const HALVES = 15;

/** What was done before gives nothing any more. ISO 8601. */
export const countsSince = ({ halfLifeDays }: Pick<PointTerms, 'halfLifeDays'>, at: string): string =>
  new Date(Math.max(0, Date.parse(at) - HALVES * halfLifeDays * DAY_MS)).toISOString();

/**
 * The acts that give something, the newest first. Of a kind's acts in one week the newest count: they give the most, so that
 * nobody loses by doing more. What came after `at` does not exist.
 */
export function scoredActs(acts: readonly PointAct[], terms: PointTerms, at: string): readonly ScoredAct[] {
  const weights = new Map(terms.weights.map((weight) => [weight.kind, weight]));
  const counted = new Map<string, number>();
  const scored: ScoredAct[] = [];
  for (const act of newestFirst(acts)) {
    const weight = weights.get(act.kind);
    const hundredths = weight === undefined ? 0 : hundredthsOf(weight, act, terms, at);
    if (weight === undefined || hundredths === 0) continue;
    const week = `${act.kind} ${weekOf(act.at)}`;
    const before = counted.get(week) ?? 0;
    if (before >= weight.most) continue;
    counted.set(week, before + 1);
    scored.push({ ...act, hundredths });
  }
  return scored;
}

export const sumOf = (acts: readonly Pick<ScoredAct, 'hundredths'>[]): number =>
  acts.reduce((sum, { hundredths }) => sum + hundredths, 0);

function hundredthsOf({ points }: Weight, act: PointAct, { halfLifeDays }: PointTerms, at: string): number {
  const age = (Date.parse(at) - Date.parse(act.at)) / DAY_MS;
  return age < 0 ? 0 : Math.round(points * 100 * 2 ** (-age / halfLifeDays));
}

/** From Monday to Sunday, in UTC. */
const weekOf = (at: string): number => Math.floor((Date.parse(at) / DAY_MS - FIRST_MONDAY) / WEEK_DAYS);

/** Whatever order they are told in. */
const newestFirst = (acts: readonly PointAct[]): readonly PointAct[] =>
  [...acts].sort((one, other) => Date.parse(other.at) - Date.parse(one.at) || byText(nameOf(one), nameOf(other)));

const nameOf = ({ kind, repository, number, url }: PointAct): string =>
  JSON.stringify([kind, repository, number ?? 0, url ?? '']);
