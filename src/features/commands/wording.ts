// What this feature has words for, in every language. Foreign text reaches them already quoted; `refusal` quotes it itself.
import type { Standing } from '../../core/permission.js';
import type { Turn } from '../../core/turn.js';
import type { Reason } from './outcome.js';

export interface Messages {
  readonly comma: string;
  /** What follows the refused command and a colon: what would satisfy the rule. */
  refusal(reason: Reason): string;
  /** A refused command, quoted, and why. */
  refused(command: string, why: string): string;
  /** GitHub did not do what was asked of it. */
  notTaken(commands: string): string;
  guidelines(summary: string, url: string | null): string;
  version(version: string): string;
  readonly whyNothing: string;
  whyNothingOf(about: string): string;
  readonly whyHead: readonly [string, string, string, string];
  whyLeft(count: number): string;
  /** By kind of act. */
  readonly acts: Readonly<Record<string, string>>;
  /** By state of an act. */
  readonly states: Readonly<Record<string, string>>;
  readonly previewNothing: string;
  readonly previewHead: string;
  turn(turn: Turn, since: string, reviewers: string): string;
  readonly turnUnknown: string;
  sigs(names: string): string;
  labels(names: string): string;
  readonly noLabels: string;
  me(login: string): string;
  /** Empty: none. */
  issuesOf(numbers: string): string;
  pullsOf(numbers: string): string;
  mergedOf(count: number): string;
  readonly helpHead: string;
  readonly helpColumns: readonly [string, string, string];
  helpObserving(features: string): string;
  helpLeft(words: string): string;
  readonly standings: Readonly<Record<Standing, string>>;
  readonly nothingRequired: string;
  readonly requiredHead: string;
  /** `commands`: what puts such a label on; empty: none here. `label`: what goes then; null: it is not on. */
  required(pattern: string, commands: string, label: string | null): string;
}
