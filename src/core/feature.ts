// The contract of a feature: which events, what must be known, what to do about it. Nothing else: a feature never
// fetches, writes, reads the clock or logs.
import { because } from './action.js';
import type { Action, Because } from './action.js';
import type { CommandSpec } from './command-spec.js';
import type { Event, EventKind, RepositoryEvent } from './event.js';
import type { Fact } from './fact.js';
import type { Language } from './language.js';
import type { RolesIn } from './named-role.js';
import type { Path, Problem } from './problem.js';
import type { Proposal, Survey } from './proposal.js';
import type { AnswersTo, Permissions, Questions } from './question.js';
import type { ReportTerms } from './report-terms.js';
import type { Settings, SettingsOf } from './settings.js';
import type { RequiredLabel } from './sig-question.js';

/** A delayed call of the same feature: `about` is its own note to itself, unique per event. */
export interface Later {
  /** ISO 8601. */
  readonly at: string;
  readonly about: string;
}

export interface Decision {
  readonly because: Because;
  readonly actions?: readonly Action[];
  readonly facts?: readonly Fact[];
  readonly later?: readonly Later[];
}

/** Nothing is done, for this reason. */
export const silent = (code: string, params?: Because['params']): Decision => ({ because: because(code, params) });

export interface Context<S, Q extends Questions> {
  readonly event: RepositoryEvent;
  readonly now: Date;
  readonly settings: S;
  readonly answers: AnswersTo<Q>;
  /** The repository's language; a feature may find the item's own. */
  readonly language: Language;
}

/** The sentence behind a because-code, per language. Parameters stand in braces. */
export type Explanations = Readonly<Record<string, Readonly<Record<Language, string>>>>;

/** A rule between settings that does not hold, at a path within the section. */
export interface Finding {
  readonly path: Path;
  /** What is wrong and what to write instead. */
  readonly message: string;
  readonly severity: Problem['severity'];
}

export const errorAt = (path: Path, message: string): Finding => ({ path, message, severity: 'error' });
export const warningAt = (path: Path, message: string): Finding => ({ path, message, severity: 'warning' });

export interface NamedLabel {
  readonly path: Path;
  readonly name: string;
}

/** When a feature wants a tick of its own series in a repository. */
export interface Schedule {
  /** The tick's series: the feature's name, or `name/which`. */
  readonly series: string;
  /** Cron, five fields. */
  readonly cron: string;
  /** IANA. */
  readonly zone: string;
  /** What becomes of the times that were missed in a downtime; `newest` where it is not said. */
  readonly catchUp?: CatchUp;
}

/**
 * `newest`: one tick, for the last of them. `all`: a tick for each, at most the last twelve. `none`: none for what is more
 * than a day late.
 */
export const catchUps = ['newest', 'all', 'none'] as const;
export type CatchUp = (typeof catchUps)[number];

export interface Feature<S extends Settings = Settings, Q extends Questions = Questions> {
  readonly name: string;
  readonly on: readonly EventKind[];
  /** Whose acts concern it: `people` (default) leaves out bots, ghosts and Hearth itself. */
  readonly actors?: 'people' | 'everyone';
  /** Its section of `hearth.yml`; a feature without settings runs wherever any section does. */
  readonly settings: S | null;
  /** Runs with its defaults where no file has its section, even where there is no file at all. */
  readonly always?: true;
  /** Rules between settings. What could not be read of them is missing. At most one finding a place. */
  check?(settings: Partial<SettingsOf<S>>): readonly Finding[];
  /** Roles of the ladder that these settings define, and those that they name: a name that nobody defines is told. */
  roles?(settings: SettingsOf<S>): RolesIn;
  /** What these settings need of GitHub besides reading; absent: nothing that `app.yml` may leave out. */
  needs?(settings: SettingsOf<S>): Permissions;
  /** Labels that these settings speak of: they must exist, and are never made unasked. */
  labels?(settings: SettingsOf<S>): readonly NamedLabel[];
  /** Commands that these settings let people use; the feature finds and obeys them by core/command.ts. */
  commands?(settings: SettingsOf<S>): readonly CommandSpec[];
  /** Labels that items here bear while another is missing, by these settings. */
  requires?(settings: SettingsOf<S>): readonly RequiredLabel[];
  /** On what terms these settings have reports made. */
  terms?(settings: SettingsOf<S>): ReportTerms;
  /** Ticks that these settings ask for: `period` of the tick is the time it was due (ISO 8601). */
  schedules?(settings: SettingsOf<S>): readonly Schedule[];
  /** Its section of a proposed `hearth.yml`, from what a repository shows; null: nothing to propose. */
  propose?(survey: Survey): Proposal | null;
  readonly explanations: Explanations;
  /** Words for values of the parameters that are codes themselves, such as `pull_request`. */
  readonly words?: Explanations;
  /** First round of questions; null: this event needs no decision of this feature. */
  ask(event: RepositoryEvent, settings: SettingsOf<S>): Q | null;
  /** Second and last round, for what depends on the first. */
  askMore?(event: RepositoryEvent, settings: SettingsOf<S>, answers: AnswersTo<Questions>): Questions;
  decide(context: Context<SettingsOf<S>, Q>): Decision;
}

/** Keeps the types of questions and answers together; the engine sees every feature as the plain `Feature`. */
export function feature<S extends Settings, First extends Questions, More extends Questions = Questions>(
  parts: Omit<Feature<S>, 'ask' | 'askMore' | 'decide'> & {
    ask(event: RepositoryEvent, settings: SettingsOf<S>): First | null;
    askMore?(event: RepositoryEvent, settings: SettingsOf<S>, answers: AnswersTo<First>): More;
    decide(context: Context<SettingsOf<S>, First & Partial<More>>): Decision;
  },
): Feature {
  // The engine gives back exactly what was asked, which the compiler cannot see through a heterogeneous list.
  return parts;
}

/** Events that happen inside a repository are the ones features decide on. */
export function inRepository(event: Event): event is RepositoryEvent {
  return 'repository' in event;
}
