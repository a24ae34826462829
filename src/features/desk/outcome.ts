// What came of an event, as a reason, with what a decision brings about besides.
import { because } from '../../core/action.js';
import type { Action, Because } from '../../core/action.js';
import type { CaseAct } from '../../core/case.js';
import type { Fact } from '../../core/fact.js';
import type { Later } from '../../core/feature.js';
import { stamp } from '../../core/time.js';
import { titleKey } from '../../core/title.js';
import { acceptActions, givenBy } from './accept.js';
import type { Course, Plan } from './decision.js';
import { speakerOf } from './questions.js';
import type { Refusal } from './why.js';

interface Outcome {
  readonly because: Because;
  readonly actions: readonly Action[];
  readonly facts: readonly Fact[];
  readonly later: readonly Later[];
}

/** GitHub has taken what it takes by then. */
const CARRIED_MS = 3_600_000;

export function outcomeOf(course: Course, refusals: readonly Refusal[], plan: Plan): Outcome {
  const { ground, acts, hindrance } = course;
  const { subject, scene } = ground;
  const params = { person: subject.applicant.login, title: titleKey(subject.at) };
  const found = (word: CaseAct['word']) => acts.find((act) => act.word === word);
  const only = (code: string, more: Because['params'] = {}): Outcome => ({
    because: because(code, { ...params, ...more }),
    actions: [],
    facts: [],
    later: [],
  });
  const [accepted, speaker] = [found('accepted'), speakerOf(scene)];
  if (accepted !== undefined && speaker !== null) {
    const actions = acceptActions(ground, speaker, plan);
    const at = stamp(new Date(Date.parse(ground.context.now) + CARRIED_MS).toISOString());
    return {
      because: because('accepted', { ...params, by: speaker.login }),
      actions,
      facts: [givenBy(ground, accepted)],
      later: actions.some(({ rule }) => rule === 'give') ? [{ at, about: `carried:${at}` }] : [],
    };
  }
  if (found('deferred') !== undefined) return only('deferred', { by: speaker?.login ?? '' });
  if (found('withdrawn') !== undefined) return only('withdrawn');
  if (found('applied') !== undefined || found('nominated') !== undefined) return only('begun');
  if (hindrance !== null) return only('hindered', { why: hindrance.code });
  if (acts.length > 0) return only('told', { words: [...new Set(acts.map(({ word }) => word))].join(', ') });
  const [first] = refusals;
  return first === undefined ? only('kept') : { ...only('refused', { why: first.why.code }) };
}
