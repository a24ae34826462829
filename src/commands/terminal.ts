// Text for a terminal: wrapped to its width, with nothing in it that a terminal would obey.
import { widthOf, wrapLine } from '../core/wrap.js';

export { widthOf };

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
  return plain(text)
    .split('\n')
    .flatMap((line, index) => wrapLine(index === 0 ? line : line.trimStart(), width - widthOf(rest)))
    .map((line, index) => `${index === 0 ? first : rest}${line}`.trimEnd())
    .join('\n');
}
