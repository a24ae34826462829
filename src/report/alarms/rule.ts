// What every alarm rule shares: it looks at the material and fires or is silent (metrics.md, 2.4).
import type { LinkedItem } from '../../core/measured.js';
import type { Alarm } from '../../core/report.js';
import { DAY_MS } from '../../core/time.js';
import type { Material } from '../material.js';

/** A rule may fire for more than one reason. */
export type Rule = (material: Material) => readonly Alarm[];

/** Links under an alarm. */
export const MOST_LINKS = 5;

export const SILENT: readonly Alarm[] = [];

/** Whole and broken days from one instant to another, both ISO 8601. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

/** Whether everything of the last so many days before the period's end is in the ledger, people's firsts included (M09). */
export function isKnownFor(days: number, { frame }: Material): boolean {
  const NEW_AFTER = 90;
  return frame.horizon === null || daysBetween(frame.horizon, frame.to) >= days + NEW_AFTER;
}

/** The SIGs of these items, each once, in the order of the directory. */
export function sigsOfItems(items: readonly LinkedItem[], { sigsOf, frame }: Material): readonly string[] {
  const found = new Set(items.flatMap(({ repository, number }) => sigsOf[`${repository}#${number}`] ?? []));
  return frame.sigs.map(({ slug }) => slug).filter((slug) => found.has(slug));
}
