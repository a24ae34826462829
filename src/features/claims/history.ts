// What Hearth remembers of the claims on an issue: from its own decisions there, never from the item's text.
import type { DecisionOn } from '../../core/question.js';

export const NAME = 'claims';

/** An assignment that Hearth made because the person asked for it, and that nobody has ended since. */
export interface Claim {
  /** Numeric id. */
  readonly person: number;
  readonly login: string;
  /** When they asked, ISO 8601; names the claim. */
  readonly since: string;
  /** When they last said or showed something there. */
  readonly lastWord: string;
  /** When they were reminded since `lastWord`. */
  readonly reminded?: string;
  /** When it is looked at next; null: no look was noted for it. */
  readonly look: string | null;
}

/** Decisions that note that a person said something, or had a pull request open. */
const WORDS: readonly string[] = ['active', 'already', 'refused', 'has_pull'];

/** The claims that stand, oldest first. `lines` are newest last, as the ledger answers. */
export function claimsIn(lines: readonly DecisionOn[]): readonly Claim[] {
  const claims = new Map<number, Claim>();
  for (const line of lines) {
    if (line.feature !== NAME) continue;
    note(claims, line);
    noteLook(claims, line);
  }
  return [...claims.values()].sort((a, b) => (a.since < b.since ? -1 : 1));
}

function note(claims: Map<number, Claim>, line: DecisionOn): void {
  const { person, at, login } = read(line);
  const claim = claims.get(person);
  const done = line.state === 'applied';
  if (line.rule === 'claim' && done) {
    claims.set(person, { person, login, since: at, lastWord: at, look: null });
  } else if (claim !== undefined && ends(line, claim, at)) {
    claims.delete(person);
  } else if (claim !== undefined && line.rule === 'remind' && done) {
    claims.set(person, { ...claim, reminded: at });
  } else if (claim !== undefined && WORDS.includes(line.because.code)) {
    claims.set(person, heard(claim, at));
  } else if (line.because.code === 'open_again') {
    for (const [id, one] of claims) claims.set(id, heard(one, at));
  }
}

/** The clock begins anew, and a reminder before it is answered. */
function heard(claim: Claim, at: string): Claim {
  if (at <= claim.lastWord) return claim;
  const { reminded, ...others } = claim;
  return { ...others, lastWord: at, ...(reminded === undefined || reminded < at ? {} : { reminded }) };
}

/** When they are looked at next: the one that a decision is about, and those that nobody looked after any more. */
function noteLook(claims: Map<number, Claim>, line: DecisionOn): void {
  const { params = {}, code } = line.because;
  const { person } = read(line);
  const claim = claims.get(person);
  if (claim !== undefined && code === 'claim_rests') claims.set(person, { ...claim, look: null });
  if (claim !== undefined && params['look'] !== undefined)
    claims.set(person, { ...claim, look: String(params['look']) });
  const { resumed } = params;
  if (resumed === undefined) return;
  for (const one of forgotten([...claims.values()], new Date(resumed))) {
    claims.set(one.person, { ...one, look: String(resumed) });
  }
}

/** A look may be late by so much; one that is later was lost, as those are that come due while the section is off. */
const LATE_MS = 86_400_000;

/** Claims that no look waits for. */
export function forgotten(claims: readonly Claim[], now: Date): readonly Claim[] {
  return claims.filter(({ look }) => look === null || Date.parse(look) + LATE_MS < now.getTime());
}

/** Unassigned by whomever; a telling that came late does not end a claim that was made since. */
function ends({ rule, state, because }: DecisionOn, { since }: Claim, at: string): boolean {
  const isOver =
    ['let_go', 'claim_over'].includes(because.code) ||
    ((rule === 'release' || rule === 'unassign') && state === 'applied');
  return isOver && at >= since;
}

/** Was it Hearth that released the issue last, with no claim since? */
export function wasReleased(lines: readonly DecisionOn[]): boolean {
  const acts = lines.filter(
    ({ feature, rule, state }) => feature === NAME && state === 'applied' && ['claim', 'release'].includes(rule),
  );
  return acts.at(-1)?.rule === 'release';
}

/** Did Hearth ever write a section about this item's claims into its status comment? */
export function hasSection(lines: readonly DecisionOn[]): boolean {
  return lines.some(({ feature, act, state }) => feature === NAME && act === 'status' && state !== 'refused');
}

function read({ because: { params = {} } }: DecisionOn): { person: number; at: string; login: string } {
  return {
    person: Number(params['person'] ?? 0),
    at: String(params['at'] ?? ''),
    login: String(params['login'] ?? ''),
  };
}
