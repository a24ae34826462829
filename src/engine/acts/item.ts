// The item itself: closed, opened again, called otherwise; only where it is not so already. What was merged stays so.
import type { ItemAct } from '../../core/action.js';
import { already } from './hands.js';
import type { Hands } from './hands.js';
import type { GitHubWrite, OpenAction, PresentItem, Settled } from '../ports.js';

type Change = Parameters<GitHubWrite['editItem']>[2];

export async function applyItem(hands: Hands, action: OpenAction, act: ItemAct): Promise<Settled> {
  const item = await hands.present(act.number, 'item');
  if (act.state === 'open' && item.merged) {
    return { state: 'refused', detail: 'the pull request was merged: it cannot be opened again' };
  }
  const change: Change = { ...titleChange(act, item), ...stateChange(act, item) };
  if (Object.keys(change).length === 0) return already(action);
  await hands.write([action], () => hands.github.editItem(hands.repository, act.number, change));
  return { state: 'applied' };
}

function titleChange({ title }: ItemAct, item: PresentItem): Change {
  return title === undefined || title.trim() === item.title ? {} : { title: title.trim() };
}

function stateChange({ state }: ItemAct, item: PresentItem): Change {
  if (state === undefined) return {};
  if (state === 'open') return item.state === 'open' ? {} : { state };
  if (item.isPull) return item.state === 'closed' ? {} : { state: 'closed' };
  // Closed long ago, an issue has no reason: GitHub shows it as completed.
  const so = item.state === 'closed' && (item.stateReason ?? 'completed') === state;
  return so ? {} : { state: 'closed', stateReason: state };
}
