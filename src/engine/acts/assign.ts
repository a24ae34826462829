// Who is assigned to an item: only the difference is written, and GitHub's answer tells who was not taken.
import type { AssignAct } from '../../core/action.js';
import { already, within, without } from './hands.js';
import type { Hands } from './hands.js';
import type { OpenAction, Settled } from '../ports.js';

export async function applyAssign(hands: Hands, action: OpenAction, act: AssignAct): Promise<Settled> {
  const { github, repository } = hands;
  const { assignees } = await hands.present(act.number, 'item');
  const add = without(act.add, assignees);
  const remove = within(without(act.remove, act.add), assignees);
  if (add.length === 0 && remove.length === 0) return already(action);
  const refused = await hands.write([action], async () => {
    if (remove.length > 0) await github.unassign(repository, act.number, remove);
    return add.length === 0 ? [] : without(add, await github.assign(repository, act.number, add));
  });
  if (refused.length === 0) return { state: 'applied' };
  const names = refused.map((login) => `"${login}"`).join(', ');
  return {
    state: 'refused',
    detail: `GitHub did not take ${names}: they may not be assigned here, or ten are assigned already`,
  };
}
