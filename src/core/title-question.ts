// What a feature may ask about titles: which there are here, who holds them, how somebody stands before one, and what was said
// of a case.
import type { Board, BoardAnswer } from './board-question.js';
import type { CaseRecord, OpenCase } from './case.js';
import type { Credit, CreditKind } from './credit.js';
import type { Repository } from './event.js';
import type { Person } from './person.js';
import type { Evaluation, Standing, Title, TitleAt } from './title.js';

/** Titles of the `ladder` and `honours` sections in force in a repository, and the terms of the desk and of credit. */
export interface TitlesHere {
  readonly kind: 'titlesHere';
  readonly repository: Repository;
}

export interface DeskTerms {
  /** Name of the private repository in which concerns are told; null: none. */
  readonly private: string | null;
  /** A file `login employer [from] [until]` a line; null: nobody says for whom people work. */
  readonly affiliations: string | null;
  /** Days after which a sponsor who has not answered is late. */
  readonly sponsorDays: number;
}

export interface CreditTerms {
  /** Roles whose holders confirm; `lead`. */
  readonly confirmedBy: readonly string[];
  readonly kinds: readonly CreditKind[];
  /** A file with deeds, reviewed by whoever merges it; null: none. */
  readonly file: string | null;
}

export interface TitlesHereAnswer {
  /** In the order of the ladder, then honours. A section that is off has none. */
  readonly titles: readonly Title[];
  /** Null: there is no such section. */
  readonly desk: DeskTerms | null;
  readonly credit: CreditTerms | null;
  /** Slugs of teams that the organisation's own file lets Hearth add people to; empty where a repository's file is in force. */
  readonly teams: readonly string[];
  /** Name of the repository that looks after the ladder for all of an owner's; missing: each looks after its own. */
  readonly home?: string;
}

/** Titles held, and away or not: from the ledger, and (for what a team, OWNERS, a roster or the directory defines) live. */
export interface StandingOf {
  readonly kind: 'standingOf';
  readonly repository: Repository;
  readonly person: Person;
}

export interface StandingOfAnswer {
  readonly held: readonly Standing[];
  /** Titles whose holders could not be asked for. */
  readonly unknown: readonly string[];
  readonly ended: readonly Standing[];
  /** ISO 8601; null: they are here. `until` null: open end. */
  readonly away: { readonly since: string; readonly until: string | null } | null;
  readonly boards: boolean;
}

/** Do these people hold one of these roles now? `lead` is the lead of the SIG, `team:SLUG` a team, `anyone` everybody. */
export interface Holds {
  readonly kind: 'holds';
  readonly repository: Repository;
  readonly people: readonly Person[];
  readonly roles: readonly string[];
  /** Of this SIG; null: of any or none. */
  readonly sig: string | null;
}

/** By account number. */
export type HoldsAnswer = Readonly<Record<number, 'yes' | 'no' | 'unknown'>>;

/** How a person stands before each of these titles. */
export interface Evaluations {
  readonly kind: 'evaluations';
  readonly repository: Repository;
  readonly person: Person;
  readonly titles: readonly TitleAt[];
  /** ISO 8601: what came later does not exist. */
  readonly at: string;
  /** With the boxes and attestations of this application. */
  readonly case?: { readonly ticked: readonly string[]; readonly number: number };
}

/** What was said of a case; null: nothing was. A comment in its private issue finds it, too. */
export interface CaseOf {
  readonly kind: 'caseOf';
  readonly repository: Repository;
  readonly number: number;
}

export interface CaseOfAnswer extends CaseRecord {
  /** The accounts of those who spoke or are spoken of, as they are called now; who is gone is missing. At most 30. */
  readonly people: readonly Person[];
}

/** What else somebody applied for, or was nominated for. */
export interface CasesOf {
  readonly kind: 'casesOf';
  readonly repository: Repository;
  readonly person: Person;
}

export interface CasesOfAnswer {
  readonly open: readonly OpenCase[];
  /** Keys of titles that they were told "not yet" about in the last 90 days. */
  readonly deferred: readonly string[];
}

/** Accounts that bear these logins, or bore them when the ledger met them last. */
export interface WhoAre {
  readonly kind: 'whoAre';
  readonly repository: Repository;
  /** As people wrote them; at most 20. */
  readonly logins: readonly string[];
}

/** `renamed`: the account bears another login now. `resembles`: nobody bears it, and one person here nearly does. */
export type WhoIs =
  | { readonly is: 'person' | 'renamed'; readonly person: Person }
  | { readonly is: 'resembles'; readonly person: Person }
  | { readonly is: 'gone' | 'unknown' };

/** By login as asked. */
export type WhoAreAnswer = Readonly<Record<string, WhoIs>>;

/** Seats taken of a title that has a limit; null: it cannot be told. */
export interface SeatsOf {
  readonly kind: 'seatsOf';
  readonly repository: Repository;
  readonly title: TitleAt;
}

/** For whom people work, by the affiliation file; whom it does not name is missing. By account number. */
export interface EmployersOf {
  readonly kind: 'employersOf';
  readonly repository: Repository;
  readonly people: readonly Person[];
  readonly at: string;
}

/** Deeds of a person, or those that wait to be confirmed. */
export interface CreditsOf {
  readonly kind: 'creditsOf';
  readonly repository: Repository;
  readonly of: { readonly person: number } | 'waiting';
}

/** For leads: who meets a role and was not asked, whose case or term needs somebody. */
export interface ReadyHere {
  readonly kind: 'readyHere';
  readonly repository: Repository;
  readonly at: string;
}

export interface ReadyHereAnswer {
  /** Meets it, does not hold it, has no open case and was not deferred in 90 days; the earliest first. */
  readonly ready: readonly { readonly title: TitleAt; readonly person: Person; readonly evaluation: Evaluation }[];
  readonly cases: readonly OpenCase[];
  /** Terms and inactivity that come due in 60 days, or are past. */
  readonly ending: readonly (Standing & { readonly login: string; readonly why: 'term' | 'inactive' })[];
  /** Titles that could not be looked at, with a code. */
  readonly unknown: readonly { readonly title: string; readonly why: string }[];
  readonly seats: readonly { readonly title: string; readonly taken: number; readonly of: number }[];
}

/** When Hearth last asked holders anywhere in the community whether they are still there. */
export interface LastAsked {
  readonly kind: 'lastAsked';
  readonly repository: Repository;
}

/** ISO 8601, by account number; who was never asked is missing. */
export type LastAskedAnswer = Readonly<Record<number, string>>;

/** Everybody who holds a title of the settings in force: by what GitHub shows now, and by the ledger's words. */
export interface HoldersHere {
  readonly kind: 'holdersHere';
  readonly repository: Repository;
}

/** Somebody whom a team, OWNERS, a roster or the directory names now. */
export interface LiveHolder {
  readonly title: TitleAt;
  readonly person: Person;
  /** As in `Standing`. */
  readonly by: string;
}

export interface HoldersHereAnswer {
  readonly live: readonly LiveHolder[];
  /** Given and not ended. */
  readonly ledger: readonly Standing[];
  /** What people stepped back from, and whether a source names them still: they are not among `live` any more. */
  readonly left: readonly { readonly person: number; readonly title: TitleAt; readonly named: boolean }[];
  /** `role/member team:members`: sources that could not be asked. Nothing may be concluded from their silence. */
  readonly unknown: readonly string[];
}

/** Logins of accounts now, by number; who is gone is missing. */
export interface LoginsOf {
  readonly kind: 'loginsOf';
  readonly people: readonly number[];
}

/** What somebody did in the community from the first day that the ledger knows: to thank them by what is measured. */
export interface DoneBy {
  readonly kind: 'doneBy';
  readonly repository: Repository;
  readonly person: Person;
  /** ISO 8601: what came later does not exist. */
  readonly at: string;
}

/** How many of each (core/title.ts); `answers` and `reviewed` are of others' items. */
export interface DoneByAnswer {
  readonly merged: number;
  readonly reviewed: number;
  readonly issues: number;
  readonly answers: number;
  /** Confirmed. */
  readonly deeds: number;
}

/** Text of a file on the default branch that the settings name, as far as core/readable.ts lets them; null: it is not there. */
export interface NamedFile {
  readonly kind: 'namedFile';
  readonly repository: Repository;
  readonly path: string;
}

export interface TitleAnswers {
  readonly titlesHere: TitlesHereAnswer;
  readonly standingOf: StandingOfAnswer;
  readonly holds: HoldsAnswer;
  readonly evaluations: readonly Evaluation[];
  readonly caseOf: CaseOfAnswer | null;
  readonly casesOf: CasesOfAnswer;
  readonly whoAre: WhoAreAnswer;
  readonly seatsOf: { readonly taken: number; readonly of: number } | null;
  readonly employersOf: Readonly<Record<number, readonly string[]>>;
  readonly creditsOf: readonly Credit[];
  readonly readyHere: ReadyHereAnswer;
  readonly lastAsked: LastAskedAnswer;
  readonly loginsOf: Readonly<Record<number, string>>;
  readonly holdersHere: HoldersHereAnswer;
  readonly namedFile: string | null;
  readonly doneBy: DoneByAnswer;
  readonly board: BoardAnswer;
}

export type TitleQuestion =
  | TitlesHere
  | StandingOf
  | Holds
  | Evaluations
  | CaseOf
  | CasesOf
  | WhoAre
  | SeatsOf
  | EmployersOf
  | CreditsOf
  | ReadyHere
  | LastAsked
  | LoginsOf
  | HoldersHere
  | NamedFile
  | DoneBy
  | Board;
