// What claims can say: each sentence with what it needs. Foreign text reaches them through `quote` and `mention` only.
import type { Why } from './judge.js';

/** An open pull request for an issue. */
export interface OpenPull {
  readonly number: number;
  /** Login; null: an account that is gone. */
  readonly author: string | null;
  readonly openedAt: string;
  readonly draft: boolean;
}

/** Who is at work on an issue besides the author of a pull request. */
export interface AtWork {
  readonly issue: number;
  readonly assigned: readonly { readonly login: string; readonly since: string | null }[];
  readonly pulls: readonly OpenPull[];
}

/** What a newcomer would miss in an issue. */
export type Lack = 'description' | 'code' | 'steps' | 'assigned' | 'needs' | 'question';

/** What an unknown author's pull request does not meet. */
export type Unmet =
  | { readonly rule: 'most_open'; readonly open: number; readonly most: number }
  | { readonly rule: 'disclosure'; readonly boxes: readonly string[] }
  | { readonly rule: 'assigned_first' };

export interface Messages {
  /** A refused command, as one point of a list. `repository`: numeric id of the one it was said in. */
  refused(command: string, why: Why, repository: number): string;
  /** GitHub did not do it. */
  readonly notAssigned: string;
  readonly notUnassigned: string;
  reminder(login: string, until: string): string;
  readonly offered: string;
  list(pulls: readonly OpenPull[]): string;
  competing(day: string, work: readonly AtWork[]): string;
  next(login: string, number: number, label: string, shared: readonly string[]): string;
  /** `login`: who put the label on, where it was a person. */
  advice(login: string | null, label: string, lacks: readonly Lack[]): string;
  /** `day`: on which it was so. */
  unmet(day: string, rules: readonly Unmet[]): string;
}
