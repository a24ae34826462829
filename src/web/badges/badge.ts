// A badge as SVG: what it is about, and the figure. It stands alone on other people's pages, so it brings its own colours.
import { escape } from '../pages/html.js';

/** `plain`: there is nothing to praise or to mend, or too little to say. */
export type Tone = 'good' | 'watch' | 'bad' | 'plain';

export interface Badge {
  readonly label: string;
  readonly value: string;
  readonly tone: Tone;
}

/** White on each of them is read easily (contrast of 4.5 and more). */
const COLOURS: Readonly<Record<Tone, string>> = { good: '#1a7f37', watch: '#9a6700', bad: '#cf222e', plain: '#59636e' };
const LABEL = '#333b44';
const PADDING = 6;

export function badgeSvg({ label, value, tone }: Badge): string {
  const [left, right] = [widthOf(label) + 2 * PADDING, widthOf(value) + 2 * PADDING];
  const said = escape(`${label}: ${value}`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${said}">
<title>${said}</title>
<clipPath id="r"><rect width="${left + right}" height="20" rx="3"/></clipPath>
<g clip-path="url(#r)"><rect width="${left}" height="20" fill="${LABEL}"/><rect x="${left}" width="${right}" height="20" fill="${COLOURS[tone]}"/></g>
<g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11">
${textAt(PADDING, left - 2 * PADDING, label)}
${textAt(left + PADDING, right - 2 * PADDING, value)}
</g>
</svg>
`;
}

/** The width is given, so that the text fits whatever font there is. */
const textAt = (x: number, width: number, text: string) =>
  `<text x="${x}" y="14" textLength="${width}" lengthAdjust="spacingAndGlyphs">${escape(text)}</text>`;

const NARROW = /[ijl.,:;|!'()[\]{} tfrI1]/;
const WIDE = /[mwMW@%—]/;

/** About as wide as in Verdana of 11 pixels. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    if ((character.codePointAt(0) ?? 0) > 0x2e7f) width += 11.5;
    else if (NARROW.test(character)) width += 4.4;
    else width += WIDE.test(character) ? 10.5 : 7;
  }
  return Math.ceil(width);
}
