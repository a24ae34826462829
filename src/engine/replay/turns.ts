// One item decided about again under one configuration: its events and what comes due of them, in the order of time.
import type { Config } from '../../config/resolve.js';
import type { ItemEvent, LaterEvent } from '../../core/event.js';
import type { Feature } from '../../core/feature.js';
import type { Language } from '../../core/language.js';
import { memoryOf } from '../../core/live-item.js';
import type { Person } from '../../core/person.js';
import { stamp } from '../../core/time.js';
import { AboutConfig } from '../answers/about-config.js';
import { decide, enabledFor } from '../decide.js';
import type { Enabled } from '../decide.js';
import type { LastItem, PlannedAction } from '../ports.js';
import type { AnswersThen } from './answers-then.js';
import { describe, describeLater } from './describe.js';
import type { Described } from './describe.js';
import { answererAfter, effectsFor, effectsOf, itemAfter } from './effects.js';
import type { Effect } from './effects.js';
import { liveItemThen } from './live-item-then.js';

/** Everything that the decisions about one item share. */
export interface Scene {
  readonly features: readonly Feature[];
  readonly answers: AnswersThen;
  readonly now: Date;
  /** Of the phrases: one for both sides. */
  readonly language: Language;
}

interface Deciding extends Scene {
  readonly item: LastItem;
  readonly config: Config;
  /** Everybody who is known to have had to do with the item. */
  readonly people: readonly Person[];
}

/** Something to decide about, at its moment. */
interface Turn {
  readonly event: ItemEvent | LaterEvent;
  readonly at: Date;
}

/** What was decided in one turn, and what it leaves to later turns. */
interface Done {
  readonly told: readonly Described[];
  readonly effects: readonly Effect[];
  readonly turns: readonly Turn[];
}

const NOTHING: Done = { told: [], effects: [], turns: [] };

/** What would have been done, in the order of time; nothing without a file. Throws what answering throws. */
export async function doneBy(
  config: Config | null,
  scene: Scene,
  item: LastItem,
  events: readonly ItemEvent[],
): Promise<readonly Described[]> {
  if (config === null) return [];
  const people = [item.author, ...item.happened.flatMap(({ person, subject }) => [person ?? [], subject ?? []].flat())];
  const deciding = { ...scene, item, config, people };
  const told: Described[] = [];
  const effects: Effect[] = [];
  const turns: Turn[] = events.map((event) => ({ event, at: new Date(event.at) }));
  // One after the other as they came due, so that each finds what those before it did.
  for (let turn = takeEarliest(turns); turn !== undefined; turn = takeEarliest(turns)) {
    const found: Done[] = [];
    for (const enabled of enabledFor(turn.event, scene.features, config)) {
      found.push(await decideIn(deciding, enabled, turn, effects));
    }
    told.push(...found.flatMap((one) => one.told));
    effects.push(...found.flatMap((one) => one.effects));
    turns.push(...found.flatMap((one) => one.turns));
  }
  return told;
}

function takeEarliest(turns: Turn[]): Turn | undefined {
  const at = Math.min(...turns.map((turn) => turn.at.getTime()));
  const index = turns.findIndex((turn) => turn.at.getTime() === at);
  return index === -1 ? undefined : turns.splice(index, 1)[0];
}

async function decideIn(scene: Deciding, enabled: Enabled, { event, at }: Turn, all: readonly Effect[]): Promise<Done> {
  const { answers, config, item, language, people } = scene;
  const effects = effectsFor(all, enabled, event);
  const answerer = answererAfter(answers.at(at, config), effects, people);
  const situation = { event, guid: 'replay', now: at, language: config.language, answerer };
  const decided = await decide(enabled, situation).catch((error: unknown) => {
    if (error instanceof AboutConfig) return null;
    throw error;
  });
  if (decided === null) return NOTHING;
  const done = decided.actions.filter(({ expect }) => holds(expect, item, at, effects));
  const later = decided.later.map(({ payload, dueAt = at }): Turn => {
    return { event: JSON.parse(payload.toString('utf8')) as LaterEvent, at: dueAt };
  });
  // What is due later than now is not known yet; and a call that asks for another one is not followed.
  const isOpen = (turn: Turn) => event.kind === 'later' || turn.at > scene.now;
  return {
    told: [
      ...done.map((action) => describe(action, language)),
      ...later.filter(isOpen).map((turn) => describeLater(enabled.feature.name, turn.at, language)),
    ],
    effects: effectsOf(done, at),
    turns: later.filter((turn) => !isOpen(turn)),
  };
}

/**
 * What an action expects is looked at right before its write, and else the action is refused. Acts before it are taken to
 * have had their effect.
 */
function holds(expect: PlannedAction['expect'], item: LastItem, at: Date, effects: readonly Effect[]): boolean {
  const then = liveItemThen(item, stamp(at.toISOString()), { title: '', body: '', base: null });
  const after = itemAfter(then, effects);
  const isOn = (label: string) => memoryOf(after, label)?.on === true;
  return (
    (expect?.state ?? after.state) === after.state &&
    !(expect?.unlocked === true && after.locked) &&
    (expect?.has ?? []).every(isOn) &&
    !(expect?.lacks ?? []).some(isOn) &&
    expect?.others !== 'refused'
  );
}
