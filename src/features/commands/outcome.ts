// What becomes of one request: changes, an answer, or a refusal that says what would satisfy the rule.
import type { Spoken } from '../../core/command.js';
import type { Repository, RepositoryEvent } from '../../core/event.js';
import type { Language } from '../../core/language.js';
import type { LiveItem } from '../../core/live-item.js';
import type { PermissionAnswer, Standing } from '../../core/permission.js';
import type {
  CommandsHereAnswer,
  InHandAnswer,
  InTeamsAnswer,
  WhyOnAnswer,
  RequiredLabel,
} from '../../core/sig-question.js';
import type { Directory } from '../../core/sig.js';
import type { Turn } from '../../core/turn.js';
import type { Own } from './settings.js';

/** A label put on or taken off. `only`: of those that begin so, it shall be the one. */
export interface Change {
  readonly label: string;
  readonly on: boolean;
  readonly only?: string;
}

export type Outcome =
  | { readonly kind: 'label'; readonly change: Change }
  | { readonly kind: 'reviewers'; readonly add: readonly string[]; readonly remove: readonly string[] }
  | { readonly kind: 'state'; readonly state: 'open' | 'completed' | 'not_planned' }
  | { readonly kind: 'title'; readonly title: string }
  /** The section of the status comment; empty: taken out. */
  | { readonly kind: 'section'; readonly body: string }
  | { readonly kind: 'answer'; readonly body: string }
  | { readonly kind: 'refused'; readonly reason: Reason };

/** Why not. The words are in messages.*.ts; all texts in here are foreign. */
export type Reason =
  | { readonly code: 'may_not'; readonly who: Standing; readonly kind: 'issue' | 'pull_request' }
  | { readonly code: 'permission_unknown' | 'permission_none'; readonly who: Standing }
  | { readonly code: 'issues_only' | 'pulls_only' | 'merged' | 'no_title' }
  | { readonly code: 'title_long'; readonly most: number }
  | { readonly code: 'title_mentions' | 'close_reason' | 'frozen_pull' | 'team_review' | 'own_review' }
  | { readonly code: 'no_name'; readonly example: string }
  | { readonly code: 'one_only'; readonly family: string }
  | {
      readonly code: 'no_label';
      readonly label: string;
      readonly near: string | null;
      /** Labels of the SIG directory that could be meant, where none is near. */
      readonly allowed?: readonly string[];
      /** The command with its names as one, where one name of several words may have been meant. */
      readonly whole?: string;
    }
  | { readonly code: 'no_lifecycle'; readonly allowed: readonly string[] }
  | { readonly code: 'no_sig_label'; readonly name: string }
  | {
      readonly code: 'not_listed';
      readonly label: string;
      readonly allowed: readonly string[];
      readonly instead: string | null;
    }
  | {
      readonly code: 'restricted';
      readonly label: string;
      readonly teams: readonly string[];
      readonly users: readonly string[];
    }
  | { readonly code: 'bad_login'; readonly login: string }
  | { readonly code: 'no_meta'; readonly near: string | null; readonly known: readonly string[] }
  | { readonly code: 'too_many'; readonly most: number };

export const refused = (reason: Reason): Outcome => ({ kind: 'refused', reason });

/** Everything that requests are judged by. What was not asked is missing; a word that needs it asks for it. */
export interface Ground {
  readonly own: Own;
  readonly event: RepositoryEvent;
  readonly spoken: Spoken;
  readonly repository: Repository;
  readonly language: Language;
  readonly permission: PermissionAnswer | undefined;
  readonly directory: Directory | null;
  readonly live: LiveItem | null;
  /** Labels that exist in the repository, of those that were asked about. */
  readonly exist: readonly string[];
  readonly teams: InTeamsAnswer;
  readonly turn: Turn | null;
  readonly here: CommandsHereAnswer;
  readonly required: readonly RequiredLabel[];
  readonly hand: InHandAnswer | null;
  readonly why: WhyOnAnswer;
}
