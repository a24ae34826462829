// The words of which the ladder's messages are made, in one language. What they are given is safe for Markdown already.
import type { Language } from '../../core/language.js';
import type { Why } from './why.js';
import type { CaseLine } from './list.js';

export interface Words {
  readonly language: Language;
  /** Between sentences. */
  readonly space: string;
  readonly refused: (command: string, why: Why) => string;
  readonly asked: string;
  readonly holdsNothing: string;
  readonly holds: (titles: string) => string;
  /** Before a list of them. */
  readonly holdsAll: (count: number) => string;
  /** Titles that there is no room for: `3 more`. */
  readonly moreTitles: (count: number) => string;
  /** A title with since when, and until when where it ends. */
  readonly since: (title: string, day: string, until: string | null) => string;
  readonly seen: (title: string, day: string, until: string | null) => string;
  readonly awaySince: (day: string, until: string | null) => string;
  readonly unsure: (titles: string) => string;
  readonly needsSig: string;
  readonly top: string;
  readonly noStep: string;
  readonly takes: (title: string) => string;
  readonly others: string;
  readonly reach: string;
  readonly otherHolds: (login: string, titles: string) => string;
  readonly otherNothing: (login: string, sure: boolean) => string;
  readonly thanks: (mention: string, titles: string) => string;
  readonly done: (parts: string) => string;
  readonly counts: {
    readonly merged: (count: number) => string;
    readonly reviewed: (count: number) => string;
    readonly issues: (count: number) => string;
    readonly answers: (count: number) => string;
    readonly deeds: (count: number) => string;
  };
  readonly byHand: string;
  /** By a source such as `team:members`: what a person has to do. `where`: safe. */
  readonly step: (kind: 'team' | 'owners' | 'roster' | 'leads', where: string, title: string) => string;
  readonly wayBack: string;
  readonly welcomeBack: (mention: string) => string;
  /** `titles`: those that are taken up again in this way. */
  readonly again: {
    readonly apply: (titles: string, label: string) => string;
    readonly nominate: (titles: string) => string;
    readonly ask: (titles: string) => string;
  };
  readonly next: (phrase: string) => string;
  readonly list: ListWords;
  readonly askTitle: string;
  readonly ask: (mention: string, titles: string, day: string) => string;
  readonly askHow: string;
}

export interface ListWords {
  readonly title: string;
  readonly intro: string;
  readonly outro: string;
  readonly nothing: string;
  readonly ready: string;
  readonly readyOne: (login: string, day: string | null, evidence: string) => string;
  readonly readyHow: { readonly apply: (label: string) => string; readonly nominate: (command: string) => string };
  readonly more: (count: number) => string;
  /** People for whom there is no room at all. */
  readonly unshown: (count: number) => string;
  readonly cases: string;
  readonly caseOne: (link: string, title: string, login: string | null, day: string) => string;
  readonly turn: Readonly<Record<NonNullable<CaseLine['turn']>, string>>;
  readonly late: (count: number) => string;
  readonly seats: string;
  readonly seatsOf: (title: string, taken: number, of: number) => string;
  readonly terms: string;
  readonly termOne: (login: string, title: string, day: string, isOver: boolean) => string;
  readonly quiet: string;
  readonly quietHow: string;
  readonly quietOne: (login: string, title: string, day: string) => string;
  readonly stopped: (title: string, some: number, of: number) => string;
  readonly dropped: (title: string, source: string, gone: number, of: number) => string;
  readonly unknown: string;
  readonly unknownOne: (title: string, why: string) => string;
}
