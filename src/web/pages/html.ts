// HTML that is escaped by construction: whatever is put into a template is text, unless it is HTML that came out of one.
import { addressIn } from './address.js';
import { holesOf } from './template.js';

/** What a template gave. There is no other way to one. */
export class Html {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  static of(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
    const holes = holesOf(strings);
    return new Html(
      strings.reduce((text, string, index) => {
        const hole = holes[index - 1];
        const part = parts[index - 1];
        if (hole === undefined) return text + string;
        return text + (hole === 'text' ? inText(part) : inAttribute(part, hole)) + string;
      }, ''),
    );
  }

  /** The style of a page: a constant of ours. */
  static style(css: string): Html {
    if (css.includes('</')) throw new Error('a style that ends its own element');
    return new Html(`<style>${css}</style>`);
  }

  toString(): string {
    return this.#text;
  }
}

/** Nothing is written for `null`, `undefined` and `false`; of a list, its parts one after the other. */
export type Part = Html | string | number | null | undefined | false | readonly Part[];

/**
 * A piece of HTML. Attributes are quoted, and hold text only; those that hold an address take relative and https ones.
 *
 * @throws Error where the template itself is wrong: a place for a part outside of text and quoted attributes.
 */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html => Html.of(strings, ...parts);

/** Text by somebody else: its direction stays its own. */
export const foreign = (text: string): Html => html`<bdi>${text}</bdi>`;

function inText(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof Html) return part.toString();
  if (typeof part === 'string' || typeof part === 'number') return escape(String(part));
  return part.map(inText).join('');
}

function inAttribute(part: Part, hole: 'attribute' | 'address'): string {
  if (typeof part !== 'string' && typeof part !== 'number') throw new Error('an attribute holds text only');
  return escape(hole === 'address' ? addressIn(String(part)) : String(part));
}

/** Control characters and halves of pairs, which no browser shows: they are shown as such. */
const UNSHOWN = /(?![\t\n])[\p{Cc}\p{Cs}\u{fffe}\u{ffff}]/gu;

/** Text as it stands in HTML and SVG, between tags and in quoted attributes. */
export function escape(text: string): string {
  return text.replace(UNSHOWN, '\ufffd').replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}
