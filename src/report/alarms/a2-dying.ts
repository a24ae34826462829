// A2: the group is dying. Its other halves, rules and advertising, stand in files and texts that the ledger does not hold.
import { figureOf, numberOf } from '../figures.js';
import type { Material, Measurements } from '../material.js';
import { SILENT } from './rule.js';
import type { Rule } from './rule.js';

const LEAST_PEOPLE = 10;
const FALLEN = 0.6;

export const dying: Rule = (material) => {
  const now = weeklyActive(material.now);
  const before = weeklyActive(material.spans.weeksBefore);
  if (now === null || before === null || before < LEAST_PEOPLE || now > FALLEN * before) return SILENT;
  const yearAgo = weeklyActive(material.yearAgo);
  if (yearAgo !== null && now > FALLEN * yearAgo) return SILENT;
  const params = { now: round(now), before: round(before), ...(yearAgo === null ? {} : { yearAgo: round(yearAgo) }) };
  const code = yearAgo === null ? 'fewer_people' : 'fewer_people_than_year';
  return [{ code: 'A2', level: 'act', because: { code, params }, items: [], sigs: [] }];
};

/** Mean of the people active in each of the last four weeks: M02 is that share of those active in all 28 days. */
function weeklyActive(measured: Material['yearAgo'] | Measurements): number | null {
  const active = figureOf(measured, 'M01', 'mau')?.value ?? null;
  if (active === null || active === 0) return active;
  const share = numberOf(measured, 'M02', 'weekly');
  return share === null ? null : share * active;
}

const round = (value: number): number => Math.round(value * 10) / 10;
