// What a kind of act needs to be performed.
import type { Repository } from '../../core/event.js';
import type { Audit, GitHubRead, GitHubWrite, OpenAction } from '../ports.js';

export interface Hands {
  readonly github: GitHubRead & GitHubWrite;
  readonly audit: Audit;
  readonly repository: Repository;
  /** How long GitHub's reads may lag behind its writes. */
  readonly lagMs: number;
  /** Marks as sent (fenced), then runs the one write. Throws instead of writing when the row was taken over. */
  write<Result>(actions: readonly OpenAction[], request: () => Promise<Result>): Promise<Result>;
}
