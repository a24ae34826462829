// The chapters of a report: which measurements stand in which, and what of them everybody may read.
import type { Measured, MetricId } from '../core/measured.js';
import type { Audience, Chapter } from '../core/report.js';
import { isStale, unsayable } from './gaps.js';
import type { Material } from './material.js';
import { furtherSignalsOf } from './signals.js';

/** The most important first: where there is no room, the last go. */
const CHAPTERS: Readonly<Record<string, readonly MetricId[]>> = {
  responsiveness: ['M17', 'M18', 'M22', 'M24', 'M20', 'M19', 'M11', 'M21', 'M23', 'M26', 'M25', 'M29'],
  newcomers: ['M09', 'M10', 'M12', 'M13', 'M15', 'M14', 'M16'],
  activity: ['M01', 'M05', 'M02', 'M03', 'M04', 'M06', 'M07'],
  sustainability: ['M32', 'M36', 'M35', 'M27', 'M30', 'M28', 'M37', 'M33', 'M34', 'M31'],
  sigs: ['M43'],
  content: ['M38', 'M39', 'M40', 'M41', 'M42', 'M46', 'M45'],
  events: ['M44'],
  releases: ['M47'],
  automation: ['M08'],
};

/** Figures for the private repository only (decisions.md, 23). */
const PRIVATE: Readonly<Partial<Record<MetricId, readonly string[]>>> = { M15: ['atRisk'] };
/** Their items concern people more than work. */
const PRIVATE_ITEMS: readonly MetricId[] = ['M46'];

export function chaptersOf(material: Material): readonly Chapter[] {
  if (isStale(material.gaps)) return [];
  const left = unsayable(material.gaps);
  return Object.entries(CHAPTERS)
    .map(([code, metrics]) => ({
      code,
      measured: metrics.filter((metric) => !left.has(metric)).flatMap((metric) => measuredOf(metric, material)),
      signals: furtherSignalsOf(code, material),
    }))
    .filter(({ measured }) => measured.length > 0);
}

function measuredOf(metric: MetricId, { now, before, audience }: Material): Chapter['measured'] {
  const found = now[metric];
  if (found === undefined) return [];
  const earlier = before[metric];
  return [{ now: readableBy(audience, found), before: earlier === undefined ? null : readableBy(audience, earlier) }];
}

/** People go in every report: whoever is named in one is named by its thanks or an alarm. */
function readableBy(audience: Audience, { people: _, ...measured }: Measured): Measured {
  if (audience === 'private') return measured;
  const hidden = PRIVATE[measured.metric] ?? [];
  const figures = Object.fromEntries(Object.entries(measured.figures).filter(([name]) => !hidden.includes(name)));
  const { items, ...rest } = measured;
  const kept = items === undefined || PRIVATE_ITEMS.includes(measured.metric) ? {} : { items };
  return { ...rest, figures, ...kept };
}
