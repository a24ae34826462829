// Why a command was not done. Words and logins in it are foreign text.
export type Why =
  /** No SIG and no login. `meant`: the slug that was probably meant. */
  | { readonly code: 'no_such_sig'; readonly word: string; readonly meant: string | null }
  | { readonly code: 'no_ladder' | 'many' | 'own_only' | 'nothing_held' | 'unknown_held' }
  | { readonly code: 'unknown_login' | 'gone' | 'not_a_person'; readonly login: string }
  | { readonly code: 'resembles'; readonly login: string; readonly meant: string }
  | { readonly code: 'day'; readonly word: string }
  | { readonly code: 'past'; readonly day: string }
  | { readonly code: 'far'; readonly day: string }
  | { readonly code: 'not_held'; readonly word: string; readonly held: readonly string[] };
