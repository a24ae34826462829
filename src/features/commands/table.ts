// Tables and sentences of answers: whatever other sections and people wrote into them says nothing in Hearth's voice.
import { quote, tableCell } from '../../core/markdown.js';

/** A table of Markdown; cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(tableCell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** What mentions, links, refers, embeds or is HTML, outside of code; with the letters around it that belong to it. */
const LIVE =
  /[\w.:/?=%~+;-]{0,200}[@#<>[\]&\\][\w.:/?=%~+;@#<>[\]&\\()-]{0,200}|[\w-]{0,30}:\/\/\S{0,300}|\bwww\.\S{0,300}|\bGH-\d+|\b[\da-f]{7,40}\b/giu;
const MOST_CHARACTERS = 1_000;

/** A sentence of another section: its code stays code, and what would do something is made code. */
export function sentenceOf(text: string): string {
  const pieces = text
    .slice(0, MOST_CHARACTERS)
    .replace(/\s+/g, ' ')
    .split(/(`[^`]*`)/);
  return pieces.map((piece, index) => (index % 2 === 1 ? quote(piece.slice(1, -1), 120) : inert(piece))).join('');
}

const inert = (plain: string): string => plain.replaceAll('`', "'").replace(LIVE, (found) => quote(found, 200));

/** A link to an address of GitHub's; text that is none is left plain. */
export function linkTo(text: string, url: string | null): string {
  return url !== null && /^https:\/\/[^\s<>()|`]+$/.test(url) ? `[${quote(text)}](${url})` : quote(text);
}
