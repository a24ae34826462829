// Who is named in an answer of a form: logins with and without @, profiles as links, several in one field. What is a
// placeholder, a word for nobody, an e-mail address or a team is no person.
import { withoutEnding } from '../../core/ending.js';
import { isLogin } from '../../core/person.js';
import { distinct } from '../name.js';
import { isExample, isNobody, isProse } from './application-words.js';
import { plainNames } from './names-plain.js';

/** `placeholder`: left as the form had it. `not_a_login`: a name or words that no account can bear. */
export type NamingProblem = 'placeholder' | 'not_a_login' | 'email' | 'team' | 'too_many';

export interface Named {
  /** As written, without @; doubles taken out. */
  readonly logins: readonly string[];
  readonly problems: readonly NamingProblem[];
}

/** An answer that names people is short; what comes after is not looked at. */
const MOST_CHARACTERS = 4000;
const MOST_NAMED = 20;
/** Names beside one another without a comma. */
const MOST_WORDS = 5;

/** What starts with a slash is for bots. */
const COMMAND = /^[ \t]*\/\w.*$/gm;
const SEPARATOR = /[\n,;、。|&+/·]|\s(?:and|or|plus)\s|和|与|及|跟/i;
const BULLET = /^(?:[-*•]+|\d{1,3}[.)])\s*/;
const BEFORE = /^["'“”‘’[({<]+/;
const AFTER = `"'“”‘’])}>.!?！？:…`;
const LABEL = /^[^:@]{0,60}:\s*/;
/** After it no letter of another script: a login with one of them would be taken for its beginning. */
const MENTION =
  /(?<![\w@/.])@([a-z\d][a-z\d-]{0,38}(?:_[a-z\d]{1,20})?)(?!(?!\p{Script=Han})[\p{L}\p{M}\p{N}_-]|[.@]\w)/giu;

/** People in the answer to a question for people. */
export function peopleIn(answer: string): Named {
  const { text, problems } = plainNames(answer.slice(0, MOST_CHARACTERS));
  const entries = text.replace(COMMAND, '').split(SEPARATOR);
  // Beside names with @, other words are remarks.
  const marked = entries.some((entry) => mentionsIn(entry).length > 0);
  const named = entries.map(entryOf).map((one) => (marked && one.remark === true ? nobody : one));
  return limited(
    named.flatMap(({ logins }) => logins),
    [...problems, ...named.flatMap((one) => one.problems)],
  );
}

/** People whom free text mentions: with @, or by a link to their profile. */
export function peopleMentioned(prose: string): readonly string[] {
  const { text } = plainNames(prose.slice(0, MOST_CHARACTERS));
  return limited(
    mentionsIn(text).filter((login) => !isExample(login)),
    [],
  ).logins;
}

const mentionsIn = (text: string): readonly string[] =>
  [...text.matchAll(MENTION)].map(([, login = '']) => login).filter(isLogin);

/** `remark`: no name, but words that may stand beside names. */
type Entry = Named & { readonly remark?: true };

const nobody: Entry = { logins: [], problems: [] };

function entryOf(written: string): Entry {
  const entry = written.trim().replace(BULLET, '');
  const mentions = mentionsIn(entry);
  if (mentions.length > 0) return judged(mentions);
  if (isNobody(entry)) return nobody;
  if (entry.includes('@')) return { logins: [], problems: ['not_a_login'] };
  const words = wordsOf(entry);
  if (words.length === 0 || isNobody(words.join(' '))) return nobody;
  if (words.length > MOST_WORDS || !words.every(isLogin) || isProse(words)) {
    return { logins: [], problems: ['not_a_login'], remark: true };
  }
  return judged(words);
}

/** Without what is said beside the names: `GitHub: alice (approver) - SIG Node`. */
function wordsOf(entry: string): readonly string[] {
  const bare = entry.replace(LABEL, '');
  const outside = bare.replace(/\([^()]{0,200}\)/g, ' ').trim();
  const names = (outside === '' ? bare.replace(/[()]/g, ' ') : outside).replace(/\s[-–—:].*$/s, ' ');
  return names
    .split(/\s+/)
    .map((word) => withoutEnding(word.replace(BEFORE, ''), AFTER).replace(/['’]s$/, ''))
    .filter((word) => word !== '');
}

function judged(logins: readonly string[]): Named {
  const real = logins.filter((login) => !isExample(login));
  return { logins: real, problems: real.length < logins.length ? ['placeholder'] : [] };
}

function limited(logins: readonly string[], problems: readonly NamingProblem[]): Named {
  const found = distinct(logins);
  const all: readonly NamingProblem[] = found.length > MOST_NAMED ? [...problems, 'too_many'] : problems;
  return { logins: found.slice(0, MOST_NAMED), problems: [...new Set(all)] };
}
