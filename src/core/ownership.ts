// Which labels an item should bear by what it touches and says, each with its evidence.

export const ownershipSources = ['paths', 'owners', 'codeowners', 'form', 'keyword', 'team'] as const;
export type OwnershipSource = (typeof ownershipSources)[number];

/** Why a label belongs to an item: what said so, and about which part of the change. */
export interface Evidence {
  readonly source: OwnershipSource;
  /**
   * What matched, to be found again by a person: a glob, `pkg/api/OWNERS`, `pkg/api/OWNERS (filter "\.go$")`,
   * `.github/CODEOWNERS:12`, a form's field, a pattern, a team.
   */
  readonly by: string;
  /** Changed files that it speaks for; 0 where it speaks for the item's words. */
  readonly files: number;
  /** The first of them, or the text that matched: foreign text. */
  readonly example: string;
}

/** One label that something speaks for. */
export interface OwnedLabel {
  readonly label: string;
  /** Name of the SIG whose label it is; null: another label of an OWNERS file, such as `area/kubelet`. */
  readonly sig: string | null;
  /** Share of the changed lines (of the files, where lines are not told) that it owns, 0 to 1; 1 where words speak for it. */
  readonly share: number;
  readonly evidence: readonly Evidence[];
  /** 16 hex digits over the files or words that it rests on: a person's removal stands while they are the same. */
  readonly facts: string;
}

export interface OwnershipAnswer {
  /** Largest share first; equal ones by name. */
  readonly labels: readonly OwnedLabel[];
  /** Changed files that were looked at. */
  readonly files: number;
  /** False: the change is larger than GitHub tells (3,000 files), or the tree was cut. */
  readonly complete: boolean;
  /** OWNERS and CODEOWNERS files that could not be read, a sentence each: `pkg/OWNERS:3: …`. */
  readonly problems: readonly string[];
}

/** A file of a change. */
export interface ChangedFile {
  readonly path: string;
  /** Where it was before a rename. */
  readonly before?: string;
  /** Lines added and removed; null where not told. */
  readonly lines: number | null;
}
