// What a feature may ask about SIGs, owners, and the people at work on an item.
import type { Item, Repository } from './event.js';
import type { Language } from './language.js';
import type { LiveItemAnswer } from './live-item.js';
import type { OwnershipAnswer } from './ownership.js';
import type { Person } from './person.js';
import type { Directory } from './sig.js';
import type { CommandSpec } from './command-spec.js';

/** The SIG directory in force in a repository; null: `hearth.yml` has no `sigs` section, or it is off. */
export interface SigDirectory {
  readonly kind: 'sigDirectory';
  readonly repository: Repository;
}

/** Which labels an item should bear, by every source of the `sigs` section; null: there is no such section. */
export interface OwnershipOf {
  readonly kind: 'ownership';
  readonly repository: Repository;
  /** With `head` and `base` where it is a pull request; where they are missing they are asked of GitHub. */
  readonly item: Pick<Item, 'kind' | 'number' | 'title' | 'body' | 'head' | 'base'>;
}

/** An item as it is now. */
export interface LiveItemOf {
  readonly kind: 'liveItem';
  readonly repository: Repository;
  readonly number: number;
}

/** Which of these labels exist in the repository, spelled as GitHub spells them; at most 20 are asked. */
export interface LabelsExist {
  readonly kind: 'labelsExist';
  readonly repository: Repository;
  readonly names: readonly string[];
}

/** In which of these teams of the organisation is this person? Asked live; `unknown` is no. */
export interface InTeams {
  readonly kind: 'inTeams';
  readonly repository: Repository;
  readonly person: Person;
  /** Slugs. */
  readonly teams: readonly string[];
}

/** By slug. */
export type InTeamsAnswer = Readonly<Record<string, 'member' | 'outside' | 'unknown'>>;

/** What this person has in hand in the community, from the ledger. */
export interface InHand {
  readonly kind: 'inHand';
  readonly community: number;
  readonly person: Person;
}

export interface InHandAnswer {
  /** Open issues that they are assigned to, oldest assignment first. */
  readonly issues: readonly { readonly repository: number; readonly number: number; readonly since: string }[];
  /** Open pull requests of theirs, oldest first. */
  readonly pulls: readonly { readonly repository: number; readonly number: number; readonly openedAt: string }[];
  /** Pull requests of theirs that were merged, as far as is known; null: none is, and the history is not known. */
  readonly merged: number | null;
  /** Those of them in public repositories, which everybody may be told of; absent: not counted. */
  readonly mergedInPublic?: number;
}

/**
 * When were people last at work on an item that bears the label (opened it, wrote, reviewed, merged, closed), and on how many
 * such items were they in the last 90 days? From the ledger, one repository. Who put the label on does not matter: in many
 * communities a bot does.
 */
export interface LabelUse {
  readonly kind: 'labelUse';
  readonly repository: Repository;
  readonly labels: readonly string[];
  readonly until: string;
}

/** By label, as it was asked for. `last`: ISO 8601; null: not within a year. */
export type LabelUseAnswer = Readonly<Record<string, { readonly last: string | null; readonly lately: number }>>;

/** What these accounts are to the organisation, or (as collaborators) to a user's own repository; all are asked in one go. */
export interface Accounts {
  readonly kind: 'accounts';
  readonly repository: Repository;
  readonly logins: readonly string[];
}

/** By login, as it was asked for; `gone`: GitHub knows no such account. */
export type AccountsAnswer = Readonly<Record<string, 'member' | 'outside' | 'gone' | 'unknown'>>;

/** What a lint of the directory needs to know of the repository. */
export interface OwnersFiles {
  readonly kind: 'ownersFiles';
  readonly repository: Repository;
}

/** OWNERS and OWNERS_ALIASES of the default branch, read; at most 500. */
export interface OwnersFilesAnswer {
  readonly files: readonly {
    readonly path: string;
    /** Login or alias, whatever its role, with its line. */
    readonly names: readonly { readonly name: string; readonly line: number }[];
    /** Logins or aliases named as these, in small letters, also under filters. */
    readonly approvers?: readonly string[];
    readonly reviewers?: readonly string[];
    readonly labels: readonly { readonly name: string; readonly line: number }[];
    /** What could not be read. */
    readonly problem: string | null;
  }[];
  /** Alias → logins. */
  readonly aliases: Readonly<Record<string, readonly string[]>>;
  readonly complete: boolean;
}

/** The commands that the sections in force here take, for `/hearth help`. */
export interface CommandsHere {
  readonly kind: 'commandsHere';
  readonly repository: Repository;
}

/** The labels that the sections in force say are missing, for `/check-required-labels`. */
export interface RequiredLabels {
  readonly kind: 'requiredLabels';
  readonly repository: Repository;
}

/** A label that an item bears while none matches; rules of sections that only observe are left out. */
export interface RequiredLabel {
  readonly missing: string;
  /** What matches, in RE2's syntax: for parsePattern of core/pattern.ts. */
  readonly pattern: string;
  /** Whether it concerns issues, and pull requests. */
  readonly issues: boolean;
  readonly prs: boolean;
  /** Of pull requests, only those into this branch. */
  readonly branch?: string;
}

export type CommandsHereAnswer = readonly {
  readonly feature: string;
  /** A section that only observes obeys nobody. */
  readonly mode: 'observe' | 'active';
  readonly commands: readonly CommandSpec[];
}[];

/** What Hearth did about an item, and why, in sentences. */
export interface WhyOn {
  readonly kind: 'whyOn';
  readonly repository: Repository;
  readonly number: number;
  readonly language: Language;
  /** Who may read the answer where it is written, not who asks: `public` in every public repository. */
  readonly audience: 'public' | 'maintainers';
}

export interface WhyLine {
  /** ISO 8601. */
  readonly at: string;
  readonly feature: string;
  /** Empty where nothing was done. */
  readonly rule: string;
  /** The act's state, or `silent`. */
  readonly state: string;
  /** What was done, as words: `label`, `comment`; empty where nothing was. */
  readonly act: string;
  /** Labels put on and taken off, people, and the like, for finding it by name. */
  readonly about: readonly string[];
  /** The reason, as a sentence of that language. */
  readonly sentence: string;
  /** The place in the configuration that made it so: `.github/hearth.yml:12`, with a link where one is known. */
  readonly line: { readonly place: string; readonly url: string | null } | null;
  /** Of what was written. */
  readonly url: string | null;
}

/** Newest last. */
export type WhyOnAnswer = readonly WhyLine[];

export interface SigAnswers {
  sigDirectory: Directory | null;
  ownership: OwnershipAnswer | null;
  liveItem: LiveItemAnswer;
  labelsExist: readonly string[];
  inTeams: InTeamsAnswer;
  inHand: InHandAnswer;
  labelUse: LabelUseAnswer;
  accounts: AccountsAnswer;
  ownersFiles: OwnersFilesAnswer;
  commandsHere: CommandsHereAnswer;
  requiredLabels: readonly RequiredLabel[];
  whyOn: WhyOnAnswer;
}

export type SigQuestion =
  | SigDirectory
  | OwnershipOf
  | LiveItemOf
  | LabelsExist
  | InTeams
  | InHand
  | LabelUse
  | Accounts
  | OwnersFiles
  | CommandsHere
  | RequiredLabels
  | WhyOn;
