// A check run: one for each cause. A newer one of the same name on the same commit takes the older one's place at GitHub;
// an older one is never edited, because GitHub adds the annotations of an edit to those that are there.
import type { CheckAct } from '../../core/action.js';
import type { Hands } from './hands.js';
import { refuseTooSoon, seenAgain } from './status.js';
import type { OpenAction, Settled } from '../ports.js';

export async function applyCheck(hands: Hands, action: OpenAction, act: CheckAct): Promise<Settled> {
  const key = action.effectKey;
  const present = (await hands.github.checks(hands.repository, act.head)).find(
    (check) => check.name === act.name && check.key === key,
  );
  if (present !== undefined) return seenAgain([action], present);
  refuseTooSoon(hands, [action]);
  const made = await hands.write([action], () => hands.github.createCheck(hands.repository, key, act));
  return { state: 'applied', githubId: made.id, url: made.url };
}
