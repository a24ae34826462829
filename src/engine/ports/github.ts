// GitHub as a whole: the App itself, its installations, and where configuration files are read.
import type { Repository } from '../../core/event.js';
import type { GitHubRead } from './github-read.js';
import type { GitHubWrite } from './github-write.js';
import type { ConfigVersion } from './ledger.js';

/** A delivery as GitHub's own log tells it. */
export interface LoggedDelivery {
  readonly id: number;
  readonly guid: string;
  readonly event: string;
  readonly deliveredAt: Date;
  /** Somebody answered it with a 2xx. */
  readonly answered: boolean;
}

/** GitHub as the App itself, without an installation. */
export interface GitHubApp {
  /** Deliveries since then, newest first. */
  deliveriesSince(since: Date): AsyncIterable<LoggedDelivery>;
  payloadOf(id: number): Promise<Buffer>;
}

export interface GitHub {
  readonly app: GitHubApp;
  /**
   * One client and one throttle lane for each installation. `toldAt`: when GitHub told the names that will be used (the
   * time of the event); where that is a while ago, writes, and reads of what is kept or shown, ask first which repository
   * bears the name now.
   */
  installation(id: number, toldAt?: Date): Promise<GitHubRead & GitHubWrite>;
}

/** The text of a configuration file, and where it came from. */
export interface ConfigText {
  readonly text: string;
  /** `.github/hearth.yml`, or `acme/.github: .github/hearth.yml`. */
  readonly file: string;
  readonly url: string;
}

/** The files that may be in force in a repository; null: there is none. That of `.github` itself is the shared one. */
export interface ConfigTexts {
  readonly own: ConfigText | null;
  readonly shared: ConfigText | null;
}

export interface ConfigSource {
  /**
   * What was read under an older version is read anew; `anew`: whatever is known. `toldAt`: when GitHub told the
   * repository's name; where that is a while ago, GitHub is asked first which repository bears it now. Failing to read
   * throws: nothing is ever decided on a guess.
   */
  load(
    installation: number,
    repository: Repository,
    version: ConfigVersion | 'anew',
    toldAt?: Date,
  ): Promise<ConfigTexts>;
}
