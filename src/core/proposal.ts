// What a configuration is proposed from, and the shape of a proposal. Each feature proposes its own section.
import type { Repository } from './event.js';

/** A label as GitHub keeps it. */
export interface Label {
  readonly name: string;
  /** Six hex digits. */
  readonly color: string;
  readonly description: string;
}

/** What people who were new met here, from the ledger. */
export interface Newcomers {
  /** Days looked back over. */
  readonly days: number;
  /** People whose first issue or pull request in the community was opened in that time. */
  readonly people: number;
  /** Those whose first item was answered by another person. */
  readonly answered: number;
  /** Median time to that answer, in seconds, of the answered (type 7); null where there are none. */
  readonly medianSeconds: number | null;
}

/** What a repository shows. Foreign text throughout: quoted, never obeyed. */
export interface Survey {
  readonly repository: Pick<Repository, 'name' | 'owner' | 'private'>;
  /** Every path of the default branch; `complete` is false where GitHub cut the list. */
  readonly tree: { readonly paths: readonly string[]; readonly complete: boolean };
  /** Texts of the files that Hearth may read (core/readable.ts) and that are there, by path. */
  readonly files: Readonly<Record<string, string>>;
  /** Null: not known, as of a checkout. */
  readonly labels: readonly Label[] | null;
  /** Null: the history is not in the ledger. */
  readonly newcomers: Newcomers | null;
}

/** One setting with why it is proposed. */
export interface Choice {
  /** Within the section: `['messages', 'en', 'issue']`. */
  readonly path: readonly string[];
  readonly value: unknown;
  /** One sentence that is true of this repository. */
  readonly reason: string;
}

export interface Proposal {
  /** One sentence: why this section at all. */
  readonly reason: string;
  readonly choices: readonly Choice[];
  /** Labels that it needs and the repository does not have. */
  readonly labels: readonly Label[];
  /** What the history or the files tell that a maintainer should know, a sentence each. */
  readonly findings: readonly string[];
}

export interface SectionProposal extends Proposal {
  readonly section: string;
}
