// From deeds to the number that a requirement asks for, pure: which deeds each kind of count takes, and whether several on one
// item are one.
import { stamp } from '../../core/time.js';
import type { CountKind, Evidence } from '../../core/title.js';
import type { Tallied } from '../../engine/ports.js';
import type { Deed, DeedKind } from './deeds.js';

interface Counting {
  readonly from: readonly DeedKind[];
  readonly takes: (deed: Deed) => boolean;
  /** Each item once, however much was done there. */
  readonly once: boolean;
}

const all = () => true;
const substantial = (deed: Deed) => deed.substantial === true;
const primary = (deed: Deed) => deed.primary === true;

export const countings: Readonly<Record<CountKind, Counting>> = {
  merged: { from: ['merged'], takes: all, once: true },
  substantial: { from: ['merged'], takes: substantial, once: true },
  reviewed: { from: ['reviewed'], takes: all, once: true },
  primary_reviewed: { from: ['reviewed'], takes: primary, once: true },
  substantial_reviewed: { from: ['reviewed'], takes: substantial, once: true },
  substantial_primary_reviewed: { from: ['reviewed'], takes: (deed) => substantial(deed) && primary(deed), once: true },
  reviewed_or_merged: { from: ['reviewed', 'merged'], takes: all, once: true },
  substantial_reviewed_or_merged: { from: ['reviewed', 'merged'], takes: substantial, once: true },
  issues: { from: ['issues'], takes: all, once: true },
  answers: { from: ['answers'], takes: all, once: true },
  comments: { from: ['comments'], takes: all, once: false },
  contributions: { from: ['contributions'], takes: all, once: false },
};

const MOST_EVIDENCE = 10;

export const itemKey = ({ repository, number }: Pick<Deed, 'repository' | 'number'>): string =>
  `${repository} ${number ?? ''}`;

/** `deeds` are those that the ask looks at, in any order. */
export function tallied(deeds: readonly Deed[], once: boolean, need: number): Tallied {
  const counted = (once ? firstOnEach : inOrder)(deeds);
  const reached = need < 1 ? undefined : counted[need - 1];
  return {
    have: counted.length,
    reachedAt: reached === undefined ? null : timeOf(reached),
    evidence: evidenceIn(counted),
  };
}

const timeOf = ({ at }: Deed): string => stamp(at.toISOString());

const inOrder = (deeds: readonly Deed[]): readonly Deed[] =>
  [...deeds].sort(
    (one, other) =>
      one.at.getTime() - other.at.getTime() ||
      one.repository - other.repository ||
      (one.number ?? 0) - (other.number ?? 0),
  );

function firstOnEach(deeds: readonly Deed[]): readonly Deed[] {
  const first = new Map<string, Deed>();
  for (const deed of inOrder(deeds)) if (!first.has(itemKey(deed))) first.set(itemKey(deed), deed);
  return [...first.values()];
}

/** The newest items, each with the last that was counted there. */
function evidenceIn(counted: readonly Deed[]): readonly Evidence[] {
  const shown = new Map<string, Evidence>();
  for (const deed of counted.toReversed()) {
    if (shown.size === MOST_EVIDENCE) break;
    const { repository, number } = deed;
    if (number === null || shown.has(itemKey(deed))) continue;
    shown.set(itemKey(deed), { is: 'item', repository, number, at: timeOf(deed) });
  }
  return [...shown.values()];
}
