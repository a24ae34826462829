// The address and title of a link within a paragraph: where they end.

/** Deeper ones are no address; it also keeps one address from being looked at for each bracket within it. */
const MOST_NESTED = 32;

/** The end of a link's `(address "title")`, from after the bracket; null: it is none. */
export function linkEnd(text: string, from: number): number | null {
  const address = addressEnd(text, spaces(text, from));
  if (address === null) return null;
  const title = spaces(text, address);
  if (text[title] === ')') return title + 1;
  if (title === address) return null;
  const quoted = titleEnd(text, title);
  if (quoted === null) return null;
  const end = spaces(text, quoted);
  return text[end] === ')' ? end + 1 : null;
}

function addressEnd(text: string, from: number): number | null {
  if (text[from] === '<') {
    for (let at = from + 1; at < text.length && text[at] !== '\n' && text[at] !== '<'; at += 1) {
      if (text[at] === '>') return at + 1;
      if (text[at] === '\\') at += 1;
    }
    return null;
  }
  let depth = 0;
  let at = from;
  for (; at < text.length && text.charAt(at) > ' '; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '(') depth += 1;
    else if (text[at] === ')') {
      if (depth === 0) return at;
      depth -= 1;
    }
    if (depth > MOST_NESTED) return null;
  }
  return depth === 0 ? at : null;
}

function titleEnd(text: string, from: number): number | null {
  const open = text[from];
  const close = open === '(' ? ')' : open;
  if (close !== '"' && close !== "'" && close !== ')') return null;
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === close) return at + 1;
    else if (open === '(' && text[at] === '(') return null;
  }
  return null;
}

/** The first place from here that is neither a space nor the end of a line. */
export function spaces(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\n') at += 1;
  return at;
}
