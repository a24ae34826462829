// Titles that somebody holds, as requirements look at them.
import { titleIn } from '../../core/title.js';
import type { Standing, TitleAt } from '../../core/title.js';
import type { LadderFacts } from './facts.js';
import { isBefore } from './moments.js';

/** Theirs, begun and not ended at that moment. */
export const heldNow = (
  standings: readonly Standing[],
  { person, at }: Pick<LadderFacts, 'person' | 'at'>,
): readonly Standing[] =>
  standings.filter(
    (one) =>
      one.person === person && !isBefore(at, one.since ?? one.seen) && (one.until === null || isBefore(at, one.until)),
  );

/** May it be held by what could not be asked? `unknown`: names or keys of titles. */
export const isUnknown = (title: TitleAt, unknown: readonly string[]): boolean =>
  unknown.some((one) => {
    const at = titleIn(one);
    if (at === null) return one === title.name;
    return at.kind === title.kind && at.name === title.name && isSameSig(at.sig, title.sig);
  });

/** Where one of the two is of no SIG, SIGs make no difference. */
export const isSameSig = (one: string | null, other: string | null): boolean =>
  one === null || other === null || one === other;
