// What a text asks this feature for: its commands, each with what its word means here.
import type { Command, Spoken } from '../../core/command.js';
import { metas, verbOf } from './words.js';
import type { Meta, Verb } from './words.js';
import type { Own } from './settings.js';

export interface Request {
  readonly command: Command;
  readonly verb: Verb;
}

/** Names in one text, at most: so many labels GitHub is asked about. */
export const MOST_NAMES = 20;
/** Of what follows a command's word, names are looked for in so many characters. */
const MOST_CHARACTERS = 1_000;

export interface Requests {
  readonly obeyed: readonly Request[];
  /** What is too much for one text. */
  readonly beyond: readonly Request[];
}

/** Up to the first that names too much, or stands too far down. */
export function requestsOf({ commands, beyond }: Spoken, own: Own): Requests {
  const all = commands.flatMap((command) => requestOf(command, own));
  let left = MOST_NAMES;
  const first = all.findIndex((request) => {
    left -= countOf(request);
    return left < 0;
  });
  const obeyed = first === -1 ? all : all.slice(0, first);
  return { obeyed, beyond: [...all.slice(obeyed.length), ...beyond.flatMap((command) => requestOf(command, own))] };
}

function requestOf(command: Command, own: Own): readonly Request[] {
  const verb = verbOf(command.word, own);
  return verb === null ? [] : [{ command, verb }];
}

/** Names that GitHub is asked about, or told. */
function countOf({ command, verb }: Request): number {
  if (verb.kind === 'help' || verb.kind === 'good-first-issue') return 2;
  return 'add' in verb ? namesIn(command.args).length : 0;
}

/** Names, each once, by white space and commas; one of several words stands in quotes. */
export function namesIn(args: string): readonly string[] {
  const found = args.slice(0, MOST_CHARACTERS).matchAll(/"([^"]*)"|“([^”]*)”|[^\s,，、]+/g);
  const names = [...found].map(([whole, quoted, curly]) => (quoted ?? curly ?? whole).trim());
  return [...new Set(names.filter((name) => name !== ''))];
}

export interface Asked {
  /** Null: no word of ours. */
  readonly sub: Meta | null;
  /** As it was written, in small letters; `help` where none was. */
  readonly written: string;
  readonly rest: string;
}

/** `/hearth why sig/node` → `why`, `sig/node`. */
export function metaOf({ args }: Command): Asked {
  const [written = '', ...rest] = args.split(' ');
  const word = written === '' ? 'help' : written.toLowerCase();
  return { sub: metas.find((one) => one === word) ?? null, written: word, rest: rest.join(' ') };
}
