// Titles and what is known of a person, as small as a case needs them.
import { asksOf } from '../../../src/community/ladder/asks.js';
import { evaluate } from '../../../src/community/ladder/evaluate.js';
import type { Attestation, LadderFacts } from '../../../src/community/ladder/facts.js';
import type { Names } from '../../../src/community/ladder/names.js';
import { requirementWords } from '../../../src/community/ladder/words.js';
import type { Credit } from '../../../src/core/credit.js';
import type { Language } from '../../../src/core/language.js';
import type { Tallied } from '../../../src/core/tally.js';
import type { Checked, Evaluation, Requirement, Standing, Title, TitleAt } from '../../../src/core/title.js';

export const NOW = '2026-06-30T12:00:00Z';
export const ANA = 11;
export const BEN = 12;

export const title = (parts: Partial<Title> = {}): Title => ({
  kind: 'role',
  name: 'reviewer',
  called: { en: 'Reviewer', zh: '评审者' },
  scope: 'sig',
  requirements: [],
  sponsors: null,
  nominatedBy: [],
  seconds: 0,
  decidedBy: [],
  objectionDays: 0,
  seats: null,
  termDays: null,
  remindDays: 30,
  applyLabel: null,
  definedBy: [],
  gives: [],
  inactiveDays: null,
  privileges: [],
  ...parts,
});

export const role = (name: string, sig: string | null = null): TitleAt => ({ kind: 'role', name, sig });
export const HELD = role('reviewer', 'network');

/** So many days, and more seconds, before the moment of looking. */
export const ago = (days: number, seconds = 0): string =>
  new Date(Date.parse(NOW) - days * 86_400_000 - seconds * 1000).toISOString();

export const credit = (parts: Partial<Credit> = {}): Credit => ({
  person: ANA,
  kind: 'talk',
  url: null,
  at: ago(10),
  toldBy: BEN,
  state: 'confirmed',
  decidedBy: BEN,
  repository: 1,
  number: 7,
  key: `credited:comment:${parts.at ?? ''}${parts.kind ?? ''}${parts.url ?? ''}:1`,
  ...parts,
});

export const standing = (parts: Partial<Standing> = {}): Standing => ({
  title: role('member'),
  person: ANA,
  since: ago(100),
  seen: ago(50),
  until: null,
  by: 'decision',
  ...parts,
});

export const attestation = (parts: Partial<Attestation> = {}): Attestation => ({
  text: 'Finished a feature',
  by: BEN,
  at: ago(1),
  repository: 1,
  number: 9,
  as: ['lead'],
  unsure: [],
  ...parts,
});

export const facts = (parts: Partial<LadderFacts> = {}): LadderFacts => ({
  person: ANA,
  at: NOW,
  grounds: { community: [1, 2], here: 1, labels: ['sig/network'] },
  tallied: new Map(),
  knownSince: null,
  credits: [],
  standing: { held: [], unknown: [] },
  lastAct: { at: null },
  attested: [],
  ticked: null,
  ...parts,
});

/** Every number that is asked for is the same. */
export function counted(requirement: Requirement, have: number, held: TitleAt = HELD): LadderFacts['tallied'] {
  const asks = asksOf(title({ requirements: [requirement] }), held, NOW, facts().grounds);
  const tallied = ({ need }: { need: number }): Tallied => ({
    have,
    reachedAt: have >= need ? ago(20) : null,
    evidence: Array.from({ length: have }, (_, n) => ({ is: 'item', repository: 1, number: n + 1, at: ago(n + 1) })),
  });
  return new Map(asks.map((ask) => [ask.key, tallied(ask)]));
}

export const look = (requirements: readonly Requirement[], known: Partial<LadderFacts>, held = HELD): Evaluation =>
  evaluate(title({ kind: held.kind, name: held.name, requirements }), held, facts(known));

/** How one requirement stands. */
export function stands(requirement: Requirement, known: Partial<LadderFacts> = {}, held = HELD): Checked {
  const [checked] = look([requirement], known, held).checked;
  if (checked === undefined) throw new Error('nothing was looked at');
  return checked;
}

/** Requirements alone, as lines of a list, those within `any` below it. */
export function requirementLines(
  requirements: readonly Requirement[],
  language: Language,
  names: Names,
): readonly string[] {
  return requirements.flatMap((one) => [
    `- ${requirementWords(one, language, names)}`,
    ...(one.is === 'any' ? requirementLines(one.of, language, names).map((line) => `  ${line}`) : []),
  ]);
}
