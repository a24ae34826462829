// Whom a command speaks of: its sender, or the people that it names.
import type { Command } from '../../core/command.js';
import { fold, isSame } from '../../core/name.js';
import { isLogin } from '../../core/person.js';

/** Words for the same. */
export const ASSIGN = ['assign', 'claim', 'take'] as const;
export const UNASSIGN = ['unassign', 'abandon', 'release', 'remove-assign'] as const;
export const WORDS = [...ASSIGN, ...UNASSIGN] as const;

/** Words that Prow knows, too: after them names may stand without their `@`. */
const PLAIN: readonly string[] = ['assign', 'unassign', 'remove-assign'];
const SELF: readonly string[] = ['me', 'myself'];

/** GitHub's own limit on assignees. */
const MOST = 10;

export interface Wish {
  readonly verb: 'assign' | 'unassign';
  /** Logins as they were written, without `@`: foreign text in the form of logins. */
  readonly logins: readonly string[];
  /** It is about the sender alone. */
  readonly self: boolean;
  /** What stands in the place of a name and cannot be one, or too many names. */
  readonly wrong: boolean;
  /** The command as it was written: foreign text. */
  readonly text: string;
}

/** Is it for this section, and not left to another bot? What is left is left with `un` or `remove-` before it, too. */
export function isClaimsCommand({ word }: Pick<Command, 'word'>, leave: readonly string[]): boolean {
  const base = word.replace(/^(?:remove-|un)/, '');
  return isOf(WORDS, word) && !leave.includes(word) && !leave.includes(base);
}

/** `/assign`, `/claim I would like to try`: the sender. `/assign @bo cy`, `/unassign @bo`: those. */
export function wishOf({ word, args, text }: Command, sender: string): Wish {
  const verb = isOf(ASSIGN, word) ? 'assign' : 'unassign';
  const named = namesIn(word, args);
  if (named === null) return { verb, logins: [], self: false, wrong: true, text };
  const logins = named.map((name) => name.replace(/^@/, '')).map((name) => (isSelf(name, sender) ? sender : name));
  const unique = [...new Map(logins.map((login) => [fold(login), login])).values()];
  const others = unique.filter((login) => login !== sender);
  if (others.length === 0) return { verb, logins: [sender], self: true, wrong: false, text };
  const wrong = unique.length > MOST || !unique.every(isLogin);
  return { verb, logins: unique, self: false, wrong, text };
}

/**
 * Where a name has its `@`, the words without are prose; where none has, all are names, or else all are prose. Null: somebody
 * is named in a way that cannot be read: never is that taken for the sender.
 */
function namesIn(word: string, args: string): readonly string[] | null {
  // Full-width signs, as Chinese keyboards write them, are the plain ones.
  const words = args
    .normalize('NFKC')
    .split(/[\s,、;]+/)
    .filter((one) => one !== '');
  const marked = words.filter((one) => one.startsWith('@'));
  if (marked.length > 0) return marked;
  if (words.some((one) => one.includes('@'))) return null;
  if (!PLAIN.includes(word)) return [];
  if (words.every(isLogin)) return words;
  return words.length === 1 ? null : [];
}

const isOf = (words: readonly string[], word: string): boolean => words.includes(word);

const isSelf = (name: string, sender: string): boolean => SELF.includes(name.toLowerCase()) || isSame(name, sender);
