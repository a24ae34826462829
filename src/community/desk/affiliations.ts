// For whom people work, as a community writes it down: a line `login employer [from DATE] [until DATE]`, or the form of gitdm
// and the CNCF (`login: mail…`, below it an employer a line). What nobody wrote down is not known.
import { withoutEnding } from '../../core/ending.js';
import { isLogin } from '../../core/person.js';
import { clean, fold, loginOf } from '../name.js';
import { isUnknown } from './affiliations-differ.js';

interface Employment {
  readonly employer: string;
  /** Its first day, `2026-01-31`; null: nobody wrote since when. */
  readonly from: string | null;
  /** The first day on which it is over; null: it is not. */
  readonly until: string | null;
}

export interface Affiliations {
  /** By login in small letters. */
  readonly employments: ReadonlyMap<string, readonly Employment[]>;
  /** A sentence each, with its line; at most 50, then how many more there are. */
  readonly problems: readonly string[];
}

const MOST_LINES = 200_000;
/** Of a line no more is read: in one stand a login, an employer and two days. */
const LONGEST_LINE = 500;
/** Where JavaScript's own patterns see the end of a line, one ends here. */
const LINE_END = /\r\n|[\n\r\u2028\u2029]/;
const MOST_PROBLEMS = 50;
/** Changes of employer that are kept of one person. */
const MOST_OF_ONE = 50;
const PERIOD = /(?:^|\s+)(from|until)\s+(\S+)$/i;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Of these people (logins in any letter case) for whom each works at a time; whom the file does not name is missing. */
export function employersAt(
  { employments }: Affiliations,
  logins: readonly string[],
  at: string,
): ReadonlyMap<string, readonly string[]> {
  const day = at.slice(0, 10);
  const found = logins.map((login) => {
    const then = (employments.get(fold(login)) ?? []).filter(
      ({ from, until }) => (from === null || from <= day) && (until === null || day < until),
    );
    return [login, [...new Set(then.map(({ employer }) => employer))]] as const;
  });
  return new Map(found.filter(([, employers]) => employers.length > 0));
}

/** Reads an affiliation file. Never throws; linear in its length. */
export function affiliationsIn(text: string): Affiliations {
  const employments = new Map<string, readonly Employment[]>();
  const problems: string[] = [];
  let block: Block | null = null;
  for (const [index, raw] of text.split(LINE_END, MOST_LINES).entries()) {
    const entry = entryIn(raw, block);
    if (entry === null) continue;
    if (entry.is === 'block') block = entry.block;
    else if (entry.is === 'problem') problems.push(`line ${index + 1}: ${entry.problem}`);
    else {
      if (entry.below) block = { login: entry.login, since: entry.employment.until };
      else block = null;
      const all = employments.get(entry.login) ?? [];
      if (all.length < MOST_OF_ONE && !isUnknown(entry.employment.employer)) {
        employments.set(entry.login, [...all, entry.employment]);
      }
    }
  }
  return { employments, problems: limited(problems) };
}

function entryIn(raw: string, block: Block | null): Entry | null {
  const line = withoutComment(raw.slice(0, LONGEST_LINE + 1));
  const entry = entryOf(line, block);
  // The days stand at its end: without them it would say what nobody wrote.
  return entry?.is === 'employment' && line.length > LONGEST_LINE
    ? wrong(`is longer than ${LONGEST_LINE} characters; write it shorter`)
    : entry;
}

function withoutComment(line: string): string {
  const begin = line.search(/(?:^|\s)#/);
  return begin === -1 ? line : line.slice(0, begin);
}

/** Lines that begin with space are of the login above them. */
interface Block {
  /** In small letters; null: it is none. */
  readonly login: string | null;
  /** When the employer before ended: where no other day is written, the next begins there. */
  readonly since: string | null;
}

type Entry =
  | { readonly is: 'block'; readonly block: Block }
  | { readonly is: 'problem'; readonly problem: string }
  | { readonly is: 'employment'; readonly login: string; readonly employment: Employment; readonly below: boolean };

const wrong = (problem: string): Entry => ({ is: 'problem', problem });

function entryOf(line: string, block: Block | null): Entry | null {
  if (line.trim() === '') return null;
  if (/^\s/.test(line)) {
    if (block === null) return wrong('an employer without a login above it; begin the line with the login');
    if (block.login === null) return null;
    return employmentOf(block.login, line.trim(), block.since, true);
  }
  const [, head = '', colon, rest = ''] = /^([^\s:,;=|]+)\s*(:?)[\s,;=|]*(.*)$/.exec(line.trim()) ?? [];
  const login = loginOf(head);
  if (colon === ':' && (rest === '' || /[@!]/.test(rest))) {
    return { is: 'block', block: { login: isLogin(login) ? login : null, since: null } };
  }
  // Elsewhere whole names stand before the colon: nobody on GitHub is known by them.
  if (/^[^:]+:\s+\S+[@!]/.test(line)) return { is: 'block', block: { login: null, since: null } };
  if (!isLogin(login)) return wrong('does not begin with a login; write `login employer`');
  return employmentOf(login, rest.trim(), null, false);
}

function employmentOf(login: string, written: string, since: string | null, below: boolean): Entry {
  const days: { from?: string; until?: string } = {};
  let rest = written;
  for (let found = PERIOD.exec(rest); found !== null; found = PERIOD.exec(rest)) {
    const [whole, word = '', day = ''] = found;
    const which = word.toLowerCase() === 'from' ? 'from' : 'until';
    if (days[which] !== undefined) return wrong(`says "${which}" twice; write it once`);
    if (!isDay(day)) return wrong(`"${clean(day, 40)}" is no day; write it as 2026-01-31`);
    days[which] = day;
    rest = rest.slice(0, rest.length - whole.length);
  }
  const employer = clean(withoutEnding(rest.replace(/^["']/, ''), `"',;`), 200);
  if (employer === '') return wrong('names no employer; write `login employer`');
  const { from = since, until = null } = days;
  if (from !== null && until !== null && from >= until) return wrong('ends before it begins; look at its two days');
  return { is: 'employment', login, employment: { employer, from, until }, below };
}

const isDay = (day: string): boolean =>
  DAY.test(day) &&
  !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) &&
  new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);

const limited = (problems: readonly string[]): readonly string[] =>
  problems.length <= MOST_PROBLEMS
    ? problems
    : [...problems.slice(0, MOST_PROBLEMS), `and ${problems.length - MOST_PROBLEMS} more`];
