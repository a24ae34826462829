// Names of groups, logins and labels: how they are cleaned, compared, and made into what people type.
import type { SigKind } from '../core/sig.js';
import { sigKinds } from '../core/sig.js';

/** Foreign text on one line, without what does not show, at most so many characters. */
export function clean(foreign: string, most: number): string {
  return foreign
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, most)
    .replace(/[\uD800-\uDBFF]$/, '');
}

/** For comparing: names, labels, teams and logins are the same whatever their case. */
export const fold = (name: string): string => name.trim().toLowerCase();

const KIND = new RegExp(`^(?:${sigKinds.join('|')})-(?=.)`);

/** What people type for a group, without its kind: `API Machinery`, `sig-api-machinery` → `api-machinery`. */
export function slugOf(name: string): string {
  const words = fold(name.normalize('NFKC')).replace(/[^\p{L}\p{N}]+/gu, '-');
  return words.replace(/^-+|-+$/g, '').replace(KIND, '');
}

/** `sig/api-machinery`; a name that has a family already stays. */
export const labelOf = (kind: SigKind, name: string): string => (name.includes('/') ? name : `${kind}/${name}`);

/** As OWNERS files are read: without the @, in small letters. */
export const loginOf = (written: string): string => written.trim().toLowerCase().replace(/^@/, '');

/** A list without doubles, whatever their case; the first of each stays. */
export function distinct(names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return names.filter((name) => !seen.has(fold(name)) && seen.add(fold(name)));
}
