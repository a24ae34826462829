// Which SIG is meant: by a word of a command, by the labels of the item, or by what somebody holds.
import { fold, slugOf } from '../../community/name.js';
import { near } from '../../core/near.js';
import type { Directory, Sig } from '../../core/sig.js';
import type { Standing } from '../../core/title.js';
import type { Why } from './why.js';

/** As many SIGs are looked at where none is named. */
const MOST_SIGS = 3;

type Groups = Pick<Directory, 'sigs'> | null | undefined;

/** `network`, `sig-network`, `sig/network`, its whole name. */
export function sigCalled(directory: Groups, word: string): Sig | Why {
  const sigs = directory?.sigs ?? [];
  const written = fold(word);
  const found = sigs.find(
    ({ name, slug, label }) => slugOf(word) === slug || fold(name) === written || fold(label ?? '') === written,
  );
  const meant =
    near(
      slugOf(word),
      sigs.map(({ slug }) => slug),
    ) ?? null;
  return found ?? { code: 'no_such_sig', word, meant };
}

/** Slugs: those of the item's labels, else those of which they hold something; empty: none is meant. */
export function sigsMeant(directory: Groups, labels: readonly string[], held: readonly Standing[]): readonly string[] {
  const sigs = directory?.sigs ?? [];
  const on = new Set(labels.map(fold));
  const labelled = sigs.flatMap(({ slug, label }) => (label !== null && on.has(fold(label)) ? [slug] : []));
  const own = held.flatMap(({ title: { sig } }) =>
    sig !== null && sigs.some(({ slug }) => slug === sig) ? [sig] : [],
  );
  return [...new Set(labelled.length > 0 ? labelled : own)].slice(0, MOST_SIGS);
}

/** What people call it; its slug where the directory does not know it any more. */
export const sigNameIn =
  (directory: Groups) =>
  (slug: string | null): string | null =>
    slug === null ? null : (directory?.sigs.find((sig) => sig.slug === slug)?.name ?? slug);
