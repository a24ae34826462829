// From what owns an item, and what it bears, to labels, the one mention of each SIG, and the words in its status comment.
import { because } from '../../core/action.js';
import type { Action } from '../../core/action.js';
import type { Decision } from '../../core/feature.js';
import { silent } from '../../core/feature.js';
import { labelsOn } from '../../core/live-item.js';
import type { Language } from '../../core/language.js';
import { quote } from '../../core/markdown.js';
import { fold } from '../../core/name.js';
import type { OwnershipAnswer } from '../../core/ownership.js';
import type { DecisionOn, MembershipAnswer } from '../../core/question.js';
import { sortLabels } from './labels.js';
import type { Change, Known, Sorted } from './labels.js';
import { scopeOf } from './look.js';
import type { Look } from './look.js';
import { rememberedOf, RULE } from './memory.js';
import { labelsToAsk, missingAction, missingOf } from './missing.js';
import type { Own } from './settings.js';
import { mentions, status, toldKept } from './speak.js';
import type { Speaking } from './speak.js';
import type { Telling } from './tell.js';
import { factsKept, whyWhole } from './why.js';

export interface Whole extends Known {
  readonly seen: Look;
  readonly now: Date;
  readonly own: Own;
  /** Labels that exist, of those that were asked for. */
  readonly exist: readonly string[];
  readonly author: MembershipAnswer | undefined;
  readonly done: readonly DecisionOn[];
  /** The repository's. */
  readonly language: Language;
}

/** What an item is about, or touches, is looked at as a whole. */
export function decideOnWhole(whole: Whole): Decision {
  const sorted = sortLabels(whole);
  const asked = labelsToAsk(wishedFor(sorted), whole.directory);
  const missing = missingOf(asked, whole.exist);
  const isThere = ({ label }: Change) => !missing.map(fold).includes(fold(label.label));
  const add = sorted.add.filter(isThere);
  const lacking = sorted.add.filter((change) => !isThere(change)).map(({ label }) => label);
  const done = { ...sorted, add };
  const why = whyWhole(whole, done, lacking);
  const names = add.map(({ label }) => label.label);
  const told = tellings(whole, names, done);
  return {
    because: { ...why, params: { ...why.params, ...toldKept(told) } },
    actions: [
      ...labelActions(whole, done),
      ...told,
      ...(lacking.length === 0 ? [] : [missingAction(whole.seen, missing, { ...whole, owned: whole.owned.labels })]),
    ],
  };
}

/** Labels that would be put on, or might be. */
export const wishedFor = ({ add, leave }: Sorted): readonly string[] =>
  [...add, ...leave].map(({ label }) => label.label);

function labelActions(
  { seen, own }: Pick<Whole, 'seen' | 'own'>,
  { add, remove, leave }: Omit<Sorted, 'over' | 'vetoed'>,
): readonly Action[] {
  const { number } = seen.item;
  const scope = scopeOf(seen);
  const of = ({ label, cause }: Change, names: readonly string[]): Action => ({
    act: { kind: 'label', number, add: names, remove: [] },
    rule: RULE,
    scope,
    cause,
    slot: fold(label.label),
  });
  return [
    ...add.map((change) => of(change, [change.label.label])),
    // Nothing is done, and it is remembered: for these facts the label stays off. Who only observes, remembers nothing.
    ...(own.mode === 'active' ? leave.map((change) => of(change, [])) : []),
    ...remove.map(({ label, cause }): Action => ({
      act: { kind: 'label', number, add: [], remove: [label] },
      rule: 'owner_gone',
      scope,
      cause,
      slot: fold(label),
    })),
  ];
}

/** Mentions and the words in the status comment, after the labels have changed. */
function tellings(whole: Whole, added: readonly string[], { remove }: Pick<Sorted, 'remove'>): readonly Action[] {
  const gone = new Set(remove.map(({ label }) => fold(label)));
  const on = [...labelsOn(whole.live).filter((label) => !gone.has(fold(label))), ...added];
  const changed = added.length + remove.length > 0;
  return [
    ...mentions({ ...whole, labels: whole.seen.why === 'opened' ? on : added }, whole),
    // At the opening the greeting says it, where somebody is greeted.
    ...(changed && whole.seen.why !== 'opened' ? status(whole, on) : []),
  ];
}

/** A label came: its SIG is told, whoever put it on. */
export function decideOnLabel(telling: Omit<Telling, 'labels' | 'owned' | 'author'>, speaking: Speaking): Decision {
  const { seen, live, directory } = telling;
  const on = labelsOn(live);
  if (!on.some((label) => fold(label) === fold(seen.label))) return silent('off_again', { label: quote(seen.label) });
  const actions = [
    ...mentions({ ...telling, labels: [seen.label], owned: null, author: undefined }, speaking),
    ...status({ ...speaking, seen, directory }, on),
  ];
  return { because: because('labelled', { label: quote(seen.label), ...toldKept(actions) }), actions };
}

export interface Removal extends Omit<Known, 'owned'> {
  readonly seen: Look;
  /** Undefined where another bot took the label off. */
  readonly owned: OwnershipAnswer | undefined;
}

/** A label was taken off: a person's removal is remembered for the facts of now, and its SIG is spoken of no more. */
export function decideOnRemoval(removal: Removal, speaking: Speaking): Decision {
  const { seen, live, directory, owned } = removal;
  const label = quote(seen.label);
  const { whose } = rememberedOf(live, seen.label);
  // What this section took off itself, it has spoken of.
  if (whose === 'ours') return silent('nothing_to_remember', { label });
  const said = status({ ...speaking, seen, directory }, labelsOn(live));
  if (whose === 'bot' || owned === undefined) return { because: because('bot_took_off', { label }), actions: said };
  const leave = sortLabels({ ...removal, owned, takenOff: seen.label }).leave.filter(
    (one) => fold(one.label.label) === fold(seen.label),
  );
  if (leave.length === 0) return { because: because('nothing_to_remember', { label }), actions: said };
  return {
    because: because('left_off', { label, facts: factsKept(leave.map((one) => one.label)) }),
    actions: [...labelActions({ seen, own: speaking.own }, { add: [], remove: [], leave }), ...said],
  };
}
