// An application or a nomination as a state machine: what was said of it, whatever the order of telling, comes to a stage, to
// who is still to answer and to what is missing. Pure; who may say what is given.
import type { CaseAct, CaseRecord, CaseStage } from '../../core/case.js';
import { stamp } from '../../core/time.js';
import type { Title } from '../../core/title.js';
import { bidOf, BY_CLOSING, inOrder, isSameBid, saidAgain, standingAfter } from './case-words.js';
import type { Bid } from './case-words.js';
import type { CaseContext } from './case-context.js';
import { conditionsOf } from './case-conditions.js';
import type { Conditions, Missing } from './case-conditions.js';

export interface Verdict {
  readonly word: 'accepted' | 'deferred';
  readonly by: number;
  /** ISO 8601. */
  readonly at: string;
  readonly key: string;
}

/** A decision that was said before its time, or by nobody who may. */
export interface Overruled {
  readonly key: string;
  readonly by: number;
  readonly why: 'no_say' | 'applicant' | 'missing';
  readonly missing: readonly Missing[];
}

export interface CaseLook extends Conditions {
  readonly stage: CaseStage;
  readonly bid: Bid;
  readonly verdict: Verdict | null;
  readonly overruled: readonly Overruled[];
  /** What keeps it from being accepted now; empty: it is ready. */
  readonly missing: readonly Missing[];
}

interface Course {
  readonly bid: Bid;
  readonly acts: readonly CaseAct[];
  readonly verdict: Verdict | null;
  /** By a word of theirs; by closing the issue, which opening it takes back. */
  readonly withdrawn: 'word' | 'closing' | null;
  readonly overruled: readonly Overruled[];
}

/** Null: nobody who may has applied or nominated. `title`: as it is in force, for the title that was applied for last. */
export function lookAtCase(record: CaseRecord, title: Title, context: CaseContext): CaseLook | null {
  let course: Course | null = null;
  for (const act of inOrder(record.acts)) {
    if (stamp(act.at) <= stamp(context.now)) course = next(course, act, record, title, context);
  }
  if (course === null) return null;
  const conditions = conditionsOf(course.acts, course.bid, title, context);
  const stage = stageOf(course, conditions, record, context);
  const { bid, verdict, overruled } = course;
  const over = OVER[stage];
  const missing = over === undefined ? openOf(conditions, context.now) : [over];
  return { ...conditions, stage, bid, verdict, overruled, missing };
}

function next(
  course: Course | null,
  act: CaseAct,
  { author }: CaseRecord,
  title: Title,
  context: CaseContext,
): Course | null {
  const mayNominate = (person: number) => context.judged(act) || context.sayOf(person).second === 'yes';
  const bid = bidOf(act, author, mayNominate);
  if (course?.verdict?.word === 'accepted') return course;
  if (bid !== null) return begun(course, bid, act);
  if (course === null || course.verdict !== null) return course;
  const { word, by } = act;
  if (word === 'withdrawn' && by !== null && course.bid.owners.includes(by)) {
    return { ...course, withdrawn: act.value === BY_CLOSING ? (course.withdrawn ?? 'closing') : 'word' };
  }
  if (word === 'accepted' || word === 'deferred') return decided(course, { ...act, word }, title, context);
  return { ...course, acts: [...course.acts, act] };
}

/** After "not yet" the same words count no more; after a withdrawal they do. */
function begun(course: Course | null, bid: Bid, act: CaseAct): Course {
  const goesOn = course !== null && course.verdict === null && isSameBid(course.bid, bid);
  if (!goesOn) return { bid, acts: [act], verdict: null, withdrawn: null, overruled: course?.overruled ?? [] };
  const acts = [...standingAfter(course.acts, course.bid, bid), act];
  return { ...course, bid: saidAgain(course.bid, bid), acts, withdrawn: null };
}

type DecidingAct = CaseAct & { readonly word: Verdict['word'] };

function decided(course: Course, act: DecidingAct, title: Title, context: CaseContext): Course {
  const { word, by, key, at } = act;
  if (by === null) return course;
  const overrule = (why: Overruled['why'], missing: readonly Missing[] = []): Course => ({
    ...course,
    overruled: [...course.overruled, { key, by, why, missing }],
  });
  if (by === course.bid.applicant) return overrule('applicant');
  const judged = context.judged(act);
  if (!judged && context.sayOf(by).decide !== 'yes') return overrule('no_say');
  const missing = judged || word === 'deferred' ? [] : missingThen(course, act, title, context);
  if (missing.length > 0) return overrule('missing', missing);
  return { ...course, verdict: { word, by, at: stamp(at), key } };
}

/** What was missing when it was said. */
function missingThen(course: Course, { at }: CaseAct, title: Title, context: CaseContext): readonly Missing[] {
  if (course.withdrawn === 'word') return [{ code: 'withdrawn' }];
  return openOf(conditionsOf(course.acts, course.bid, title, { ...context, now: at }), at);
}

function stageOf(course: Course, conditions: Conditions, { open }: CaseRecord, { now }: CaseContext): CaseStage {
  if (course.verdict !== null) return course.verdict.word;
  if (course.withdrawn === 'word' || (course.withdrawn === 'closing' && !open)) return 'withdrawn';
  if (!open) return 'closed';
  if (conditions.gathering.length > 0) return 'gathering';
  const codes = openOf(conditions, now).map(({ code }) => code);
  if (codes.includes('concerns')) return 'blocked';
  return codes.includes('objections') ? 'objections' : 'ready';
}

const OVER: Partial<Readonly<Record<CaseStage, Missing>>> = {
  accepted: { code: 'decided' },
  deferred: { code: 'decided' },
  withdrawn: { code: 'withdrawn' },
  closed: { code: 'closed' },
};

/** Accepted, deferred, withdrawn or closed: nothing more is expected of anybody. */
export const isOver = (stage: CaseStage): boolean => OVER[stage] !== undefined;

/** All that is missing at a moment. */
function openOf(conditions: Conditions, at: string): readonly Missing[] {
  const { until } = conditions;
  const isOpen = until !== null && stamp(at) < until;
  return [
    ...conditions.gathering,
    ...unsettled(conditions),
    ...(isOpen ? [{ code: 'objections', until } as const] : []),
  ];
}

function unsettled({ concerns }: Conditions): readonly Missing[] {
  const open = concerns.filter(({ resolved }) => !resolved).map(({ n }) => n);
  return open.length === 0 ? [] : [{ code: 'concerns', open }];
}
