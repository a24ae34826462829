// New comments: at most one for each item and event, so that several features' words are joined into one.
import { marker, markersIn } from '../../core/markdown.js';
import { doublesOf, firstOf } from './double.js';
import type { Hands } from './hands.js';
import { findOwn, ownOf } from './status.js';
import type { OpenAction, Settled } from '../ports.js';

export async function applyComments(hands: Hands, group: readonly OpenAction[], number: number): Promise<Settled> {
  const digests = await Promise.all(group.map((action) => hands.audit.digest(`comment:${action.effectKey}`)));
  const [first = ''] = digests;
  const isThis = (text: string) => markersIn(text).includes(first);
  const found = await findOwn(hands, group, number, isThis);
  const [present] = found;
  if (present !== undefined) {
    return { state: 'applied', githubId: present.id, url: present.url, doubles: doublesOf(group, found) };
  }
  const texts = group.flatMap(({ act }) => (act.kind === 'comment' ? [act.body.trim()] : []));
  const body = [...digests.map(marker), texts.join('\n\n---\n\n')].join('\n');
  const made = await hands.write(group, () => hands.github.createComment(hands.repository, number, body));
  const kept = await firstOf(hands, group, made, () => ownOf(hands, group, number, isThis));
  return { state: 'applied', githubId: kept.id, url: kept.url };
}
