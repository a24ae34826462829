// After a merge of somebody who holds no role: the next step on the ladder, by the ladder's own words.
import { because } from '../../core/action.js';
import type { Decision } from '../../core/feature.js';
import { languageOfItem } from '../../core/language.js';
import type { Language } from '../../core/language.js';
import { rungsOf, stepOf, stepPhrase } from '../../community/ladder/rungs.js';
import type { Heard } from './heard.js';
import { messages } from './messages.js';
import type { Answers } from './questions.js';
import { tellingOf } from './telling.js';

/** Nothing is said of how much of it they have: they have not asked, and all can read it. */
export function decideMerge(
  { event }: Extract<Heard, { is: 'merge' }>,
  answers: Answers,
  language: Language,
): Decision {
  const { standing, titles, evaluations = [] } = answers;
  if (standing === undefined || titles === undefined) return { because: because('no_step') };
  if (standing.held.some(({ title, by }) => title.kind === 'role' && by !== 'requirements'))
    return { because: because('holds_role') };
  const { item, repository } = event;
  const spoken = languageOfItem(item) ?? language;
  const step = stepOf(rungsOf(titles.titles, evaluations, standing), standing);
  const phrase = step === null ? null : stepPhrase(step, titles.titles, tellingOf(repository, answers, spoken));
  if (phrase === null) return { because: because('no_step') };
  return {
    because: because('next_step'),
    actions: [
      {
        act: { kind: 'status', number: item.number, body: messages[spoken].next(phrase), ifThere: true },
        rule: 'next',
        scope: `item:${repository.id}:${item.number}`,
        cause: 'merged',
      },
    ],
  };
}
