// Why a command was not obeyed, as data: what would satisfy the rule is said of each in messages.*.ts.
import type { Missing } from '../../community/desk/case-conditions.js';
import type { CaseStage } from '../../core/case.js';
import type { Title } from '../../core/title.js';

/** Logins, names and labels are foreign text. */
export type Why =
  | { readonly code: 'no_case' | 'pull' | 'applicant' | 'own' | 'unreadable' | 'has_case' | 'not_owner' }
  | { readonly code: 'words' | 'not_named' | 'no_sponsors' | 'no_nomination' | 'self' | 'unknown_say' | 'twice' }
  /** Said in the private issue, and for all to read. */
  | { readonly code: 'elsewhere' }
  /** Said in public, and for the private issue. */
  | { readonly code: 'private'; readonly place: string | null }
  | { readonly code: 'label_gone'; readonly label: string }
  | { readonly code: 'over'; readonly stage: CaseStage }
  /** `roles`: whose holders may. */
  | { readonly code: 'no_say'; readonly roles: readonly string[] }
  | { readonly code: 'missing'; readonly missing: readonly Missing[] }
  | { readonly code: 'no_concern'; readonly open: readonly number[] }
  | { readonly code: 'nobody'; readonly login: string; readonly meant: string | null }
  | { readonly code: 'no_title'; readonly titles: readonly Title[] }
  | { readonly code: 'not_nominated'; readonly title: Title }
  | { readonly code: 'not_a_person' | 'held'; readonly login: string }
  | { readonly code: 'other_case'; readonly number: number | null }
  | { readonly code: 'requirement'; readonly count: number }
  | { readonly code: 'known'; readonly met: boolean };

export interface Refusal {
  /** The command as it was written: foreign text. */
  readonly text: string;
  readonly why: Why;
}
