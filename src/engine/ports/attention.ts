// What the ledger tells of whose turn it is.
import type { OpenTurnsAnswer } from '../../core/attention-question.js';

export interface AttentionLedger {
  /** Open items of people in the repository that wait for maintainers or reviewers, the longest waiting first. */
  openTurns(repository: number): Promise<OpenTurnsAnswer>;
}
