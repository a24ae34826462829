// Finding a figure among measurements.
import type { Figure, Measured, MetricId } from '../core/measured.js';
import type { Measurements } from './material.js';

/** Null: the metric was not measured, or no source tells it yet. */
export function figureOf(measured: Measurements | null, metric: MetricId, figure: string): Figure | null {
  const found = measured?.[metric];
  return found === undefined ? null : toldOf(found, figure);
}

/** The figure of a metric; null: it has none such, or nothing tells of it yet though other figures of it may be known. */
export function toldOf({ figures, remarks }: Measured, name: string): Figure | null {
  const figure = figures[name] ?? null;
  const untold = figure?.value === null && remarks.some(({ code }) => code === 'not_measured');
  return untold ? null : figure;
}

/** Nothing tells of any of its figures yet. */
export const isUnmeasured = (measured: Measured): boolean =>
  Object.keys(measured.figures).every((name) => toldOf(measured, name) === null) &&
  measured.remarks.some(({ code }) => code === 'not_measured');

/** The figure's number; null: there is none, or it stands on fewer than `least`. */
export function numberOf(measured: Measurements | null, metric: MetricId, figure: string, least = 0): number | null {
  const found = figureOf(measured, metric, figure);
  return found === null || found.n < least ? null : found.value;
}
