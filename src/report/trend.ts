// Whether a figure rose or fell: only a change of a tenth that passes a test is one (metrics.md, 2.3).
import type { Figure, Unit } from '../core/measured.js';
import type { Trend } from '../core/report.js';
import { countsDiffer } from '../metrics/arithmetic/poisson.js';
import { twoProportionsZ } from '../metrics/arithmetic/two-proportions.js';
import { FEW } from './status.js';

/** A tenth of what it was. */
const LEAST_CHANGE = 0.1;
const TOLERANCE = 1e-9;
/** 90 %, two-sided. */
const Z = 1.64;

interface Known extends Figure {
  readonly value: number;
}

/** `unknown` where one of the two is missing or too few, or where no test belongs to such a figure. */
export function trendOf(now: Figure | null, before: Figure | null): Trend {
  if (!isKnown(now) || !isKnown(before) || now.unit !== before.unit) return 'unknown';
  const passes = testFor(now, before);
  if (passes === null) return 'unknown';
  const change = now.value - before.value;
  const enough = Math.abs(change) >= LEAST_CHANGE * Math.abs(before.value) - TOLERANCE;
  if (change === 0 || !enough || !passes) return 'steady';
  return change > 0 ? 'up' : 'down';
}

const isKnown = (figure: Figure | null): figure is Known => figure !== null && figure.value !== null;

/** Whether the two differ by more than chance; null: that cannot be said. */
function testFor(now: Known, before: Known): boolean | null {
  if (now.difference === true || before.difference === true) return null;
  // A median of items or people has a range too: it is no count.
  if (now.range !== undefined || before.range !== undefined) return beyondRange(now, before);
  return tests[now.unit]?.(now, before) ?? null;
}

type Test = (now: Known, before: Known) => boolean | null;

const tests: Readonly<Partial<Record<Unit, Test>>> = {
  share: sharesDiffer,
  items: differ,
  people: differ,
  ratio: ratiosDiffer,
};

function differ(now: Known, before: Known): boolean {
  return countsDiffer(now.value, before.value);
}

function beyondRange(now: Known, { n, range }: Known): boolean | null {
  if (now.n < FEW || n < FEW || range === undefined) return null;
  return now.value < range[0] || now.value > range[1];
}

function sharesDiffer(now: Known, before: Known): boolean | null {
  if (now.n < FEW || before.n < FEW) return null;
  const counted = ({ value, n }: Known) => ({ k: value * n, n });
  // Null of two shares that are both none or all: they are alike.
  return Math.abs(twoProportionsZ(counted(now), counted(before)) ?? 0) >= Z;
}

/** So much for each of n, as closed for each opened: the counts' test, with the time before brought to as many. */
function ratiosDiffer(now: Known, before: Known): boolean | null {
  if (now.n < FEW || before.n < FEW) return null;
  const scale = now.n / before.n;
  const [count, countBefore] = [now.value * now.n, before.value * before.n];
  return Math.abs(count - countBefore * scale) >= Z * Math.sqrt(count + countBefore * scale * scale);
}
