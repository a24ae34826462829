// The SIG directory: who looks after what, how to reach them, when they meet. Read from `hearth.yml` or a `sigs.yaml`.
import type { Pattern } from './pattern.js';

/** The kinds of groups that a Kubernetes-style `sigs.yaml` knows, by the word that people use for them. */
export const sigKinds = ['sig', 'wg', 'ug', 'committee'] as const;
export type SigKind = (typeof sigKinds)[number];

export interface Lead {
  readonly login: string;
  readonly role: 'chair' | 'tech lead' | 'lead';
}

/** A recurring meeting, in its community's own words: times and frequencies are free text in real directories. */
export interface Meeting {
  readonly description: string;
  /** `Tuesday`. */
  readonly day: string;
  /** `9:00`, `16:30`. */
  readonly time: string;
  /** An IANA zone, or free text such as `PT (Pacific Time)`. */
  readonly zone: string;
  /** `weekly`, `biweekly`, `monthly`, or free text. */
  readonly frequency: string;
  /** A day on which it takes place (ISO 8601): tells which of two weeks a biweekly one is in. */
  readonly anchor?: string;
  /** Where it is held. */
  readonly url?: string;
}

/** One special interest group (or working group, user group, committee). */
export interface Sig {
  /** `API Machinery`. No two of a directory have the same, whatever the case. */
  readonly name: string;
  readonly kind: SigKind;
  /** What people type and what its folder is called, without its kind: `api-machinery`. */
  readonly slug: string;
  /** The whole name of its label: `sig/api-machinery`; null: it has none. */
  readonly label: string | null;
  readonly leads: readonly Lead[];
  readonly contact: { readonly chat?: string; readonly mailingList?: string; readonly page?: string };
  /** Slugs of teams of the organisation: whom a mention of them reaches. */
  readonly teams: readonly string[];
  /** The one team that Hearth mentions when an item comes to the SIG; null: none. */
  readonly mention: string | null;
  readonly meetings: readonly Meeting[];
  /** Globs from the top of the repository. */
  readonly paths: readonly string[];
  readonly keywords: readonly Pattern[];
  /** Values of issue forms' fields, compared without case. */
  readonly formValues: readonly string[];
}

export interface Directory {
  readonly sigs: readonly Sig[];
  /** Where it was read: `hearth.yml`, or `sigs.yaml` with a link. */
  readonly file: string;
  readonly url: string | null;
  /** What could not be read of it, a sentence each with its place: `sigs.yaml:12:3 …`. */
  readonly problems: readonly string[];
}
