// A pull request of Hearth's own: one per repository and series, whatever became of it; never a second one.
import type { PullAct } from '../../core/action.js';
import type { Hands } from './hands.js';
import { refuseTooSoon, seenAgain } from './status.js';
import type { OpenAction, Settled } from '../ports.js';

export async function applyPull(hands: Hands, action: OpenAction, act: PullAct): Promise<Settled> {
  const { github, repository } = hands;
  const before = await hands.audit.madeBefore(repository.id, 'pull', act.series);
  if (before !== null) return { state: 'unchanged', githubId: before };
  const present = await github.ownPull(repository, act.branch);
  if (present !== null) return seenAgain([action], present);
  if ((await github.fileAt(repository, act.path)) !== null) {
    return { state: 'refused', detail: `there is a ${act.path} by now` };
  }
  refuseTooSoon(hands, [action]);
  const made = await hands.write([action], () => github.createPull(repository, act));
  return { state: 'applied', githubId: made.id, url: made.url };
}
