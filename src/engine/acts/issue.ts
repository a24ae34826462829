// An issue of Hearth's own: one per repository and series, made once and then edited. Edited or deleted by a person, it is
// left alone; closed by one, until what it was about is over. What is over, Hearth opens again when there is news.
import type { IssueAct } from '../../core/action.js';
import { TooSoon } from '../../core/failure.js';
import { marker, markersIn } from '../../core/markdown.js';
import type { Hands } from './hands.js';
import { refuseTooSoon, seenAgain } from './status.js';
import type { GitHubRead, OpenAction, Settled } from '../ports.js';

type Present = NonNullable<Awaited<ReturnType<GitHubRead['issue']>>>;

export async function applyIssue(hands: Hands, action: OpenAction, act: IssueAct): Promise<Settled> {
  const digest = await hands.audit.digest(`issue:${hands.repository.id}:${act.series}`);
  const body = `${marker(digest)}\n${act.body.trim()}`;
  const closing = act.state === 'closed';
  const number =
    (await hands.audit.madeBefore(hands.repository.id, 'issue', act.series)) ?? (await find(hands, digest));
  if (number === null) {
    if (closing) return { state: 'unchanged' };
    refuseTooSoon(hands, [action]);
    const made = await hands.write([action], () => hands.github.createIssue(hands.repository, act.title, body));
    return { state: 'applied', githubId: made.id, url: made.url };
  }
  const present = await hands.github.issue(hands.repository, number);
  if (present === null) {
    if (hands.fresh([action])) throw new TooSoon(hands.lagMs);
    return { state: 'refused', detail: 'a person deleted the issue' };
  }
  const seen = { id: number, url: present.url };
  const same = present.body === body && present.title === act.title;
  if (closing && present.state === 'closed') {
    return same ? seenAgain([action], seen) : { state: 'unchanged', githubId: number, url: present.url };
  }
  // GitHub's copy may be an old one: what Hearth closed is opened with the write, even if it seems to be open.
  const closedBefore = (await hands.audit.lastIssueState(hands.repository.id, act.series)) === 'closed';
  const refusal = whyTheirs(present, digest, closedBefore);
  if (refusal !== undefined) return { state: 'refused', detail: refusal, githubId: number };
  if (same && !closing && !closedBefore) return seenAgain([action], seen);
  const state = closing ? { state: 'closed' as const } : closedBefore ? { state: 'open' as const } : {};
  const made = await hands.write([action], () =>
    hands.github.editIssue(hands.repository, number, { title: act.title, body, ...state }),
  );
  return { state: 'applied', githubId: number, url: made.url };
}

/** A person's later act wins: closed while there was something to say, it stays closed until that is over. */
function whyTheirs(present: Present, digest: string, closedBefore: boolean): string | undefined {
  if (present.state === 'closed' && !closedBefore) return 'a person closed the issue';
  return present.ours && markersIn(present.body).includes(digest) ? undefined : 'a person edited the issue';
}

async function find(hands: Hands, digest: string): Promise<number | null> {
  const own = await hands.github.ownIssues(hands.repository);
  return own.find((issue) => markersIn(issue.body).includes(digest))?.number ?? null;
}
