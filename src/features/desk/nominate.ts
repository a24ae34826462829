// `/nominate @bo for reviewer in network`: who is nominated for what, out of how people write it.
import { distinct, fold } from '../../community/name.js';
import type { Spoken } from '../../core/command.js';
import { isLogin } from '../../core/person.js';
import type { Person } from '../../core/person.js';
import type { Directory } from '../../core/sig.js';
import type { Title } from '../../core/title.js';
import type { WhoAreAnswer } from '../../core/title-question.js';
import type { Own } from './settings.js';
import { isCalled } from './sig.js';
import { verbOf } from './specs.js';

/** Foreign text in `login`. */
export type Nomination =
  | { readonly is: 'named'; readonly person: Person; readonly title: Title; readonly sig: string | null }
  | { readonly is: 'unreadable' }
  | { readonly is: 'nobody'; readonly login: string; readonly meant: string | null }
  | { readonly is: 'no_title'; readonly titles: readonly Title[] };

const LOGIN = /^[@＠]?([a-z\d][a-z\d_-]*)$/i;
/** Between the name, the title and the SIG. */
const JOINTS = /^(?:for|as|in|of|to|be|the|role|a|an|sig|为|担任|成为|当|于|在|的)$/i;

/** The login that the first `/nominate` names; null: there is none, or it names nobody. */
export function nominatedIn(spoken: Spoken | null, own: Own): string | null {
  const [first = ''] = wordsOf(spoken, own) ?? [];
  const [, login = ''] = LOGIN.exec(first) ?? [];
  return isLogin(login) ? login : null;
}

function wordsOf(spoken: Spoken | null, { leave }: Own): readonly string[] | null {
  const command = spoken?.commands.find((one) => verbOf(one, leave) === 'nominate');
  return command === undefined ? null : command.args.split(' ').filter((word) => word !== '');
}

export interface Wanting {
  readonly titles: readonly Title[];
  readonly directory: Directory | null;
  readonly who: WhoAreAnswer;
  readonly own: Own;
}

/** Null: nobody is nominated. */
export function wantedBy(spoken: Spoken, { titles, directory, who, own }: Wanting): Nomination | null {
  const words = wordsOf(spoken, own);
  if (words === null) return null;
  const login = nominatedIn(spoken, own);
  if (login === null) return { is: 'unreadable' };
  const found = Object.hasOwn(who, login) ? who[login] : undefined;
  if (found === undefined || !('person' in found)) return { is: 'nobody', login, meant: null };
  if (found.is === 'resembles') return { is: 'nobody', login, meant: found.person.login };
  const rest = words.slice(1).filter((word) => !JOINTS.test(word));
  const named = titleIn(rest, titles);
  if (named === null) return { is: 'no_title', titles: titles.filter(({ nominatedBy }) => nominatedBy.length > 0) };
  const sigs = (directory?.sigs ?? []).filter((sig) => isCalled(sig, named.rest.join(' ')));
  const sig = named.title.scope === 'sig' && sigs.length === 1 ? (sigs[0]?.slug ?? null) : null;
  return { is: 'named', person: found.person, title: named.title, sig };
}

/** The title that the words begin with, the longest name first; and the words after it. */
function titleIn(
  words: readonly string[],
  titles: readonly Title[],
): { readonly title: Title; readonly rest: readonly string[] } | null {
  for (let length = words.length; length > 0; length -= 1) {
    const name = fold(words.slice(0, length).join(' '));
    const title = titles.find((one) => namesOf(one).includes(name));
    if (title !== undefined) return { title, rest: words.slice(length) };
  }
  return null;
}

const namesOf = ({ name, called }: Title): readonly string[] =>
  distinct([name, name.replace(/[-_]/g, ' '), called.en, called.zh]).map(fold);
