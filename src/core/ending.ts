// The signs that a word, a name or a link ends with in prose.

/** Without any of these signs at its end: one look at each, where `[…]+$` looks from every place again. */
export function withoutEnding(text: string, signs: string): string {
  let end = text.length;
  while (end > 0 && signs.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
