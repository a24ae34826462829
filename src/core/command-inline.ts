// What spans lines within a paragraph: code, tags, comments, links. A line that begins within one is no plain line.
import { createTagReader } from './command-html.js';
import { linkEnd, spaces } from './command-link.js';
import { shelteredIn } from './command-shelter.js';
import type { Range, Shelter } from './command-shelter.js';

const PUNCTUATION = /[!-/:-@[-`{-~]/;

/**
 * Of the lines of one paragraph: which begin in plain text, and in no element that shelters them? In the order of the lines.
 * Linear in the text's length.
 */
export function plainStarts(lines: readonly string[], shelter: Shelter): readonly boolean[] {
  const text = lines.join('\n');
  // A definition of a link is not shown at all, and may go on for lines.
  const hidden = isDefinition(text) ? [{ from: 0, to: text.length }] : rangesOf(text, shelter);
  hidden.sort((a, b) => a.from - b.from);
  let [start, reach, next] = [0, 0, 0];
  return lines.map((line) => {
    const place = start + spaces(line, 0);
    for (let one = hidden[next]; one !== undefined && one.from <= place; one = hidden[next]) {
      reach = Math.max(reach, one.to);
      next += 1;
    }
    start += line.length + 1;
    return reach <= place;
  });
}

/** `[label]: address`, also of a footnote. */
function isDefinition(text: string): boolean {
  const open = text.length - text.trimStart().length;
  if (text[open] !== '[') return false;
  for (let at = open + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '[') return false;
    else if (text[at] === ']') return text[at + 1] === ':';
  }
  return false;
}

/** Code spans, tags and comments, what is sheltered by tags, and what stands in brackets, with a link's address behind it. */
function rangesOf(text: string, shelter: Shelter): Range[] {
  const ranges: Range[] = [];
  const runs = backticksOf(text);
  const tags = createTagReader(text);
  const tagged: Range[] = [];
  const open: number[] = [];
  let at = 0;
  const skip = (to: number): void => {
    ranges.push({ from: at, to });
    at = to;
  };
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === '\\' && PUNCTUATION.test(text.charAt(at + 1))) at += 2;
    else if (character === '`') {
      const length = runLength(text, at);
      const end = runs.closing(at + length, length);
      if (end === null) at += length;
      else skip(end);
    } else if (character === '<') {
      const end = tags.endOf(at);
      if (end !== null) tagged.push({ from: at, to: end });
      if (end === null) at += 1;
      else skip(end);
    } else if (character === '[') {
      open.push(at);
      at += 1;
    } else if (character === ']') {
      const from = open.pop();
      const to = from === undefined ? null : text[at + 1] === '(' ? linkEnd(text, at + 2) : null;
      if (from !== undefined) ranges.push({ from, to: to ?? at + 1 });
      at = to ?? at + 1;
    } else at += 1;
  }
  return [...ranges, ...shelteredIn(text, tagged, shelter)];
}

function runLength(text: string, from: number): number {
  let end = from;
  while (text[end] === '`') end += 1;
  return end - from;
}

/** Runs of backticks by their length: the one that closes a code span is found without looking at the others again. */
function backticksOf(text: string): { closing(from: number, length: number): number | null } {
  const places = new Map<number, { readonly starts: number[]; next: number }>();
  for (let at = text.indexOf('`'); at !== -1; at = text.indexOf('`', at)) {
    const length = runLength(text, at);
    const same = places.get(length) ?? { starts: [], next: 0 };
    same.starts.push(at);
    places.set(length, same);
    at += length;
  }
  return {
    closing(from, length) {
      const same = places.get(length);
      if (same === undefined) return null;
      while ((same.starts[same.next] ?? Infinity) < from) same.next += 1;
      const found = same.starts[same.next];
      return found === undefined ? null : found + length;
    },
  };
}
