// What was opened (bars) and closed (line), week by week.
import { at, picture, scaleFor, WIDTH } from './chart-frame.js';
import { html } from './html.js';
import type { Html } from './html.js';

export interface Week {
  /** Local date of its first day. */
  readonly at: string;
  readonly opened: number;
  readonly closed: number;
}

export interface FlowWords {
  readonly title: string;
  readonly description: string;
  readonly opened: string;
  readonly closed: string;
}

const HEIGHT = 220;
const LEFT = 34;
const TOP = 30;
const BASE = 190;

/** At least one week. */
export function flowChart(weeks: readonly Week[], words: FlowWords): Html {
  const top = scaleFor(weeks.flatMap(({ opened, closed }) => [opened, closed]));
  const width = (WIDTH - LEFT) / weeks.length;
  const y = (value: number) => BASE - (Math.max(0, value) / top) * (BASE - TOP);
  const middle = (index: number) => LEFT + width * (index + 0.5);
  const line = weeks.map(({ closed }, index) => `${at(middle(index))},${at(y(closed))}`).join(' ');
  return picture({
    id: 'flow',
    title: words.title,
    description: words.description,
    height: HEIGHT,
    content: [
      legend(words),
      [0, top / 2, top].map((value) => gridLine(value, y(value))),
      weeks.map(({ opened }, index) => bar(middle(index), width * 0.6, y(opened))),
      html`<polyline class="closed" points="${line}" />`,
      weeks.map(
        ({ closed }, index) => html`<circle class="dot" cx="${at(middle(index))}" cy="${at(y(closed))}" r="3.5" />`,
      ),
      labels(weeks, middle),
    ],
  });
}

const bar = (middle: number, width: number, top: number) =>
  html`<rect
    class="opened"
    x="${at(middle - width / 2)}"
    y="${at(top)}"
    width="${at(width)}"
    height="${at(BASE - top)}"
  />`;

const gridLine = (value: number, y: number) =>
  html`<line class="axis" x1="${LEFT}" x2="${WIDTH}" y1="${at(y)}" y2="${at(y)}" />
    <text x="${LEFT - 6}" y="${at(y + 4)}" text-anchor="end">${Number.isInteger(value) ? value : ''}</text>`;

/** Told apart by form as well as by colour. */
const legend = ({ opened, closed }: FlowWords) =>
  html`<rect class="opened" x="${LEFT}" y="5" width="12" height="12" /><text x="${LEFT + 18}" y="16">${opened}</text>
    <polyline class="closed" points="${LEFT + 150},11 ${LEFT + 174},11" /><circle
      class="dot"
      cx="${LEFT + 162}"
      cy="11"
      r="3.5"
    />
    <text x="${LEFT + 180}" y="16">${closed}</text>`;

/** The first, the middle and the last week: more would not be read on a narrow screen. All stand in the table. */
function labels(weeks: readonly Week[], middle: (index: number) => number) {
  const last = weeks.length - 1;
  return [...new Set([0, Math.floor(last / 2), last])].map((index) => {
    const anchor = index === 0 ? 'start' : index === last ? 'end' : 'middle';
    const x = index === 0 ? LEFT : index === last ? WIDTH : middle(index);
    return html`<text x="${at(x)}" y="${BASE + 18}" text-anchor="${anchor}">${weeks[index]?.at.slice(5)}</text>`;
  });
}
