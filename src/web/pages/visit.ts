// How somebody looks at a page: in which language, by which address.
import type { Language } from '../../core/language.js';
import type { Crumb, Place } from './layout.js';

export interface Visit {
  readonly language: Language;
  /** The language was chosen in the address, so links keep it. */
  readonly chosen: boolean;
  /** Label of the period that was asked for; null: the last complete month. */
  readonly period: string | null;
  readonly now: Date;
  /** Of the report that is shown: when it was worked out, and when the first item was opened that is known. */
  readonly made?: { readonly at: Date; readonly begins: Date | null };
}

/** Where the page stands: `path` is its own. */
export function placeOf({ chosen, period }: Visit, path: string, crumbs: readonly Crumb[]): Place {
  return { path, query: period === null ? '' : `period=${period}`, chosen, crumbs };
}
