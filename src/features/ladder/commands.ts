// What becomes of a text with commands: facts about whoever wrote it, and one comment that answers all of them.
import { because } from '../../core/action.js';
import type { Action } from '../../core/action.js';
import { commandCause, reactionTo } from '../../core/command-acts.js';
import type { RepositoryEvent } from '../../core/event.js';
import { personFacts } from '../../core/fact.js';
import type { ActFact } from '../../core/fact.js';
import type { Decision } from '../../core/feature.js';
import { languageOfItem } from '../../core/language.js';
import type { Language } from '../../core/language.js';
import { classOf } from '../../core/person.js';
import type { Person } from '../../core/person.js';
import { stamp } from '../../core/time.js';
import type { WhoAreAnswer } from '../../core/title-question.js';
import type { Heard } from './heard.js';
import { messages } from './messages.js';
import { formerly, partingFacts, partingOf, saidOf } from './presence.js';
import type { Place } from './presence.js';
import type { Answers } from './questions.js';
import { sigCalled } from './sigs.js';
import { tellingOf } from './telling.js';
import { ownView } from './view.js';
import type { Why } from './why.js';
import type { Wish } from './wish.js';

export interface Commanded {
  readonly event: RepositoryEvent;
  readonly heard: Extract<Heard, { is: 'commands' }>;
  readonly answers: Answers;
  readonly language: Language;
}

/** What one command came to. `words`: null: a thumb up says it. */
type Outcome =
  | {
      readonly is: 'shown' | 'away' | 'back' | 'stepped_back';
      readonly facts: readonly ActFact[];
      readonly words: string | null;
    }
  | { readonly is: 'refused'; readonly why: Why };

interface Ground extends Commanded {
  readonly place: Place;
  readonly spoken: Language;
}

export function decideCommands(commanded: Commanded): Decision {
  const { event, heard, language } = commanded;
  const { spoken, wishes } = heard;
  const place: Place = {
    repository: event.repository.id,
    number: spoken.item.number,
    where: whereSaid(event, spoken.source, spoken.item.number),
    at: event.at,
    by: spoken.author,
  };
  const ground: Ground = { ...commanded, place, spoken: languageOfItem(spoken.item) ?? language };
  const outcomes: { readonly wish: Wish; readonly outcome: Outcome }[] = [];
  const facts: ActFact[] = [];
  for (const wish of wishes) {
    const outcome = obey(wish, ground, facts.length);
    if (outcome.is !== 'refused') facts.push(...outcome.facts);
    outcomes.push({ wish, outcome });
  }
  const done = outcomes.flatMap(({ outcome: { is } }) => (is === 'refused' ? [] : [is]));
  const refused = outcomes.flatMap(({ outcome }) => (outcome.is === 'refused' ? [outcome.why.code] : []));
  return {
    because: because(done[0] ?? 'refused', refused[0] === undefined ? {} : { why: refused[0] }),
    facts: facts.length === 0 ? [] : [...personFacts(event.at, spoken.author), ...facts],
    actions: answerTo(ground, outcomes),
  };
}

/** An edit says things anew, and must not be taken for what the text said before. */
function whereSaid(event: RepositoryEvent, source: string, number: number): string {
  const text = source === 'body' ? `item:${number}` : source;
  const isEdit = event.kind === 'comment.edited' || event.kind === 'item.edited';
  return isEdit ? `${text}@${stamp(event.at).replace(/\D/g, '')}` : text;
}

function answerTo(
  { event, heard: { spoken, wishes }, spoken: language }: Ground,
  outcomes: readonly { readonly wish: Wish; readonly outcome: Outcome }[],
): readonly Action[] {
  const said = messages[language];
  const texts = outcomes.flatMap(({ wish, outcome }) =>
    outcome.is === 'refused' ? [said.refused(wish.text, outcome.why)] : (outcome.words ?? []),
  );
  const { number } = spoken.item;
  const words = {
    scope: `item:${event.repository.id}:${number}`,
    cause: commandCause(
      event,
      spoken,
      wishes.map(({ text }) => text),
    ),
  };
  const isRefused = outcomes.some(({ outcome }) => outcome.is === 'refused');
  const content = isRefused ? 'confused' : '+1';
  return [
    ...reactionTo(spoken, content).map((act) => ({ act, rule: isRefused ? 'refused' : 'done', ...words })),
    ...(texts.length === 0
      ? []
      : [{ act: { kind: 'comment', number, body: texts.join('\n\n---\n\n') } as const, rule: 'answer', ...words }]),
  ];
}

/** `nth`: how many facts of this text there are already. */
function obey(wish: Wish, ground: Ground, nth: number): Outcome {
  const { place, answers } = ground;
  switch (wish.is) {
    case 'wrong':
      return { is: 'refused', why: wish.why };
    case 'away':
      return { is: 'away', facts: [saidOf(place, 'away', nth, wish.until ?? undefined)], words: null };
    case 'back':
      return back(ground, nth);
    case 'emeritus':
      return stepBack(wish, ground, nth);
    case 'own':
      return show(wish, ground);
    case 'other':
      return showOther(wish.login, answers, ground);
  }
}

function show(wish: Extract<Wish, { is: 'own' }>, { answers, heard, event, spoken }: Ground): Outcome {
  if ((answers.titles?.titles ?? []).length === 0) return { is: 'refused', why: { code: 'no_ladder' } };
  const named = wish.sig === '' ? null : sigCalled(answers.directory, wish.sig);
  if (named !== null && 'code' in named) return { is: 'refused', why: named };
  const view = ownView(wish, heard.spoken.item.labels, answers);
  return { is: 'shown', facts: [], words: messages[spoken].own(view, tellingOf(event.repository, answers, spoken)) };
}

function showOther(login: string, answers: Answers, { event, spoken }: Ground): Outcome {
  const person = personCalled(login, answers.who ?? {});
  if ('code' in person) return { is: 'refused', why: person };
  // Asked of each account under its number.
  const held = answers[`holds${person.id}`];
  const isSure = held?.unknown.length === 0;
  const telling = tellingOf(event.repository, answers, spoken);
  return { is: 'shown', facts: [], words: messages[spoken].other(person.login, held?.held ?? [], isSure, telling) };
}

function personCalled(login: string, who: WhoAreAnswer): Person | Why {
  const found = Object.hasOwn(who, login) ? who[login] : undefined;
  if (found === undefined || !('person' in found))
    return { code: found?.is === 'gone' ? 'gone' : 'unknown_login', login };
  if (found.is === 'resembles') return { code: 'resembles', login, meant: found.person.login };
  return classOf(found.person) === 'human' ? found.person : { code: 'not_a_person', login };
}

function back({ place, answers, event, spoken }: Ground, nth: number): Outcome {
  const before = answers.standing === undefined ? [] : formerly(answers.standing);
  const facts = [saidOf(place, 'back', nth)];
  if (before.length === 0) return { is: 'back', facts, words: null };
  const telling = tellingOf(event.repository, answers, spoken);
  return { is: 'back', facts, words: messages[spoken].back(place.by.login, before, telling) };
}

function stepBack(
  wish: Extract<Wish, { is: 'emeritus' }>,
  { place, answers, event, spoken }: Ground,
  nth: number,
): Outcome {
  const parting = partingOf(wish, answers);
  if ('code' in parting) return { is: 'refused', why: parting };
  const parted = { login: place.by.login, from: parting.from, done: answers.done ?? null };
  const words = messages[spoken].parted(parted, tellingOf(event.repository, answers, spoken));
  return { is: 'stepped_back', facts: partingFacts(parting, place, nth), words };
}
