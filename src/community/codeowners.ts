// CODEOWNERS as GitHub reads it: the last line that matches a path counts, and one that names nobody takes its paths
// back. What GitHub would not understand is passed over and told.
import { nameOf } from '../core/settings.js';
import { atOnce } from './allowance.js';
import type { Allowance, Pieces } from './allowance.js';
import { createPathIndex } from './path-index.js';
import { parsePathPattern } from './path-pattern.js';
import type { PathPattern } from './path-pattern.js';

/** GitHub reads no larger ones. */
const MOST_BYTES = 3 * 1024 * 1024;
const MOST_PROBLEMS = 50;
/** The largest that are known have some thousands. */
const MOST_RULES = 50_000;
/** Rules that have to be asked about every path, such as `*.go`: no folder or name tells where they do not count. */
const MOST_ANYWHERE = 2_000;
/** E-mail addresses are no longer. */
const MOST_OWNER_CHARACTERS = 320;
/** Lines that are read between two moments at which others may go on. */
const PIECE = 1_000;

export interface CodeownersRule {
  /** 1-based. */
  readonly line: number;
  readonly pattern: string;
  /** As written: `@ana`, `@acme/network`, `ana@example.org`. Empty: the path is nobody's. */
  readonly owners: readonly string[];
}

export interface Codeowners {
  readonly path: string;
  readonly rules: readonly CodeownersRule[];
  /** `.github/CODEOWNERS:12: …` */
  readonly problems: readonly string[];
  /** False: it is larger than is gone by. Nothing of it counts then, as any line may take back what others give. */
  readonly complete: boolean;
  /** The rule that counts for the path of these segments; null also where the allowance does not reach. */
  ruleFor(segments: readonly string[], allowance?: Allowance): CodeownersRule | null;
}

type Compiled = CodeownersRule & { readonly matcher: PathPattern };

const OWNER = /^(?:@[A-Za-z\d][\w-]*(?:\/[\w-]+)?|[^@\s]+@[^@\s]+\.[^@\s]+)$/;
/** The pattern, in which a backslash keeps a space, and the rest. */
const LINE = /^((?:\\.|[^\s\\])+)\s*(.*)$/su;

/** Reads a file. Never throws: lines with mistakes are told, and the others count. */
export const parseCodeowners = (path: string, text: string): Codeowners => atOnce(codeownersInPieces(path, text));

/** The same, some lines at a time. */
export function* codeownersInPieces(path: string, text: string): Pieces<Codeowners> {
  const nothing = { path, rules: [], ruleFor: () => null };
  if (Buffer.byteLength(text) > MOST_BYTES) {
    // As on GitHub, it is as if there were none.
    const problem = `${path}: is larger than 3 MB, and GitHub does not read it; make it smaller`;
    return { ...nothing, complete: true, problems: [problem] };
  }
  const problems: string[] = [];
  const rules: Compiled[] = [];
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (index % PIECE === PIECE - 1) yield;
    const rule = ruleOf(line.trim(), index + 1);
    if (typeof rule === 'string') problems.push(`${path}:${index + 1}: ${rule}; GitHub passes over this line, too`);
    else if (rule !== null) rules.push(rule);
    if (rules.length > MOST_RULES) break;
  }
  const beyond = whyBeyond(rules);
  if (beyond !== null) return { ...nothing, complete: false, problems: [`${path}: ${beyond}`] };
  const more = problems.length - MOST_PROBLEMS;
  const told = more > 0 ? [...problems.slice(0, MOST_PROBLEMS), `${path}: and ${more} lines more`] : problems;
  return { path, rules, problems: told, complete: true, ruleFor: lookup(rules) };
}

function whyBeyond(rules: readonly Compiled[]): string | null {
  if (rules.length > MOST_RULES) return `does not count, because it has more than ${MOST_RULES} rules; make it smaller`;
  const anywhere = rules.filter(({ matcher }) => matcher.first === null && matcher.name === null);
  if (anywhere.length <= MOST_ANYWHERE) return null;
  return `does not count, because more than ${MOST_ANYWHERE} of its patterns may match anywhere; begin them with a folder`;
}

/** Null: the line says nothing; a text: what is wrong with it. */
function ruleOf(written: string, line: number): Compiled | string | null {
  if (written === '' || written.startsWith('#')) return null;
  const [, pattern = '', rest = ''] = LINE.exec(written) ?? [];
  if (pattern === '') return `ends with a backslash`;
  if (pattern.startsWith('!')) return `begins with !, which CODEOWNERS does not know; name the paths that are owned`;
  if (pattern.startsWith('\\#'))
    return 'begins with \\#, which CODEOWNERS does not know; write ? for the first character';
  if (/[[\]]/.test(pattern)) return `has [ or ], which CODEOWNERS does not know; write a line for each path`;
  const words = rest.split(/\s+/).filter((word) => word !== '');
  const comment = words.findIndex((word) => word.startsWith('#'));
  const owners = comment === -1 ? words : words.slice(0, comment);
  const wrong = owners.find((owner) => owner.length > MOST_OWNER_CHARACTERS || !OWNER.test(owner));
  if (wrong !== undefined) return `${nameOf(wrong)} is no owner; write @login, @organisation/team or an e-mail address`;
  const matcher = parsePathPattern(pattern, false);
  return typeof matcher === 'string' ? `the pattern ${matcher}` : { line, pattern, owners, matcher };
}

/** Each group of rules is looked at from its end, as far as it could still count. */
function lookup(rules: readonly Compiled[]): Codeowners['ruleFor'] {
  const index = createPathIndex(rules.map(({ matcher }) => matcher));
  return (segments, allowance) => {
    let best = -1;
    const ends = (number: number): boolean =>
      number <= best || allowance?.isOver() === true || rules[number]?.matcher.matches(segments, allowance) === true;
    for (const numbers of index(segments)) {
      best = Math.max(best, numbers.findLast(ends) ?? -1);
    }
    return allowance?.isOver() === true ? null : (rules[best] ?? null);
  };
}
