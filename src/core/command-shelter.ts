// Elements within which nobody is commanded, written as HTML: quotes, code, and what is hidden. Such an element goes on
// over blank lines, paragraphs and lists until its closing tag, or to the end of the body where there is none.
import { createTagReader } from './command-html.js';

/** A piece of a text, `to` excluded. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

const SHELTERING: ReadonlySet<string> = new Set(['blockquote', 'code', 'kbd', 'pre', 'q', 'samp', 'tt']);
/** They have no content, and no closing tag. */
const VOID: ReadonlySet<string> = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const NAME = /^<(\/?)([a-z][a-z\d-]*)/i;
const HIDDEN = /\shidden(?=[\s=/>])/i;
const VALUES = /"[^"]*"|'[^']*'/g;

/** Reads the tags of a body in their order. */
export interface Shelter {
  /** Is what comes next within such an element? */
  isOpen(): boolean;
  /** A tag, or another `<…>`, has been read. */
  pass(tag: string): void;
  /** A comment began in a block of HTML and does not end there: all that follows is in it. */
  never(): void;
}

export function createShelter(): Shelter {
  /** The outermost one that is open; others like it within it are counted. */
  let open: { readonly name: string; depth: number } | null = null;
  let isForever = false;
  return {
    isOpen: () => isForever || open !== null,
    never: () => {
      isForever = true;
    },
    pass: (tag) => {
      const [, slash, written = ''] = NAME.exec(tag) ?? [];
      const name = written.toLowerCase();
      if (slash === undefined) return;
      if (open === null) {
        if (slash === '' && shelters(name, tag)) open = { name, depth: 1 };
      } else if (open.name === name) {
        open.depth += slash === '' ? 1 : -1;
        if (open.depth === 0) open = null;
      }
    },
  };
}

const shelters = (name: string, tag: string): boolean =>
  SHELTERING.has(name) || (!VOID.has(name) && HIDDEN.test(tag.replace(VALUES, '""')));

/** What of a text is within such elements, by its tags in their order; begun before it, or going on behind it. */
export function shelteredIn(text: string, tags: readonly Range[], shelter: Shelter): readonly Range[] {
  const ranges: Range[] = [];
  let from = shelter.isOpen() ? 0 : null;
  for (const tag of tags) {
    shelter.pass(text.slice(tag.from, tag.to));
    if (shelter.isOpen()) from ??= tag.from;
    else if (from !== null) {
      ranges.push({ from, to: tag.to });
      from = null;
    }
  }
  if (from !== null) ranges.push({ from, to: text.length + 1 });
  return ranges;
}

/** Reads the tags of a block of HTML, in which nothing is Markdown. */
export function readHtml(text: string, shelter: Shelter): void {
  const reader = createTagReader(text);
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at)) {
    const end = reader.endOf(at);
    if (end === null && text.startsWith('<!--', at)) {
      shelter.never();
      return;
    }
    if (end !== null) shelter.pass(text.slice(at, end));
    at = end ?? at + 1;
  }
}
