// What a change makes of a file: the text with it, the same text, or why it cannot be made.
import { isNamedFile, isOwnersFile } from '../../core/readable.js';
import type { FileChange } from '../../core/action.js';
import { isLogin } from '../../core/person.js';
import { fold } from '../name.js';
import { markdownWith } from './markdown-with.js';
import { isNamed, ownersWith } from './owners-edit.js';
import { plainEntries } from './plain-roster.js';
import { linesOf, rosterOf } from './roster.js';
import { written } from './written-login.js';
import { yamlWith } from './yaml-roster.js';

export type Edited =
  | { readonly is: 'same' }
  | { readonly is: 'changed'; readonly text: string }
  /** A sentence. */
  | { readonly is: 'refused'; readonly why: string };

const refused = (why: string): Edited => ({ is: 'refused', why });

/** May this change be made at all, wherever it is made? Null: it may. */
export function whyNever(change: FileChange): string | null {
  const { path, as } = change;
  const isKind = as === 'approvers' || as === 'reviewers' ? isOwnersFile(path) : isNamedFile(path);
  if (!isKind) return `${JSON.stringify(path)} is no file that Hearth may change`;
  return 'login' in change && !isLogin(change.login) ? `${JSON.stringify(change.login)} is no login` : null;
}

/** `text` null: the file is not there. `aliases`: text of OWNERS_ALIASES; null: there is none. */
export function edited(change: FileChange, text: string | null, aliases: string | null): Edited {
  const never = whyNever(change);
  if (never !== null) return refused(never);
  if (change.as === 'whole') return change.text === text ? { is: 'same' } : { is: 'changed', text: change.text };
  const { path, as, login } = change;
  if (as === 'roster') return ofRoster(path, text ?? '', login);
  if (text !== null && isNamed(path, text, as, login, aliases)) return { is: 'same' };
  const made = ownersWith(text ?? '', as, login);
  // What was made is read again as Prow reads it: nothing is proposed that does not say what is meant.
  if (made === null || !isNamed(path, made, as, login, null)) return refused(UNCLEAR(path));
  return { is: 'changed', text: made };
}

const UNCLEAR = (path: string): string => `${path} is written in a way that Hearth cannot add to; add the line by hand`;

function ofRoster(path: string, text: string, login: string): Edited {
  const before = rosterOf(path, text);
  if (before === null) return refused(UNCLEAR(path));
  if (before.some((one) => fold(one) === fold(login))) return { is: 'same' };
  const made = /\.ya?ml$/i.test(path)
    ? yamlWith(text, login)
    : /\.md$/i.test(path)
      ? markdownWith(text, login)
      : plainWith(text, login);
  const after = made === null ? null : rosterOf(path, made);
  const isRight =
    after !== null && after.length === before.length + 1 && after.some((one) => fold(one) === fold(login));
  return made === null || !isRight ? refused(UNCLEAR(path)) : { is: 'changed', text: made };
}

function plainWith(text: string, login: string): string {
  const last = plainEntries(linesOf(text)).at(-1);
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const start = text === '' || text.endsWith('\n') ? text : `${text}${newline}`;
  return `${start}${written(login, last?.as ?? 'bare')}${newline}`;
}
