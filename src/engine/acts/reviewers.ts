// Whom a review is asked of: only the difference is written. GitHub takes all or none, so that one who may not review is
// found by asking for each alone.
import type { ReviewersAct } from '../../core/action.js';
import { Refused } from '../../core/failure.js';
import { already, within, without } from './hands.js';
import type { Hands } from './hands.js';
import type { OpenAction, Settled } from '../ports.js';

export async function applyReviewers(hands: Hands, action: OpenAction, act: ReviewersAct): Promise<Settled> {
  const { reviewers } = await hands.present(act.number, 'pull');
  const add = without(act.add, reviewers);
  const remove = within(without(act.remove, act.add), reviewers);
  if (add.length === 0 && remove.length === 0) return already(action);
  const refused = await hands.write([action], async () => {
    if (remove.length > 0) await hands.github.removeReviewers(hands.repository, act.number, remove);
    return add.length === 0 ? [] : request(hands, act.number, add);
  });
  return refused.length === 0 ? { state: 'applied' } : { state: 'refused', detail: refused.join('; ') };
}

/** Asks for all at once, else for each alone; answers why some were not taken, a sentence each. */
async function request(hands: Hands, number: number, logins: readonly string[]): Promise<readonly string[]> {
  try {
    await hands.github.requestReviewers(hands.repository, number, logins);
    return [];
  } catch (error) {
    if (!(error instanceof Refused && error.status === 422)) throw error;
    const [login] = logins;
    if (logins.length === 1) return [`GitHub did not ask "${login ?? ''}": ${error.message}`];
  }
  const refused: string[] = [];
  for (const login of logins) refused.push(...(await request(hands, number, [login])));
  return refused;
}
