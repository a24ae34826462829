// A4: people come and do not stay.
import { figureOf, numberOf } from '../figures.js';
import type { Alarm } from '../../core/report.js';
import type { Material } from '../material.js';
import { isKnownFor, SILENT } from './rule.js';
import type { Rule } from './rule.js';

const LEAST = 10;
const MORE_PEOPLE = 1.1;
const KEPT_LESS = 0.8;
const KEPT_FEW = 0.1;
const MORE_STARS = 1.2;
const FEWER_ACTIVE = 0.9;

export const leaking: Rule = (material) => {
  if (!isKnownFor(180, material)) return SILENT;
  const newcomers = notKept(material);
  return newcomers.length > 0 ? newcomers : seenOnly(material);
};

/** More new contributors than in the quarter before, and fewer of them come again. */
function notKept({ spans: { quarter, quarterBefore } }: Material): readonly Alarm[] {
  const came = numberOf(quarter, 'M09', 'new');
  const cameBefore = numberOf(quarterBefore, 'M09', 'new');
  const kept = numberOf(quarter, 'M12', 'r30', LEAST);
  if (came === null || cameBefore === null || kept === null) return SILENT;
  const keptBefore = numberOf(quarterBefore, 'M12', 'r30', LEAST);
  const less = keptBefore !== null && kept <= KEPT_LESS * keptBefore;
  if (came < MORE_PEOPLE * cameBefore || !(less || kept < KEPT_FEW)) return SILENT;
  const params = { came, cameBefore, kept, n: figureOf(quarter, 'M12', 'r30')?.n ?? 0 };
  const because = less ? { code: 'fewer_stay', params: { ...params, keptBefore } } : { code: 'few_stay', params };
  return [{ code: 'A4', level: 'act', because, items: [], sigs: [] }];
}

/** More stars than in the quarter before, and fewer people active than four weeks ago. */
function seenOnly({ now, spans }: Material): readonly Alarm[] {
  // They are given per week; how many there were is what they stand on.
  const stars = figureOf(spans.quarter, 'M16', 'stars')?.n ?? null;
  const starsBefore = figureOf(spans.quarterBefore, 'M16', 'stars')?.n ?? null;
  const [active, activeBefore] = [numberOf(now, 'M01', 'mau'), numberOf(spans.weeksBefore, 'M01', 'mau')];
  if (stars === null || starsBefore === null || active === null || activeBefore === null) return SILENT;
  if (stars < LEAST || activeBefore < LEAST) return SILENT;
  if (stars < MORE_STARS * starsBefore || active > FEWER_ACTIVE * activeBefore) return SILENT;
  const params = { stars, starsBefore, active, activeBefore };
  return [{ code: 'A4', level: 'watch', because: { code: 'stars_only', params }, items: [], sigs: [] }];
}
