// Whose turn is it on an item, and since when: from what was said and done there, by people.
import type { ActKind } from './fact.js';

/** One act on the item, oldest first. */
export interface Said {
  readonly kind: ActKind;
  readonly person: number | null;
  /** A person, as opposed to bots, agents and accounts that are gone. */
  readonly human: boolean;
  /** Null: whether they are one is not known. */
  readonly maintainer: boolean | null;
  readonly at: string;
  readonly value: string | null;
  /** The other person, where it is one: nobody waits for a bot. */
  readonly subject: number | null;
  /** A comment that is nothing but commands: bots are spoken to, and nobody else. */
  readonly bare: boolean;
}

export interface Thread {
  readonly kind: 'issue' | 'pull_request' | 'discussion';
  readonly author: number | null;
  readonly openedAt: string;
  readonly draft: boolean;
  readonly said: readonly Said[];
}

/**
 * `because` is a code: `closed`; `draft`; `never_answered` by anybody; `no_maintainer_spoke`, though others did;
 * `author_spoke` since a maintainer did; `maintainer_spoke`; `somebody_spoke`, of whom it is not known whether they are
 * one; `review_requested`.
 */
export interface Turn {
  readonly of: 'nobody' | 'author' | 'maintainers' | 'reviewers';
  /** ISO 8601; how long they have been waited for counts from here. */
  readonly since: string;
  /** Numbers of the reviewers who were asked and have not answered. */
  readonly people: readonly number[];
  readonly because: string;
}

const WORDS: readonly ActKind[] = ['commented', 'reviewed', 'review_commented', 'pushed', 'answered', 'reopened'];

/**
 * Whose turn it is now. After a maintainer's word it is the author's; after anybody else's (the author pushed, somebody
 * asked, it was reopened) the maintainers', from the first word they have not answered; where people were asked for a
 * review since then, theirs. Bots' words are none, nor are words to bots, and nobody waits for a bot.
 */
export function turnOf(thread: Thread): Turn {
  const { said } = thread;
  const state = last(said, ['closed', 'reopened']);
  if (state?.kind === 'closed') return turn('nobody', state.at, 'closed');
  if (thread.kind === 'pull_request' && thread.draft) {
    return turn('author', last(said, ['drafted'])?.at ?? thread.openedAt, 'draft');
  }
  const start = firstReady(thread);
  const words = said.filter((one) => one.human && !one.bare && WORDS.includes(one.kind) && one.at >= start);
  const answers = words.filter((one) => one.person !== thread.author && one.maintainer !== false);
  const answer = answers.at(-1);
  const asked = openRequests(said).filter((one) => answer === undefined || one.at >= answer.at);
  const [first] = asked;
  if (first !== undefined) {
    const since = first.at > start ? first.at : start;
    return { of: 'reviewers', since, people: asked.flatMap((one) => one.subject ?? []), because: 'review_requested' };
  }
  if (answer === undefined) {
    const others = words.some((one) => one.person !== thread.author);
    return turn('maintainers', start, others ? 'no_maintainer_spoke' : 'never_answered');
  }
  const [unanswered] = words.slice(words.indexOf(answer) + 1);
  if (unanswered !== undefined) return turn('maintainers', unanswered.at, 'author_spoke');
  return turn('author', answer.at, answer.maintainer === true ? 'maintainer_spoke' : 'somebody_spoke');
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
  return [...open.values()].sort((a, b) => (a.at < b.at ? -1 : 1));
}
