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
const NO_COLON =
  'this line is neither "key: value" nor part of the value above; is a colon missing, a space after it, or indentation?';
const START = 'a value cannot begin with this character; put quotes around it';
const TEXT_BLOCK =
  'after | or > a text begins on the next line; put quotes around a text that begins with one of these characters';
const OTHER = 'this is not YAML; is a colon, a comma, a space or a quote missing?';

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
  TAB_AS_INDENT: 'a tab cannot indent YAML; use spaces',
  TAG_RESOLVE_FAILED: TAG,
};

/** One code of the parser has many meanings, which only its message tells apart. */
const byMessage: readonly (readonly [RegExp, string])[] = [
  [/^Missing closing/, OPEN_QUOTE],
  [/\bend with a /, OPEN_BRACKET],
  [/^Implicit map keys need/, NO_COLON],
  [/^Comments must be/, 'a comment needs a space before its #; put quotes around a text that holds one'],
  [/^Missing , /, 'a comma is missing before this, or a colon'],
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
  const { code, message, line, before } = stumble;
  if (message.endsWith('at node end') && code === 'UNEXPECTED_TOKEN') {
    const first = before.trim() === '';
    return first ? INDENT : 'the value ends before this; put quotes around the whole of it';
  }
  if (code === 'BLOCK_AS_IMPLICIT_KEY') return inValue(line.slice(before.length));
  const sentence = byMessage.find(([pattern]) => pattern.test(message))?.[1] ?? byCode[code] ?? OTHER;
  if (sentence === NO_COLON && line.includes('：') && !line.includes(': ')) {
    return 'this colon is a full-width one (：); write ": " after a key';
  }
  return code === 'BLOCK_IN_FLOW' && line.includes('，')
    ? 'this line holds a full-width comma (，); write ", "'
    : sentence;
}

/** A key where a value should be: it is text with a colon in it, or what follows is indented too far. */
function inValue(value: string): string {
  if (value.startsWith('? ')) return START;
  return /:(?:\s|$)/.test(value)
    ? 'a text that holds ": " needs quotes around it; a key of its own begins on the next line'
    : INDENT;
}
