// Which labels an item gets, keeps and loses: by what owns it, and by who touched each label last. Pure.
import { chooseLabels } from '../../community/ownership.js';
import { labelsOn } from '../../core/live-item.js';
import type { LiveItem } from '../../core/live-item.js';
import { fold } from '../../core/name.js';
import type { OwnedLabel, OwnershipAnswer } from '../../core/ownership.js';
import type { Directory } from '../../core/sig.js';
import { rememberedOf } from './memory.js';

export interface Known {
  readonly live: LiveItem;
  readonly owned: OwnershipAnswer;
  readonly directory: Directory;
  /** Most SIG labels of one item. */
  readonly most: number;
  /** Digests of facts by folded label, from what was decided before; see memory.ts. */
  readonly facts: ReadonlyMap<string, ReadonlySet<string>>;
  /** The label that a person has just taken off, if that is what happened. */
  readonly takenOff?: string;
}

/** A change of one label, with what makes it happen once. */
export interface Change<Label = OwnedLabel> {
  readonly label: Label;
  readonly cause: string;
}

export interface Sorted {
  readonly add: readonly Change[];
  readonly remove: readonly Change<string>[];
  /** Left off for a person, which is to be remembered for these facts. */
  readonly leave: readonly Change[];
  /** Wanted, and as it is because somebody else took it off. */
  readonly vetoed: readonly OwnedLabel[];
  /** Labels that the limit leaves out. */
  readonly over: readonly OwnedLabel[];
}

export function sortLabels(known: Known): Sorted {
  const { live, owned, directory, most } = known;
  const theirs = labelsOn(live)
    .map(fold)
    .filter((label) => rememberedOf(live, label).whose !== 'ours');
  const sigLabels = new Set(directory.sigs.flatMap(({ label }) => (label === null ? [] : [fold(label)])));
  // What others put on counts, and is nothing to put on.
  const room = Math.max(0, most - theirs.filter((label) => sigLabels.has(label)).length);
  const open = owned.labels.filter(({ label }) => !theirs.includes(fold(label)));
  const { chosen, left } = chooseLabels({ ...owned, labels: open }, room);
  const wishes = chosen.map((label) => ({ label, wish: wishFor(label, known) }));
  const changes = (is: Wish['is']) =>
    wishes.flatMap(({ label, wish }) => (wish.is === is && 'cause' in wish ? [{ label, cause: wish.cause }] : []));
  return {
    add: changes('add'),
    leave: changes('leave'),
    vetoed: wishes.flatMap(({ label, wish }) => (wish.is === 'leave' || wish.is === 'vetoed' ? [label] : [])),
    remove: withdrawn(known, chosen),
    over: left,
  };
}

type Wish = { readonly is: 'add' | 'leave'; readonly cause: string } | { readonly is: 'there' | 'vetoed' };

function wishFor(owned: OwnedLabel, { live, facts, takenOff }: Known): Wish {
  const { on, whose, at } = rememberedOf(live, owned.label);
  if (on) return { is: 'there' };
  const cause = `facts:${owned.facts}`;
  if (whose === 'never') return { is: 'add', cause };
  // Taken off by Hearth when its reason was gone, which is back: once for each time it was taken off.
  if (whose === 'ours') return { is: 'add', cause: `${cause}@${at}` };
  if (whose === 'bot') return { is: 'vetoed' };
  const before = facts.get(fold(owned.label)) ?? new Set<string>();
  if (before.has(owned.facts)) return { is: 'vetoed' };
  // First seen with a person's removal, or just removed: that stands for these facts. Other facts than any before are new.
  const isNews = before.size > 0 && (takenOff === undefined || fold(takenOff) !== fold(owned.label));
  return isNews ? { is: 'add', cause } : { is: 'leave', cause };
}

/** Own labels that nothing speaks for any more; none while not all that is touched is known. */
function withdrawn({ live, owned }: Known, chosen: readonly OwnedLabel[]): readonly Change<string>[] {
  if (!owned.complete) return [];
  const wanted = new Set(chosen.map(({ label }) => fold(label)));
  return labelsOn(live).flatMap((label) => {
    const { whose, at } = rememberedOf(live, label);
    return whose === 'ours' && !wanted.has(fold(label)) ? [{ label, cause: `put:${at}` }] : [];
  });
}
