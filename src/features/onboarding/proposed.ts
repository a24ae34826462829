// The whole proposal: what stands at the top of the file, the sections of the features, labels and findings.
import type { Language } from '../../core/language.js';
import { quote } from '../../core/markdown.js';
import type { Choice, Survey } from '../../core/proposal.js';
import type { ProposalAnswer } from '../../core/config-question.js';
import { languageOfSurvey } from '../../core/survey.js';
import type { SurveyLanguage } from '../../core/survey.js';
import { CONFIG_PATH, mostBytesOf } from '../../core/readable.js';
import { costlyIn } from '../../core/yaml-cost.js';
import { fileOf } from './file.js';
import type { Proposed } from './file.js';
import { otherBots } from './other-bots.js';
import { words } from './words.js';

/** The proposal from what a repository shows; null where no feature has anything to propose. */
export function proposedFrom({ survey, sections }: ProposalAnswer): Proposed | null {
  if (sections.length === 0) return null;
  const spoken = languageOfSurvey(survey);
  const labels = new Map(sections.flatMap((one) => one.labels).map((label) => [label.name.toLowerCase(), label]));
  return fitted({
    language: spoken.language,
    top: [
      { path: ['version'], value: 1, reason: words[spoken.language].version },
      { path: ['language'], value: spoken.language, reason: languageReason(spoken) },
    ],
    sections,
    labels: [...labels.values()],
    findings: [
      ...misplaced(survey, spoken.language),
      ...sections.flatMap((one) => one.findings),
      ...otherBots(survey, spoken.language),
    ],
  });
}

/** Without the longest values, each told, while the file would be more than Hearth reads of one. */
function fitted(proposed: Proposed): Proposed {
  const text = fileOf(proposed);
  const fits = Buffer.byteLength(text) <= (mostBytesOf(CONFIG_PATH) ?? 0) && costlyIn(text) === undefined;
  const [longest] = proposed.sections
    .flatMap(({ section, choices }) => choices.map((choice) => ({ section, choice })))
    .sort((a, b) => bytesOf(b.choice) - bytesOf(a.choice));
  if (fits || longest === undefined) return proposed;
  const { section, choice } = longest;
  const setting = quote([section, ...choice.path].join('.'));
  return fitted({
    ...proposed,
    sections: proposed.sections.map((one) => ({ ...one, choices: one.choices.filter((other) => other !== choice) })),
    findings: [...proposed.findings, words[proposed.language].leftOut(setting)],
  });
}

const bytesOf = ({ value }: Choice) => Buffer.byteLength(JSON.stringify(value));

/** Names that look right and are not. */
const MISPLACED = ['.github/hearth.yaml', 'hearth.yml', 'hearth.yaml'];

function misplaced({ tree }: Pick<Survey, 'tree'>, language: Language): readonly string[] {
  return MISPLACED.filter((path) => tree.paths.includes(path)).map((path) => words[language].misplaced(quote(path)));
}

function languageReason({ language, letters, han, files }: SurveyLanguage): string {
  if (files.length === 0) return words[language].languageUnknown;
  const named = files.map((file) => quote(file)).join(words[language].and);
  // Rounded towards the language that was chosen, so that the number never says the opposite.
  const share = language === 'zh' ? Math.ceil((100 * han) / letters) : Math.floor((100 * han) / letters);
  return words[language].languageKnown(share, new Intl.NumberFormat('en').format(letters), named);
}
