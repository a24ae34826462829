// What a kind of act needs to be performed.
import type { Repository } from '../../core/event.js';
import type { Audit, GitHubRead, GitHubWrite, OpenAction } from '../ports.js';

export interface Hands {
  readonly github: GitHubRead & GitHubWrite;
  readonly audit: Audit;
  readonly repository: Repository;
  /** How long GitHub's reads may lag behind its writes. */
  readonly lagMs: number;
  /** Is the cause so young that GitHub's reads may not know its consequences yet? */
  fresh(group: readonly OpenAction[]): boolean;
  /** Throws RateLimited where the installation may write no more now; before anything is read in vain. */
  budget(): Promise<void>;
  /** Marks as sent (fenced), then runs the one write. Throws instead of writing when the row was taken over. */
  write<Result>(actions: readonly OpenAction[], request: () => Promise<Result>): Promise<Result>;
}
