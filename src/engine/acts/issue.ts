// An issue of Hearth's own: one per repository and series, made once and then edited. Closed or deleted by a person, it
// is left alone.
import type { IssueAct } from '../../core/action.js';
import { TooSoon } from '../../core/failure.js';
import { marker, markersIn } from '../../core/markdown.js';
import type { Hands } from './hands.js';
import { refuseTooSoon } from './status.js';
import type { OpenAction, Settled } from '../ports.js';

export async function applyIssue(hands: Hands, action: OpenAction, act: IssueAct): Promise<Settled> {
  const digest = await hands.audit.digest(`issue:${hands.repository.id}:${act.series}`);
  const body = `${marker(digest)}\n${act.body.trim()}`;
  const number =
    (await hands.audit.madeBefore(hands.repository.id, 'issue', act.series)) ?? (await find(hands, digest));
  if (number === null) {
    refuseTooSoon(hands, [action]);
    const made = await hands.write([action], () => hands.github.createIssue(hands.repository, act.title, body));
    return { state: 'applied', githubId: made.id, url: made.url };
  }
  const present = await hands.github.issue(hands.repository, number);
  if (present === null) {
    if (hands.fresh([action])) throw new TooSoon(hands.lagMs);
    return { state: 'refused', detail: 'a person deleted the issue' };
  }
  if (present.state === 'closed') return { state: 'refused', detail: 'a person closed the issue', githubId: number };
  if (!(present.ours && markersIn(present.body).includes(digest))) {
    return { state: 'refused', detail: 'a person edited the issue', githubId: number };
  }
  if (present.body === body && present.title === act.title) {
    return { state: 'unchanged', githubId: number, url: present.url };
  }
  const made = await hands.write([action], () => hands.github.editIssue(hands.repository, number, act.title, body));
  return { state: 'applied', githubId: number, url: made.url };
}

async function find(hands: Hands, digest: string): Promise<number | null> {
  const own = await hands.github.ownIssues(hands.repository);
  return own.find((issue) => markersIn(issue.body).includes(digest))?.number ?? null;
}
