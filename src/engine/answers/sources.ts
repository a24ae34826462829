// What answers come from: the ledger, GitHub, and the configuration in force.
import type { DirectorySettings } from '../../community/directory-settings.js';
import type { Config } from '../../config/resolve.js';
import type { ConfigQuestion } from '../../core/config-question.js';
import type { Repository } from '../../core/event.js';
import type { Feature } from '../../core/feature.js';
import type { AnswerTo, Question } from '../../core/question.js';
import type { Directory } from '../../core/sig.js';
import type { Reporter } from '../health-report.js';
import type { Clock, GitHubRead, Ledger } from '../ports.js';

/** `toldAt`: the time of the event; `now`: how old what is remembered may be. */
export interface Sources {
  readonly ledger: Ledger;
  readonly github: { installation(id: number, toldAt?: Date): Promise<GitHubRead> };
  readonly installation: number;
  readonly now: Date;
  readonly toldAt?: Date;
  /** Answers about configuration files; absent where what is done about them is not decided. */
  readonly config?: ConfigAnswerer;
  /** Absent where no configuration is in force: what depends on one throws AboutConfig. */
  readonly inForce?: InForce;
  /** Absent where reports are not decided: what asks for one throws AboutConfig. `clock`: what time it really is by now. */
  readonly reporter?: Reporter;
  /** Where visitors find the public pages; nowhere without it. */
  readonly pages?: string | null;
  readonly clock?: Clock;
  /** Where files that say who is who are read, whichever repository asks; null: nowhere. Absent: in the one that asks. */
  readonly filesOf?: Repository | null;
}

/** Null: nowhere. */
export const filesPlace = (repository: Repository, { filesOf }: Pick<Sources, 'filesOf'>): Repository | null =>
  filesOf === undefined ? repository : filesOf;

export interface ConfigAnswerer {
  answer(question: ConfigQuestion): Promise<unknown>;
}

/** The configuration that an event is decided under. */
export interface InForce {
  readonly config: Config;
  readonly features: readonly Feature[];
  readonly directories: Directories;
  /** Addresses of the configuration files that there are, by their names (Origin.file). */
  readonly links: () => Promise<Readonly<Record<string, string>>>;
  /** What the file that all repositories of the owner share puts in force by itself; null: there is none. */
  readonly shared?: () => Promise<Config | null>;
}

/** SIG directories as they were read, kept for a while. */
export interface Directories {
  /** Throws the failures of reading. */
  of(settings: DirectorySettings, place: DirectoryPlace): Promise<Directory>;
}

export interface DirectoryPlace {
  readonly installation: number;
  /** Where the file is looked for, one after the other. */
  readonly repositories: readonly Repository[];
  readonly now: Date;
  readonly read: () => Promise<Pick<GitHubRead, 'fileAt'>>;
}

/** What answers about SIGs, owners and labels need of GitHub. */
export type SigRead = Pick<
  GitHubRead,
  'liveItem' | 'changedFiles' | 'ownersTree' | 'ownersFiles' | 'fileAt' | 'labelsExist' | 'inTeams' | 'accounts'
>;

/** Another question, asked once for all. */
export type Ask = <Q extends Question>(question: Q) => Promise<AnswerTo<Q>>;
