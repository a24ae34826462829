// Which SIG an application is for: by its label, else by what the form says; where neither tells one, nobody guesses.
import { fold, slugOf } from '../../community/name.js';
import type { Directory, Sig } from '../../core/sig.js';

/** One, none, or several that cannot be told apart. */
export type SigFound = { readonly sig: Sig } | { readonly several: readonly Sig[] } | { readonly sig: null };

export function sigOf(directory: Directory | null, labels: readonly string[], texts: readonly string[]): SigFound {
  const all = directory?.sigs ?? [];
  const labelled = all.filter(({ label }) => label !== null && labels.some((one) => fold(one) === fold(label)));
  const found = labelled.length > 0 ? labelled : namedIn(all, texts);
  const [sig = null] = found;
  return found.length > 1 ? { several: found } : { sig };
}

/** By whole answers first: `Network`, `sig-network`, `sig/network`; then by words within them. */
function namedIn(all: readonly Sig[], texts: readonly string[]): readonly Sig[] {
  const exact = all.filter((sig) => texts.some((text) => isCalled(sig, text)));
  if (exact.length > 0) return exact;
  const short = texts
    .filter((text) => text.length <= 300)
    .map((text) => ` ${fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ')} `);
  return all.filter(({ kind, slug, label }) =>
    short.some(
      (text) =>
        text.includes(` ${kind} ${slug.replaceAll('-', ' ')} `) ||
        (label !== null && text.includes(` ${fold(label).replace(/[^\p{L}\p{N}]+/gu, ' ')} `)),
    ),
  );
}

/** Is this what somebody called the group? */
export function isCalled({ name, slug, label, formValues }: Sig, text: string): boolean {
  const written = fold(text).replace(/^@/, '');
  return (
    slugOf(written) === slug ||
    written === fold(name) ||
    (label !== null && written === fold(label)) ||
    formValues.some((value) => fold(value) === written)
  );
}
