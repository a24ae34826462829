// A reaction. GitHub keeps one of each kind per account, so sending it again changes nothing and needs no read.
import type { ReactionAct } from '../../core/action.js';
import type { Hands } from './hands.js';
import type { OpenAction, Settled } from '../ports.js';

export async function applyReaction(hands: Hands, action: OpenAction, act: ReactionAct): Promise<Settled> {
  await hands.write([action], () => hands.github.react(hands.repository, act, act.content));
  return { state: 'applied' };
}
