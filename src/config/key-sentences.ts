// What is said where a key is not known, or where keys belong and something else stands.
import { nearest } from '../core/near.js';
import { nameOf } from '../core/settings.js';
import { topOf } from './known.js';
import type { Known, KnownSection } from './known.js';

export const FULL_WIDTH = 'write ": " in place of the full-width colon';

/** Text or a list where keys belong: mostly one key whose colon YAML does not see. */
export function noKeys([first = '']: readonly string[], got: unknown): string {
  const example = first === 'mode' ? 'mode: observe' : `${first}: …`;
  const expected = `expected keys with values, such as "${example}", got ${nameOf(got)}`;
  if (typeof got !== 'string') return expected;
  if (got.includes('：')) return `${expected}; ${FULL_WIDTH}`;
  return /^[\w-]+:[^ ]/.test(got) ? `${expected}; put a space after the colon` : expected;
}

export function unknownTop(key: string, known: Known): string {
  const holds = ({ settings }: KnownSection) => Object.hasOwn(settings.shape, key);
  if (Object.values(known.sections).some(holds))
    return `"${key}" is a setting of a section; put it below one, with two spaces before it`;
  return unknownKey(key, [...Object.keys(topOf(known)), ...Object.keys(known.sections)]);
}

/** "is not a setting", with the nearest right word where one is near. */
export function unknownKey(key: string, allowed: readonly string[]): string {
  if (/^\s/.test(key))
    return `${nameOf(key)} begins with a space that is none to YAML (full-width or non-breaking); use ordinary spaces`;
  return `${nameOf(key)} is not a setting here; ${key.includes('：') ? FULL_WIDTH : nearest(key, allowed)}`;
}
