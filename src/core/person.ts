// People, and the accounts that are not people.
import { matchesAny } from './glob.js';

/** A GitHub account as it was when we met it. `id` is its identity; `login` is for display and changes. */
export interface Person {
  readonly id: number;
  readonly login: string;
  readonly kind: 'user' | 'bot' | 'organization' | 'mannequin';
}

/** Counts of people are of `human` only; volumes are given for human, agent and bot apart (metrics.md, G1, G2). */
export type ActorClass = 'human' | 'agent' | 'bot' | 'ghost' | 'mannequin';

/** The account GitHub shows in place of every deleted one; its contributions have no person behind them. */
export const GHOST_ID = 10137;

/** Accounts that write code on their own: known by login, whatever type GitHub gives them. */
const AGENTS = [
  'copilot',
  'copilot-swe-agent*',
  'claude[bot]',
  'openai-codex*',
  'chatgpt-codex-connector*',
  'devin-ai-integration*',
  'google-labs-jules*',
  'cursoragent',
  'cursor[bot]',
  'openhands-agent',
  'sweep-ai*',
  'codegen-sh*',
];

/** Ordinary accounts that a script runs, by the names such accounts bear (after DevStats' list of excluded actors). */
const BOTS = [
  '*[bot]',
  '*-bot',
  '*_bot',
  'bot-*',
  '*-robot',
  '*-ci',
  '*-cibot',
  '*clabot*',
  'codecov-*',
  'dependabot*',
];

export interface LoginClass {
  readonly class: 'agent' | 'bot' | null;
  /** Which rule named it, in words for people. */
  readonly reason: string;
}

/** The same few people act again and again. */
const known = new Map<string, LoginClass>();
const MOST_KNOWN = 20_000;

/** What an account's login alone says of it. */
export function classOfLogin(login: string): LoginClass {
  const found = known.get(login) ?? classByRules(login);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(login, found);
  return found;
}

function classByRules(login: string): LoginClass {
  const name = login.toLowerCase();
  const agent = matchesAny(AGENTS, name);
  if (agent !== undefined) return { class: 'agent', reason: `a known coding agent (${agent})` };
  const bot = matchesAny(BOTS, name);
  if (bot !== undefined) return { class: 'bot', reason: `its login is like ${bot}` };
  return { class: null, reason: 'no rule names it' };
}

/** Changes with the lists above, so that a database classed by others is classed anew. */
export const classRules: string = [...AGENTS, ...BOTS].join(' ');

/**
 * The class of an actor by what one event tells; the first rule that fits (metrics.md, G1 and 1.2): no account or the ghost
 * account → `ghost`; a known coding agent → `agent`; GitHub's own type → `bot`, `mannequin`; a login like those of scripts →
 * `bot`; else `human`. The ledger goes by the earliest login it knows (table `people`).
 */
export function classOf(person: Person | null): ActorClass {
  if (person === null || person.id === GHOST_ID) return 'ghost';
  const byLogin = classOfLogin(person.login).class;
  if (byLogin === 'agent') return 'agent';
  if (person.kind === 'bot' || person.kind === 'mannequin') return person.kind;
  return byLogin ?? 'human';
}

/**
 * The form of a login of GitHub's: letters, digits and hyphens, in old accounts also several and at the end; in an
 * enterprise that manages its accounts, an underscore and its short code. At most 39 characters.
 */
export function isLogin(text: string): boolean {
  return text.length <= 39 && /^[a-z\d][a-z\d-]*(?:_[a-z\d]+)?$/i.test(text);
}

/** Each account once; of two with one number the later one, where the first stood. */
export const distinctPeople = (people: readonly Person[]): readonly Person[] => [
  ...new Map(people.map((person) => [person.id, person])).values(),
];

/** GitHub's account, in a payload or an answer of its API; null where it is gone. */
export function personOf(account: { id: number; login: string; type: string } | null | undefined): Person | null {
  if (!account) return null;
  const kinds: Readonly<Record<string, Person['kind']>> = {
    Bot: 'bot',
    Organization: 'organization',
    Mannequin: 'mannequin',
  };
  return { id: account.id, login: account.login, kind: kinds[account.type] ?? 'user' };
}
