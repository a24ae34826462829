// A3: a one-person show, in the community or in a SIG.
import type { Alarm } from '../../core/report.js';
import { figureOf } from '../figures.js';
import type { Material } from '../material.js';
import { SILENT } from './rule.js';
import type { Rule } from './rule.js';

const LEAST_ACTIONS = 20;
const WATCH = 0.5;
const ACT = 0.7;
const LEAST_OWNERS = 2;
const KINDS = ['responses', 'merges', 'reviews', 'posts'] as const;

export const onePerson: Rule = (material) => [...showOf(material), ...fewOwners(material)];

function showOf(material: Material): readonly Alarm[] {
  const largest = largestShare(material);
  if (largest !== null && largest.share >= ACT) return [shown('act', largest, material)];
  const absence = absenceOfReviewers(material);
  if (absence !== null) {
    return [{ code: 'A3', level: 'act', because: { code: 'one_reviewer', params: absence }, items: [], sigs: [] }];
  }
  return largest !== null && largest.share >= WATCH ? [shown('watch', largest, material)] : SILENT;
}

interface Share {
  readonly what: (typeof KINDS)[number];
  readonly share: number;
  readonly n: number;
}

function largestShare({ now }: Material): Share | null {
  const shares = KINDS.flatMap((what) => {
    const figure = figureOf(now, 'M36', what);
    return figure === null || figure.value === null || figure.n < LEAST_ACTIONS
      ? []
      : [{ what, share: figure.value, n: figure.n }];
  });
  return shares.toSorted((one, other) => other.share - one.share)[0] ?? null;
}

/** In public the share is told, never whose it is. */
function shown(level: Alarm['level'], { what, share, n }: Share, material: Material): Alarm {
  const params = { what, share, n };
  const login = material.audience === 'private' ? whoDid(what, material) : undefined;
  const because =
    login === undefined ? { code: 'one_person', params } : { code: 'this_person', params: { ...params, login } };
  return { code: 'A3', level, because, items: [], sigs: [] };
}

function whoDid(what: string, { now, logins, unnamed }: Material): string | undefined {
  const found = now.M36?.people?.find(({ why }) => why === what)?.person;
  return found === undefined || unnamed.includes(found) ? undefined : logins[found];
}

/** One person makes half of all reviews, in the last 90 days and in those before. */
function absenceOfReviewers({ now, spans }: Material): { readonly n: number } | null {
  const both = [figureOf(now, 'M32', 'reviews90'), figureOf(spans.quarterBefore, 'M32', 'reviews90')];
  const alone = both.every((figure) => figure !== null && figure.value === 1 && figure.n >= LEAST_ACTIONS);
  return alone ? { n: both[0]?.n ?? 0 } : null;
}

/** SIGs in which something happens and fewer than two owners take part. */
function fewOwners({ now, frame }: Material): readonly Alarm[] {
  const groups = new Map((now.M43?.groups ?? []).map(({ name, figures }) => [name, figures]));
  const valueOf = (slug: string, figure: string) => groups.get(slug)?.[figure]?.value ?? null;
  const sigs = frame.sigs
    .map(({ slug }) => slug)
    .filter((slug) => {
      const [owners, acts] = [valueOf(slug, 'owners'), valueOf(slug, 'acts')];
      return owners !== null && owners < LEAST_OWNERS && acts !== null && acts >= LEAST_ACTIONS;
    });
  if (sigs.length === 0) return SILENT;
  return [
    { code: 'A3', level: 'watch', because: { code: 'few_owners', params: { count: sigs.length } }, items: [], sigs },
  ];
}
