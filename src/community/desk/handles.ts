// Whom a login that nobody bears was probably meant for: a slip of the pen away from one real login, and from no other.
// It is only ever asked about ("did you mean"), never taken for them.
import { distance } from 'fastest-levenshtein';
import { fold } from '../name.js';

/** GitHub gives out no longer ones. */
const LONGEST = 39;

/**
 * The one candidate whose login resembles this most; null: none does, or two do alike. A different letter case is no
 * difference. `-` and `_` left out, 0 for O, 1 for l and i count less than a wrong letter; two letters changed over count as
 * one. Linear in the number of candidates.
 */
export function resembling<T extends { readonly login: string }>(login: string, candidates: readonly T[]): T | null {
  const written = fold(login).replace(/^@/, '');
  if (written === '' || written.length > LONGEST) return null;
  const shape = shapeOf(written);
  let [best, found, alike] = [Infinity, null as T | null, false];
  for (const candidate of candidates) {
    const off = difference(written, shape, fold(candidate.login));
    if (off === null || off > best) continue;
    alike = off === best && found !== null && fold(found.login) !== fold(candidate.login);
    if (off < best) alike = false;
    [best, found] = [off, candidate];
  }
  return alike ? null : found;
}

/** How far apart two logins in small letters are, `one` the first one's shape: 0 none, below 1 for look-alikes; null: too far to be a slip. */
function difference(written: string, one: string, real: string): number | null {
  if (written === real) return 0;
  const other = shapeOf(real);
  if (one === other) return 0.5;
  const most = slipsAllowed(Math.min(written.length, real.length));
  if (most === 0 || Math.abs(one.length - other.length) > most || differInNumber(written, real)) return null;
  const off = isChangedOver(one, other) ? 1 : distance(one, other);
  return off <= most ? off : null;
}

/** Short logins are each other's neighbours anyway. */
const slipsAllowed = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/** What looks alike is one. */
const shapeOf = (login: string): string => login.replace(/[-_]/g, '').replace(/0/g, 'o').replace(/[1i|]/g, 'l');

/** `dev1` and `dev2` are two people. */
function differInNumber(one: string, other: string): boolean {
  const letters = (login: string) => login.replace(/[-_\d]/g, '');
  return /\d/.test(one) && /\d/.test(other) && letters(one) === letters(other);
}

/** The same but for two neighbouring letters that changed places. */
function isChangedOver(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let at = 0;
  while (one[at] === other[at]) at += 1;
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
}
