// What of a text its author says in words of their own: no code, no quotes, no links, nothing hidden. Linear in its length.

const MOST_CHARACTERS = 65_536;

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const LINK = /\[[^[\]\n]{0,500}\]\([^()\n]{0,2000}\)|https?:\/\/\S+|<\/?[a-z][^<>]{0,1000}>/gi;

/** The text without code, quotes, links, HTML and comments; the first 65,536 characters are looked at. */
export function proseOf(body: string): string {
  const lines = body.slice(0, MOST_CHARACTERS).split(/\r\n|\n|\r/);
  const told = withoutComments(withoutBlocks(lines).join('\n'));
  return withoutSpans(told).replace(LINK, ' ');
}

/** Without what only the source shows: `<!-- … -->`, which templates are full of. */
export function withoutComments(text: string): string {
  let [told, from] = ['', 0];
  for (let open = text.indexOf('<!--'); open !== -1; open = text.indexOf('<!--', from)) {
    told += `${text.slice(from, open)} `;
    const close = text.indexOf('-->', open);
    if (close === -1) return told;
    from = close + 3;
  }
  return told + text.slice(from);
}

/** Lines that are neither in a fence, nor quoted, nor code by their indent. */
function withoutBlocks(lines: readonly string[]): readonly string[] {
  let fence: string | null = null;
  let [blank, inList, indented] = [true, false, false];
  return lines.map((line) => {
    const [, mark] = FENCE.exec(line) ?? [];
    if (fence !== null) {
      if (mark?.startsWith(fence) === true && /^\s*[`~]+\s*$/.test(line)) fence = null;
      return '';
    }
    if (mark !== undefined) fence = mark;
    const empty = line.trim() === '';
    const deep = /^(?: {4}|\t)/.test(line);
    if (/^\s*(?:[-*+]|\d{1,9}[.)])\s/.test(line)) inList = true;
    else if (!empty && blank && !/^\s/.test(line)) inList = false;
    indented = deep && !inList && (blank || indented);
    blank = empty;
    return mark !== undefined || /^ {0,3}>/.test(line) || indented ? '' : line;
  });
}

/** Between two runs of backticks of the same length is code. */
function withoutSpans(text: string): string {
  const runs = [...text.matchAll(/`+/g)].map(({ 0: run, index }) => ({ index, length: run.length }));
  const following = new Map<number, number>();
  const closing = new Array<number | undefined>(runs.length);
  for (let at = runs.length - 1; at >= 0; at -= 1) {
    const length = runs[at]?.length ?? 0;
    closing[at] = following.get(length);
    following.set(length, at);
  }
  let [told, from] = ['', 0];
  for (let at = 0; at < runs.length; at += 1) {
    const end = closing[at];
    const [open, close] = [runs[at], end === undefined ? undefined : runs[end]];
    if (open === undefined || close === undefined || end === undefined) continue;
    told += `${text.slice(from, open.index)} `;
    from = close.index + close.length;
    at = end;
  }
  return told + text.slice(from);
}
