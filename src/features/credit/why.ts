// Why a command was not done. Logins and words in it are foreign text.
import type { CreditKind } from '../../core/credit.js';
import type { Unreadable } from './wish.js';

export type Why =
  | Unreadable
  | { readonly code: 'unknown' | 'gone' | 'not_a_person'; readonly login: string }
  | { readonly code: 'resembles'; readonly login: string; readonly meant: string }
  | { readonly code: 'kind_off'; readonly kinds: readonly CreditKind[] }
  | { readonly code: 'future'; readonly day: string }
  | { readonly code: 'told'; readonly login: string; readonly kind: CreditKind }
  | { readonly code: 'no_say'; readonly roles: readonly string[] }
  | { readonly code: 'unknown_say' | 'nothing_waits' | 'which' | 'own' };
