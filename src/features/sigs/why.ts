// Why a decision is as it is: what was put on and taken off, what was left as it is and why, and what speaks for all of it.
import { because } from '../../core/action.js';
import type { Because } from '../../core/action.js';
import { quote } from '../../core/markdown.js';
import type { OwnedLabel, OwnershipAnswer } from '../../core/ownership.js';
import { factsOf } from './evidence.js';
import type { Sorted } from './labels.js';
import { BETWEEN, factOf } from './memory.js';
import type { Own } from './settings.js';

/** The facts that a decision keeps for later ones; see memory.ts. */
export const factsKept = (labels: readonly OwnedLabel[]): string => labels.map(factOf).join(BETWEEN);

const named = (labels: readonly { readonly label: string }[]): string =>
  labels.map(({ label }) => quote(label)).join(', ');

/** Everything that was weighed, so that a person who asks why finds it. */
export function whyWhole(
  { owned, own }: { readonly owned: OwnershipAnswer; readonly own: Own },
  { add, remove, leave, vetoed, over }: Sorted,
  lacking: readonly OwnedLabel[],
): Because {
  const params = {
    ...(add.length > 0 ? { added: named(add.map(({ label }) => label)) } : {}),
    ...(remove.length > 0 ? { removed: named(remove) } : {}),
    ...(vetoed.length > 0 ? { vetoed: named(vetoed) } : {}),
    ...(lacking.length > 0 ? { missing: named(lacking) } : {}),
    ...(over.length > 0 ? { over: named(over), most: own.most } : {}),
    ...(owned.labels.length > 0 ? { evidence: factsOf(owned.labels, owned.files) } : {}),
    ...(owned.complete ? {} : { files: owned.files }),
  };
  const facts = factsKept([...add, ...leave].map(({ label }) => label));
  const kept = facts === '' ? {} : { facts };
  if (add.length + remove.length > 0) return because('changed', { ...params, ...kept });
  if (lacking.length > 0) return because('missing', params);
  if (vetoed.length > 0) return because('vetoed', { ...params, ...kept });
  return owned.labels.length === 0 ? because('unowned') : because('as_it_is', params);
}
