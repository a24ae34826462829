// The words that this feature obeys, by its settings. All others are other features', another bot's, or nobody's.
import type { Standing } from '../../core/permission.js';
import type { Own } from './settings.js';

export const lifecycles = ['active', 'frozen', 'stale', 'rotten'] as const;
export const metas = ['why', 'status', 'help', 'preview', 'version', 'me'] as const;
export type Meta = (typeof metas)[number];

/** What a word is about; `add`: false with `remove-` or `un-` before it. */
export type Verb =
  | { readonly kind: 'family'; readonly family: string; readonly add: boolean }
  | { readonly kind: 'label' | 'lifecycle' | 'reviewers' | 'help' | 'good-first-issue'; readonly add: boolean }
  | { readonly kind: 'close' | 'reopen' | 'retitle' | 'required' | 'hearth' };

/** Words that can be undone. */
const BOTH: Readonly<Record<string, 'label' | 'lifecycle' | 'reviewers' | 'help' | 'good-first-issue'>> = {
  label: 'label',
  lifecycle: 'lifecycle',
  cc: 'reviewers',
  help: 'help',
  'good-first-issue': 'good-first-issue',
};
const ONE: Readonly<Record<string, 'close' | 'reopen' | 'retitle' | 'required' | 'hearth'>> = {
  close: 'close',
  reopen: 'reopen',
  retitle: 'retitle',
  'check-required-labels': 'required',
  hearth: 'hearth',
};

/** Words of the section `claims`. */
export const ofClaims: readonly string[] = ['assign', 'unassign', 'claim', 'take', 'abandon', 'release'];

/** Words that no family can have: they mean something else here, or to that section. */
export const taken: readonly string[] = [...Object.keys(BOTH), ...Object.keys(ONE), ...['uncc', ...ofClaims]];

/** What this word asks for; null: it is not for this feature, or left to another bot. */
export function verbOf(word: string, own: Own): Verb | null {
  const { add, base } = baseOf(word);
  if (own.leave.includes(base) || own.leave.includes(word)) return null;
  const both = Object.hasOwn(BOTH, base) ? BOTH[base] : undefined;
  if (both !== undefined) return { kind: both, add };
  if (own.families.includes(base)) return { kind: 'family', family: base, add };
  const one = add && Object.hasOwn(ONE, base) ? ONE[base] : undefined;
  return one === undefined ? null : { kind: one };
}

function baseOf(word: string): { readonly add: boolean; readonly base: string } {
  if (word === 'uncc') return { add: false, base: 'cc' };
  const undone = /^(?:remove|un)-(.+)$/.exec(word)?.[1];
  return undone === undefined ? { add: true, base: word } : { add: false, base: undone };
}

/** Who may use it. */
export function standingOf(verb: Verb, { who }: Own): Standing {
  switch (verb.kind) {
    case 'family':
      return verb.family === 'triage' ? who.triage : who.families;
    case 'good-first-issue':
      return who.help;
    case 'reviewers':
      return who.cc;
    case 'required':
    case 'hearth':
      return 'anyone';
    default:
      return who[verb.kind];
  }
}
