// What a feature may ask about configuration files: the one that is there, changes of it, a proposed one.
import type { Repository } from './event.js';
import type { Origin } from './origin.js';
import type { Problem } from './problem.js';
import type { Label, SectionProposal, Survey } from './proposal.js';

/** The `hearth.yml` of this repository itself, as its default branch has it now, and what is in force of it. */
export interface ConfigHere {
  readonly kind: 'configHere';
  readonly repository: Repository;
}

export interface ConfigHereAnswer {
  /** False: there is no file. */
  readonly exists: boolean;
  readonly url: string;
  /** False: nothing of it can be read, its form is broken. */
  readonly readable: boolean;
  readonly problems: readonly Problem[];
  /** Sections with mistakes, and what is in force of each meanwhile. */
  readonly broken: readonly BrokenSection[];
  /** Are there sections without mistakes? */
  readonly others: boolean;
}

export interface BrokenSection {
  readonly section: string;
  /** What was right before, until `until` (ISO 8601) where that is there; its defaults; nothing. */
  readonly meanwhile: 'before' | 'defaults' | 'nothing';
  readonly until?: string;
}

/** What pull requests do to the repository's `hearth.yml`: those of them that touch it. */
export interface ConfigChanges {
  readonly kind: 'configChanges';
  readonly repository: Repository;
  readonly pulls: readonly number[];
  /** How many real items are decided again under both files; 0: none. */
  readonly items: number;
}

export interface ConfigReview {
  readonly number: number;
  /** The commit that was looked at. */
  readonly head: string;
  /** Of the file at that commit; null: it is taken out. */
  readonly url: string | null;
  readonly problems: readonly Problem[];
  /** What would be in force in this repository, by section. */
  readonly sections: readonly SectionInForce[];
  /** Permissions that sections need and the owner has not granted. */
  readonly missing: readonly MissingPermission[];
  /** Why nothing was replayed: `not trusted` is a pull request whose author may not write to the repository. */
  readonly replay: Replayed | 'mistakes' | 'not trusted' | 'none';
  /** Where it is said: in a comment where Hearth may not write checks, and not to whoever may not write here. */
  readonly told: 'check' | 'comment' | 'nowhere';
}

export interface SectionInForce {
  readonly section: string;
  readonly mode: string;
  readonly origin: Origin;
}

export interface MissingPermission {
  readonly section: string;
  readonly permission: string;
  readonly level: 'read' | 'write';
  /** Where an owner grants it. */
  readonly url: string;
}

/** What would be done on the last items of the repository under this text, against what is in force now. */
export interface Replay {
  readonly kind: 'replay';
  readonly repository: Repository;
  readonly text: string;
  readonly items: number;
}

/** Real items decided again under two files; nothing was written. */
export interface Replayed {
  /** How many items were looked at. */
  readonly items: number;
  readonly differences: readonly Difference[];
}

export interface Difference {
  readonly number: number;
  readonly kind: 'issue' | 'pull_request';
  readonly url: string;
  /** What is done now, a phrase an act, in Hearth's own words. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** What a repository shows from which a configuration can be proposed, and what each feature makes of it. */
export interface ProposalFor {
  readonly kind: 'proposalFor';
  readonly repository: Repository;
}

export interface ProposalAnswer {
  readonly survey: Survey;
  readonly sections: readonly SectionProposal[];
}

/** What became of the proposal to a community. From the audit alone: no text at GitHub has a say in it. */
export interface ProposalMade {
  readonly kind: 'proposalMade';
  readonly community: number;
}

export interface ProposalMadeAnswer {
  /** The pull request or issue that holds it; null: there is none, or not yet. */
  readonly as: { readonly repository: number; readonly number: number } | null;
  /** Why the last try was refused; null: it was not. */
  readonly refused: string | null;
  /** Labels that its boxes offer and that were never planned. */
  readonly offers: readonly Label[];
}

export interface ConfigAnswers {
  readonly proposalMade: ProposalMadeAnswer;
  readonly configHere: ConfigHereAnswer;
  readonly configChanges: readonly ConfigReview[];
  readonly replay: Replayed;
  readonly proposalFor: ProposalAnswer;
}

export type ConfigQuestion = ConfigHere | ConfigChanges | Replay | ProposalFor | ProposalMade;
