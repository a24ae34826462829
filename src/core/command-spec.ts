// What a command is to those who use it: its word, what it does, who may use it. `/hearth help` is made of these.
import type { Language } from './language.js';
import type { Standing } from './permission.js';

export interface CommandSpec {
  /** Without its slash: `sig`, `remove-kind`, `hearth why`. */
  readonly word: string;
  /** Other words for the same. */
  readonly aliases?: readonly string[];
  /** What follows it, as in a synopsis: `NAME…`, `[@LOGIN…]`; empty: nothing. */
  readonly takes: string;
  /** One sentence. */
  readonly means: Readonly<Record<Language, string>>;
  readonly who: Standing;
  /** Which items it works on; absent: both. */
  readonly on?: 'issue' | 'pull_request';
}
