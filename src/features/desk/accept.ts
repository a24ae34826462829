// An accepted decision: recorded with everything it rested on, the title given, carried out where it may be, told kindly once.
import type { Action } from '../../core/action.js';
import type { CaseAct } from '../../core/case.js';
import { actKey } from '../../core/fact.js';
import type { ActFact } from '../../core/fact.js';
import { mention } from '../../core/markdown.js';
import type { Person } from '../../core/person.js';
import { standingWord } from '../../core/standing-word.js';
import { DAY_MS, dayOf } from '../../core/time.js';
import type { Plan } from './decision.js';
import { giftsOf } from './gifts.js';
import type { Ground } from './ground.js';
import { messages } from './messages.js';
import type { Step } from './said.js';
import { wordsOf } from './words.js';

/** When its term ends, ISO 8601; null: it does not. */
function untilOf({ subject, at }: Ground): string | null {
  const { termDays } = subject.title;
  return termDays === null ? null : dayOf(new Date(Date.parse(at) + termDays * DAY_MS).toISOString());
}

/** That the title is theirs, from now on. */
export function givenBy(ground: Ground, accepted: CaseAct): ActFact {
  const { event, matter, subject } = ground;
  return {
    fact: 'act',
    repository: event.repository.id,
    key: actKey.said('title_given', accepted.key, 0),
    kind: 'title_given',
    number: matter.item.number,
    person: accepted.by,
    at: accepted.at,
    source: 'webhook',
    value: standingWord({ title: subject.at, since: 'said', until: untilOf(ground), by: 'decision' }),
    subject: subject.applicant.id,
  };
}

/** Said is what came of it: whether GitHub took it is known before the comment is written. */
export function acceptActions(ground: Ground, decider: Person, plan: Plan): readonly Action[] {
  const { subject, matter, language } = ground;
  const { number } = matter.item;
  const said = messages[language];
  const { acts, steps } = giftsOf(ground, decider);
  const { title } = wordsOf(matter, subject.title, subject.at, language);
  const { login } = subject.applicant;
  const list = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join('\n');
  const welcome = said.welcome(mention(login), title, decider.login, untilOf(ground));
  const byHand = (intro: string, all: readonly Step[]) =>
    all.length === 0 ? [] : [`${intro}\n\n${list(all.map((step) => said.step(step, login)))}`];
  const carried = acts.map(({ step }) => step);
  const comment = (slot: string, body: readonly string[], expect?: Action['expect']) =>
    plan('accepted', { kind: 'comment', number, body: body.join('\n\n') }, { slot, ...(expect && { expect }) });
  if (acts.length === 0) return [comment('welcome', [welcome, ...byHand(said.byHand, steps)])];
  const done = [welcome, list(carried.map((step) => said.carried(step))), ...byHand(said.byHand, steps)];
  const isDone = steps.length === 0 && acts.every(({ act }) => act.kind === 'team');
  return [
    ...acts.map(({ act, step }) => plan('give', act, { slot: `${step.do}:${step.where}` })),
    comment('welcome', done, { others: 'done' }),
    comment('by_hand', [welcome, ...byHand(said.refusedByGitHub, [...carried, ...steps])], { others: 'refused' }),
    ...(isDone ? [plan('close', { kind: 'item', number, state: 'completed' }, { expect: { others: 'done' } })] : []),
  ];
}
