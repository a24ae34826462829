// Something happened on an issue where claims may stand: its claimant is heard of, or a look at it that was lost is made up.
import { because } from '../../core/action.js';
import type { RepositoryEvent } from '../../core/event.js';
import type { Decision } from '../../core/feature.js';
import type { DecisionOn } from '../../core/question.js';
import { claimsIn } from './history.js';
import { lookAfter } from './later.js';
import type { Own } from './rules.js';
import type { Scene } from './scene.js';

export interface Word {
  readonly event: RepositoryEvent;
  readonly scene: Extract<Scene, { kind: 'word' | 'open_again' }>;
  readonly own: Own;
  readonly history: readonly DecisionOn[];
  readonly now: Date;
}

export function hear({ event, scene, own, history, now }: Word): Decision {
  const claims = claimsIn(history);
  if (claims.length === 0) return { because: because('no_claim') };
  const { later, params } = lookAfter(scene.item, claims, { own, now });
  if (scene.kind === 'open_again') return { because: because('open_again', { at: event.at, ...params }), later };
  const theirs = claims.find(({ person }) => person === scene.person?.id);
  if (theirs !== undefined) {
    const { person, login } = theirs;
    return { because: because('active', { person, login, at: event.at, ...params }), later };
  }
  return { because: later.length === 0 ? because('no_claim') : because('looked_after', params), later };
}
