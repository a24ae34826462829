// The words of a case in their order, and which of them belong to the application that is looked at: a new one after "not
// yet", for another person or for another title, begins anew.
import type { CaseAct, CaseRecord } from '../../core/case.js';
import { stamp } from '../../core/time.js';
import { titleIn } from '../../core/title.js';
import type { TitleAt } from '../../core/title.js';

/** Of an act that says that the applicant closed the issue, which opening it again undoes. */
export const BY_CLOSING = 'closed';

/**
 * By time, and within a second by key, after the application itself: one comment may nominate and say more. What was told
 * twice is one: the earliest telling of it.
 */
export function inOrder(acts: readonly CaseAct[]): readonly CaseAct[] {
  const one = new Map<string, CaseAct>();
  for (const act of [...acts].sort(byTelling)) if (!one.has(act.key)) one.set(act.key, act);
  return [...one.values()];
}

const orderOf = ({ at, key, word }: CaseAct): string => `${stamp(at)} ${isBidding(word) ? 0 : 1} ${key}`;

const isBidding = (word: CaseAct['word']): boolean => word === 'applied' || word === 'nominated';

/** Tellings of one act that differ have an order, too, so that the order of telling makes none. */
function byTelling(a: CaseAct, b: CaseAct): number {
  const [one, other] = [`${orderOf(a)} ${restOf(a)}`, `${orderOf(b)} ${restOf(b)}`];
  return one < other ? -1 : one > other ? 1 : 0;
}

const restOf = ({ word, by, about, value }: CaseAct): string => JSON.stringify([word, by, about, value]);

/** One application or nomination. */
export interface Bid {
  /** Of the act that began it: names it. */
  readonly key: string;
  /** ISO 8601. */
  readonly at: string;
  readonly is: 'application' | 'nomination';
  readonly applicant: number;
  /** As it was said last: the SIG may be named later. */
  readonly title: TitleAt;
  /** The SIG that was named last, also where none is now. */
  readonly sigNamed: string | null;
  /** When it was said so first, ISO 8601. */
  readonly titleAt: string;
  /** Who may name sponsors and take it back: who applied or nominated, and the applicant. */
  readonly owners: readonly number[];
}

/** Is a bid meant by this act, by somebody who may make it? Only the author, the person and who nominates can. */
export function bidOf(act: CaseAct, author: number | null, mayNominate: (person: number) => boolean): Bid | null {
  const { word, by, about, value, key, at } = act;
  const title = value === null ? null : titleIn(value);
  if (!isBidding(word) || by === null || about === null || title === null) return null;
  const may = word === 'applied' ? by === author || by === about : mayNominate(by);
  if (!may) return null;
  const is = word === 'applied' ? 'application' : 'nomination';
  const owners = [...new Set([about, by])];
  return { key, at: stamp(at), is, applicant: about, title, sigNamed: title.sig, titleAt: stamp(at), owners };
}

/** For the same title (whatever the SIG) and person: no new bid, but the old one said again. */
export const isSameBid = (one: Bid, other: Bid): boolean =>
  one.applicant === other.applicant && one.title.kind === other.title.kind && one.title.name === other.title.name;

const VOTES: readonly CaseAct['word'][] = ['sponsored', 'attested', 'seconded'];

/** What still stands when it is said again: who spoke up for one SIG did not for another. */
export function standingAfter(acts: readonly CaseAct[], one: Bid, { title: { sig } }: Bid): readonly CaseAct[] {
  const moves = sig !== null && one.sigNamed !== null && one.sigNamed !== sig;
  return moves ? acts.filter(({ word }) => !VOTES.includes(word)) : acts;
}

/** The same bid, said again. */
export const saidAgain = (one: Bid, again: Bid): Bid => ({
  ...one,
  title: again.title,
  sigNamed: again.title.sig ?? one.sigNamed,
  titleAt: one.title.sig === again.title.sig ? one.titleAt : again.titleAt,
  owners: [...new Set([...one.owners, ...again.owners])],
});

/** For which title and whom the record is, before anything is known of who may say what; null: nobody applied or nominated. */
export function subjectOf({ acts, author }: Pick<CaseRecord, 'acts' | 'author'>): Bid | null {
  const ordered = inOrder(acts);
  const over = ordered.findIndex(({ word }) => word === 'accepted');
  const bids = (over === -1 ? ordered : ordered.slice(0, over)).flatMap((act) => bidOf(act, author, () => true) ?? []);
  return bids.at(-1) ?? null;
}
