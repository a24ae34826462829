// The two charts of a report: thirteen weeks of opened and closed, and who is active here.
import type { Report } from '../core/report.js';
import { levels } from '../metrics/people/levels.js';
import { figureOf } from './figures.js';
import { isStale } from './gaps.js';
import type { Material } from './material.js';
import { FEW } from './status.js';

/** A chart of too little says nothing and is left out. */
export function chartsOf(material: Material): Report['charts'] {
  return isStale(material.gaps) ? [] : [...flow(material), ...funnel(material)];
}

function flow({ now }: Material): Report['charts'] {
  const points = now.M05?.series ?? [];
  const moved = points.some(({ values }) => Object.values(values).some((value) => value > 0));
  return moved ? [{ code: 'flow', points }] : [];
}

function funnel({ now, frame }: Material): Report['charts'] {
  const values = Object.fromEntries(levels.map((level) => [level, figureOf(now, 'M13', level)?.value ?? 0]));
  const people = Object.values(values).reduce((sum, value) => sum + value, 0);
  return people < FEW ? [] : [{ code: 'funnel', points: [{ at: frame.to.slice(0, 10), values }] }];
}
