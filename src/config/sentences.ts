// What the YAML parser says of a mistake of form, as the maintainer will read it: what is wrong, and what to write instead.
import type { ErrorCode } from 'yaml';

/** Where the parser stumbled: the whole line, and the part of it before that place. */
export interface Stumble {
  readonly code: ErrorCode;
  readonly message: string;
  readonly line: string;
  readonly before: string;
}

export const TAG =
  'tags (`!name`) are not allowed; write the plain value, or put quotes around a text that begins with !';
export const ANCHOR =
  'anchors (`&name`) are not allowed; write the value where it is needed, or put quotes around a text that begins with &';
export const ALIAS =
  'aliases (`*name`) are not allowed; write the value out, or put quotes around a text that begins with *';
export const DIRECTIVE = 'directives (lines that begin with %) are not allowed; take them out';
export const OPEN_QUOTE = 'this quote is never closed; close it where its text ends';
export const OPEN_BRACKET =
  'this bracket or brace is never closed, or the lines in it are not indented; close it, or indent them';
export const CLOSES_NOTHING = 'this bracket or brace closes nothing; take it out, or put quotes around the text';
export const INDENT =
  'the indentation does not fit the lines above; use the same number of spaces for keys of one level, more for what is in them';
export const TAB = 'a tab cannot indent YAML; use spaces';
const NO_COLON =
  'this line is neither "key: value" nor part of the value above; is a colon missing, a space after it, or indentation?';
const START = 'a value cannot begin with this character; put quotes around it';
const TEXT_BLOCK =
  'after | or > a text begins on the next line; put quotes around a text that begins with one of these characters';
export const OTHER = 'this is not YAML; is a colon, a comma, a space or a quote missing?';

const INNER_COLON = 'a text that holds ": " needs quotes around it; a key of its own begins on the next line';
const NOT_WHOLE = 'the value ends before this; put quotes around the whole of it';
const NO_COMMA = 'a comma is missing before this, or a colon';
const FULL_WIDTH_COLON = 'this colon is a full-width one (：); write ": " after a key';
const INNER_QUOTE =
  "the quote closes before this; write '' for a quote within it (\\\" within double quotes), or put quotes around the whole";

/** What the parser says of lines that a tab indents, and of those after them. */
export const AT_TABS: ReadonlySet<string> = new Set([INDENT, NO_COLON, OTHER]);

const byCode: Readonly<Partial<Record<ErrorCode, string>>> = {
  ALIAS_PROPS: ALIAS,
  BAD_ALIAS: ALIAS,
  BAD_DIRECTIVE: DIRECTIVE,
  BAD_DQ_ESCAPE:
    'between double quotes \\ begins an escape, and this is none; write \\\\ for the character itself, or use single quotes',
  BAD_INDENT: INDENT,
  BAD_SCALAR_START: START,
  BLOCK_AS_IMPLICIT_KEY: INDENT,
  BLOCK_IN_FLOW: 'between brackets or braces, put a comma after each entry, and nothing on lines of its own',
  DUPLICATE_KEY: 'this key stands here twice; keep one of the two',
  KEY_OVER_1024_CHARS: 'a key is at most 1024 characters long; is a line end or a quote missing?',
  MULTILINE_IMPLICIT_KEY: NO_COLON,
  MULTIPLE_ANCHORS: ANCHOR,
  MULTIPLE_DOCS: 'a second document starts here; keep one document, without `---` between',
  MULTIPLE_TAGS: TAG,
  TAB_AS_INDENT: TAB,
  TAG_RESOLVE_FAILED: TAG,
};

/** One code of the parser has many meanings, which only its message tells apart. */
const byMessage: readonly (readonly [RegExp, string])[] = [
  [/^Missing closing/, OPEN_QUOTE],
  [/\bend with a /, OPEN_BRACKET],
  [/^Implicit map keys need/, NO_COLON],
  [/^Comments must be/, 'a comment needs a space before its #; put quotes around a text that holds one'],
  [/^Missing , /, NO_COMMA],
  [/^Missing directives-end/, DIRECTIVE],
  [/^Block collection cannot start/, '`---` stands on a line of its own; write what follows on the next'],
  [/^Tags and anchors/, 'tags (`!name`) and anchors (`&name`) are not allowed; write the plain value'],
  [/^Block scalar header|^Not a YAML token/, TEXT_BLOCK],
  [
    /on same line with key/,
    'a list begins on a line of its own, below its key; put quotes around a text that begins with "- "',
  ],
  [/(?:stream|document): "[\]}]"/, CLOSES_NOTHING],
  [/^Anchor cannot|^Anchor ending/, ANCHOR],
  [/^Unexpected , /, 'there is nothing before this comma; take it out'],
];

/** The sentence for a mistake. */
export function sentenceOf(stumble: Stumble): string {
  const { line, before } = stumble;
  const sentence = plainSentenceOf(stumble);
  if (AT_TABS.has(sentence) && /^ *\t/.test(line)) return TAB;
  if ((sentence === NO_COLON || sentence === INNER_COLON) && startsFullWidth(line)) return FULL_WIDTH_COLON;
  // Between brackets the next entry may follow after a space.
  const inQuotes = sentence === NOT_WHOLE || (sentence === NO_COMMA && /["']$/.test(before));
  return inQuotes && QUOTED.test(before) ? INNER_QUOTE : sentence;
}

function plainSentenceOf({ code, message, line, before }: Stumble): string {
  if (message.endsWith('at node end') && code === 'UNEXPECTED_TOKEN') return before.trim() === '' ? INDENT : NOT_WHOLE;
  if (code === 'BLOCK_AS_IMPLICIT_KEY') return inValue(line.slice(before.length));
  const sentence = byMessage.find(([pattern]) => pattern.test(message))?.[1] ?? byCode[code] ?? OTHER;
  return code === 'BLOCK_IN_FLOW' && line.includes('，')
    ? 'this line holds a full-width comma (，); write ", "'
    : sentence;
}

/** The first colon of a line is a full-width one, where that of a key should be. */
function startsFullWidth(line: string): boolean {
  const [wide, plain] = [line.indexOf('：'), line.indexOf(': ')];
  return wide !== -1 && (plain === -1 || wide < plain);
}

/** A value in quotes at the end of a text. */
const QUOTED = /(?:^\s*|[:,?-]\s+|[[{]\s*)(?:'(?:[^']|'')*'|"(?:[^"\\]|\\.)*")\s*$/;

/** A key where a value should be: it is text with a colon in it, or what follows is indented too far. */
function inValue(value: string): string {
  if (value.startsWith('? ')) return START;
  return /:(?:\s|$)/.test(value) ? INNER_COLON : INDENT;
}
