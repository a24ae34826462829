// The SIGs of a directory as a report tells items apart by them. Pure.
import type { ItemAt } from '../../core/measured.js';
import { fold } from '../../core/name.js';
import type { Directory } from '../../core/sig.js';
import type { SigScope } from '../../metrics/frame.js';

/** Logins of all leads. */
export const leadsIn = (directory: Directory | null): readonly string[] =>
  (directory?.sigs ?? []).flatMap(({ leads }) => leads.map(({ login }) => login));

/** Those that have a label, in the order of the directory. `accounts`: by login in small letters. */
export function scopesOf(directory: Directory | null, accounts: ReadonlyMap<string, number>): readonly SigScope[] {
  return (directory?.sigs ?? []).flatMap(({ slug, name, label, leads }) => {
    if (label === null) return [];
    const numbers = leads.flatMap(({ login }) => accounts.get(login.toLowerCase()) ?? []);
    return [{ slug, name, label, leads: [...new Set(numbers)] }];
  });
}

/** Slugs of the SIGs of each item, by `repository#number`. */
export function sigsOfItems(
  sigs: readonly SigScope[],
  items: readonly (ItemAt & { readonly labels: readonly string[] })[],
): Readonly<Record<string, readonly string[]>> {
  const slugs = new Map(sigs.map(({ label, slug }) => [fold(label), slug]));
  return Object.fromEntries(
    items.map(({ repository, number, labels }) => [
      `${repository}#${number}`,
      labels.flatMap((label) => slugs.get(fold(label)) ?? []),
    ]),
  );
}
