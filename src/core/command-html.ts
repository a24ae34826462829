// HTML within Markdown: which lines begin a block of it, what ends that block, and where a tag within a line ends.

/** What ends a block of HTML: what is found in a line, or a blank line. */
export type HtmlEnd = RegExp | 'blank';

const BLOCK_TAGS =
  'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt ' +
  'fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link ' +
  'main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead ' +
  'title tr track ul';
const blockTags: ReadonlySet<string> = new Set(BLOCK_TAGS.split(' '));

const RAW = /^<(?:script|pre|style|textarea)(?=[\s>]|$)/i;
const RAW_END = /<\/(?:script|pre|style|textarea)>/i;
const TAG = /^<\/?([a-z][a-z\d]{0,20})(?=\s|\/?>|$)/i;

/**
 * What ends the block of HTML that this text begins, by the seven kinds of CommonMark; null: it begins none. A paragraph
 * cannot be interrupted by a tag that is no block's.
 */
export function htmlBlock(text: string, interrupts: boolean): HtmlEnd | null {
  if (!text.startsWith('<')) return null;
  if (RAW.test(text)) return RAW_END;
  if (text.startsWith('<!--')) return /-->/;
  if (text.startsWith('<?')) return /\?>/;
  if (text.startsWith('<![CDATA[')) return /\]\]>/;
  if (/^<![a-z]/i.test(text)) return />/;
  const tag = TAG.exec(text)?.[1]?.toLowerCase();
  if (tag !== undefined && blockTags.has(tag)) return 'blank';
  if (interrupts) return null;
  const end = createTagReader(text).tagEnd(0);
  return end !== null && isBlank(text.slice(end)) ? 'blank' : null;
}

/** Nothing but spaces: to Markdown, no other white space is any. */
export const isBlank = (line: string): boolean => /^ *$/.test(line);

/** Does this line end the block? */
export function endsHtml(end: HtmlEnd, line: string): boolean {
  return end === 'blank' ? isBlank(line) : end.test(line);
}

export interface TagReader {
  /** Where the opening or closing tag that begins at `from` ends; null: none begins there. */
  tagEnd(from: number): number | null;
  /** Where the tag, comment or `<address>` that begins at `from` ends; null: none begins there. */
  endOf(from: number): number | null;
}

const PAIRS: readonly (readonly [open: string, close: string])[] = [
  ['<!--', '-->'],
  ['<?', '?>'],
  ['<![CDATA[', ']]>'],
];
const NAME = /[a-z][a-z\d-]*/iy;
const ATTRIBUTE = /[a-z_:][\w.:-]*/iy;
const BARE_VALUE = /[^\s"'=<>`]+/y;
const ADDRESS = /<(?:[a-z][a-z\d+.-]{1,31}:[^\s<>]*|[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w.-]{1,200})>/iy;

/** Reads tags of one text; remembers where it failed, so that no place is looked at for each `<` before it. */
export function createTagReader(text: string): TagReader {
  /** Places between two attributes from where no tag ends. */
  const failed = new Set<number>();
  const missing = new Set<string>();

  const after = (close: string, from: number): number | null => {
    if (missing.has(close)) return null;
    const found = text.indexOf(close, from);
    if (found === -1) missing.add(close);
    return found === -1 ? null : found + close.length;
  };

  function attributes(from: number): number | null {
    const passed: number[] = [];
    let at: number | null = from;
    while (at !== null) {
      const start = spaces(text, at);
      if (text[start] === '>') return start + 1;
      if (text.startsWith('/>', start)) return start + 2;
      if (start === at || failed.has(start)) break;
      passed.push(start);
      at = attribute(start);
    }
    for (const place of passed) failed.add(place);
    return null;
  }

  function attribute(from: number): number | null {
    const name = sticky(ATTRIBUTE, text, from);
    if (name === null) return null;
    const equals = spaces(text, name);
    if (text[equals] !== '=') return name;
    const value = spaces(text, equals + 1);
    const mark = text[value];
    if (mark === '"' || mark === "'") return after(mark, value + 1);
    return sticky(BARE_VALUE, text, value);
  }

  function tagEnd(from: number): number | null {
    const closing = text[from + 1] === '/';
    const name = sticky(NAME, text, from + (closing ? 2 : 1));
    if (name === null) return null;
    if (!closing) return attributes(name);
    const end = spaces(text, name);
    return text[end] === '>' ? end + 1 : null;
  }

  return {
    tagEnd,
    endOf(from) {
      for (const [open, close] of PAIRS) {
        if (text.startsWith(open, from)) return after(close, from + open.length);
      }
      if (/[a-z]/i.test(text.slice(from + 2, from + 3)) && text[from + 1] === '!') return after('>', from + 2);
      return sticky(ADDRESS, text, from) ?? tagEnd(from);
    },
  };
}

function sticky(pattern: RegExp, text: string, from: number): number | null {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : null;
}

/** The first place from here that is no white space. */
function spaces(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \n\t'.includes(text.charAt(at))) at += 1;
  return at;
}
