// What the ledger keeps as the value of a deed that was told: `talk 2026-11-02 https://example.org/slides`.
import { creditKinds } from './credit.js';
import type { CreditKind } from './credit.js';

export interface CreditWord {
  readonly kind: CreditKind;
  /** The day it was done, `2026-11-02`; null: when it was told. */
  readonly day: string | null;
  /** Foreign text, without spaces; null: nobody gave a link. */
  readonly url: string | null;
}

export const creditWord = ({ kind, day, url }: CreditWord): string =>
  [kind, day, url].filter((part) => part !== null).join(' ');

const WORD = /^(\S+)(?: (\d{4}-\d\d-\d\d))?(?: (\S+))?$/;

/** Null: it names no kind of deed. */
export function creditWordIn(value: string): CreditWord | null {
  const [, name, day = null, url = null] = WORD.exec(value) ?? [];
  const kind = creditKinds.find((one) => one === name);
  if (kind === undefined || (day !== null && Number.isNaN(Date.parse(day)))) return null;
  return { kind, day, url };
}

/** What is left of it of somebody who asked to be forgotten: the kind, without where it can be seen. */
export const withoutLink = (value: string): string => value.split(' ')[0] ?? '';
