// All that is known when the desk decides: the case as it stands before this event, and who may say what of it.
import { differ } from '../../community/desk/affiliations-differ.js';
import { lookAtCase } from '../../community/desk/case.js';
import type { CaseLook } from '../../community/desk/case.js';
import type { CaseContext, Known, Say } from '../../community/desk/case-context.js';
import { metSince } from '../../community/desk/case-met.js';
import type { CaseAct, CaseRecord } from '../../core/case.js';
import type { RepositoryEvent } from '../../core/event.js';
import { languageOfItem } from '../../core/language.js';
import type { Language } from '../../core/language.js';
import { classOf } from '../../core/person.js';
import type { Person } from '../../core/person.js';
import type { AnswersTo } from '../../core/question.js';
import type { Matter } from './matter.js';
import type { First, More } from './questions.js';
import { speakerOf } from './questions.js';
import type { Scene } from './scene.js';
import type { Own } from './settings.js';

export type Answers = Partial<AnswersTo<First & More>>;

export interface Ground {
  readonly event: RepositoryEvent;
  readonly scene: Exclude<Scene, { kind: 'none' | 'pull' }>;
  readonly own: Own;
  readonly matter: Matter;
  readonly subject: NonNullable<Matter['subject']>;
  readonly answers: Answers;
  readonly language: Language;
  /** When this happened, ISO 8601: of what is called later, when it was due. */
  readonly at: string;
  readonly context: CaseContext;
  /** The case with these words, too. */
  readonly lookWith: (acts: readonly CaseAct[]) => CaseLook | null;
  /** As people are called now; null: the account is gone. */
  readonly personOf: (id: number) => Person | null;
}

export interface Standing {
  readonly event: RepositoryEvent;
  readonly scene: Ground['scene'];
  readonly own: Own;
  readonly answers: Answers;
  readonly now: Date;
  readonly language: Language;
}

export function groundOf(standing: Standing, matter: Matter, subject: Ground['subject']): Ground {
  const { event, scene, own, answers, language } = standing;
  const { item } = matter;
  const at = scene.kind === 'later' ? scene.at : event.at;
  const record = recordOf(matter, event);
  const personOf = finder(standing, matter, subject);
  const context = contextOf(standing, matter, record, personOf);
  return {
    event,
    scene,
    own,
    matter,
    subject,
    answers,
    language: languageOfItem(item) ?? language,
    at,
    context,
    lookWith: (acts) => lookAtCase({ ...record, acts: [...record.acts, ...acts] }, subject.title, context),
    personOf,
  };
}

function recordOf({ record, item, isPrivate }: Matter, { repository }: RepositoryEvent): CaseRecord {
  if (record !== null && isPrivate) return record;
  const { number, author, openedAt, state } = item;
  const told = {
    repository: repository.id,
    number,
    privateIssue: null,
    acts: [],
    author: author?.id ?? null,
    openedAt,
  };
  // What the event shows is newer than the ledger.
  return { ...told, ...(record ?? {}), open: state === 'open' };
}

function finder(
  { scene }: Standing,
  { record, reading, item }: Matter,
  subject: Ground['subject'],
): Ground['personOf'] {
  const speaker = speakerOf(scene);
  const known = [
    ...(record?.people ?? []),
    ...(reading?.sponsors ?? []),
    ...(speaker === null ? [] : [speaker]),
    ...(item.author === null ? [] : [item.author]),
    subject.applicant,
  ];
  return (id) => known.find((one) => one.id === id) ?? null;
}

function contextOf(
  { answers, own, now }: Standing,
  matter: Matter,
  record: CaseRecord,
  personOf: Ground['personOf'],
): CaseContext {
  const [evaluation = null] = answers.evaluation ?? [];
  const { employers = {} } = answers;
  return {
    now: now.toISOString(),
    sayOf: (person) => sayOf(person, personOf(person), answers, matter),
    evaluation,
    metSince: evaluation === null ? null : metSince(evaluation, matter.bid?.at ?? record.openedAt),
    sameEmployer: (one, other) => differ(employers[one], employers[other]) === 'same',
    seats: answers.seats ?? null,
    sponsorDays: own.sponsor_days,
    // Nothing is written down that was not looked at when it was said.
    judged: () => true,
  };
}

/** A bot has no say. */
function sayOf(id: number, person: Person | null, answers: Answers, { subject }: Matter): Say {
  const isHuman = person !== null && classOf(person) === 'human';
  const known = (of: Readonly<Record<number, Known>> | undefined): Known => (isHuman ? (of?.[id] ?? 'unknown') : 'no');
  const [decide, second] = [known(answers.decide), known(answers.second)];
  const sponsor = subject?.title.sponsors === null ? 'no' : known(answers.sponsor);
  const all = [decide, second, sponsor];
  const object = all.includes('yes') ? 'yes' : all.includes('unknown') ? 'unknown' : 'no';
  return { decide, second, sponsor, object, gone: person === null };
}
