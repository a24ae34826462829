// The boxes of a pull request template: which of them the author ticked.

const BOX = /^\s{0,9}(?:[-*+]|\d{1,9}[.)])\s+\[([ xX])\]\s+(\S.*)$/;
const FENCE = /^\s{0,3}(`{3,}|~{3,})/;

/** Is at least one box with one of these texts ticked? What is code or a hidden comment is no box. */
export function hasTicked(body: string, texts: readonly string[]): boolean {
  const wanted = texts.map(plain);
  return tickedIn(body).some((text) => wanted.some((one) => text.includes(one)));
}

function tickedIn(body: string): readonly string[] {
  const ticked: string[] = [];
  let fence: string | null = null;
  for (const line of visible(body).split(/\r\n|\n|\r/)) {
    const mark = FENCE.exec(line)?.[1];
    if (fence !== null) {
      if (mark?.startsWith(fence) === true) fence = null;
    } else if (mark !== undefined) {
      fence = mark;
    } else {
      const [, tick = ' ', text = ''] = BOX.exec(line) ?? [];
      if (tick !== ' ') ticked.push(plain(text));
    }
  }
  return ticked;
}

/** Without hidden comments; one that does not end hides the rest. */
function visible(body: string): string {
  const parts = body.split('<!--');
  return parts
    .map((part, index) => {
      if (index === 0) return part;
      const end = part.indexOf('-->');
      return end === -1 ? '' : part.slice(end + 3);
    })
    .join('');
}

/** As it reads: without the marks of bold, italics, code and links, whatever the case and spacing. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/[*_`]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
