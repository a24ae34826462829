// A5: nobody reads the report, or nobody does what it asks for.
import { carriedSteps } from '../steps.js';
import { daysBetween, SILENT } from './rule.js';
import type { Rule } from './rule.js';

const REPORTS = 3;
/** So long a report may wait for a reader, in days. */
const PATIENCE = 14;
const OLDEST = 2;

export const unread: Rule = ({ frame, period, published }) => {
  const due = published.filter(({ at }) => daysBetween(at, frame.to) >= PATIENCE).slice(0, REPORTS);
  if (due.length === REPORTS && due.every(({ read }) => read === false)) {
    return [
      { code: 'A5', level: 'act', because: { code: 'no_reader', params: { reports: REPORTS } }, items: [], sigs: [] },
    ];
  }
  const old = carriedSteps(published, period).filter(({ age }) => age > OLDEST);
  if (old.length === 0) return SILENT;
  const params = { count: old.length, reports: OLDEST };
  return [{ code: 'A5', level: 'watch', because: { code: 'steps_left', params }, items: [], sigs: [] }];
};
