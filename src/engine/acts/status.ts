// The item's one status comment: made once, then edited section by section. A person's later act wins: one that was
// deleted, or edited so that its marker is gone, is theirs.
import { markersIn, readSections, writeSections } from '../../core/markdown.js';
import { TooSoon } from '../../core/failure.js';
import { doublesOf, firstOf } from './double.js';
import type { Hands } from './hands.js';
import type { Made, OpenAction, SeenComment, Settled } from '../ports.js';

/** A database restored from a backup has forgotten its last comments: this far back they are looked for. */
const LOOK_BACK_MS = 72 * 3_600_000;

export async function applyStatus(hands: Hands, group: readonly OpenAction[], number: number): Promise<Settled> {
  const digest = await hands.audit.digest(`status:${hands.repository.id}:${number}`);
  const made = await hands.audit.madeBefore(hands.repository.id, 'status', String(number));
  const found = made === null ? await findOwn(hands, group, number, (body) => isStatus(body, digest)) : [];
  const present = made === null ? (found[0] ?? null) : await hands.github.comment(hands.repository, made);
  const doubles = doublesOf(group, found);
  if (present === null && made !== null) {
    // It may only be that the read lags behind the last write.
    const wait = hands.lagMs - (await hands.audit.lastWriteAgo(hands.repository.id, number));
    if (wait > 0) throw new TooSoon(wait);
    return { state: 'refused', detail: 'a person deleted the status comment' };
  }
  if (made !== null && present !== null && !(present.ours && isStatus(present.body, digest))) {
    return { state: 'refused', detail: 'a person edited the status comment' };
  }
  // GitHub's copy may be an old one: what Hearth itself wrote last counts.
  const last = await hands.audit.sectionsOf(hands.repository.id, number);
  const sections = new Map([
    ...(present === null ? [] : readSections(present.body)),
    ...(present === null ? [] : last),
  ]);
  if (present === null && !group.some(makesOne)) return { state: 'unchanged', detail: 'there is no status comment' };
  for (const { act, feature } of group) if (act.kind === 'status') sections.set(feature, act.body.trim());
  const body = writeSections(digest, sections);
  if (present?.body === body) return { ...seenAgain(group, present), doubles };
  const written = await hands.write(group, () =>
    present === null
      ? hands.github.createComment(hands.repository, number, body)
      : hands.github.editComment(hands.repository, present.id, body),
  );
  const own = () => ownOf(hands, group, number, (text) => isStatus(text, digest));
  const kept = present === null ? await firstOf(hands, group, written, own) : written;
  return { state: 'applied', githubId: kept.id, url: kept.url, doubles };
}

/** Words of its own are a reason to make a status comment, unless they only go where one is. */
const makesOne = ({ act }: OpenAction): boolean =>
  act.kind === 'status' && act.ifThere !== true && act.body.trim() !== '';

/** Made under another database, a status comment has another mark, but it is still this item's one status comment. */
const isStatus = (body: string, digest: string) => markersIn(body).includes(digest) || readSections(body).size > 0;

/**
 * The App's own comments of which this holds, the first one made first; none: it may be sent. Throws TooSoon when one was sent
 * a moment ago and is not to be seen: GitHub's reads lag behind its writes, and only after that lag may it be sent again.
 */
export async function findOwn(
  hands: Hands,
  group: readonly OpenAction[],
  number: number,
  holds: (body: string) => boolean,
): Promise<readonly SeenComment[]> {
  const found = await ownOf(hands, group, number, holds);
  if (found.length === 0) refuseTooSoon(hands, group);
  return [...found].sort((one, other) => one.id - other.id);
}

/** All comments of the App's own of which this holds, as far as GitHub shows them by now. */
export async function ownOf(
  hands: Hands,
  group: readonly OpenAction[],
  number: number,
  holds: (body: string) => boolean,
): Promise<readonly SeenComment[]> {
  const since = Math.min(...group.map((action) => action.causeAt.getTime())) - LOOK_BACK_MS;
  const seen = await hands.github.comments(hands.repository, number, new Date(since));
  return seen.filter((comment) => comment.ours && holds(comment.body));
}

/** Throws TooSoon while what was sent may still be on its way. */
export function refuseTooSoon(hands: Hands, group: readonly OpenAction[]): void {
  const waits = group.flatMap(({ state, sentAgo }) =>
    state === 'sent' && sentAgo !== null ? hands.lagMs - sentAgo : [],
  );
  const wait = Math.max(0, ...waits);
  if (wait > 0) throw new TooSoon(wait);
}

/** It is there already: what was sent and never confirmed has arrived, it seems. */
export function seenAgain(group: readonly OpenAction[], present: Made): Settled {
  const sent = group.some((action) => action.state === 'sent');
  return { state: sent ? 'applied' : 'unchanged', githubId: present.id, url: present.url };
}
