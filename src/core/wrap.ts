// Text in columns: how wide it is, and where a line may break.

/** The line in pieces of at most `room` columns. What has no place to break stays whole. */
export function wrapLine(line: string, room: number): readonly string[] {
  const lines: string[] = [];
  let current = '';
  for (const piece of line.match(PIECES) ?? []) {
    if (current !== '' && widthOf(current + piece.trimEnd()) > room) {
      lines.push(current.trimEnd());
      current = '';
    }
    current += current === '' && lines.length > 0 ? piece.trimStart() : piece;
  }
  return [...lines, current.trimEnd()];
}

/** A line may break after spaces and around each wide character, but not before closing punctuation. */
const PIECES = /[\p{Script=Han}][，。：；！？、）」』]*|\s+|[^\s\p{Script=Han}]+\s*/gu;

/** Wide characters take two columns. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/\p{M}|\p{Cf}/u.test(character)) continue;
    width +=
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff00-\uff60]/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return width;
}
