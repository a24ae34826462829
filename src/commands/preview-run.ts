// What Hearth would decide on one payload under one file: the engine's own steps, without inbox, ledger or writes.
import type { Config } from '../config/resolve.js';
import type { Act, Because } from '../core/action.js';
import type { LaterEvent, RepositoryEvent } from '../core/event.js';
import { itemOf } from '../core/event.js';
import { printOrigin } from '../core/origin.js';
import { eventOf } from '../core/event-of.js';
import { explain } from '../core/explain.js';
import { inRepository } from '../core/feature.js';
import type { Feature } from '../core/feature.js';
import type { Answerer } from '../engine/answer.js';
import { decide, enabledFor, whyNobody } from '../engine/decide.js';
import type { Enabled } from '../engine/decide.js';
import { ASSUMED_FROM } from './preview-assume.js';

export interface Given {
  readonly file: string;
  readonly config: Config;
  readonly features: readonly Feature[];
  readonly name: string;
  readonly payload: unknown;
  readonly answererFor: (installation: number) => Answerer;
}

export interface Decided {
  readonly feature: string;
  readonly mode: 'observe' | 'active';
  /** `hearth.yml:3`; the file alone where the feature has no section. */
  readonly place: string;
  readonly because: Because & { readonly sentence: string };
  readonly actions: readonly { readonly rule: string; readonly act: Act }[];
  readonly later: readonly { readonly at: string; readonly about: string; readonly then?: Decided }[];
}

export type Preview =
  | { readonly ignored: string }
  | {
      readonly event: {
        readonly kind: string;
        readonly repository: string;
        readonly item: number | null;
        readonly actor: string | null;
        readonly at: string;
      };
      readonly decisions: readonly Decided[];
      /** Where nothing decided: why. */
      readonly nobody?: string;
    };

/** Throws what a feature throws, and the failures of answering. */
export async function preview(given: Given): Promise<Preview> {
  const read = eventOf(given.name, given.payload, new Date().toISOString());
  if ('ignored' in read) return read;
  const { event } = read;
  if (!inRepository(event)) return { ignored: `${event.kind} is noted; no feature decides on it` };
  const { kind, repository, actor, at } = event;
  const decisions: Decided[] = [];
  for (const enabled of enabledFor(event, given.features, given.config)) {
    decisions.push(await decideOne(given, enabled, event, new Date(at)));
  }
  return {
    event: {
      kind,
      repository: `${repository.owner.login}/${repository.name}`,
      item: itemOf(event)?.number ?? null,
      actor: actor?.login ?? null,
      at,
    },
    decisions,
    ...(decisions.length > 0 ? {} : { nobody: whyNobody(event, given.features, given.config) }),
  };
}

/** Always English, as all of the terminal is: `language` is the community's, and what would be written keeps to it. */
function sentenceOf(feature: Feature, because: Because): string {
  const assumed = { en: 'what is assumed above', zh: 'what is assumed above' };
  return explain({ ...feature, words: { ...feature.words, [ASSUMED_FROM]: assumed } }, because, 'en');
}

async function decideOne(given: Given, enabled: Enabled, event: RepositoryEvent, now: Date): Promise<Decided> {
  const { feature, mode } = enabled;
  const { language, sections } = given.config;
  const answerer = given.answererFor(event.installation);
  const { because, actions, later } = await decide(enabled, { event, guid: 'preview', now, language, answerer });
  const section = sections[feature.name];
  const calls: Decided['later'][number][] = [];
  for (const { payload, dueAt = now } of later) {
    const call = JSON.parse(payload.toString('utf8')) as LaterEvent;
    // A call that asks for another one is not followed: its answer depends on what happens in between.
    const then = event.kind === 'later' ? undefined : await decideOne(given, enabled, call, dueAt);
    calls.push({ at: dueAt.toISOString(), about: call.about, ...(then === undefined ? {} : { then }) });
  }
  return {
    feature: feature.name,
    mode,
    place: section === undefined ? given.file : printOrigin(section.origin),
    because: { ...because, sentence: sentenceOf(feature, because) },
    actions: actions.map(({ rule, act }) => ({ rule, act })),
    later: calls,
  };
}
