// What somebody asks for by a command of the ladder, from its words alone.
import type { Command } from '../../core/command.js';
import { fold } from '../../core/name.js';
import { isLogin } from '../../core/person.js';
import { DAY_MS } from '../../core/time.js';
import type { Verb } from './specs.js';
import type { Why } from './why.js';

export type Asked =
  /** Of oneself. `sig`: as it was written; empty: none was named. */
  | { readonly is: 'own'; readonly sig: string }
  | { readonly is: 'other'; readonly login: string }
  /** `until`: a day; null: an open end. */
  | { readonly is: 'away'; readonly until: string | null }
  | { readonly is: 'back' }
  /** `role`: as it was written; null: all that they hold. */
  | { readonly is: 'emeritus'; readonly role: string | null; readonly sig: string | null }
  | { readonly is: 'wrong'; readonly why: Why };

export type Wish = Asked & { readonly text: string };

/** `author`: login of whoever wrote it; `today`: a day in UTC. */
export function wishOf({ args, text }: Command, verb: Verb, author: string, today: string): Wish {
  return { text, ...askedBy(verb, args, author, today) };
}

function askedBy(verb: Verb, args: string, author: string, today: string): Asked {
  switch (verb) {
    case 'ladder':
      return ladder(args, author);
    case 'away':
      return away(args, today);
    case 'back':
      return { is: 'back' };
    case 'emeritus':
      return emeritus(args, author);
  }
}

/** Full-width signs are typed with Chinese keyboards. */
const NAMED = /^[@＠](.+)$/;
const named = (word: string): string | null => NAMED.exec(word)?.[1] ?? null;
const wrong = (why: Why): Asked => ({ is: 'wrong', why });

function ladder(args: string, author: string): Asked {
  const words = args.split(' ').filter((word) => word !== '');
  const logins = words.flatMap((word) => named(word) ?? []);
  const others = logins.filter((login) => fold(login) !== fold(author));
  const sig = words.filter((word) => named(word) === null && fold(word) !== 'me').join(' ');
  if (others.length > 1) return wrong({ code: 'many' });
  const [login] = others;
  if (login === undefined) return { is: 'own', sig };
  return isLogin(login) ? { is: 'other', login } : wrong({ code: 'unknown_login', login });
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const UNTIL = /^(?:until|till|to|through|直到|到|至)\s*/i;
const MOST_DAYS = 2 * 366;

function away(args: string, today: string): Asked {
  const day = args.replace(UNTIL, '').replace(/[.。]$/, '');
  if (day === '') return { is: 'away', until: null };
  const moment = Date.parse(day);
  // The thirtieth of February is another day to a machine.
  const isDay = DAY.test(day) && !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(day);
  if (!isDay) return wrong({ code: 'day', word: day });
  if (day < today) return wrong({ code: 'past', day });
  if (moment - Date.parse(today) > MOST_DAYS * DAY_MS) return wrong({ code: 'far', day });
  return { is: 'away', until: day };
}

const JOINING = /^(?:in|of|for|at)\s+/i;

/** Of oneself alone: what others should be is said where nobody else reads it. */
function emeritus(args: string, author: string): Asked {
  const words = args.split(' ').filter((word) => word !== '');
  const logins = words.flatMap((word) => named(word) ?? []);
  if (logins.some((login) => fold(login) !== fold(author))) return wrong({ code: 'own_only' });
  const [first, ...rest] = words.filter((word) => named(word) === null);
  if (first === undefined) return { is: 'emeritus', role: null, sig: null };
  const [role = '', inKey] = first.replace(/^(?:role|honour)\//i, '').split('@');
  const sig = inKey ?? rest.join(' ').replace(JOINING, '');
  return { is: 'emeritus', role, sig: sig === '' ? null : sig };
}
