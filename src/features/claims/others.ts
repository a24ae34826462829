// Who took an issue is told, once, whose pull requests are open for it: they keep nobody from it, and a word saves work.
import type { Action } from '../../core/action.js';
import type { Language } from '../../core/language.js';
import { dayOf } from '../../core/time.js';
import { shown } from './issue-section.js';
import { pullsOfOthers } from './judge.js';
import type { Ground } from './judge.js';
import { messages } from './messages.js';
import { planFor } from './plan.js';

/** So many pull requests are told of. */
const MOST = 10;

export function tellOfPulls(ground: Ground, scope: string, language: Language): readonly Action[] {
  const { own, place, sender, now } = ground;
  const pulls = own.competing ? pullsOfOthers(ground).slice(0, MOST).map(shown) : [];
  if (pulls.length === 0) return [];
  const body = messages[language].competing(dayOf(now.toISOString()), [{ issue: place.number, assigned: [], pulls }]);
  const plan = planFor(scope, `claimant:${sender.id}`);
  return [plan('others', { kind: 'comment', number: place.number, body }, { expect: { others: 'done' } })];
}
