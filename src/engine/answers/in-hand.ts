// What a person has in hand, by the ledger. That none of theirs was merged is said only where the history is known.
import type { InHand, InHandAnswer } from '../../core/sig-question.js';
import { vouchedSince } from '../first.js';
import type { Sources } from './sources.js';

export async function inHand(
  { community, person }: InHand,
  { ledger, now }: Pick<Sources, 'ledger' | 'now'>,
): Promise<InHandAnswer> {
  const found = await ledger.inHand(community, person.id);
  if (found.merged !== 0 || (await ledger.historyKnown(community, vouchedSince(now)))) return found;
  return { ...found, merged: null };
}
