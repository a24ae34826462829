// Text within a drawing: escaped, without what XML cannot hold, and about as wide as a common font draws it.

/** Joiners are part of words in some scripts, and of emoji; all else that does not show would only mislead. */
const HIDDEN = /(?!\u200c|\u200d|\ufe0f)[\p{Cc}\p{Cf}\p{Cs}\p{Cn}\p{Co}\p{Zl}\p{Zp}]/gu;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const graphemes = new Intl.Segmenter();

/** On one line, cut at so many characters as people count them. Not escaped yet. */
export function shortened(foreign: string, most: number): string {
  const plain = foreign.slice(0, 2000).normalize('NFC').replace(HIDDEN, ' ').replace(/\s+/g, ' ').trim();
  const characters = Array.from(graphemes.segment(plain), ({ segment }) => segment);
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : plain;
}

/** For the content of an element, and the value of an attribute. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? '');

const NARROW = /^[ijltfrI1.,:;|!'()[\]{} ]/;
const WIDE = /^[mwMW@%—]/;
/** Scripts whose characters fill a square, and emoji. */
const SQUARE =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\u3000-\u303f\uff00-\uff60]/u;

/** Pixels that a text takes at a font size of one pixel. */
export function widthOf(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) {
    if (SQUARE.test(segment) && !/^\d/.test(segment)) width += 1.04;
    else if (NARROW.test(segment)) width += 0.4;
    else width += WIDE.test(segment) ? 0.95 : 0.64;
  }
  return width;
}

/** The largest size, at most `size`, at which a text is no wider than `room`. Whole pixels. */
export const sizeFor = (text: string, size: number, room: number): number =>
  Math.max(8, Math.min(size, Math.floor(room / Math.max(widthOf(text), 0.1))));
