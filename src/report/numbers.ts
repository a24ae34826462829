// Figures as people read them: `71 %`, `5.2 h`, `12,345`; the same in every place and on every machine.
import type { Figure, Unit } from '../core/measured.js';
import type { Target } from '../core/report.js';
import { FEW, FEW_FOR_P90 } from './status.js';
import type { Words } from './wording.js';

const HOUR = 3_600;
const TOLERANCE = 1e-9;
/** Up to so many hours a duration is told in hours. */
const MOST_HOURS = 72;

/** `12,345`, `2.5`: one digit behind the point where there is something to tell below ten. */
export function numeral(value: number): string {
  const small = Math.abs(value) < 10 && !Number.isInteger(value);
  const [whole = '', part] = value.toFixed(small ? 1 : 0).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',').replace(/^-0$/, '0');
  return part === undefined || part === '0' ? grouped : `${grouped}.${part}`;
}

/** `71 %`; next to none and next to all with a digit behind the point, so that neither is said where it is not so. */
export function percent(share: number): string {
  const percents = share * 100;
  if (percents <= 0 || percents >= 100 || (percents >= 1 && percents <= 99)) return `${percents.toFixed(0)} %`;
  return `${Math.min(99.9, Math.max(0.1, percents)).toFixed(1)} %`;
}

/** A lower bound: rounded down, for "at least" must not say more than is so. */
export function percentAtLeast(share: number): string {
  // 0.29 * 100 is a little less than 29.
  const percents = Math.max(0, share * 100 + TOLERANCE);
  const digits = percents < 1 || percents > 99 ? 1 : 0;
  const least = Math.floor(percents * 10 ** digits) / 10 ** digits;
  return `${Number.isInteger(least) ? least : least.toFixed(1)} %`;
}

/** A value of this unit, in the words of the language. */
export function amount(value: number, unit: Unit, { units }: Words): string {
  const said = (template: string, number: string) => template.replace('{value}', number);
  switch (unit) {
    case 'share':
      return percent(value);
    case 'seconds':
      return value < MOST_HOURS * HOUR
        ? said(units.hours, numeral(value / HOUR))
        : said(units.days, numeral(value / (24 * HOUR)));
    case 'days':
      return said(units.days, numeral(value));
    case 'perWeek':
      return said(units.perWeek, numeral(value));
    case 'ratio':
      return value.toFixed(2);
    case 'score':
      return Number.isInteger(value) ? numeral(value) : value.toFixed(2);
    case 'items':
    case 'people':
      return numeral(value);
  }
}

/** A figure by itself; a tenth of too few is not told. */
export function figureSaid(figure: Figure | null, name: string, words: Words): string {
  if (figure === null) return words.lines.notMeasured;
  if (name.endsWith('p90') && figure.n > 0 && figure.n < FEW_FOR_P90) return words.lines.few;
  return figure.value === null ? words.lines.nothing : amount(figure.value, figure.unit, words);
}

/** The same with what it can be relied on for: too few (fewer than `few`), or the lower bound of a share. */
export function figureQualified(figure: Figure | null, name: string, words: Words, few = FEW): string {
  const said = figureSaid(figure, name, words);
  if (figure === null || figure.value === null || said === words.lines.few) return said;
  if (figure.n < few && !isCount(figure)) return words.lines.fewOf.replace('{value}', said);
  return figure.low === undefined
    ? said
    : words.lines.low.replace('{value}', said).replace('{low}', percentAtLeast(figure.low));
}

/** A number of things: it is what it is, however small. */
const isCount = ({ unit, value, n }: Figure): boolean => (unit === 'items' || unit === 'people') && value === n;

/** `≥ 90 %`. */
export const targetSaid = ({ is, value }: Target, unit: Unit, words: Words): string =>
  `${is === '>=' ? '≥' : '≤'} ${amount(value, unit, words)}`;
