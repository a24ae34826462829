// What the pages may show: public repositories that are given to Hearth now, and nothing of any other.
import type { Language } from '../../core/language.js';
import type { BoardName } from '../../core/points.js';
import type { DecisionOn } from '../../core/question.js';
import type { TitleKind } from '../../core/title.js';
import type { Report } from '../../core/report.js';
import type { WhyLine } from '../../core/sig-question.js';
import type { Turn } from '../../core/turn.js';
import type { ConfigVersion, InstalledRepository } from './ledger.js';

export interface ShownRepository extends InstalledRepository {
  /** Of the configuration in force. */
  readonly version: ConfigVersion;
}

export interface ShownCommunity {
  readonly id: number;
  readonly login: string;
  /** By name; at least one. */
  readonly repositories: readonly ShownRepository[];
}

/** What the ledger tells of what is shown. Logins and names are compared without case. */
export interface Shown {
  /** Those with a public repository, by login; at most 500. */
  communities(): Promise<readonly { readonly login: string; readonly repositories: number }[]>;
  community(login: string): Promise<ShownCommunity | null>;
  /** Null: unknown, private, deleted, taken from Hearth or suspended; nobody can tell which. */
  repository(owner: string, name: string): Promise<ShownRepository | null>;
  /** Null: the item is not known, or was moved or deleted. Decisions are for whatever audience, newest last. */
  item(repository: number, number: number): Promise<ItemDecisions | null>;
  /** Open items of people whose turn is the maintainers' or the reviewers', who waits longest first; the first hundred. */
  waiting(repository: number): Promise<Waiting>;
  /** How things stand with what happened in these repositories before `until`. */
  mark(repositories: readonly number[], until: Date): Promise<Mark>;
}

export interface Waiting {
  readonly total: number;
  readonly items: readonly {
    readonly number: number;
    readonly kind: ItemDecisions['kind'];
    readonly of: 'maintainers' | 'reviewers';
    /** ISO 8601. */
    readonly since: string;
  }[];
}

export interface Mark {
  /** Another one as soon as a configuration changed, or somebody asked to be forgotten. */
  readonly terms: string;
  /** Another one as soon as something new is known of what happened. */
  readonly news: string;
  /** When the first item was opened; null: none is known. */
  readonly begins: Date | null;
  /** Something that was told is not worked off yet: until the next tick figures are without it. */
  readonly behind: boolean;
  /** All that was read waits to be worked off for the first time: every figure would be untrue. */
  readonly unworked: boolean;
}

export interface ItemDecisions {
  readonly kind: 'issue' | 'pull_request' | 'discussion';
  readonly turn: Turn;
  readonly decisions: readonly DecisionOn[];
}

export interface ShownItem {
  readonly kind: ItemDecisions['kind'];
  readonly turn: Turn;
  /** What everybody may read, newest last; nobody is named. */
  readonly lines: readonly WhyLine[];
}

/** What a title takes: Markdown of one line, in which all that is foreign stands in code spans. */
export interface ShownRequirement {
  readonly text: string;
  readonly parts: readonly ShownRequirement[];
}

export interface ShownHolder {
  readonly login: string;
  /** Slug; null: it is not held for one SIG. */
  readonly sig: string | null;
  /** Days; null: not known, it does not end. */
  readonly since: string | null;
  readonly until: string | null;
}

export interface ShownTitle {
  readonly name: string;
  /** As people read it. Foreign text, like the privileges. */
  readonly called: string;
  readonly requirements: readonly ShownRequirement[];
  /** Names of roles, as the texts of requirements. */
  readonly decidedBy: readonly string[];
  readonly nominatedBy: readonly string[];
  readonly privileges: readonly string[];
  readonly seats: number | null;
  readonly termDays: number | null;
  /** Whoever meets the requirements holds it; then it is not told of everybody who does. */
  readonly byRequirements: boolean;
  /** People who hold it, also those who are not named. */
  readonly count: number;
  readonly holders: readonly ShownHolder[];
}

/** Of an honour, by its name and its holder's login as the address has them. */
export interface Drawing {
  readonly title: string;
  readonly login: string;
  readonly as: 'badge' | 'certificate';
}

/** The boards of those who joined them. Logins are foreign text. */
export interface ShownBoards {
  /** The most points first; at most ten each. */
  readonly boards: Readonly<Record<BoardName, readonly { readonly login: string; readonly points: string }[]>>;
  readonly newcomersKnown: boolean;
  readonly maintainersKnown: boolean;
  /** How points are made: lines of Markdown, in which all that is foreign stands in code spans. */
  readonly formula: Readonly<Record<Language, readonly string[]>>;
  readonly version: string;
}

/** What is public of somebody: what they hold now, and deeds that were confirmed; never what they lack. */
export interface ShownPerson {
  readonly login: string;
  readonly titles: readonly (Omit<ShownHolder, 'login'> & {
    readonly kind: TitleKind;
    readonly name: string;
    /** As people read it. Foreign text. */
    readonly called: string;
  })[];
  /** The newest first, at most a hundred. */
  readonly deeds: readonly {
    /** As people read it. */
    readonly what: string;
    /** A day. */
    readonly on: string;
    /** Foreign text; null: nobody gave a link. */
    readonly url: string | null;
  }[];
}

/** Pages of people that a community or a repository may have. */
export type PeoplePage = 'ladder' | 'honours' | 'boards';

/** The same with reports and reasons: all that the pages ask. */
export interface Showing extends Omit<Shown, 'item'> {
  item(of: ShownRepository, number: number, language: Language): Promise<ShownItem | null>;
  /**
   * Of the repository, or of all that are shown of the community. Null: there is no such period, or it is not over.
   * `label`: of the period; null: the last complete month.
   */
  report(of: ShownRepository | ShownCommunity, label: string | null): Promise<Report | null>;
  /**
   * Roles or honours of the community's own file, or of the repository's own. Null: there are none in force, or the file is not
   * public, or not that repository's own.
   */
  titles(
    of: ShownCommunity | ShownRepository,
    kind: TitleKind,
    language: Language,
  ): Promise<readonly ShownTitle[] | null>;
  /** Which of them there are. */
  peoplePages(of: ShownCommunity | ShownRepository): Promise<readonly PeoplePage[]>;
  /** Accounts that are on the boards now. Null: the community has none in force, or their file is not public. */
  onBoards(of: ShownCommunity): Promise<readonly number[] | null>;
  /** Null as there. It takes long where many are on them. */
  boards(of: ShownCommunity): Promise<ShownBoards | null>;
  /** Null: nothing public is known of somebody with that login, or they are named nowhere. */
  person(of: ShownCommunity, login: string, language: Language): Promise<ShownPerson | null>;
  /** SVG; null: nobody is shown under that login to hold that honour. */
  drawing(of: ShownCommunity, drawing: Drawing, language: Language): Promise<string | null>;
}
