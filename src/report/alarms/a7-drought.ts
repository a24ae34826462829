// A7: reviews run dry: more waits for each reviewer than they are used to.
import { median } from '../../metrics/arithmetic/percentile.js';
import { figureOf } from '../figures.js';
import type { Material } from '../material.js';
import { MOST_LINKS, SILENT } from './rule.js';
import type { Rule } from './rule.js';

const TIMES = 1.5;
/** The weeks that one is compared with, itself among them: thirteen weeks tell of two. */
const WEEKS = 12;
const IN_A_ROW = 2;
/** Of the twelve, so many must be known to say what is usual. */
const LEAST_KNOWN = 6;

export const drought: Rule = (material) => {
  const loads = (material.now.M28?.series ?? []).map(({ values }) => values['relative']);
  const open = figureOf(material.now, 'M28', 'absolute')?.n ?? 0;
  const last = loads.slice(-IN_A_ROW).map((load, index) => {
    const end = loads.length - IN_A_ROW + index + 1;
    // What waits while nobody reviews is more than any reviewer is used to.
    const each = load ?? (open > 0 ? Infinity : 0);
    return { each, usual: usualOf(loads.slice(Math.max(0, end - WEEKS), end)) };
  });
  const [, now] = last;
  const dry = last.every(({ each, usual }) => usual !== null && each >= TIMES * usual);
  if (now === undefined || now.usual === null || !dry || loads.length <= WEEKS) return SILENT;
  const params = { usual: round(now.usual), open };
  const reason =
    now.each === Infinity
      ? { code: 'nobody_reviews', params }
      : { code: 'more_to_review', params: { ...params, load: round(now.each) } };
  return [
    {
      code: 'A7',
      level: 'watch',
      because: reason,
      items: (material.now.M22?.items ?? []).filter(({ kind }) => kind === 'pull_request').slice(0, MOST_LINKS),
      sigs: heavySigs(material, now.usual),
    },
  ];
};

/** The median of the weeks that are known; null: they are too few, or nothing was to be reviewed in most of them. */
function usualOf(loads: readonly (number | undefined)[]): number | null {
  const known = loads.filter((load) => load !== undefined);
  const usual = known.length >= LEAST_KNOWN ? median(known) : null;
  return usual === null || usual <= 0 ? null : usual;
}

/** Those whose own load is beyond what is usual, in the order of the directory. */
function heavySigs({ now, frame }: Material, usual: number): readonly string[] {
  const groups = now.M28?.groups ?? [];
  return frame.sigs
    .filter(({ slug }) => {
      const load = groups.find(({ name }) => name === slug)?.figures['relative'];
      return load !== undefined && (load.value === null ? load.n > 0 : load.value >= TIMES * usual);
    })
    .map(({ slug }) => slug);
}

const round = (value: number): number => Math.round(value * 10) / 10;
