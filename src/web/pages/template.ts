// Where the places for parts of a template are, by the HTML around them. Looked at once for each template in the code.

/** `text`: between tags; `attribute`: a quoted one; `address`: a quoted one that holds an address. */
export type Hole = 'text' | 'attribute' | 'address';

const known = new WeakMap<TemplateStringsArray, readonly Hole[]>();

/** @throws Error where a place is in none of these, or the template does not end between tags. */
export function holesOf(strings: TemplateStringsArray): readonly Hole[] {
  const before = known.get(strings);
  if (before !== undefined) return before;
  const holes: Hole[] = [];
  let rest = '';
  for (const string of strings.slice(0, -1)) {
    rest = afterTags(rest + string);
    holes.push(holeAt(rest));
  }
  if (afterTags(rest + (strings.at(-1) ?? '')) !== '') throw new Error('a template ends within a tag');
  known.set(strings, holes);
  return holes;
}

const TAGS = /<!?\/?[a-zA-Z][\w-]*(?:\s+[a-zA-Z][\w:-]*(?:="[^"]*")?)*\s*\/?>/g;
/** What is run or applied as it stands has no places for parts. */
const RAW = /<(?:script|style|iframe|object|embed|base)\b/i;
const OPEN_ATTRIBUTE = /\s([a-zA-Z][\w:-]*)="[^"]*$/;
const ADDRESSES = ['href', 'src'];

/** What is left open: empty between tags, else the tag from its beginning. */
function afterTags(text: string): string {
  if (RAW.test(text)) throw new Error('a template holds an element that is run or applied as it stands');
  const open = text.replace(TAGS, '');
  const start = open.indexOf('<');
  return start === -1 ? '' : open.slice(start);
}

function holeAt(open: string): Hole {
  if (open === '') return 'text';
  const name = OPEN_ATTRIBUTE.exec(open)?.[1]?.toLowerCase();
  if (name === undefined) throw new Error('a part stands in a tag, outside of a quoted attribute');
  if (name.startsWith('on') || name === 'style' || name === 'srcdoc') throw new Error(`a part stands in ${name}`);
  return ADDRESSES.includes(name) ? 'address' : 'attribute';
}
