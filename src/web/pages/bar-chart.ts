// Counts beside each other as bars that lie: stages of the way into the community.
import { at, picture, WIDTH } from './chart-frame.js';
import { html } from './html.js';
import type { Html } from './html.js';

export interface Bar {
  readonly name: string;
  readonly value: number;
}

const ROW = 30;
const NAMES = 130;
const VALUES = 50;

/** At least one bar. */
export function barChart(bars: readonly Bar[], words: { readonly title: string; readonly description: string }): Html {
  const top = Math.max(1, ...bars.map(({ value }) => value));
  const room = WIDTH - NAMES - VALUES;
  return picture({
    id: 'funnel',
    ...words,
    height: bars.length * ROW,
    content: bars.map(({ name, value }, index) => {
      const width = (Math.max(0, value) / top) * room;
      const middle = index * ROW + ROW / 2;
      return html`<text x="${NAMES - 8}" y="${at(middle + 4.5)}" text-anchor="end">${name}</text>
        <rect class="opened" x="${NAMES}" y="${at(middle - 9)}" width="${at(width)}" height="18" />
        <text x="${at(NAMES + width + 6)}" y="${at(middle + 4.5)}">${value}</text>`;
    }),
  });
}
