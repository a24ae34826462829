// The badge of a title: a small drawing with its name and who holds it, which stands alone on other people's pages.
import type { Language } from '../../core/language.js';
import { escaped, shortened, widthOf } from './svg-text.js';

export interface HonourBadge {
  /** Name of the community. Foreign text, like all else that stands on it. */
  readonly community: string;
  /** The title as people read it. */
  readonly title: string;
  readonly person: string;
  /** Days, `2027-11-22`; null: not known, it does not end. */
  readonly since: string | null;
  readonly until: string | null;
  readonly language: Language;
}

const SIZE = 11;
const PADDING = 7;
const HEIGHT = 22;

/** A whole SVG document, in light and dark; a screen reader says the title and its time. */
export function honourBadge(badge: HonourBadge): string {
  const [left, right] = [shortened(badge.community, 40), shortened(badge.title, 40)];
  const [begin, end] = [pixels(left) + 2 * PADDING, pixels(right) + 2 * PADDING];
  const width = begin + end;
  const name = escaped(`${left}: ${right}`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-labelledby="t d" lang="${badge.language}">
<title id="t">${name}</title>
<desc id="d">${escaped(describe(badge))}</desc>
<style>.a{fill:#24292f}.b{fill:#8250df}.e{fill:none;stroke:#24292f;stroke-opacity:.2}@media (prefers-color-scheme:dark){.a{fill:#424a53}.b{fill:#8957e5}.e{stroke:#fff;stroke-opacity:.25}}text{fill:#fff;font:${SIZE}px Verdana,"DejaVu Sans","Noto Sans","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;unicode-bidi:plaintext}</style>
<clipPath id="r"><rect width="${width}" height="${HEIGHT}" rx="4"/></clipPath>
<g clip-path="url(#r)"><rect class="a" width="${begin}" height="${HEIGHT}"/><rect class="b" x="${begin}" width="${end}" height="${HEIGHT}"/></g>
<rect class="e" x=".5" y=".5" width="${width - 1}" height="${HEIGHT - 1}" rx="4"/>
${textAt(begin / 2, begin - 2 * PADDING, left)}
${textAt(begin + end / 2, end - 2 * PADDING, right)}
</svg>
`;
}

const pixels = (text: string): number => Math.ceil(widthOf(text) * SIZE);

/** The width is given, so that the text fits whatever font there is. */
const textAt = (x: number, width: number, text: string): string =>
  text === ''
    ? ''
    : `<text x="${x}" y="15" text-anchor="middle" textLength="${width}" lengthAdjust="spacingAndGlyphs">${escaped(text)}</text>`;

function describe({ community, title, person, since, until, language }: HonourBadge): string {
  const [who, what, where] = [shortened(person, 60), shortened(title, 60), shortened(community, 60)];
  if (language === 'zh') {
    const time = [since === null ? '' : `自 ${since} 起`, until === null ? '' : `至 ${until}`].filter(
      (part) => part !== '',
    );
    return `${who} 是 ${where} 的${what}${time.length === 0 ? '' : `，${time.join('，')}`}。`;
  }
  const time = [since === null ? '' : ` since ${since}`, until === null ? '' : ` until ${until}`].join('');
  return `${who} is ${what} of ${where}${time}.`;
}
