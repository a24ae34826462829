// What the charts have in common: a picture that says what it shows, and its scale.
import { html } from './html.js';
import type { Html, Part } from './html.js';

/** In the picture's own units; it grows and shrinks with the page, down to 320 pixels. */
export const WIDTH = 400;

export interface Picture {
  /** Of the page's own, without a blank. */
  readonly id: string;
  readonly title: string;
  /** What one sees, for who does not. */
  readonly description: string;
  readonly height: number;
  readonly content: Part;
}

export function picture({ id, title, description, height, content }: Picture): Html {
  return html`<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${id}-title ${id}-desc">
    <title id="${id}-title">${title}</title>
    <desc id="${id}-desc">${description}</desc>
    ${content}
  </svg>`;
}

/** The least of 1, 2, 4, 6, 8, 10, 20, 40 … that holds all of them: a scale that is easily read, and so is its half. */
export function scaleFor(values: readonly number[]): number {
  const most = Math.max(1, ...values);
  const power = 10 ** Math.floor(Math.log10(most));
  return [1, 2, 4, 6, 8, 10].map((factor) => factor * power).find((top) => top >= most) ?? most;
}

/** A length in the picture, with one decimal. */
export const at = (value: number): string => String(Math.round(value * 10) / 10);
