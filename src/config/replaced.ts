// Sections of a file that put what its preset says of them out of force.
import { isMapping } from '../core/mapping.js';
import type { Mapping } from '../core/mapping.js';

/**
 * A section that sets more than its mode replaces that of the preset whole: told where it leaves something out that the
 * preset sets. Whoever does not want that writes the setting, if only with its default.
 */
export function replacedOf(
  file: Mapping,
  preset: string,
  theirs: Mapping,
): (readonly [key: string, message: string])[] {
  return Object.entries(theirs).flatMap(([key, before]) => {
    const after = Object.hasOwn(file, key) ? file[key] : undefined;
    if (!isMapping(before) || !isMapping(after) || Object.keys(after).every((name) => name === 'mode')) return [];
    const lost = Object.keys(before).filter((name) => name !== 'mode' && !Object.hasOwn(after, name));
    if (lost.length === 0) return [];
    const what = `${lost.join(', ')} ${lost.length === 1 ? 'is' : 'are'} not in force`;
    return [[key, `replaces all that preset ${preset} says of ${key}: its ${what}; copy what you want to keep of it`]];
  });
}
