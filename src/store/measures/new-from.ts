// The moment from which on somebody can be called new.
import type { Frame } from '../../metrics/frame.js';

/** Nobody is within so many days of the beginning of what is known (metrics.md, M09). */
const UNKNOWN_DAYS = 90;

/** ISO 8601, or `-infinity` where everything is known. */
export const newFrom = ({ horizon }: Pick<Frame, 'horizon'>): string =>
  horizon === null ? '-infinity' : new Date(Date.parse(horizon) + UNKNOWN_DAYS * 86_400_000).toISOString();
