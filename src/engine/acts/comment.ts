// New comments: at most one for each item and event, so that several features' words are joined into one.
import { marker, markersIn } from '../../core/markdown.js';
import type { Hands } from './hands.js';
import { findOwn } from './status.js';
import type { OpenAction, Settled } from '../ports.js';

export async function applyComments(hands: Hands, group: readonly OpenAction[], number: number): Promise<Settled> {
  const digests = await Promise.all(group.map((action) => hands.audit.digest(`comment:${action.effectKey}`)));
  const [first = ''] = digests;
  const present = await findOwn(hands, group, number, (body) => markersIn(body).includes(first));
  if (present !== null) return { state: 'applied', githubId: present.id, url: present.url };
  const texts = group.flatMap(({ act }) => (act.kind === 'comment' ? [act.body.trim()] : []));
  const body = [...digests.map(marker), texts.join('\n\n---\n\n')].join('\n');
  const made = await hands.write(group, () => hands.github.createComment(hands.repository, number, body));
  return { state: 'applied', githubId: made.id, url: made.url };
}
