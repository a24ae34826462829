// What is said in the private issue of a case: concerns, and that they are settled.
import { forMaintainers } from '../../core/action.js';
import type { Spoken } from '../../core/command.js';
import type { Decision } from '../../core/feature.js';
import { causeOf, factsOf, planFor } from './decision.js';
import type { Ground } from './ground.js';
import { answersTo, obey } from './obey.js';
import { concernsSection } from './private.js';
import { Telling, whereSaid } from './telling.js';
import { wordsOf } from './words.js';

export function decidePrivate(ground: Ground, spoken: Spoken | null): Decision {
  const { own, matter, subject, language } = ground;
  if (spoken === null) return { because: forMaintainers('nothing_said') };
  const telling = new Telling(ground, whereSaid(ground));
  const refusals = obey(telling, spoken, own);
  const plan = planFor(ground, causeOf(ground));
  const words = wordsOf(matter, subject.title, subject.at, language);
  const replies = answersTo(spoken, refusals, plan, { language, words });
  const { acts, look } = telling;
  if (acts.length === 0) {
    return { because: forMaintainers('refused', { why: refusals[0]?.why.code ?? 'nothing' }), actions: replies };
  }
  const body = concernsSection(ground, look?.concerns ?? []);
  return {
    because: forMaintainers('concern_told', { words: acts.map(({ word }) => word).join(', ') }),
    actions: [...replies, plan('concerns', { kind: 'status', number: matter.item.number, body })],
    facts: factsOf({ ground, acts, newlyNamed: [] }),
  };
}
