// How one requirement stands, and how several come to one answer where some of them cannot be known.
import type { Checked, Requirement } from '../../core/title.js';

export type State = Checked['is'];

type Figures = Partial<Pick<Checked, 'have' | 'need' | 'from' | 'evidence' | 'parts'>>;

const MOST_EVIDENCE = 10;

const checked = (requirement: Requirement, is: State, why: string | null, figures: Figures): Checked => ({
  requirement,
  is,
  have: figures.have ?? null,
  need: figures.need ?? null,
  from: figures.from ?? null,
  why,
  evidence: (figures.evidence ?? []).slice(0, MOST_EVIDENCE),
  parts: figures.parts ?? [],
});

/** `from`: since when. */
export const met = (requirement: Requirement, figures: Figures = {}): Checked =>
  checked(requirement, 'met', null, figures);

export const notYet = (requirement: Requirement, figures: Figures = {}): Checked =>
  checked(requirement, 'not_yet', null, figures);

/** `why`: a code. */
export const unknown = (requirement: Requirement, why: string, figures: Figures = {}): Checked =>
  checked(requirement, 'unknown', why, figures);

/** At least `need` of these: met once so many are; not yet where even all that is unknown could not make it so many. */
export function atLeast(need: number, states: readonly State[]): State {
  const count = (state: State) => states.filter((one) => one === state).length;
  if (count('met') >= need) return 'met';
  return count('met') + count('unknown') < need ? 'not_yet' : 'unknown';
}

/** All of them: not yet where one is not, whatever else is unknown. */
export const allOf = (states: readonly State[]): State => atLeast(states.length, states);
