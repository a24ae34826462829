// What an application must have before it can be decided, and since when it has all of it: then people may object.
import type { CaseAct } from '../../core/case.js';
import { DAY_MS, stamp } from '../../core/time.js';
import type { Checked, Requirement, Title } from '../../core/title.js';
import type { Bid } from './case-words.js';
import { lookAtConcerns } from './case-concerns.js';
import type { ConcernLook } from './case-concerns.js';
import { lookAtSponsors } from './case-sponsors.js';
import type { SponsorsLook } from './case-sponsors.js';
import type { CaseContext } from './case-context.js';

/** What keeps a case from being decided. Requirements by their place, from 1. */
export type Missing =
  | { readonly code: 'application' | 'withdrawn' | 'closed' | 'decided' | 'sig' }
  | { readonly code: 'requirements'; readonly notYet: readonly number[]; readonly unknown: readonly number[] }
  | { readonly code: 'sponsors' | 'seconds'; readonly have: number; readonly need: number }
  | { readonly code: 'seats'; readonly of: number }
  | { readonly code: 'concerns'; readonly open: readonly number[] }
  | { readonly code: 'objections'; readonly until: string };

export interface Conditions extends SponsorsLook {
  readonly seconds: { readonly by: readonly number[]; readonly need: number };
  /** Of the requirements, in their order: met, also where somebody vouched for what cannot be known. */
  readonly met: readonly boolean[];
  readonly concerns: readonly ConcernLook[];
  /** When the time for objections ends, from the moment that all else was met; null: something is missing. ISO 8601. */
  readonly until: string | null;
  /** What is missing before people may object. */
  readonly gathering: readonly Missing[];
}

export function conditionsOf(acts: readonly CaseAct[], bid: Bid, title: Title, context: CaseContext): Conditions {
  const sponsors = lookAtSponsors(acts, bid, title.sponsors, context);
  const seconds = secondsOf(acts, bid, title, context);
  const required = requirementsOf(acts, bid, title, context);
  const gathering: readonly Missing[] = [
    ...(title.scope === 'sig' && bid.title.sig === null ? [{ code: 'sig' } as const] : []),
    ...required.missing,
    ...(sponsors.metAt === null ? [{ code: 'sponsors', have: sponsors.have, need: sponsors.need } as const] : []),
    ...(seconds.metAt === null ? [{ code: 'seconds', have: seconds.by.length, need: seconds.need } as const] : []),
    ...(context.seats !== null && context.seats.taken >= context.seats.of
      ? [{ code: 'seats', of: context.seats.of } as const]
      : []),
  ];
  const times = [bid.at, bid.titleAt, required.metAt, sponsors.metAt ?? bid.at, seconds.metAt ?? bid.at];
  const metAt = times.reduce((latest, one) => (one > latest ? one : latest));
  return {
    ...sponsors,
    seconds: { by: seconds.by, need: seconds.need },
    met: required.met,
    concerns: lookAtConcerns(acts, bid, context),
    until: gathering.length > 0 ? null : after(metAt, title.objectionDays),
    gathering,
  };
}

const after = (iso: string, days: number): string => stamp(new Date(Date.parse(iso) + days * DAY_MS).toISOString());

/** Of other people than the one it is about and the one who nominated them, each once. */
function secondsOf(acts: readonly CaseAct[], bid: Bid, title: Title, { sayOf }: CaseContext) {
  const need = bid.is === 'nomination' ? title.seconds : 0;
  const said = new Map<number, string>();
  for (const { word, by, at } of acts) {
    if (word !== 'seconded' || by === null || bid.owners.includes(by) || said.has(by)) continue;
    const { second, gone } = sayOf(by);
    if (second === 'yes' && !gone) said.set(by, stamp(at));
  }
  const metAt = need === 0 ? bid.at : ([...said.values()][need - 1] ?? null);
  return { by: [...said.keys()], need, metAt };
}

function requirementsOf(acts: readonly CaseAct[], bid: Bid, { requirements }: Title, context: CaseContext) {
  const { evaluation, metSince } = context;
  const vouched = requirements.map((requirement) => vouchedAt(acts, bid, requirement, context));
  const states = requirements.map((_, index) => stateOf(evaluation?.checked[index], vouched[index] ?? null));
  const placesOf = (wanted: string) => states.flatMap((one, index) => (one === wanted ? [index + 1] : []));
  const [notYet, unknown] = [placesOf('not_yet'), placesOf('unknown')];
  const times = [
    metSince ?? bid.at,
    ...states.flatMap((one, index) => (one === 'vouched' ? (vouched[index] ?? []) : [])),
  ];
  return {
    met: states.map((one) => one === 'met' || one === 'vouched'),
    missing: notYet.length + unknown.length === 0 ? [] : [{ code: 'requirements', notYet, unknown } as const],
    metAt: times.reduce((latest, one) => (one > latest ? one : latest)),
  };
}

/** A person's word stands for what cannot be known, never for what is known not to be so. */
function stateOf(checked: Checked | undefined, vouchedAt: string | null): 'met' | 'vouched' | 'not_yet' | 'unknown' {
  const is = checked?.is ?? 'unknown';
  const asksForWord = checked?.requirement.is === 'attested';
  return is !== 'met' && vouchedAt !== null && (is === 'unknown' || asksForWord) ? 'vouched' : is;
}

function vouchedAt(acts: readonly CaseAct[], bid: Bid, requirement: Requirement, context: CaseContext): string | null {
  const key = requirementKey(requirement);
  const found = acts.find(
    (act) =>
      act.word === 'attested' &&
      act.value === key &&
      act.by !== null &&
      act.by !== bid.applicant &&
      (context.judged(act) || context.sayOf(act.by).decide === 'yes'),
  );
  return found === undefined ? null : stamp(found.at);
}

/** By which an attestation names a requirement: its text where it has one of its own. */
export function requirementKey(requirement: Requirement): string {
  if (requirement.is === 'attested' || requirement.is === 'box') return requirement.text;
  return JSON.stringify(requirement);
}
