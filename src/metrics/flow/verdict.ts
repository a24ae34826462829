// What becomes of an item in a metric: counted under a code, or left out by a rule. One judgement makes the figures, the
// counts of what was left out and the explanation, so that these cannot differ.
import type { ItemAt, Looked } from '../../core/measured.js';
import type { FlowItem } from './samples.js';

export type Verdict = Omit<Looked, 'item' | 'person'>;

export const counted = (as: string, value?: number): Verdict =>
  value === undefined ? { as, counted: true } : { as, counted: true, value };

export const leftOut = (as: string): Verdict => ({ as, counted: false });

/** The rule that takes an item out of what measures people waiting; null: it is a person's, and counts. */
export function outBy({ left, by }: Pick<FlowItem, 'left' | 'by'>): string | null {
  if (left !== null) return left;
  return by === 'human' ? null : by;
}

/** The same of a volume: spam and what accounts that are gone have written was there, and is counted. */
export function outOfVolume({ left, by }: Pick<FlowItem, 'left' | 'by'>): string | null {
  if (left !== null && left !== 'spam') return left;
  return by === 'bot' || by === 'agent' ? by : null;
}

/** How many were left out, by rule. */
export function excludedOf(verdicts: readonly Verdict[]): Readonly<Record<string, number>> {
  const excluded: Record<string, number> = {};
  for (const { as, counted: counts } of verdicts) if (!counts) excluded[as] = (excluded[as] ?? 0) + 1;
  return excluded;
}

export const lookedAs = <Item extends ItemAt>(
  items: readonly Item[],
  judge: (item: Item) => Verdict,
): readonly Looked[] =>
  items.map((item) => ({ item: { repository: item.repository, number: item.number }, ...judge(item) }));
