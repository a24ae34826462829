// Titles: the roles of a contributor ladder and the honours beside it, as `hearth.yml` describes them; and how a person
// stands before one.
import type { CreditKind } from './credit.js';
import type { Language } from './language.js';

/** `role`: a rung of the ladder. `honour`: a title beside it, such as ambassador. */
export const titleKinds = ['role', 'honour'] as const;
export type TitleKind = (typeof titleKinds)[number];

/** The section of `hearth.yml` that describes titles of a kind. */
export const sectionOf: Readonly<Record<TitleKind, string>> = { role: 'ladder', honour: 'honours' };

/** A title as somebody holds it: of a SIG where its scope is one. */
export interface TitleAt {
  readonly kind: TitleKind;
  /** Its name in `hearth.yml`: `reviewer`. No two of a kind have the same. */
  readonly name: string;
  /** Slug; null: it is not held for one SIG. */
  readonly sig: string | null;
}

/** `role/reviewer`: a title over all SIGs. */
export const titleName = ({ kind, name }: Pick<TitleAt, 'kind' | 'name'>): string => `${kind}/${name}`;

/** `role/reviewer@network`, `honour/ambassador`: as the ledger keeps it. */
export const titleKey = (title: TitleAt): string => `${titleName(title)}${title.sig === null ? '' : `@${title.sig}`}`;

/** A title of one person. */
export const holdingKey = (person: number, title: TitleAt): string => `${person} ${titleKey(title)}`;

/** A title by one of the sources that say who holds it: `role/reviewer@network team:net`. */
export const sourceKey = (title: TitleAt, by: string): string => `${titleKey(title)} ${by}`;

/** Null: it is no such key. */
export function titleIn(key: string): TitleAt | null {
  const [, kind, name = '', sig = null] = /^(role|honour)\/([^/@]+)(?:@([^/@]+))?$/.exec(key) ?? [];
  return kind === 'role' || kind === 'honour' ? { kind, name, sig } : null;
}

/** Where what a requirement counts was done. `sig`: on items that bear the SIG's label, or in paths that it owns. */
export const reaches = ['community', 'repo', 'sig'] as const;
export type Reach = (typeof reaches)[number];

/**
 * What can be counted from the ledger. `merged`: own pull requests that were merged. `reviewed`: others' pull requests that one
 * gave a review (`primary_reviewed`: the first review of another person, or as many as anybody else). `reviewed_or_merged`:
 * either, each pull request once. `substantial`: `merged` ones of more than 30 changed lines; before another kind, only such
 * pull requests of it. `issues`: opened and not closed as not planned or duplicate. `answers`: accepted answers, and first
 * answers of a person to others' issues. `comments`: on others' items. `contributions`: all own acts (metrics.md, 1.2).
 */
export const countKinds = [
  'merged',
  'substantial',
  'reviewed',
  'primary_reviewed',
  'substantial_reviewed',
  'substantial_primary_reviewed',
  'reviewed_or_merged',
  'substantial_reviewed_or_merged',
  'issues',
  'answers',
  'comments',
  'contributions',
] as const;
export type CountKind = (typeof countKinds)[number];

export type Requirement =
  | {
      readonly is: 'count';
      readonly of: CountKind;
      readonly least: number;
      /** Days before the evaluation; null: ever. */
      readonly within: number | null;
      readonly reach: Reach;
    }
  /** Deeds that leave no trace on GitHub, confirmed: any of these kinds. */
  | {
      readonly is: 'credit';
      readonly of: readonly CreditKind[];
      readonly least: number;
      readonly within: number | null;
    }
  /** Holds the role (of the same SIG, where both are a SIG's), for at least so many days; 0: holds it now. */
  | { readonly is: 'tenure'; readonly role: string; readonly days: number }
  /** At least one own act or confirmed deed in so many days. */
  | { readonly is: 'active'; readonly days: number }
  /** Something in every period of so many days, for as long as the title is held: a duty. */
  | { readonly is: 'duty'; readonly of: readonly CreditKind[]; readonly least: number; readonly per: number }
  /** What no machine can judge: said by a holder of one of these roles (`lead`: a lead of the SIG). */
  | { readonly is: 'attested'; readonly text: string; readonly by: readonly string[] }
  /** A box of the application form, ticked by the applicant, by its text. */
  | { readonly is: 'box'; readonly text: string }
  /** At least so many of these. */
  | { readonly is: 'any'; readonly count: number; readonly of: readonly Requirement[] };

export interface SponsorTerms {
  readonly count: number;
  /** Names of roles, any of which a sponsor must hold; `lead`: leads of the SIG. */
  readonly roles: readonly string[];
  /** Of the SIG that the title is for. */
  readonly sameSig: boolean;
  /** Where an affiliation file says for whom they work. */
  readonly differentEmployers: boolean;
}

/** Who holds it, besides those whom Hearth knows to have been given it. */
export type DefinedBy =
  /** A team of the organisation; `{sig}` in it stands for the SIG's slug. */
  | { readonly by: 'team'; readonly team: string }
  /** OWNERS files: those of the SIG's paths where it is a SIG's. */
  | { readonly by: 'owners'; readonly as: 'reviewers' | 'approvers' }
  /** A file of the repository with a login on each line or entry. */
  | { readonly by: 'roster'; readonly path: string }
  /** The SIG directory's leads. */
  | { readonly by: 'leads' }
  /** Whoever meets the requirements; nobody decides. */
  | { readonly by: 'requirements' };

export interface Title {
  readonly kind: TitleKind;
  readonly name: string;
  /** What people read: `Member`, `成员`. */
  readonly called: Readonly<Record<Language, string>>;
  readonly scope: 'community' | 'repo' | 'sig';
  readonly requirements: readonly Requirement[];
  readonly sponsors: SponsorTerms | null;
  /** Roles whose holders may nominate for it; empty: nobody is nominated, people apply. `anyone` is a word here. */
  readonly nominatedBy: readonly string[];
  /** How many seconds (`/second`) a nomination needs, of holders of `nominatedBy`. */
  readonly seconds: number;
  /** Roles of which one holder decides by `/accept` or `/not-yet`; `lead`, and `team:SLUG` for a team of the organisation. */
  readonly decidedBy: readonly string[];
  /** Days for objections, from the moment that all else is met. */
  readonly objectionDays: number;
  /** Null: no limit. */
  readonly seats: number | null;
  /** Days after which it ends; null: it does not. */
  readonly termDays: number | null;
  readonly remindDays: number;
  /** The label by which an issue is an application for it; null: nobody applies. */
  readonly applyLabel: string | null;
  readonly definedBy: readonly DefinedBy[];
  /** Where an accepted decision is carried out; empty: a person is told the steps. */
  readonly gives: readonly Gift[];
  /** Days without what keeps it; null: it is kept. */
  readonly inactiveDays: number | null;
  /** Privileges in the community's words, for people to read. */
  readonly privileges: readonly string[];
}

/** What an accepted decision changes. A team only from the list that the organisation's own file allows. */
export type Gift =
  | { readonly to: 'team'; readonly team: string }
  | { readonly to: 'owners'; readonly path: string; readonly as: 'reviewers' | 'approvers' }
  | { readonly to: 'roster'; readonly path: string };

/** Something one can look at. */
export type Evidence =
  | { readonly is: 'item'; readonly repository: number; readonly number: number; readonly at: string }
  | { readonly is: 'link'; readonly url: string; readonly at: string; readonly what: string }
  | { readonly is: 'held'; readonly title: string; readonly since: string };

/** How one requirement stands. Never a bare yes or no. */
export interface Checked {
  readonly requirement: Requirement;
  readonly is: 'met' | 'not_yet' | 'unknown';
  readonly have: number | null;
  readonly need: number | null;
  /** From when on it is met if nothing else happens, ISO 8601; of what is met, since when. Null: that is not known, or does not come by waiting. */
  readonly from: string | null;
  /**
   * Why it cannot be known: a code (`history_unread`, `no_sig`, `sig_without_label`, `since_unknown`, `not_attested`,
   * `no_application`, `github_silent`, `not_looked_up`).
   */
  readonly why: string | null;
  /** The newest first, at most ten. */
  readonly evidence: readonly Evidence[];
  /** Of `any`, in its order. */
  readonly parts: readonly Checked[];
}

export interface Evaluation {
  readonly title: TitleAt;
  readonly person: number;
  /** ISO 8601. */
  readonly at: string;
  /** `unknown` where nothing is not yet, and something cannot be known. */
  readonly is: 'met' | 'not_yet' | 'unknown';
  readonly checked: readonly Checked[];
}

/** A title that somebody holds or held. */
export interface Standing {
  readonly title: TitleAt;
  readonly person: number;
  /** ISO 8601; null: before anybody told Hearth. */
  readonly since: string | null;
  /** The earliest that is known of it being held. */
  readonly seen: string;
  /** When its term ends or it ended; null: it does not. */
  readonly until: string | null;
  /** `team:members`, `owners`, `roster:MEMBERS.md`, `leads`, `decision`, `requirements`. */
  readonly by: string;
}
