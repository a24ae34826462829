// An issue was labelled as one for newcomers: what somebody new would miss in it is said, once, to whoever labelled it.
import { because } from '../../core/action.js';
import type { ItemChangeEvent } from '../../core/event.js';
import type { Decision } from '../../core/feature.js';
import type { Language } from '../../core/language.js';
import type { LiveItemAnswer } from '../../core/live-item.js';
import { labelsOn } from '../../core/live-item.js';
import { isSame } from '../../core/name.js';
import { classOf } from '../../core/person.js';
import { messages } from './messages.js';
import { languageFor, planFor, scopeOf } from './plan.js';
import { lacksOf } from './quality.js';

export interface Labelled {
  readonly event: ItemChangeEvent;
  readonly live: LiveItemAnswer | undefined;
  readonly label: string;
  readonly language: Language;
}

export function advise({ event, live, label, language }: Labelled): Decision {
  const { item, actor, repository } = event;
  const isStill = live?.exists === true && live.state === 'open' && labelsOn(live).some((name) => isSame(name, label));
  if (!isStill) return { because: because('label_gone') };
  const lacks = lacksOf(item, live, labelsOn(live));
  if (lacks.length === 0) return { because: because('fit') };
  const labeller = classOf(actor) === 'human' ? (actor?.login ?? null) : null;
  const body = messages[languageFor(item, language)].advice(labeller, label, lacks);
  const plan = planFor(scopeOf(repository, item.number), 'first');
  const act = { kind: 'comment', number: item.number, body } as const;
  return {
    because: because('advised', { label, count: lacks.length }),
    actions: [plan('quality', act, { expect: { state: 'open', unlocked: true, has: [label] } })],
  };
}
