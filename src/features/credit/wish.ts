// What a command of this section says: of whom, which deeds, where they can be seen and when they were done.
import type { Command } from '../../core/command.js';
import type { CreditKind } from '../../core/credit.js';
import { withoutEnding } from '../../core/ending.js';
import { fold, isSame } from '../../core/name.js';
import { isLogin } from '../../core/person.js';
import { kindOf } from './kinds.js';
import type { Verb } from './specs.js';

/** What of a command cannot be read. Words are foreign text. */
export type Unreadable =
  | { readonly code: 'nobody' | 'many' | 'link' }
  | { readonly code: 'kind'; readonly word: string }
  | { readonly code: 'day'; readonly word: string };

export interface Wish {
  readonly verb: Verb;
  /** As written, without @; of deeds, whose they are; of a confirmation, whom it is limited to. Foreign text. */
  readonly logins: readonly string[];
  readonly kinds: readonly CreditKind[];
  /** Foreign text. */
  readonly url: string | null;
  /** `2026-11-02`. */
  readonly day: string | null;
  /** Of a confirmation: whatever waits. */
  readonly all: boolean;
  readonly wrong: Unreadable | null;
  /** The command as it was written: foreign text. */
  readonly text: string;
}

const MOST_PEOPLE = 10;
const MOST_KINDS = 5;
const MOST_LINK = 500;
const LINK = /<?(https?:\/\/[^\s<>`]+)>?/gi;
const DAY = /^\d{4}-\d{1,2}-\d{1,2}$/;
const JOINT = /^(?:for|as|and|a|an|the|of|on|with|由|为|的|和|及|在)$/i;
const ALL = /^(?:all|everything|全部|所有)$/i;
const SELF = /^(?:me|myself|我|本人)$/i;

/** Kinds that a word stands for by itself. */
const DOES: Partial<Readonly<Record<Verb, CreditKind>>> = {
  spoke: 'talk',
  organised: 'eventOrganizing',
  mentored: 'mentoring',
};

/** `sender`: login of who writes. */
export function wishOf({ args, text }: Command, verb: Verb, sender: string): Wish {
  const links = [...args.matchAll(LINK)].map(([, link = '']) => withoutEnding(link, '.,;:!?)]'));
  const words = args
    .replace(LINK, ' ')
    .normalize('NFKC')
    .split(/[\s,、;()]+/)
    .filter((word) => word !== '' && !JOINT.test(word));
  const all = isDecision(verb) && words.some((word) => ALL.test(word));
  const days = words.filter((word) => DAY.test(word)).map(padded);
  const named = namesIn(words, verb, sender);
  const own = DOES[verb];
  const { kinds, unread } =
    own === undefined
      ? kindsIn(all ? words.filter((word) => !ALL.test(word)) : words, named.count)
      : { kinds: [own], unread: null };
  const said = { verb, kinds, url: links[0] ?? null, day: days[0] ?? null, all, text };
  const logins = verb === 'mentored' ? [sender] : named.logins;
  return { ...said, logins, wrong: wrongIn({ ...said, logins, unread }, links, named.isOdd) };
}

function wrongIn(
  { verb, logins, kinds, url, day, unread }: Omit<Wish, 'wrong' | 'text'> & { readonly unread: string | null },
  links: readonly string[],
  isOdd: boolean,
): Unreadable | null {
  const decides = isDecision(verb);
  if (isOdd || (!decides && logins.length === 0)) return { code: 'nobody' };
  if (logins.length > MOST_PEOPLE || kinds.length > MOST_KINDS || links.length > 1) return { code: 'many' };
  if (url !== null && !isLink(url)) return { code: 'link' };
  if (day !== null && !isDay(day)) return { code: 'day', word: day };
  if (kinds.length === 0 && (!decides || unread !== null)) return { code: 'kind', word: unread ?? '' };
  return null;
}

/** Of others' words, not of deeds. */
export const isDecision = (verb: Verb): boolean => verb === 'confirm' || verb === 'refuse';

interface Names {
  readonly logins: readonly string[];
  /** How many of the words are names. */
  readonly count: number;
  readonly isOdd: boolean;
}

/** Those with @; `me`; after `/credit` the first word also without. */
function namesIn(words: readonly string[], verb: Verb, sender: string): Names {
  const marked = words.filter((word) => word.startsWith('@')).map((word) => word.replace(/^@+/, ''));
  const [first = ''] = words;
  if (marked.length > 0) {
    const logins = marked.map((login) => (isSame(login, sender) ? sender : withoutEnding(login, '.:!?')));
    return { logins: distinct(logins), count: marked.length, isOdd: !logins.every(isLogin) };
  }
  if (SELF.test(first)) return { logins: [sender], count: 1, isOdd: false };
  if (verb === 'spoke' || verb === 'organised') return { logins: [sender], count: 0, isOdd: false };
  if (verb !== 'credit') return { logins: [], count: 0, isOdd: false };
  const bare = isLogin(first) && kindOf(first) === null && words.length > 1;
  return { logins: bare ? [first] : [], count: bare ? 1 : 0, isOdd: false };
}

/** The words after the names, up to the first that is none of them: what follows is prose. A kind may be of two words. */
function kindsIn(words: readonly string[], names: number): { kinds: readonly CreditKind[]; unread: string | null } {
  const marked = words.filter((word) => !word.startsWith('@') && !DAY.test(word));
  const rest = words.some((word) => word.startsWith('@')) ? marked : marked.slice(names);
  const kinds: CreditKind[] = [];
  for (let at = 0; at < rest.length; at += 1) {
    const two = kindOf(rest.slice(at, at + 2).join(''));
    const kind = rest.length > at + 1 && two !== null ? two : kindOf(rest[at] ?? '');
    if (kind === null) break;
    if (two !== null) at += 1;
    kinds.push(kind);
  }
  return { kinds: [...new Set(kinds)], unread: kinds.length > 0 ? null : (rest[0] ?? null) };
}

const distinct = (logins: readonly string[]): readonly string[] => [
  ...new Map(logins.map((login) => [fold(login), login])).values(),
];

const padded = (day: string): string =>
  day
    .split('-')
    .map((part) => part.padStart(2, '0'))
    .join('-');

const isDay = (day: string): boolean => {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
};

/** Where everybody can look: no name or password within. */
export function isLink(link: string): boolean {
  if (link.length > MOST_LINK || !URL.canParse(link)) return false;
  const { protocol, username, password, hostname } = new URL(link);
  return /^https?:$/.test(protocol) && username === '' && password === '' && hostname.includes('.');
}
