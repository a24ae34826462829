// What planned acts make of an item, laid over what is answered about it: a later look finds what an earlier one did.
import type { Act, AssignAct, Because, ItemAct, LabelAct, ReviewersAct } from '../../core/action.js';
import { memoryOf } from '../../core/live-item.js';
import type { LabelMemory, LiveItem } from '../../core/live-item.js';
import type { RepositoryEvent } from '../../core/event.js';
import type { Person } from '../../core/person.js';
import type { AnswersTo, DecisionOn, ItemNowAnswer, Question, Questions } from '../../core/question.js';
import { stamp } from '../../core/time.js';
import type { Answerer } from '../answer.js';
import type { Enabled } from '../decide.js';
import type { PlannedAction } from '../ports.js';

type ItemChange = LabelAct | AssignAct | ReviewersAct | ItemAct;

/** A planned act that changes an item. */
export interface Effect {
  readonly repository: number;
  readonly at: Date;
  readonly feature: string;
  readonly rule: string;
  readonly because: Because;
  readonly act: ItemChange;
  /** Only shown, by a section that observes. */
  readonly shown: boolean;
}

/**
 * Those that this decision would find done. What is only shown is there for what is only shown as well: sections that
 * observe together show what they would do together.
 */
export function effectsFor(effects: readonly Effect[], { mode }: Enabled, event: RepositoryEvent): readonly Effect[] {
  const observes = mode === 'observe' || (event.kind === 'later' && event.observed === true);
  return effects.filter(({ shown }) => observes || !shown);
}

/** Of these actions, planned for this moment, those that change an item. */
export function effectsOf(actions: readonly PlannedAction[], at: Date): readonly Effect[] {
  return actions.flatMap(({ repository, feature, rule, because, act, state }) =>
    changesItem(act) ? [{ repository: repository.id, at, feature, rule, because, act, shown: state === 'would' }] : [],
  );
}

function changesItem(act: Act): act is ItemChange {
  return ['label', 'assign', 'reviewers', 'item'].includes(act.kind);
}

/** Answers about items as the effects leave them. `people`: whose account is known, of those who may be assigned. */
export function answererAfter(answerer: Answerer, effects: readonly Effect[], people: readonly Person[]): Answerer {
  if (effects.length === 0) return answerer;
  return {
    answer: async <Q extends Questions>(questions: Q) => {
      const answers = Object.entries(await answerer.answer(questions)) as [string, unknown][];
      const after = answers.map(([name, answer]) => [name, answerAfter(questions[name], answer, effects, people)]);
      return Object.fromEntries(after) as AnswersTo<Q>;
    },
  };
}

function answerAfter(
  question: Question | undefined,
  answer: unknown,
  effects: readonly Effect[],
  people: readonly Person[],
): unknown {
  if (question?.kind !== 'liveItem' && question?.kind !== 'itemNow' && question?.kind !== 'decisionsOn') return answer;
  const { repository, number } = question;
  const own = effects.filter((one) => one.repository === repository.id && one.act.number === number);
  if (question.kind === 'decisionsOn') return [...(answer as readonly DecisionOn[]), ...own.map(decisionOf)];
  const found = answer as { readonly exists: false } | LiveItem | Existing;
  if (!found.exists) return found;
  return question.kind === 'liveItem' ? itemAfter(found as LiveItem, own, people) : nowAfter(found as Existing, own);
}

/** As the ledger would tell of it once it was done. */
function decisionOf({ at, feature, rule, because, act, shown }: Effect): DecisionOn {
  const about = act.kind === 'item' ? [act.title ?? []].flat() : [...act.add, ...act.remove];
  const state = shown ? 'would' : 'applied';
  return { at: stamp(at.toISOString()), feature, rule, state, act: act.kind, about, because, url: null };
}

type Existing = Extract<ItemNowAnswer, { exists: true }>;

function nowAfter(now: Existing, effects: readonly Effect[]): Existing {
  const state = effects.flatMap(({ act }) => (act.kind === 'item' ? (act.state ?? []) : [])).at(-1);
  if (state === undefined) return now;
  return { ...now, state: stateOf(state), stateReason: state === 'open' ? null : state };
}

/** The item after these effects on it, oldest first. */
export function itemAfter(item: LiveItem, effects: readonly Effect[], people: readonly Person[] = []): LiveItem {
  const known = [...people, ...item.participants, ...item.assignees, ...item.reviewers];
  return effects.reduce((one, effect) => changed(one, effect, known), item);
}

function changed(item: LiveItem, effect: Effect, known: readonly Person[]): LiveItem {
  const { act } = effect;
  switch (act.kind) {
    case 'label':
      return { ...item, labels: labelsAfter(item, effect, act) };
    case 'assign':
      return { ...item, assignees: peopleAfter(item.assignees, act, known) };
    case 'reviewers':
      return { ...item, reviewers: peopleAfter(item.reviewers, act, known) };
    case 'item':
      return {
        ...item,
        state: act.state === undefined ? item.state : stateOf(act.state),
        title: act.title ?? item.title,
      };
  }
}

const stateOf = (state: NonNullable<ItemAct['state']>) => (state === 'open' ? 'open' : 'closed');

/** What really became of a label since stands; a label that is as it should be already is left as it is. */
function labelsAfter(item: LiveItem, effect: Effect, { add, remove }: LabelAct): readonly LabelMemory[] {
  const last = { by: 'hearth', feature: effect.feature, rule: effect.rule } as const;
  const wanted = [...add.map((name) => ({ name, on: true })), ...remove.map((name) => ({ name, on: false }))];
  const made = wanted.flatMap(({ name, on }) => {
    const before = memoryOf(item, name);
    const since = before !== undefined && before.at !== null && new Date(before.at) > effect.at;
    if (since || (before?.on ?? false) === on) return [];
    return [{ name: before?.name ?? name, on, at: stamp(effect.at.toISOString()), last }];
  });
  const names = made.map(({ name }) => name);
  return [...item.labels.filter(({ name }) => !names.includes(name)), ...made];
}

function peopleAfter(
  people: readonly Person[],
  { add, remove }: AssignAct | ReviewersAct,
  known: readonly Person[],
): readonly Person[] {
  const gone = remove.map((login) => login.toLowerCase());
  const rest = people.filter(({ login }) => !gone.includes(login.toLowerCase()));
  const come = add.filter((login) => !rest.some((one) => isCalled(one, login)));
  return [...rest, ...come.map((login, index) => known.find((one) => isCalled(one, login)) ?? stranger(login, index))];
}

const isCalled = (person: Person, login: string): boolean => person.login.toLowerCase() === login.toLowerCase();

/** Which account a login is of, nothing tells here: it gets a number that no account has. */
const stranger = (login: string, index: number): Person => ({ id: -1 - index, login, kind: 'user' });
