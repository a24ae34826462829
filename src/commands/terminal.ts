// Text for a terminal: wrapped to its width, with nothing in it that a terminal would obey.

const LEAST = 60;
const MOST = 100;

/** Columns to write in: the terminal's, within what can be read well. */
export function columns(): number {
  return Math.min(MOST, Math.max(LEAST, process.stdout.columns || 80));
}

/** Foreign text without control and direction characters; line breaks stay. */
export function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[^\P{C}\n]/gu, (character) => (character === '\t' ? ' ' : ''));
}

/** Foreign text within a line, a cell of a table, a message: it begins no line of its own. */
export function cell(text: string): string {
  return plain(text.replace(/[\r\n\p{Zl}\p{Zp}]+/gu, ' '));
}

/** Wraps each line of the text; `first` begins the first line, `rest` all others. A line between words stays whole. */
export function wrap(text: string, first = '', rest = ' '.repeat(first.length), width = columns()): string {
  const lines: string[] = [];
  for (const line of plain(text).split('\n')) {
    let current = '';
    for (const piece of line.match(PIECES) ?? []) {
      if (current !== '' && widthOf(rest + current + piece.trimEnd()) > width) {
        lines.push(current.trimEnd());
        current = '';
      }
      current += current === '' && lines.length > 0 ? piece.trimStart() : piece;
    }
    lines.push(current.trimEnd());
  }
  return lines.map((line, index) => `${index === 0 ? first : rest}${line}`.trimEnd()).join('\n');
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
