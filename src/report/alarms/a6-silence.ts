// A6: newcomers wait in silence.
import { numberOf } from '../figures.js';
import { daysBetween, MOST_LINKS, sigsOfItems, SILENT } from './rule.js';
import type { Rule } from './rule.js';

const LEAST = 3;
const DAYS = 7;

export const silence: Rule = (material) => {
  const waiting = (material.now.M22?.items ?? []).filter(
    ({ newcomer, since }) => newcomer && daysBetween(since, material.frame.to) > DAYS,
  );
  const count = numberOf(material.now, 'M22', 'newcomersOver7');
  if (count === null || count < LEAST) return SILENT;
  return [
    {
      code: 'A6',
      level: 'act',
      because: { code: 'newcomers_wait', params: { count, days: DAYS } },
      items: waiting.slice(0, MOST_LINKS),
      sigs: sigsOfItems(waiting, material),
    },
  ];
};
