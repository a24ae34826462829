// Thousands of made-up cases, each told in another order, with repetitions and losses, looked at by a state machine and by the
// model beside it.
import fc from 'fast-check';
import { caseStages } from '../../../src/core/case.js';
import type { CaseAct, CaseRecord } from '../../../src/core/case.js';
import { titleKey } from '../../../src/core/title.js';
import type { Checked, Requirement, Title } from '../../../src/core/title.js';
import type { CaseLook, lookAtCase } from '../../../src/community/desk/case.js';
import type { CaseContext, Known, Say } from '../../../src/community/desk/case-context.js';
import { CaseModel } from './case-model.js';
import type { ModelLook } from './case-model.js';

export type Look = typeof lookAtCase;

export interface World {
  readonly record: CaseRecord;
  readonly title: Title;
  readonly context: CaseContext;
}

const [APPLICANT, AUTHOR] = [1, 2];
/** 3 to 6 sponsor, 7 and 8 second and object, 9 and 10 decide, 11 has no say; with exceptions. */
const PEOPLE = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const T0 = Date.parse('2026-03-01T00:00:00Z');
const HOUR = 3_600_000;
const at = (hours: number) => new Date(T0 + hours * HOUR).toISOString().replace('.000', '');

export const requirements: readonly Requirement[] = [
  { is: 'count', of: 'merged', least: 5, within: null, reach: 'community' },
  { is: 'attested', text: 'Finished a feature', by: ['lead'] },
];

const known: fc.Arbitrary<Known> = fc.constantFrom('yes', 'no', 'unknown');
const usual = (one: Known): fc.Arbitrary<Known> =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(one) }, { weight: 1, arbitrary: known });

/** A lead may apply for something, too. */
const sayOf = (person: number): fc.Arbitrary<Say> => {
  const yes = (...people: readonly number[]) => usual(people.includes(person) ? 'yes' : 'no');
  return fc.record({
    sponsor: yes(3, 4, 5, 6),
    second: yes(2, 7, 8, 9),
    object: yes(3, 7, 8, 9, 10),
    decide: person === APPLICANT ? fc.constantFrom<Known>('yes', 'no') : yes(9, 10),
    gone: fc.oneof({ weight: 15, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  });
};

const says = fc.tuple(...PEOPLE.map(sayOf));

const checked = (requirement: Requirement): fc.Arbitrary<Checked> =>
  fc.constantFrom<Checked['is']>('met', 'met', 'met', 'not_yet', 'unknown').map((is) => ({
    requirement,
    is,
    have: null,
    need: null,
    from: null,
    why: null,
    evidence: [],
    parts: [],
  }));

const title: fc.Arbitrary<Title> = fc
  .record({
    scope: fc.constantFrom<Title['scope']>('community', 'sig'),
    sponsors: fc.option(fc.record({ count: fc.integer({ min: 1, max: 2 }), differentEmployers: fc.boolean() }), {
      freq: 4,
    }),
    seconds: fc.integer({ min: 0, max: 2 }),
    objectionDays: fc.integer({ min: 0, max: 2 }),
    requirements: fc.constantFrom([], requirements),
  })
  .map(({ scope, sponsors, seconds, objectionDays, requirements: asked }) => ({
    kind: 'role',
    name: 'member',
    called: { en: 'Member', zh: '成员' },
    scope,
    requirements: asked,
    sponsors: sponsors && { ...sponsors, roles: ['member'], sameSig: false },
    nominatedBy: ['member'],
    seconds,
    decidedBy: ['lead'],
    objectionDays,
    seats: null,
    termDays: null,
    remindDays: 0,
    applyLabel: null,
    definedBy: [],
    gives: [],
    inactiveDays: null,
    privileges: [],
  }));

const wordsBy: readonly (readonly [weight: number, CaseAct['word'], fc.Arbitrary<Partial<CaseAct>>])[] = (() => {
  const who = (...people: readonly number[]) =>
    fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom<number | null>(...people) },
      { weight: 1, arbitrary: fc.constantFrom<number | null>(...PEOPLE, null) },
    );
  const about = who(APPLICANT);
  const bid = (sig: string | null, name = 'member') => titleKey({ kind: 'role', name, sig });
  const key = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(bid(null), bid('network')) },
    { weight: 2, arbitrary: fc.constant(bid('storage')) },
    { weight: 1, arbitrary: fc.constantFrom(bid(null, 'reviewer'), 'nonsense') },
  );
  const number = fc.constantFrom('1', '2');
  return [
    [4, 'applied', fc.record({ by: who(APPLICANT, AUTHOR), about, value: key })],
    [2, 'nominated', fc.record({ by: who(AUTHOR, 7), about, value: key })],
    [6, 'sponsor_named', fc.record({ by: who(APPLICANT, AUTHOR, 6), about: who(3, 4, 5, 6, 1) })],
    [10, 'sponsored', fc.record({ by: who(3, 4, 5, 6), about })],
    [2, 'sponsor_declined', fc.record({ by: who(3, 4, 5, 6), about })],
    [2, 'sponsor_withdrawn', fc.record({ by: who(APPLICANT, 3, 4), about: who(APPLICANT, 3, 4) })],
    [5, 'seconded', fc.record({ by: who(7, 8, 9, AUTHOR), about })],
    [2, 'concerned', fc.record({ by: who(3, 7, 8, 9), about, value: number })],
    [3, 'resolved', fc.record({ by: who(7, 8, 9, 10), about, value: number })],
    [
      4,
      'attested',
      fc.record({
        by: who(9, 10),
        about,
        value: fc.constantFrom('Finished a feature', JSON.stringify(requirements[0])),
      }),
    ],
    [5, 'accepted', fc.record({ by: who(9, 10, APPLICANT), about, value: key })],
    [1, 'deferred', fc.record({ by: who(9, 10), about, value: key })],
    [1, 'withdrawn', fc.record({ by: who(APPLICANT, AUTHOR), about, value: fc.constantFrom('closed', null) })],
  ];
})();

const act: fc.Arbitrary<CaseAct> = fc
  .record({
    said: fc.oneof(
      ...wordsBy.map(([weight, word, rest]) => ({ weight, arbitrary: rest.map((more) => ({ word, ...more })) })),
    ),
    hours: fc.integer({ min: 0, max: 120 }),
    key: fc.integer({ min: 0, max: 400 }),
  })
  .map(({ said: { word, ...said }, hours, key }) => ({
    word,
    key: `${word}:comment:${key}:0`,
    // An application comes first, as a rule: what is said before one counts for nothing.
    at: at(word === 'applied' && key > 100 ? 0 : word === 'accepted' ? hours + 24 : hours),
    by: null,
    about: null,
    value: null,
    ...said,
  }));

/** A case that goes well, of which some is left out: so that what comes late is come to, too. */
const goingWell: fc.Arbitrary<readonly CaseAct[]> = fc
  .tuple(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 10, maxLength: 10 }), fc.boolean())
  .map(([dice, isNomination]) => {
    const said = (
      word: CaseAct['word'],
      by: number,
      value: string | null,
      hours: number,
      about = APPLICANT,
    ): CaseAct => ({
      word,
      key: `${word}:course:${by}:${about}`,
      at: at(hours),
      by,
      about,
      value,
    });
    const bid = titleKey({ kind: 'role', name: 'member', sig: 'network' });
    const course = [
      said(isNomination ? 'nominated' : 'applied', AUTHOR, bid, 0),
      said('sponsor_named', AUTHOR, null, 0, 3),
      said('sponsor_named', AUTHOR, null, 0, 4),
      said('sponsored', 3, null, 5),
      said('sponsored', 4, null, 9),
      said('seconded', 7, null, 7),
      said('seconded', 8, null, 11),
      said('attested', 9, 'Finished a feature', 12),
      said('attested', 10, JSON.stringify(requirements[0]), 13),
      said('accepted', 9, bid, 100),
    ];
    return course.filter((_, index) => (dice[index] ?? 0) > (index === 9 ? 5 : 0));
  });

const worlds: fc.Arbitrary<World> = fc
  .record({
    title,
    course: goingWell,
    others: fc.array(act, { minLength: 0, maxLength: 16 }),
    says,
    open: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
    employers: fc.array(fc.constantFrom('', 'acme', 'initech'), { minLength: 12, maxLength: 12 }),
    states: fc.tuple(checked(requirements[0]!), checked(requirements[1]!)),
    metSince: fc.option(fc.integer({ min: 0, max: 60 }).map(at), { freq: 1 }),
    seats: fc.option(fc.record({ taken: fc.integer({ min: 0, max: 3 }), of: fc.constant(3) }), { freq: 1 }),
    now: fc.integer({ min: 24, max: 200 }).map(at),
  })
  .map(({ title: asked, course, others, says: all, open, employers, states, metSince, seats, now }) => ({
    title: asked,
    record: {
      repository: 70,
      number: 12,
      privateIssue: null,
      acts: [...course, ...others],
      open,
      openedAt: at(0),
      author: AUTHOR,
    },
    context: {
      now,
      sayOf: (person) => all[person - 1] ?? all[10]!,
      evaluation:
        asked.requirements.length === 0
          ? null
          : {
              title: { kind: 'role', name: 'member', sig: null },
              person: APPLICANT,
              at: now,
              is: 'met',
              checked: states,
            },
      metSince,
      sameEmployer: (one, other) => employers[one] !== '' && employers[one] === employers[other],
      seats,
      sponsorDays: 2,
      judged: () => false,
    },
  }));

/** What the machine says, in the model's words. */
export function summed(look: CaseLook | null): ModelLook | null {
  if (look === null) return null;
  const { bid, sponsors, seconds, concerns } = look;
  return {
    stage: look.stage,
    applicant: bid.applicant,
    title: titleKey(bid.title),
    counted: look.have,
    seconds: seconds.by,
    answers: sponsors.map(({ person, answered, as }) => [person, answered, as === 'same_employer' ? 'eligible' : as]),
    concerns: concerns.map(({ n, by, at: when, resolved }) => `${n} ${by} ${when} ${resolved}`),
    until: look.until,
    verdict: look.verdict?.key ?? null,
  };
}

const told = fc.record({ order: fc.infiniteStream(fc.nat()), again: fc.infiniteStream(fc.boolean()) });

/** In another order, with some told twice. */
function retold({ record }: World, order: Iterator<number>, again: Iterator<boolean>): CaseRecord {
  const next = <T>(from: Iterator<T>): T => from.next().value as T;
  const twice = record.acts.flatMap((one) => (next(again) ? [one, { ...one }] : [one]));
  const acts = twice.map((one) => ({ one, rank: next(order) })).sort((a, b) => a.rank - b.rank);
  return { ...record, acts: acts.map(({ one }) => one) };
}

export interface Found {
  /** What went wrong first; null: nothing in all runs. */
  readonly failure: string | null;
  /** How often each stage was come to. */
  readonly stages: ReadonlyMap<string, number>;
  readonly runs: number;
}

/** Runs a state machine over that many made-up cases, each retold and with losses. */
export function tryCases(look: Look, numRuns: number, seed?: number): Found {
  const stages = new Map<string, number>(caseStages.map((stage) => [stage, 0]));
  let runs = 0;
  const property = fc.property(worlds, told, fc.infiniteStream(fc.boolean()), (world, { order, again }, lost) => {
    runs += 1;
    const { record, title: asked, context } = world;
    const first = look(record, asked, context);
    if (first !== null) stages.set(first.stage, (stages.get(first.stage) ?? 0) + 1);
    same(summed(first), new CaseModel(record, asked, context).look(), 'model');
    same(summed(look(retold(world, order, again), asked, context)), summed(first), 'retold');
    const fewer = { ...record, acts: record.acts.filter(() => !lost.next().value) };
    same(summed(look(fewer, asked, context)), new CaseModel(fewer, asked, context).look(), 'with losses');
    if (first !== null) holds(first, world, look);
  });
  const done = fc.check(property, { numRuns, ...(seed === undefined ? {} : { seed }) });
  return { failure: done.failed ? (fc.defaultReportMessage(done) ?? 'failed').slice(0, 4000) : null, stages, runs };
}

function same(one: ModelLook | null, other: ModelLook | null, what: string): void {
  const [a, b] = [JSON.stringify(one), JSON.stringify(other)];
  if (a !== b) throw new Error(`${what}: ${a} is not ${b}`);
}

const must = (holdsTrue: boolean, what: string): void => {
  if (!holdsTrue) throw new Error(what);
};

/** What must be so of every case, whatever was said. */
function holds(seen: CaseLook, { record, title: asked, context }: World, look: Look): void {
  const { verdict, bid } = seen;
  if (verdict !== null) {
    const say = context.sayOf(verdict.by);
    must(verdict.by !== bid.applicant && say.decide === 'yes', 'decided by somebody who may not');
  }
  if (verdict?.word === 'accepted') {
    must(verdict.at >= (seen.until ?? ''), 'accepted before the time for objections was over');
    must(seen.have >= seen.need && seen.seconds.by.length >= seen.seconds.need, 'accepted without its people');
    must(
      seen.concerns.every(({ resolved }) => resolved),
      'accepted over a concern',
    );
    const later: CaseAct[] = ['deferred', 'accepted', 'withdrawn', 'applied'].map((word, index) => ({
      word: word as CaseAct['word'],
      key: `${word}:after`,
      at: at(300 + index),
      by: word === 'withdrawn' || word === 'applied' ? bid.applicant : 9,
      about: bid.applicant,
      value: titleKey(bid.title),
    }));
    const after = look({ ...record, acts: [...record.acts, ...later] }, asked, { ...context, now: at(400) });
    must(after?.verdict?.key === verdict.key, 'decided twice');
  }
  must(
    (seen.missing.length === 0) === (seen.stage === 'ready'),
    'ready with something missing, or the other way round',
  );
  const stranger = { by: 99, about: bid.applicant, at: seen.bid.at } as const;
  const noise = (['sponsored', 'seconded', 'concerned', 'resolved', 'attested', 'accepted', 'deferred'] as const).map(
    (word): CaseAct => ({ ...stranger, word, key: `zzz:${word}`, value: '1' }),
  );
  const nobody = { sponsor: 'no', second: 'no', object: 'no', decide: 'no', gone: false } as const;
  const quiet = { ...context, sayOf: (person: number) => (person === 99 ? nobody : context.sayOf(person)) };
  same(
    summed(look({ ...record, acts: [...record.acts, ...noise] }, asked, quiet)),
    summed(seen),
    'moved by somebody without a say',
  );
}
