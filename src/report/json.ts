// A report as JSON (docs/report-format.md): the same report gives the same bytes.
import type { Report } from '../core/report.js';

/** Indented by two, a line's end at the end. Keys of objects are in the order of the alphabet, whatever made them. */
export function jsonOf(report: Report): string {
  return `${JSON.stringify(report, inOrder, 2)}\n`;
}

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
