// What is remembered of a label on an item: whose it is now, and for which facts Hearth put it on or left it off before.
import { memoryOf } from '../../core/live-item.js';
import type { LabelMemory, LiveItem } from '../../core/live-item.js';
import { fold } from '../../core/name.js';
import type { DecisionOn } from '../../core/question.js';
import type { Sig } from '../../core/sig.js';

/** Rule of the labels that this feature puts on, and leaves off for a person. */
export const RULE = 'owner_label';
export const FEATURE = 'sigs';

/**
 * `never`: it was never on. `ours`: this feature put it on or took it off last. `bot`: another bot did. `theirs`: a person
 * did, by hand or by a command, or nobody knows who.
 */
export type Whose = 'never' | 'ours' | 'bot' | 'theirs';

export interface Remembered {
  readonly on: boolean;
  readonly whose: Whose;
  /** ISO 8601; empty where it is not told. */
  readonly at: string;
}

export function rememberedOf(live: LiveItem, label: string): Remembered {
  const memory = memoryOf(live, label);
  if (memory === undefined) return { on: false, whose: 'never', at: '' };
  return { on: memory.on, whose: whoseIs(memory), at: memory.at ?? '' };
}

function whoseIs({ last }: LabelMemory): Whose {
  if (last.by === 'hearth') return last.feature === FEATURE ? 'ours' : 'theirs';
  return last.by === 'bot' ? 'bot' : 'theirs';
}

/** A label with the facts it rests on, as a decision keeps them for later ones. */
export const factOf = ({ label, facts }: { readonly label: string; readonly facts: string }): string =>
  `${facts} ${fold(label)}`;
/** Between the facts that a decision keeps: no name of a label holds it. */
export const BETWEEN = '\n';

/** States of acts that left no trace: only shown, refused, or given up. */
const UNDONE: readonly string[] = ['would', 'refused', 'failed'];

/** For which facts each of these labels was put on, or left off for a person, on this item: digests by folded name. */
export function knownFacts(done: readonly DecisionOn[]): ReadonlyMap<string, ReadonlySet<string>> {
  const known = new Map<string, Set<string>>();
  for (const { feature, rule, state, because } of done) {
    if (feature !== FEATURE || rule !== RULE || UNDONE.includes(state)) continue;
    for (const one of String(because.params?.['facts'] ?? '').split(BETWEEN)) {
      const [facts = '', ...name] = one.split(' ');
      const label = name.join(' ');
      if (label !== '') known.set(label, (known.get(label) ?? new Set()).add(facts));
    }
  }
  return known;
}

/** Rule of the comments that tell a SIG of an item. */
export const TOLD = 'told';

/** By which comments tell of one SIG once; decisions that tell keep it under `told` for later ones. */
export const toldKey = ({ kind, slug }: Pick<Sig, 'kind' | 'slug'>): string => `sig:${kind}:${slug}`;

/** Who was told of the item, by their keys. A comment that was refused counts as well. */
export const toldOf = (done: readonly DecisionOn[]): ReadonlySet<string> =>
  new Set(
    done
      .filter(({ feature, rule, state }) => feature === FEATURE && rule === TOLD && state !== 'would')
      .flatMap(({ because }) => String(because.params?.['told'] ?? '').split(BETWEEN))
      .filter((key) => key !== ''),
  );

/** Was this SIG told of the item? A comment that was refused is not written again either: a SIG is told once, if at all. */
export const wasTold = (sig: Pick<Sig, 'kind' | 'slug'>, done: readonly DecisionOn[]): boolean =>
  toldOf(done).has(toldKey(sig));

/** Has Hearth written the item's status comment? */
export const hasStatus = (done: readonly DecisionOn[]): boolean =>
  done.some(({ act, state }) => act === 'status' && state === 'applied');

/** The section whose act changed this label last, of those that took effect or are about to; null: Hearth has not. */
export const lastToLabel = (label: string, done: readonly DecisionOn[]): string | null =>
  done.findLast(
    ({ act, state, about }) => act === 'label' && !UNDONE.includes(state) && about.map(fold).includes(label),
  )?.feature ?? null;
