// A label for the repository. One of that name, however it looks, is somebody's and is left as it is.
import type { NewLabelAct } from '../../core/action.js';
import type { Hands } from './hands.js';
import { refuseTooSoon } from './status.js';
import type { OpenAction, Settled } from '../ports.js';

export async function applyNewLabel(hands: Hands, action: OpenAction, act: NewLabelAct): Promise<Settled> {
  const { github, repository } = hands;
  const there: Settled = { state: action.state === 'sent' ? 'applied' : 'unchanged' };
  if (await github.labelExists(repository, act.name)) return there;
  refuseTooSoon(hands, [action]);
  const { name, color, description } = act;
  const made = await hands.write([action], () => github.createLabel(repository, { name, color, description }));
  return made ? { state: 'applied' } : there;
}
