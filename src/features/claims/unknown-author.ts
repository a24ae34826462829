// Pull requests of people who have none merged here and do not belong to the community: what is asked of them, and the
// label that says it is missing. Only the label that Hearth put on is taken off, and none is put back.
import type { Action } from '../../core/action.js';
import type { LinkedItem, LiveItem } from '../../core/live-item.js';
import { memoryOf } from '../../core/live-item.js';
import { isSame } from '../../core/name.js';
import { mayUse } from '../../core/permission.js';
import type { PermissionAnswer } from '../../core/permission.js';
import type { MembershipAnswer } from '../../core/question.js';
import type { InHandAnswer } from '../../core/sig-question.js';
import { hasTicked } from './boxes.js';
import { NAME } from './history.js';
import type { Unmet } from './said.js';
import type { Own } from './rules.js';
import { hasRules } from './rules.js';

type Rules = Own['unknown_authors'];

/** Who the author is to the community. */
export interface Standing {
  readonly hand: InHandAnswer | undefined;
  readonly membership: MembershipAnswer | undefined;
  readonly permission: PermissionAnswer | undefined;
}

/** Where it cannot be known whether somebody belongs here, or was merged here before, nothing is asked of them. */
export function isUnknown({ hand, membership, permission }: Standing): boolean {
  return hand?.merged === 0 && membership === 'outside' && !mayUse('triage', permission, false);
}

export interface Judged {
  readonly place: { readonly repository: number; readonly number: number };
  readonly login: string;
  readonly body: string;
  readonly linked: readonly LinkedItem[];
  readonly hand: InHandAnswer;
}

/** What a pull request does not meet. */
export function unmetBy(rules: Rules, { place, login, body, linked, hand }: Judged): readonly Unmet[] {
  const { most_open: most, disclosure: boxes, assigned_first: first } = rules;
  return [
    ...(most > 0 && !isWithin(hand, place, most)
      ? [{ rule: 'most_open', open: hand.pulls.length, most } as const]
      : []),
    ...(boxes.length > 0 && !hasTicked(body, boxes) ? [{ rule: 'disclosure', boxes } as const] : []),
    ...(first && !linked.some((one) => isOpenHere(one, place) && one.assignees.some((name) => isSame(name, login)))
      ? [{ rule: 'assigned_first' } as const]
      : []),
  ];
}

/** Elsewhere anybody may assign themselves, and what is closed is nobody's work. */
const isOpenHere = (one: LinkedItem, place: Judged['place']): boolean =>
  one.repository === place.repository && one.state === 'open';

/** Is it one of the oldest that may be open? One that the ledger does not know yet is the youngest. */
export function isWithin({ pulls }: InHandAnswer, place: Judged['place'], most: number): boolean {
  const index = pulls.findIndex((one) => one.repository === place.repository && one.number === place.number);
  return (index === -1 ? pulls.length : index) < most;
}

/** What is to be done with the label; null: it is as it should be, or a person's affair. */
export function labelAct(rules: Rules, number: number, live: LiveItem, isUnmet: boolean): Action['act'] | null {
  const { label } = rules;
  if (label === undefined) return null;
  const memory = memoryOf(live, label);
  const isOurs = memory?.last.by === 'hearth' && memory.last.feature === NAME;
  if (isUnmet) {
    const mayAdd = memory === undefined || (!memory.on && isOurs);
    return mayAdd ? { kind: 'label', number, add: [label], remove: [] } : null;
  }
  return memory?.on === true && isOurs ? { kind: 'label', number, add: [], remove: [label] } : null;
}

/** Does anything follow from these rules? */
export const judgesUnknown = ({ unknown_authors: rules }: Own): boolean =>
  hasRules(rules) && (rules.label !== undefined || rules.comment);
