// An event of a pull request with all that was answered about it, and what can follow from it.
import type { Action } from '../../core/action.js';
import type { Language } from '../../core/language.js';
import type { LiveItemAnswer } from '../../core/live-item.js';
import type { PermissionAnswer } from '../../core/permission.js';
import type { DecisionOn } from '../../core/question.js';
import type { PullAnswers, PullEvent } from './pull-questions.js';
import type { Own } from './rules.js';

export interface PullLook {
  readonly event: PullEvent;
  readonly own: Own;
  readonly language: Language;
  readonly answers: PullAnswers & {
    readonly permission?: PermissionAnswer;
    readonly history?: readonly DecisionOn[];
    readonly [item: `${'issue' | 'candidate' | 'other'}_${number}`]: LiveItemAnswer | undefined;
    readonly [item: `${'issue' | 'other'}_history_${number}`]: readonly DecisionOn[] | undefined;
  };
}

/** Some of what follows: acts, and what the reason says of them. */
export interface Part {
  readonly actions: readonly Action[];
  readonly params: Readonly<Record<string, string | number>>;
}

export const NOTHING: Part = { actions: [], params: {} };

/** `#12, #13`. */
export const numbers = (all: readonly number[]): string => all.map((number) => `#${number}`).join(', ');
