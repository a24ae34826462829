// What the desk can say: each sentence with what it needs. Logins, names and texts of others are foreign: they reach people
// through `quote` and `mention` alone.
import type { Missing } from '../../community/desk/case-conditions.js';
import type { SponsorLook } from '../../community/desk/case-sponsors.js';
import type { CaseStage } from '../../core/case.js';
import type { Hindrance } from './apply.js';
import type { FormProblem } from './reading.js';
import type { Why } from './why.js';

/** Words of this case, safe for Markdown. */
export interface CaseWords {
  /** `Reviewer of SIG network`. */
  readonly title: string;
  /** Those who decide: `a lead of the SIG or Approver`. */
  readonly deciders: string;
  /** Who holds a title or role, in a list of others. */
  readonly whoever: (role: string) => string;
  readonly titleOf: (title: {
    readonly called: Readonly<Record<'en' | 'zh', string>>;
    readonly name: string;
  }) => string;
}

export interface SponsorWords extends Pick<SponsorLook, 'as' | 'answered' | 'late'> {
  /** Null: the account is gone. */
  readonly login: string | null;
  readonly answeredOn: string | null;
  readonly namedOn: string;
}

export interface Turn {
  readonly stage: CaseStage;
  readonly missing: readonly Missing[];
  /** `2026-03-08 10:00 UTC`; null: there is no time for objections, or it is over. */
  readonly until: string | null;
  /** Names of SIGs that may be meant: foreign text. */
  readonly sigs: readonly string[];
  /** Requirements that wait for somebody's word, with whose. */
  readonly words: readonly { readonly n: number; readonly by: string }[];
  readonly verdict: { readonly login: string | null; readonly day: string } | null;
}

export interface Step {
  readonly do: 'team' | 'owners' | 'roster';
  /** Slug or path: foreign text. */
  readonly where: string;
  readonly as: string | null;
  /** Page on which it is done. */
  readonly url: string | null;
}

export interface Messages {
  heading(login: string, title: string, nominator: string | null): string;
  readonly takes: string;
  readonly sponsors: (have: number, need: number) => string;
  sponsor(sponsor: SponsorWords, roles: string): string;
  seconds(logins: readonly string[], need: number): string;
  /** Sponsors who were named beyond as many as are asked, and have not answered. */
  unasked(logins: readonly string[]): string;
  problem(problem: FormProblem, words: CaseWords): string;
  hindered(hindrance: Hindrance, words: CaseWords): string;
  labelGone(label: string): string;
  readonly applicantGone: string;
  readonly titleGone: string;
  turn(turn: Turn, words: CaseWords): string;
  askSponsors(mentions: readonly string[], login: string, title: string): string;
  askAgain(mentions: readonly string[], login: string, title: string): string;
  ready(mentions: readonly string[], login: string, title: string): string;
  welcome(login: string, title: string, decidedBy: string, until: string | null): string;
  /** What Hearth does itself. */
  carried(step: Step): string;
  /** What a person has to do. */
  step(step: Step, login: string): string;
  readonly byHand: string;
  readonly refusedByGitHub: string;
  refused(command: string, why: Why, words: CaseWords | null): string;
  /** The private issue. */
  readonly private: {
    title(login: string, title: string, number: number): string;
    intro(login: string, title: string, link: string): string;
    readonly how: string;
    late(logins: readonly string[]): string;
    readonly deferredBefore: string;
    stage(stage: CaseStage, until: string | null): string;
    concerns(lines: readonly string[]): string;
    concern(n: number, login: string | null, day: string, resolved: boolean): string;
    readonly none: string;
    readonly settled: string;
  };
}
