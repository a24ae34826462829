// A case that is looked at again: the time for objections is over, a sponsor is late, or much may have happened elsewhere.
import { because } from '../../core/action.js';
import type { Action } from '../../core/action.js';
import type { ActFact } from '../../core/fact.js';
import { actKey } from '../../core/fact.js';
import type { Decision } from '../../core/feature.js';
import { mention } from '../../core/markdown.js';
import { stamp } from '../../core/time.js';
import { titleKey } from '../../core/title.js';
import type { CaseLook } from '../../community/desk/case.js';
import { isOver } from '../../community/desk/case.js';
import { askedOnce, isNamedAgain, leftUnasked } from './asked.js';
import { causeOf, commonActions, laterOf, planFor } from './decision.js';
import type { Plan } from './decision.js';
import type { Ground } from './ground.js';
import { messages } from './messages.js';
import { whereSaid } from './telling.js';
import { wordsOf } from './words.js';

export function lookedAgain(ground: Ground): Decision {
  const { scene, subject } = ground;
  const look = ground.lookWith([]);
  const what = scene.kind === 'later' ? scene.what : 'look';
  if (what === 'carried') return carried(ground);
  if (look === null || isOver(look.stage)) return { because: because('over') };
  const plan = planFor(ground, causeOf(ground));
  // Whether those who decide were told already, their comment knows: it is written once.
  const course = { ground, before: null, after: look, acts: [], newlyNamed: [], hindrance: null };
  const late = what === 'sponsors' ? askAgain(ground, look, plan) : [];
  const params = { person: subject.applicant.login, title: titleKey(subject.at), stage: publicly(look) };
  return {
    because: because(late.length > 0 ? 'late' : 'looked', params),
    actions: [...late, ...commonActions(course, plan)],
    later: laterOf({ ...course, before: look }),
  };
}

/** A concern is nobody's business but of those who may read it. */
const publicly = ({ stage }: CaseLook): string => (stage === 'blocked' ? 'objections' : stage);

/** Each of them once more, and never again. */
function askAgain(ground: Ground, look: CaseLook, plan: Plan): readonly Action[] {
  const { scene, subject, matter, language } = ground;
  if (look.stage !== 'gathering') return [];
  const acts = matter.record?.acts ?? [];
  const unasked = leftUnasked(ground, acts);
  const late = look.sponsors.filter(
    (one) =>
      one.as === 'eligible' &&
      one.late &&
      !unasked.has(one.person) &&
      !isNamedAgain(one, acts) &&
      one.lateAt === stamp(scene.kind === 'later' ? scene.at : one.lateAt),
  );
  const logins = late.flatMap(({ person }) => ground.personOf(person)?.login ?? []);
  if (logins.length === 0) return [];
  const { title } = wordsOf(matter, subject.title, subject.at, language);
  const body = messages[language].askAgain(logins.map(mention), subject.applicant.login, title);
  const people = late.map(({ person }) => person);
  const cause = `again:${askedOnce(people, acts)}`;
  const act = { kind: 'comment', number: matter.item.number, body } as const;
  return [plan('ask_again', act, { cause, expect: { state: 'open', unlocked: true } })];
}

/** What of the gifts took effect, as far as Hearth's own record shows. */
function carried(ground: Ground): Decision {
  const { answers, event, matter, subject, at } = ground;
  const done = (answers.history ?? []).filter(
    ({ feature, rule, state }) =>
      feature === 'desk' && rule === 'give' && (state === 'applied' || state === 'unchanged'),
  );
  const facts = done.map(({ act, url }, nth): ActFact => ({
    fact: 'act',
    repository: event.repository.id,
    key: actKey.said('carried_out', whereSaid(ground), nth),
    kind: 'carried_out',
    number: matter.item.number,
    person: null,
    at: stamp(at),
    source: 'webhook',
    value: url === null ? act : `${act} ${url}`,
    subject: subject.applicant.id,
  }));
  return { because: because('carried', { done: done.length }), facts };
}
