// The blocks of a Markdown text, as CommonMark and GitHub read them: which lines are plain paragraphs, in no list, quote,
// table, code, heading or HTML. One pass, a line at a time; no pattern that is searched for can make it slow.
import { endsHtml, htmlBlock, isBlank } from './command-html.js';
import type { HtmlEnd } from './command-html.js';
import { plainStarts } from './command-inline.js';
import { beginsReply } from './command-mail.js';
import { closesFence, detab, fenceOf, indentOf, isBreak, isDelimiter, isUnderline, itemOf } from './command-marks.js';
import type { Fence } from './command-marks.js';
import { createShelter, readHtml } from './command-shelter.js';
import type { Shelter } from './command-shelter.js';

export interface Line {
  /** 1-based. */
  readonly number: number;
  /** As it was written, but for tabs, which are the spaces that they stand for. */
  readonly text: string;
}

/** A quote, or an item of a list (or a footnote), whose content is indented by `offset`. */
type Container = { readonly kind: 'quote' } | { readonly kind: 'item'; readonly offset: number; empty: boolean };

type Leaf =
  | { readonly kind: 'none' | 'table' }
  | { readonly kind: 'paragraph'; readonly lines: Line[]; readonly top: boolean }
  | ({ readonly kind: 'fence' } & Fence)
  | { readonly kind: 'html'; readonly end: HtmlEnd; readonly lines: string[] };

const NONE: Leaf = { kind: 'none' };

interface State {
  readonly containers: Container[];
  leaf: Leaf;
  readonly shelter: Shelter;
  readonly plain: Line[];
}

/** One line on its way through the containers that are open. */
interface Reading {
  readonly line: string;
  readonly number: number;
  /** Column that has been read up to. */
  at: number;
  /** How many of the containers this line is in. */
  matched: number;
  /** Whether it goes on with all that was open before it. */
  readonly all: boolean;
  /** It has begun something new. */
  opened: boolean;
}

/** Deeper nested ones, which GitHub has none of either, are text within the last. */
const MOST_NESTED = 100;

/** Lines that begin in plain text, in paragraphs by themselves, up to where a reply by e-mail goes on with what it answers. */
export function plainLinesOf(lines: readonly string[]): readonly Line[] {
  const state: State = { containers: [], leaf: NONE, shelter: createShelter(), plain: [] };
  for (const [index, raw] of lines.entries()) {
    const reading = walk(state, detab(raw), index + 1);
    if (reading.matched === 0 && !isVerbatim(state, reading) && beginsReply(lines, index)) break;
    read(state, reading);
  }
  close(state, 0);
  return state.plain;
}

/** Goes into the containers that the line belongs to. */
function walk(state: State, line: string, number: number): Reading {
  let [at, matched] = [0, 0];
  for (const container of state.containers) {
    const next = enter(container, line, at);
    if (next === null) break;
    at = next;
    matched += 1;
  }
  return { line, number, at, matched, all: matched === state.containers.length, opened: false };
}

function enter(container: Container, line: string, at: number): number | null {
  const indent = indentOf(line, at);
  const start = at + indent;
  if (container.kind === 'quote') return indent <= 3 && line[start] === '>' ? afterQuote(line, start) : null;
  if (start === line.length) return container.empty ? null : start;
  return indent >= container.offset ? at + container.offset : null;
}

const afterQuote = (line: string, start: number): number => start + (line[start + 1] === ' ' ? 2 : 1);

/** Within code or HTML that goes on until its end. */
function isVerbatim({ leaf }: State, { all }: Reading): boolean {
  return all && (leaf.kind === 'fence' || leaf.kind === 'html');
}

function read(state: State, reading: Reading): void {
  const { leaf } = state;
  const rest = reading.line.slice(reading.at);
  if (reading.all && leaf.kind === 'fence') {
    if (closesFence(leaf, rest)) state.leaf = NONE;
    return;
  }
  if (reading.all && leaf.kind === 'html') {
    leaf.lines.push(rest);
    if (endsHtml(leaf.end, rest)) close(state, reading.matched);
    return;
  }
  if (isBlank(rest)) {
    close(state, reading.matched);
    return;
  }
  while (openContainer(state, reading));
  if (openLeaf(state, reading)) return;
  addText(state, reading);
}

/** Begins a quote, an item of a list or a footnote, if the rest of the line does. */
function openContainer(state: State, reading: Reading): boolean {
  const { line, at } = reading;
  const indent = indentOf(line, at);
  if (indent >= 4 || state.containers.length >= MOST_NESTED) return false;
  const start = at + indent;
  if (line[start] === '>') return push(state, reading, { kind: 'quote' }, afterQuote(line, start));
  const text = line.slice(start);
  if (isBreak(text) || makesHeading(state, reading, text)) return false;
  const note = /^\[\^[^\]\s]{1,999}\]:/.exec(text);
  if (note !== null) {
    return push(state, reading, { kind: 'item', offset: 4, empty: false }, start + note[0].length);
  }
  const item = itemOf(text, continues(state, reading));
  if (item === null) return false;
  const { offset, empty } = item;
  return push(state, reading, { kind: 'item', offset: indent + offset, empty }, start + offset);
}

function push(state: State, reading: Reading, container: Container, at: number): true {
  close(state, reading.matched);
  state.containers.push(container);
  reading.at = Math.min(at, reading.line.length);
  reading.matched += 1;
  reading.opened = true;
  return true;
}

/** Is a paragraph open that this line would go on with? */
function continues({ leaf }: State, { all, opened }: Reading): boolean {
  return leaf.kind === 'paragraph' && all && !opened;
}

/** Begins a leaf that is no paragraph, or ends one otherwise; true: the line is read. */
function openLeaf(state: State, reading: Reading): boolean {
  const { line, at } = reading;
  const indent = indentOf(line, at);
  const text = line.slice(at + indent);
  if (text === '') return replace(state, reading, NONE);
  const inParagraph = state.leaf.kind === 'paragraph' && !reading.opened;
  // Indented code cannot interrupt a paragraph; in a table it is a row.
  if (indent >= 4) return !inParagraph && replace(state, reading, NONE);
  if (/^#{1,6}(?: |$)/.test(text)) return replace(state, reading, NONE, text);
  const fence = fenceOf(text);
  if (fence !== null) return replace(state, reading, { kind: 'fence', ...fence });
  const end = htmlBlock(text, inParagraph);
  if (end !== null) {
    replace(state, reading, { kind: 'html', end, lines: [text] });
    if (endsHtml(end, text)) close(state, reading.matched);
    return true;
  }
  if (makesHeading(state, reading, text)) {
    // What looked like a paragraph was a heading.
    if (state.leaf.kind === 'paragraph') plainStarts(textsOf(state.leaf.lines), state.shelter);
    state.leaf = NONE;
    return true;
  }
  if (continues(state, reading) && isDelimiter(text)) return beginTable(state);
  return isBreak(text) && replace(state, reading, NONE);
}

/** `text`: of a leaf that is this line alone. */
function replace(state: State, reading: Reading, leaf: Leaf, text = ''): true {
  close(state, reading.matched);
  state.leaf = leaf;
  plainStarts([text], state.shelter);
  return true;
}

/** The line above is the table's head; lines above that one are a paragraph still. */
function beginTable(state: State): true {
  const head = state.leaf.kind === 'paragraph' ? (state.leaf.lines.pop()?.text ?? '') : '';
  close(state, state.containers.length);
  plainStarts([head], state.shelter);
  state.leaf = { kind: 'table' };
  return true;
}

/** A paragraph goes on (also where the line leaves its quote or list: "lazily"), a table has a row, or one begins. */
function addText(state: State, reading: Reading): void {
  const { leaf, containers } = state;
  const line = { number: reading.number, text: reading.line };
  if (leaf.kind === 'paragraph' && !reading.opened) {
    leaf.lines.push(line);
    return;
  }
  if (leaf.kind === 'table' && reading.all && !reading.opened) {
    plainStarts([line.text], state.shelter);
    return;
  }
  close(state, reading.matched);
  for (const container of containers) if (container.kind === 'item') container.empty = false;
  state.leaf = { kind: 'paragraph', lines: [line], top: containers.length === 0 };
}

/** Ends the leaf, whose tags count now, and all containers but the first few. */
function close(state: State, keep: number): void {
  const { leaf, shelter } = state;
  if (leaf.kind === 'paragraph' && leaf.lines.length > 0) {
    const plain = plainStarts(textsOf(leaf.lines), shelter);
    if (leaf.top) state.plain.push(...leaf.lines.filter((_, index) => plain[index]));
  }
  if (leaf.kind === 'html') readHtml(leaf.lines.join('\n'), shelter);
  state.leaf = NONE;
  state.containers.length = Math.min(state.containers.length, keep);
}

const textsOf = (lines: readonly Line[]): readonly string[] => lines.map(({ text }) => text);

/** Does the line make a heading of the paragraph above it? */
const makesHeading = (state: State, reading: Reading, text: string): boolean =>
  continues(state, reading) && isUnderline(text);
