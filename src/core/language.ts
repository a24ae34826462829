// The languages Hearth speaks, and which one an item is written in.

export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

/** Chinese where at least this share of the letters is Han (decisions.md, 21). */
const HAN_SHARE = 0.3;

const NOT_PROSE = /```[\s\S]*?(```|$)|`[^`\n]*`|<!--[\s\S]*?(-->|$)|https?:\/\/\S+/g;
const LETTER = /\p{L}/u;
const HAN = /\p{Script=Han}/u;

/**
 * The language of an item's prose, or undefined where there is too little of it to tell (then the repository's counts).
 * Code, links and HTML comments are not prose.
 */
export function languageOf(text: string): Language | undefined {
  return languageBy(lettersOf(text.slice(0, 20_000)));
}

/** The language that an item's title and body are in; undefined where there is too little of it to tell. */
export const languageOfItem = ({
  title,
  body,
}: {
  readonly title: string;
  readonly body: string;
}): Language | undefined => languageOf(`${title}\n${body}`);

export interface Letters {
  readonly letters: number;
  /** Those of them that are Han. */
  readonly han: number;
}

/** The letters of a text's prose. */
export function lettersOf(text: string): Letters {
  return countOf(proseOf(text));
}

/** The language that prose of so many letters is in; undefined where there is too little of it to tell. */
export function languageBy({ letters, han }: Letters): Language | undefined {
  if (letters < 4) return undefined;
  return han / letters >= HAN_SHARE ? 'zh' : 'en';
}

function proseOf(text: string): string {
  const mixed = text.includes('`') || text.includes('<!--') || text.includes('http');
  return mixed ? text.replace(NOT_PROSE, ' ') : text;
}

/** By hand where it is ASCII or common Han, which most is: an import counts the letters of a hundred thousand texts. */
function countOf(prose: string): Letters {
  let [letters, han] = [0, 0];
  for (let at = 0; at < prose.length; at += 1) {
    const unit = prose.charCodeAt(at);
    if (unit < 128) {
      const small = unit | 32;
      if (small >= 97 && small <= 122) letters += 1;
      continue;
    }
    if (unit >= 0x4e00 && unit <= 0x9fff) {
      letters += 1;
      han += 1;
      continue;
    }
    const character = String.fromCodePoint(prose.codePointAt(at) ?? 0);
    at += character.length - 1;
    if (LETTER.test(character)) letters += 1;
    if (HAN.test(character)) han += 1;
  }
  return { letters, han };
}
