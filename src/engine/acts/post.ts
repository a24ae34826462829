// What Hearth keeps of its own in a repository, an issue or a discussion: one per series, made once and then edited. Edited
// or deleted by a person, it is left alone; closed by one, until what it was about is over. What is over, Hearth opens again
// when there is news. What is kept in another repository is only written while that one is private and agrees.
import type { DiscussionAct, IssueAct } from '../../core/action.js';
import type { Repository } from '../../core/event.js';
import { TooSoon } from '../../core/failure.js';
import { marker, markersIn } from '../../core/markdown.js';
import type { Hands } from './hands.js';
import { refuseTooSoon, seenAgain } from './status.js';
import type { Made, OpenAction, OwnPost, PostChange, SeenPost, Settled } from '../ports.js';

/** How one kind of them is read and written. */
export interface Desk {
  own(repository: Repository): Promise<readonly OwnPost[]>;
  read(repository: Repository, number: number): Promise<SeenPost | null>;
  make(repository: Repository, body: string): Promise<Made>;
  edit(repository: Repository, number: number, change: PostChange): Promise<Made>;
}

type Post = IssueAct | DiscussionAct;

interface Work {
  readonly hands: Hands;
  readonly action: OpenAction;
  readonly act: Post;
  readonly desk: Desk;
  /** Where it is kept. */
  readonly where: Repository;
  readonly digest: string;
  readonly body: string;
}

export async function applyPost(hands: Hands, action: OpenAction, act: Post, desk: Desk): Promise<Settled> {
  const where = act.in === undefined ? hands.repository : await hands.beside(act.in);
  if (where === null) {
    return refused(`there is no repository "${act.in ?? ''}" of this owner that is given to Hearth`);
  }
  const digest = await hands.audit.digest(`${act.kind}:${hands.repository.id}:${act.series}`);
  const body = `${marker(digest)}\n${act.body.trim()}`;
  const work: Work = { hands, action, act, desk, where, digest, body };
  const before = await hands.audit.madeBefore(hands.repository.id, act.kind, act.series, act.in);
  const number = before ?? (await find(work));
  return number === null ? make(work) : edit(work, number);
}

async function find({ desk, where, digest }: Work): Promise<number | null> {
  return (await desk.own(where)).find(({ body }) => markersIn(body).includes(digest))?.number ?? null;
}

async function make(work: Work): Promise<Settled> {
  const { hands, action, act, desk, where, body } = work;
  if (act.state === 'closed') return { state: 'unchanged' };
  refuseTooSoon(hands, [action]);
  const refusal = await whyNotThere(work);
  if (refusal !== undefined) return refusal;
  const made = await hands.write([action], () => desk.make(where, body));
  return { state: 'applied', githubId: made.id, url: made.url };
}

async function edit(work: Work, number: number): Promise<Settled> {
  const { hands, action, act, desk, where, digest, body } = work;
  const closing = act.state === 'closed';
  const present = await desk.read(where, number);
  if (present === null) {
    if (hands.fresh([action])) throw new TooSoon(hands.lagMs);
    return refused(`a person deleted the ${act.kind}`);
  }
  const seen = { id: number, url: present.url };
  const same = act.keepsWords === true || (present.body === body && present.title === act.title);
  if (closing && present.state === 'closed') {
    return same ? seenAgain([action], seen) : { state: 'unchanged', githubId: number, url: present.url };
  }
  // GitHub's copy may be an old one: what Hearth closed is opened with the write, even if it seems to be open.
  const closedBefore = (await hands.audit.lastPostState(hands.repository.id, act)) === 'closed';
  const theirs = whyTheirs(present, { act, digest, closedBefore });
  if (theirs !== undefined) return { ...refused(theirs), githubId: number };
  if (same && !closing && !closedBefore) return seenAgain([action], seen);
  const refusal = await whyNotThere(work);
  if (refusal !== undefined) return { ...refusal, githubId: number };
  const words = act.keepsWords === true ? {} : { title: act.title, body };
  const state = closing ? { state: 'closed' as const } : closedBefore ? { state: 'open' as const } : {};
  const made = await hands.write([action], () => desk.edit(where, number, { ...words, ...state }));
  return { state: 'applied', githubId: number, url: made.url };
}

interface Kept {
  readonly act: Post;
  readonly digest: string;
  readonly closedBefore: boolean;
}

/** A person's later act wins: closed while there was something to say, it stays closed until that is over. */
function whyTheirs(present: SeenPost, { act, digest, closedBefore }: Kept): string | undefined {
  if (present.state === 'closed' && !closedBefore) return `a person closed the ${act.kind}`;
  return present.ours && markersIn(present.body).includes(digest) ? undefined : `a person edited the ${act.kind}`;
}

/** Why it must not be written where it would stand, asked right before the write: others could read it, or it is not asked for. */
async function whyNotThere({ hands, action, act, where }: Work): Promise<Settled | undefined> {
  if (act.in === undefined) return undefined;
  if (!(await hands.github.isPrivate(where))) {
    return refused(`the repository "${act.in}" is not private: others could read what is meant for the leads alone`);
  }
  if (where.id === hands.repository.id || (await hands.agrees(action.feature, where))) return undefined;
  return refused(
    `the repository "${act.in}" does not agree: its own hearth.yml, or the one that all repositories of the owner share, must say "private: ${act.in}" under "${action.feature}:" too`,
  );
}

const refused = (detail: string): Settled => ({ state: 'refused', detail });
