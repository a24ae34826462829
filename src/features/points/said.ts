// What this section can say: each sentence with what it needs. Foreign text reaches them through `quote` only.
import type { BoardAnswer, OwnPoints } from '../../core/board-question.js';
import type { PointTerms } from '../../core/points.js';

/** Why a command was refused. */
export type Why = 'unread' | 'others' | 'not_joined';

export interface Formula {
  readonly terms: PointTerms;
  readonly version: string;
  /** Names of roles whose holders are on the board of maintainers. */
  readonly maintainers: readonly string[];
}

/** Address of an item that leaves no trace there; null: none can be given. */
export type ItemAddress = (name: string, number: number) => string | null;

export interface Messages {
  /** `command`: as it was written: foreign text. */
  refused(command: string, why: Why): string;
  boards(answer: BoardAnswer, formula: Formula): string;
  own(own: OwnPoints, formula: Formula, address: ItemAddress): string;
}
