// A8: people of the core fall silent. For the private repository only (decisions.md, 23).
import { numberOf } from '../figures.js';
import { SILENT } from './rule.js';
import type { Rule } from './rule.js';

const LEAST = 2;

export const coreLeaving: Rule = ({ audience, now, logins, unnamed }) => {
  const count = numberOf(now, 'M15', 'atRisk');
  if (audience !== 'private' || count === null || count < LEAST) return SILENT;
  const named = (now.M15?.people ?? [])
    .filter(({ why, person }) => why === 'at_risk' && !unnamed.includes(person))
    .flatMap(({ person }) => logins[person] ?? []);
  const because =
    named.length === 0
      ? { code: 'core_leaves', params: { count } }
      : { code: 'these_leave', params: { count, logins: named.join(' ') } };
  return [{ code: 'A8', level: 'act', because, items: [], sigs: [] }];
};
