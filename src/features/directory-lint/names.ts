// What a lint asks about: the accounts and labels that a directory and OWNERS files name.
import { fold } from '../../core/name.js';
import type { OwnersFilesAnswer } from '../../core/sig-question.js';
import type { Directory } from '../../core/sig.js';

/** What is looked through; a community without a directory may have OWNERS files, and the other way round. */
export interface Looked {
  readonly directory: Directory | null;
  readonly owners: OwnersFilesAnswer;
}

/** Logins of leads, of members of aliases, and names in OWNERS files that are no aliases; each once. */
export function loginsIn({ directory, owners }: Looked): readonly string[] {
  const aliases = new Set(Object.keys(owners.aliases).map(fold));
  const leads = (directory?.sigs ?? []).flatMap((sig) => sig.leads.map(({ login }) => login));
  const named = owners.files
    .flatMap(({ names }) => names.map(({ name }) => name))
    .filter((name) => !aliases.has(fold(name)));
  return once([...leads, ...named, ...Object.values(owners.aliases).flat()]);
}

/** Labels of SIGs and of OWNERS files; each once. */
export function labelsIn({ directory, owners }: Looked): readonly string[] {
  const ofSigs = (directory?.sigs ?? []).flatMap(({ label }) => label ?? []);
  return once([...ofSigs, ...owners.files.flatMap(({ labels }) => labels.map(({ name }) => name))]);
}

const once = (names: readonly string[]): readonly string[] =>
  [...new Map([...names].reverse().map((name) => [fold(name), name])).values()].reverse();
