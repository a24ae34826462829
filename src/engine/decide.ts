// One feature on one event: ask, be answered, decide. Pure but for the answers; the same for a delivery and a preview.
import { effectKey } from '../core/action.js';
import type { Action, Because } from '../core/action.js';
import type { LaterEvent, RepositoryEvent } from '../core/event.js';
import type { Fact } from '../core/fact.js';
import type { Feature } from '../core/feature.js';
import { printOrigin } from '../core/origin.js';
import type { Language } from '../core/language.js';
import { classOf } from '../core/person.js';
import type { Mode } from '../core/settings.js';
import type { Broken, Config, Section } from '../config/resolve.js';
import type { Answerer } from './answer.js';
import type { Arrival, PlannedAction } from './ports.js';
import { laterRow } from './read-row.js';

export interface Decided {
  readonly because: Because;
  readonly actions: readonly PlannedAction[];
  readonly later: readonly Arrival[];
  readonly facts: readonly Fact[];
}

/** A feature with the settings that are in force for it here. */
export interface Enabled {
  readonly feature: Feature;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly mode: Exclude<Mode, 'off'>;
}

/** The features that this event concerns under this file: listening, not off, and meant for this actor. */
export function enabledFor(event: RepositoryEvent, features: readonly Feature[], config: Config): readonly Enabled[] {
  return features.flatMap((feature) => {
    if (event.kind === 'later' ? event.feature !== feature.name : !feature.on.includes(event.kind)) return [];
    if ((feature.actors ?? 'people') === 'people' && classOf(event.actor) !== 'human') return [];
    const found = settingsOf(feature, config);
    return found === undefined ? [] : [{ feature, ...found }];
  });
}

function settingsOf(feature: Feature, config: Config): Omit<Enabled, 'feature'> | undefined {
  if (feature.settings === null) {
    return Object.values(config.sections).some(isWritten) ? { settings: {}, mode: 'active' } : undefined;
  }
  const settings = config.sections[feature.name]?.settings;
  const mode = settings?.['mode'];
  return settings !== undefined && (mode === 'observe' || mode === 'active') ? { settings, mode } : undefined;
}

/** A section that somebody wrote down and did not switch off. */
const isWritten = ({ settings, origin }: Section): boolean => origin.from !== 'default' && settings['mode'] !== 'off';

/** Why no feature decides on this event, in one sentence for a maintainer. */
export function whyNobody(event: RepositoryEvent, features: readonly Feature[], config: Config): string {
  const listening = features.filter((one) =>
    event.kind === 'later' ? event.feature === one.name : one.on.includes(event.kind),
  );
  const own = listening.filter((one) => one.settings !== null);
  if (own.length === 0) return `no section listens to ${event.kind}`;
  if (config.files.length === 0) return 'there is no hearth.yml';
  const broken = own.flatMap(({ name }) => (name in config.broken ? [name] : []));
  const [first] = broken.flatMap((name) => config.broken[name] ?? []);
  if (first !== undefined) {
    return `${broken.join(', ')} ${broken.length === 1 ? 'is' : 'are'} off, because ${whereBroken(config, first)}`;
  }
  for (const { name } of own) {
    const section = config.sections[name];
    if (section?.settings['mode'] === 'off') return `${name} is off (${printOrigin(section.origin)})`;
  }
  const here = own.filter((one) => one.name in config.sections);
  if (here.length === 0) return `${config.files.join(' and ')} has no section that listens to ${event.kind}`;
  return `${here.map((one) => one.name).join(', ')}: only people's acts count, and this is a ${classOf(event.actor)}'s`;
}

function whereBroken({ problems }: Config, { file }: Broken): string {
  const first = problems.find((problem) => problem.file === file && problem.severity === 'error');
  return `${file} has mistakes, the first at ${first?.line ?? 1}:${first?.column ?? 1}`;
}

/** Everything a decision may depend on besides the feature itself. */
export interface Situation {
  readonly event: RepositoryEvent;
  /** Names later-rows; the delivery's GUID. */
  readonly guid: string;
  readonly now: Date;
  readonly language: Language;
  readonly answerer: Answerer;
}

/** Throws what `ask` or `decide` throws, and the failures of answering. */
export async function decide({ feature, settings, mode }: Enabled, situation: Situation): Promise<Decided> {
  const { event, guid, now, language, answerer } = situation;
  const questions = feature.ask(event, settings);
  if (questions === null)
    return { because: { code: 'not_concerned', visibility: 'public' }, actions: [], later: [], facts: [] };
  const first = await answerer.answer(questions);
  const more = feature.askMore?.(event, settings, first) ?? {};
  const answers = { ...first, ...(await answerer.answer(more)) };
  const decision = feature.decide({ event, now, settings, answers, language });
  const observed = mode === 'observe' || (event.kind === 'later' && event.observed === true);
  const planned = decision.actions ?? [];
  const actions = (observed ? planned.filter(wouldBeDone) : planned).map((action): PlannedAction => ({
    effectKey: effectKey(event.repository.owner.id, feature.name, action),
    feature: feature.name,
    rule: action.rule,
    scope: action.scope,
    cause: action.cause,
    slot: action.slot ?? '',
    act: action.act,
    ...(action.expect === undefined ? {} : { expect: action.expect }),
    because: decision.because,
    repository: event.repository,
    installation: event.installation,
    causeAt: new Date(event.at),
    state: observed ? 'would' : 'planned',
  }));
  const later = (decision.later ?? []).map(({ at, about }) =>
    laterRow(guid, laterEvent(event, feature.name, about, mode), at),
  );
  return { because: decision.because, actions, later, facts: decision.facts ?? [] };
}

/** What is only done where acts before it are refused is not shown as what would be done: the others are taken to succeed. */
const wouldBeDone = ({ expect }: Action): boolean => expect?.others !== 'refused';

/** Of a chain of delayed calls the mode at its beginning counts: one that came due while observing ends it for no other. */
function laterEvent(event: RepositoryEvent, feature: string, about: string, mode: Enabled['mode']): LaterEvent {
  const observed = event.kind === 'later' ? event.observed === true : mode === 'observe';
  const cause = event.kind === 'later' ? event.cause : event;
  if (!('item' in cause))
    throw new Error(`${feature} asked for a delayed call on ${event.kind}, which is about no item`);
  const { installation, repository, actor, at } = cause;
  const later = { kind: 'later', installation, repository, actor, at, feature, about, cause } as const;
  return observed ? { ...later, observed } : later;
}
