// The placeholders of a message: which there are, and what is wrong with those that are written in it.
import { writtenPlaceholders } from '../../core/markdown.js';
import type { WrittenPlaceholder } from '../../core/markdown.js';
import { near } from '../../core/near.js';
import type { WrongPiece } from '../../core/settings.js';

/** What this version can fill in. */
export const known = [
  'author',
  'repo',
  'good_first_issues',
  'introduce',
  'sig',
  'sig_contact',
  'next_meeting',
  'median_response',
  'ladder',
] as const;
export type Known = (typeof known)[number];

const all: readonly string[] = known;

/** Placeholders of a message that are no placeholders, with what to write instead; in its order. */
export function wrongPlaceholders(template: string): readonly WrongPiece[] {
  // A message may hold a thousand times the same.
  const judged = new Map<string, readonly WrongPiece[]>();
  return writtenPlaceholders(template).flatMap((one) => {
    const { written } = one;
    if (!judged.has(written)) {
      const message = wrongWith(one);
      judged.set(
        written,
        message === undefined ? [] : [{ piece: written, message: `${written} is not a placeholder; ${message}` }],
      );
    }
    return judged.get(written) ?? [];
  });
}

function wrongWith({ written, name, plain }: WrittenPlaceholder): string | undefined {
  const exact = name.trim();
  if (all.includes(exact) && !plain) return `write {${exact}}${exact === 'author' ? '; it mentions the person' : ''}`;
  // Full-width braces stand in Chinese prose, too.
  if (all.includes(name) || /[｛｝]/.test(written)) return undefined;
  const meant = near(exact, all);
  return meant === undefined ? `known are ${known.map((one) => `{${one}}`).join(', ')}` : `did you mean {${meant}}?`;
}
