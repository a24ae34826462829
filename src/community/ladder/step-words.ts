// The nearest next step as sentences: for greetings, merges and `/ladder`.
import type { Language } from '../../core/language.js';
import { quote } from '../../core/markdown.js';
import type { Title } from '../../core/title.js';
import type { Names } from './names.js';
import type { NextStep } from './next-step.js';
import type { Wording } from './said.js';
import { dayFrom, requirementWords, whyWords } from './words.js';
import { wordings } from './wording.js';

/** What comes next, and how much else is open. Markdown, one line. `names` of the SIG that the step is of. */
export function stepWords(step: NextStep, language: Language, names: Names): string {
  const words = wordings[language];
  const called = names.called(step.title.name);
  const title = step.at.sig === null || names.sig === null ? called : words.ofSig(called, names.sig);
  const further = step.further === 0 ? [] : [words.further(step.further)];
  return [sentence(step, title, language, names), ...further].join(language === 'zh' ? '' : ' ');
}

function sentence(step: NextStep, title: string, language: Language, names: Names): string {
  const words = wordings[language];
  const { checked } = step;
  if (checked === null) return words.step.ready(title, wayTo(step.title, words));
  const requirement = requirementWords(checked.requirement, language, names);
  switch (step.is) {
    case 'wait':
      return words.step.wait(title, requirement, dayFrom(checked.from ?? ''));
    case 'unknown':
      return words.step.unknown(title, requirement, whyWords(checked.why, language));
    case 'hold':
    case 'ask':
      return words.step[step.is](title, requirement);
    case 'ready':
    case 'do':
      return words.step.do(title, requirement, step.missing === null ? null : words.missing(step.missing));
  }
}

/** How somebody comes to hold it who meets it. */
function wayTo({ applyLabel, nominatedBy, definedBy }: Title, { way }: Wording): string {
  if (definedBy.some(({ by }) => by === 'requirements')) return way.itself;
  if (applyLabel !== null) return way.apply(quote(applyLabel));
  return nominatedBy.length > 0 ? way.nominate : way.ask;
}
