// What both languages must be able to say of titles. Names and texts come in safe for Markdown.
import type { CountKind } from '../../core/title.js';

/** What a number counts, and where and when. */
export interface Counted {
  readonly of: CountKind;
  readonly least: number;
  readonly within: number | null;
  /** `sig`: its name, where one was named. */
  readonly where: 'community' | 'repo' | { readonly sig: string | null };
}

export interface Wording {
  readonly count: (counted: Counted) => string;
  readonly credit: (least: number, kinds: readonly string[], within: number | null) => string;
  readonly tenure: (role: string, days: number) => string;
  readonly active: (days: number) => string;
  readonly duty: (least: number, kinds: readonly string[], per: number) => string;
  readonly attested: (text: string, by: readonly string[]) => string;
  readonly box: (text: string) => string;
  readonly any: (count: number, of: number) => string;
  /** How a requirement stands. `from`: a day. */
  readonly met: {
    readonly number: (have: number) => string;
    readonly days: (have: number, isLeast: boolean) => string;
    readonly plain: string;
    readonly said: (day: string | null) => string;
    readonly ticked: string;
    readonly notDue: string;
  };
  readonly notYet: {
    readonly number: (have: number, need: number) => string;
    readonly days: (have: number, need: number, from: string) => string;
    readonly notHeld: string;
    readonly inactive: string;
    readonly notTicked: string;
    readonly any: (have: number, need: number, from: string | null) => string;
  };
  readonly unknown: (why: string, soFar: string | null, from: string | null) => string;
  /** Somebody's word or deed is awaited. */
  readonly awaited: (why: string, soFar: string | null, from: string | null) => string;
  readonly soFar: (have: number, need: number) => string;
  /** By code; `other` for one that has no words. */
  readonly why: Readonly<Record<string, string>> & { readonly other: string };
  /** Between a requirement and how it stands. */
  readonly stands: (requirement: string, state: string) => string;
  /** After a title: `of SIG network`. */
  readonly ofSig: (title: string, sig: string) => string;
  readonly lead: string;
  readonly anyone: string;
  /** Whoever holds a title, in a list of others. */
  readonly whoever: (title: string) => string;
  readonly team: (slug: string) => string;
  readonly step: Readonly<{
    ready: (title: string, way: string) => string;
    do: (title: string, requirement: string, missing: string | null) => string;
    hold: (title: string, requirement: string) => string;
    ask: (title: string, requirement: string) => string;
    wait: (title: string, requirement: string, from: string) => string;
    unknown: (title: string, requirement: string, why: string) => string;
  }>;
  readonly missing: (count: number) => string;
  readonly further: (count: number) => string;
  readonly way: {
    readonly apply: (label: string) => string;
    readonly nominate: string;
    readonly itself: string;
    readonly ask: string;
  };
  readonly since: (title: string, day: string) => string;
  readonly more: (count: number) => string;
  /** Joins items of a list, and alternatives. */
  readonly and: (items: readonly string[]) => string;
  readonly or: (items: readonly string[]) => string;
}
