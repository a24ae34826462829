// What may stand in a column of a backup: nothing that the database would refuse, nothing that a terminal would obey.
import { isDate, isShort, LONGEST } from '../core/fact-line-fields.js';
import type { ColumnType } from './export-records.js';

/** `latest` is the latest date there may be. */
type Check = (value: unknown, latest: string) => boolean;

const MOST_COUNT = 2_147_483_647;
const MOST_JSON = 256 * 1024;
const MOST_DEPTH = 32;

const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;
const isText = (value: unknown, most: number) => typeof value === 'string' && isShort(value, most);

export const checks: Readonly<Record<ColumnType, Check>> = {
  key: (value) => isText(value, LONGEST.key),
  text: (value) => isText(value, LONGEST.text),
  words: (value) => isText(value, LONGEST.text),
  id: isCount,
  count: (value) => isCount(value) && (value as number) <= MOST_COUNT,
  time: isTime,
  json: (value) =>
    typeof value === 'object' &&
    !Array.isArray(value) &&
    isFit(value) &&
    Buffer.byteLength(JSON.stringify(value)) <= MOST_JSON,
};

/** A date as facts have it, and microseconds. */
function isTime(value: unknown, latest: string): boolean {
  if (typeof value !== 'string' || !/^.{19}\.\d{6}Z$/.test(value)) return false;
  const second = `${value.slice(0, 19)}Z`;
  return isDate(second) && second <= latest;
}

/** Texts of JSON have lines; NUL, half characters, and what is no number, PostgreSQL cannot keep. */
function isFit(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return !/[\0\p{Surrogate}]/u.test(value);
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth === MOST_DEPTH) return false;
  return Object.entries(value).every(([name, inner]) => isFit(name) && isFit(inner, depth + 1));
}
