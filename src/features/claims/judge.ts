// May this be done? One wish after another, each done or refused with what would satisfy the rule.
import { labelsOn } from '../../core/live-item.js';
import type { LinkedItem, LiveItem } from '../../core/live-item.js';
import { fold } from '../../core/name.js';
import { mayUse } from '../../core/permission.js';
import type { PermissionAnswer } from '../../core/permission.js';
import type { Person } from '../../core/person.js';
import type { InHandAnswer } from '../../core/sig-question.js';
import { after } from './dates.js';
import type { Claim } from './history.js';
import type { Wish } from './names.js';
import type { Own } from './rules.js';

/** Who has the issue, since when, and when it is free again; null: not known, or never by itself. */
export interface Holder {
  readonly login: string;
  readonly since: string | null;
  readonly until: string | null;
}

/** Why not, with what the sentence about it needs. */
export type Why =
  | { readonly code: 'permission' | 'names' | 'triage' | 'pull_request' | 'closed' }
  | { readonly code: 'label'; readonly labels: readonly string[] }
  | { readonly code: 'taken'; readonly holders: readonly Holder[]; readonly most: number }
  | { readonly code: 'pull'; readonly number: number; readonly author: string }
  | {
      readonly code: 'limit';
      readonly most: number;
      readonly newcomer: boolean;
      readonly issues: InHandAnswer['issues'];
    };

export type Verdict =
  | { readonly kind: 'done'; readonly rule: 'claim' | 'assign' | 'unassign'; readonly logins: readonly string[] }
  | { readonly kind: 'already' }
  | { readonly kind: 'refused'; readonly why: Why };

/** All that a verdict rests on. */
export interface Ground {
  readonly own: Own;
  readonly sender: Person;
  readonly permission: PermissionAnswer | undefined;
  readonly live: LiveItem;
  /** Claims that stand on this issue. */
  readonly claims: readonly Claim[];
  readonly hand: InHandAnswer;
  /** What the one who has the issue has in hand: tells since when. */
  readonly holder: InHandAnswer | undefined;
  /** Numeric id of the repository, and the item's number there. */
  readonly place: { readonly repository: number; readonly number: number };
  readonly now: Date;
}

/** GitHub's reads lag behind its writes: for so long a claim counts that GitHub does not show yet. */
const LAG_MS = 5 * 60_000;

const refused = (why: Why): Verdict => ({ kind: 'refused', why });

export function judge(wish: Wish, ground: Ground): Verdict {
  const { permission, live, sender } = ground;
  if (!mayUse('anyone', permission, false)) return refused({ code: 'permission' });
  if (wish.wrong) return refused({ code: 'names' });
  const mayTriage = mayUse('triage', permission, false);
  if (!wish.self && !mayTriage) return refused({ code: live.kind === 'issue' ? 'triage' : 'pull_request' });
  if (wish.verb === 'unassign') {
    if (wish.self && !isAssigned(live, sender)) return { kind: 'already' };
    return { kind: 'done', rule: 'unassign', logins: wish.logins };
  }
  if (live.state === 'closed') return refused({ code: 'closed' });
  if (mayTriage) return { kind: 'done', rule: 'assign', logins: wish.logins };
  if (live.kind !== 'issue') return refused({ code: 'pull_request' });
  return claim(ground);
}

/** Who may not triage takes an issue for themselves. */
function claim(ground: Ground): Verdict {
  const { sender, live } = ground;
  if (isAssigned(live, sender)) return { kind: 'already' };
  const why = unlabelled(ground) ?? taken(ground) ?? pulled(ground) ?? full(ground);
  return why === null ? { kind: 'done', rule: 'claim', logins: [sender.login] } : refused(why);
}

function unlabelled({ own: { labels }, live }: Ground): Why | null {
  const on = new Set(labelsOn(live).map((name) => fold(name)));
  const mayBeClaimed = labels.length === 0 || labels.some((name) => on.has(fold(name)));
  return mayBeClaimed ? null : { code: 'label', labels };
}

function taken(ground: Ground): Why | null {
  const { own, live, claims, sender, now } = ground;
  const recent = claims.filter(
    ({ person, since }) =>
      person !== sender.id &&
      now.getTime() - Date.parse(since) < LAG_MS &&
      !live.assignees.some(({ id }) => id === person),
  );
  const holders = [
    ...live.assignees.map((person, index) => holderOf(person, index, ground)),
    ...recent.map((one) => ({ login: one.login, since: one.since, until: untilOf(one, ground) })),
  ];
  return holders.length < own.per_issue ? null : { code: 'taken', holders, most: own.per_issue };
}

function holderOf(person: Person, index: number, ground: Ground): Holder {
  const { claims, holder, place } = ground;
  const claim = claims.find((one) => one.person === person.id);
  if (claim !== undefined) return { login: person.login, since: claim.since, until: untilOf(claim, ground) };
  // Only of the first it was asked since when.
  const known = index === 0 ? holder?.issues : undefined;
  const since = known?.find((one) => one.repository === place.repository && one.number === place.number)?.since;
  return { login: person.login, since: since ?? null, until: null };
}

/** Who has an open pull request for it keeps it, and no day is told that is over. */
function untilOf(claim: Claim, { own, live, now }: Ground): string | null {
  const isAtWork = live.linked.some(({ state, author }) => state === 'open' && author?.id === claim.person);
  const until = isAtWork ? null : freeAt(claim, own);
  return until !== null && Date.parse(until) > now.getTime() ? until : null;
}

/** When a claim is given up for its claimant, if nothing is heard until then; null: never by itself. */
export function freeAt({ lastWord, reminded }: Claim, own: Own): string | null {
  if (own.remind_after === 0) return null;
  if (reminded !== undefined) return after(reminded, own.release_after - own.remind_after);
  return after(lastWord, own.release_after);
}

/** Open pull requests of others for this issue, in the same repository. */
export function pullsOfOthers({ live, sender, place }: Ground): readonly LinkedItem[] {
  return live.linked.filter(
    ({ repository, state, author }) =>
      repository === place.repository && state === 'open' && author !== null && author.id !== sender.id,
  );
}

/** Anybody may open a pull request for any number of issues: only that of who is assigned keeps others from it. */
function pulled(ground: Ground): Why | null {
  const first = pullsOfOthers(ground).find(({ author }) => author !== null && isAssigned(ground.live, author));
  if (first === undefined) return null;
  return { code: 'pull', number: first.number, author: first.author?.login ?? '' };
}

/** This issue itself, which is not theirs as GitHub shows it, does not stand in the way of itself. */
function full({ own, hand, place }: Ground): Why | null {
  const newcomer = hand.merged === 0;
  const most = newcomer ? own.newcomer_limit : own.limit;
  const issues = hand.issues.filter((one) => one.repository !== place.repository || one.number !== place.number);
  return issues.length < most ? null : { code: 'limit', most, newcomer, issues };
}

const isAssigned = ({ assignees }: LiveItem, { id }: Person): boolean => assignees.some((one) => one.id === id);
