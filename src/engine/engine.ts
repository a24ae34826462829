// Everything the engine works with, in one value.
import type { Feature } from '../core/feature.js';
import type { Known } from '../config/known.js';
import type { Directories } from './answers/sources.js';
import type { ConfigLoader } from './config/load.js';
import type { Reporter } from './health-report.js';
import type { RequestShares } from './request-shares.js';
import type {
  Audit,
  Clock,
  ConfigSource,
  Failpoint,
  GitHub,
  Histories,
  Inbox,
  Ledger,
  Log,
  Measures,
  Schedules,
} from './ports.js';

export interface Engine {
  readonly inbox: Inbox;
  readonly ledger: Ledger;
  readonly histories: Histories;
  readonly audit: Audit;
  readonly github: GitHub;
  readonly shares: RequestShares;
  readonly configs: ConfigSource;
  readonly config: ConfigLoader;
  readonly directories: Directories;
  readonly schedules: Schedules;
  readonly measures: Measures;
  readonly reporter: Reporter;
  /** Where visitors find the public pages, without a slash at its end; null: there are none, or it is not known where. */
  readonly pages: string | null;
  readonly features: readonly Feature[];
  /** What can stand in a `hearth.yml`. */
  readonly known: Known;
  readonly clock: Clock;
  readonly log: Log;
  readonly failpoint: Failpoint;
  /** How long GitHub's reads may lag behind its writes, in milliseconds. */
  readonly lagMs: number;
}
