// What Hearth did about an item, and why: the audit in sentences, each with the line of the configuration that made it so.
import type { Config } from '../../config/resolve.js';
import { explain } from '../../core/explain.js';
import type { Feature } from '../../core/feature.js';
import { printOrigin } from '../../core/origin.js';
import type { DecisionOn } from '../../core/question.js';
import type { WhyLine, WhyOn, WhyOnAnswer } from '../../core/sig-question.js';

export interface WhyFrom {
  readonly config: Config;
  readonly features: readonly Feature[];
  /** Addresses of configuration files, by their names. */
  readonly links: Readonly<Record<string, string>>;
}

/** `decisions` as the audit tells them, newest last; so are the lines. */
export function whyOn(
  decisions: readonly DecisionOn[],
  { language, audience }: Pick<WhyOn, 'language' | 'audience'>,
  from: WhyFrom,
): WhyOnAnswer {
  const lines = decisions
    .filter(({ because }) => audience === 'maintainers' || because.visibility === 'public')
    .filter(({ because }) => because.code !== 'not_concerned')
    .map((decision) => lineOf(decision, language, from));
  // An item that is touched again and again is left as it is for the same reason each time: the last time tells it.
  return lines.filter((line, index) => !lines.slice(index + 1).some((later) => isSameSilence(line, later)));
}

function isSameSilence(line: WhyLine, later: WhyLine): boolean {
  return (
    line.state === 'silent' &&
    later.state === 'silent' &&
    later.feature === line.feature &&
    later.sentence === line.sentence
  );
}

function lineOf({ because, ...decision }: DecisionOn, language: WhyOn['language'], from: WhyFrom): WhyLine {
  const feature = from.features.find(({ name }) => name === decision.feature);
  const sentence = explain(feature ?? { explanations: {} }, because, language);
  return { ...decision, sentence, line: placeOf(decision.feature, from) };
}

/** Where its section stands now; null: nowhere, or it has none. */
function placeOf(feature: string, { config, links }: WhyFrom): WhyLine['line'] {
  const origin = config.sections[feature]?.origin;
  if (origin === undefined || origin.from === 'default') return null;
  const url = Object.hasOwn(links, origin.file) ? links[origin.file] : undefined;
  return { place: printOrigin(origin), url: url === undefined ? null : `${url}#L${origin.line}` };
}
