// Whose turn is it on an item, and since when: from what was said and done there, by people.
import type { ActKind } from './fact.js';

/** One act on the item, oldest first. */
export interface Said {
  readonly kind: ActKind;
  readonly person: number | null;
  /** A person, as opposed to bots, agents and accounts that are gone. */
  readonly human: boolean;
  readonly maintainer: boolean;
  readonly at: string;
  readonly value: string | null;
  readonly subject: number | null;
}

export interface Thread {
  readonly kind: 'issue' | 'pull_request' | 'discussion';
  readonly author: number | null;
  readonly openedAt: string;
  readonly draft: boolean;
  readonly said: readonly Said[];
}

/** `because` is a code: `closed`, `draft`, `never_answered`, `author_spoke`, `maintainer_spoke`, `review_requested`. */
export interface Turn {
  readonly of: 'nobody' | 'author' | 'maintainers' | 'reviewers';
  /** ISO 8601; how long they have been waited for counts from here. */
  readonly since: string;
  /** Numbers of the reviewers who were asked and have not answered. */
  readonly people: readonly number[];
  readonly because: string;
}

const WORDS: readonly ActKind[] = ['commented', 'reviewed', 'review_commented', 'pushed', 'answered'];

/**
 * Whose turn it is now. After a maintainer's word it is the author's; after anybody else's (the author pushed, somebody
 * asked) the maintainers', from the first word they have not answered. Bots' words are none.
 */
export function turnOf(thread: Thread): Turn {
  const { said, author } = thread;
  const state = last(said, ['closed', 'reopened']);
  if (state?.kind === 'closed') return turn('nobody', state.at, 'closed');
  const drafting = last(said, ['drafted', 'ready']);
  if (thread.kind === 'pull_request' && thread.draft) {
    return turn('author', drafting?.at ?? thread.openedAt, 'draft');
  }
  const start = firstReady(thread);
  const words = said.filter((one) => one.human && WORDS.includes(one.kind) && one.at >= start);
  const answer = words.findLastIndex((one) => one.maintainer && one.person !== author);
  const after = words.slice(answer + 1);
  const [unanswered] = after;
  if (answer >= 0 && unanswered === undefined) {
    const spoke = words[answer];
    return turn('author', spoke?.at ?? start, 'maintainer_spoke');
  }
  const since = answer < 0 ? start : (unanswered?.at ?? start);
  const asked = openRequests(said);
  if (asked.length > 0) {
    const requested = asked.map((one) => one.at).sort()[0] ?? since;
    const people = asked.flatMap((one) => one.subject ?? []);
    return { of: 'reviewers', since: requested > since ? requested : since, people, because: 'review_requested' };
  }
  return turn('maintainers', since, answer < 0 ? 'never_answered' : 'author_spoke');
}

const turn = (of: Turn['of'], since: string, because: string): Turn => ({ of, since, people: [], because });

const last = (said: readonly Said[], kinds: readonly ActKind[]) => said.findLast((one) => kinds.includes(one.kind));

/** The start of the clock: creation, or the first time a pull request that began as a draft was ready. */
function firstReady({ said, openedAt }: Thread): string {
  const first = said.find((one) => one.kind === 'ready' || one.kind === 'drafted');
  return first?.kind === 'ready' ? first.at : openedAt;
}

/** Requests for a review of a person that were neither taken back nor answered. */
function openRequests(said: readonly Said[]): readonly Said[] {
  const open = new Map<number, Said>();
  for (const one of said) {
    if (one.kind === 'review_requested' && one.subject !== null) open.set(one.subject, one);
    if (one.kind === 'review_unrequested' && one.subject !== null) open.delete(one.subject);
    if (one.kind === 'reviewed' && one.person !== null) open.delete(one.person);
  }
  return [...open.values()];
}
