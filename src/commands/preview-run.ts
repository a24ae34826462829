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
import type { Person } from '../core/person.js';
import type { Answerer } from '../engine/answer.js';
import { decide, enabledFor, whyNobody } from '../engine/decide.js';
import type { Enabled } from '../engine/decide.js';
import type { PlannedAction } from '../engine/ports.js';
import { answererAfter, effectsFor, effectsOf } from '../engine/replay/effects.js';
import type { Effect } from '../engine/replay/effects.js';
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
  /** It rests on more than the payload and the file: on answers, which a preview may have assumed. */
  readonly asked: boolean;
  /** `ifRefused`: only where GitHub refuses what the section does before it. */
  readonly actions: readonly { readonly rule: string; readonly act: Act; readonly ifRefused?: true }[];
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
  const decisions = await decideAll(given, event);
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

/** A section's decision, and when it looks again. */
interface Looked {
  readonly shown: Decided;
  readonly effects: readonly Effect[];
  readonly calls: readonly Call[];
}

interface Call {
  readonly enabled: Enabled;
  readonly event: LaterEvent;
  readonly at: Date;
}

/** All sections decide on the item as it is; those that look again find what all before them did to it. */
async function decideAll(given: Given, event: RepositoryEvent): Promise<readonly Decided[]> {
  const answerer = given.answererFor(event.installation);
  const looked: Looked[] = [];
  for (const enabled of enabledFor(event, given.features, given.config)) {
    looked.push(await decideOne(given, { enabled, event, at: new Date(event.at) }, answerer));
  }
  const effects = looked.flatMap((one) => one.effects);
  const calls = looked.flatMap((one) => one.calls).toSorted((one, two) => one.at.getTime() - two.at.getTime());
  const then = new Map<Call, Decided>();
  for (const call of calls) {
    const found = effectsFor(effects, call.enabled, call.event);
    // A call that asks for another one is not followed: its answer depends on what happens in between.
    const again = await decideOne(given, call, answererAfter(answerer, found, peopleOf(event)));
    then.set(call, again.shown);
    effects.push(...again.effects);
  }
  return looked.map(({ shown, calls: own }) => ({
    ...shown,
    later: shown.later.map((one, index) => ({ ...one, ...thenOf(then, own[index]) })),
  }));
}

function thenOf(then: ReadonlyMap<Call, Decided>, call: Call | undefined): { readonly then?: Decided } {
  const found = call === undefined ? undefined : then.get(call);
  return found === undefined ? {} : { then: found };
}

const peopleOf = (event: RepositoryEvent): readonly Person[] =>
  [event.actor, itemOf(event)?.author].filter((one) => one !== null && one !== undefined);

async function decideOne(
  given: Given,
  { enabled, event, at: now }: Omit<Call, 'event'> & { readonly event: RepositoryEvent },
  answerer: Answerer,
): Promise<Looked> {
  const { feature, mode } = enabled;
  const { language, sections } = given.config;
  let asked = false;
  const noting: Answerer = {
    answer: (questions) => {
      asked ||= Object.values(questions).some((one) => one !== undefined);
      return answerer.answer(questions);
    },
  };
  const context = { event, guid: 'preview', now, language, answerer: noting };
  const { because, actions, later } = await decide(enabled, context);
  const section = sections[feature.name];
  const calls = later.map(({ payload, dueAt = now }): Call => {
    return { enabled, event: JSON.parse(payload.toString('utf8')) as LaterEvent, at: dueAt };
  });
  const isDone = ({ expect }: PlannedAction) => expect?.others !== 'refused';
  return {
    shown: {
      feature: feature.name,
      mode,
      place: section === undefined ? given.file : printOrigin(section.origin),
      because: { ...because, sentence: sentenceOf(feature, because) },
      asked,
      actions: actions.map((one) => ({
        rule: one.rule,
        act: one.act,
        ...(isDone(one) ? {} : { ifRefused: true as const }),
      })),
      later: calls.map((call) => ({ at: call.at.toISOString(), about: call.event.about })),
    },
    effects: effectsOf(actions.filter(isDone), now),
    calls,
  };
}
