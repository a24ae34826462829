// The whole proposal: what stands at the top of the file, the sections of the features, labels and findings.
import type { Language } from '../../core/language.js';
import { quote } from '../../core/markdown.js';
import type { Choice, Label, SectionProposal } from '../../core/proposal.js';
import type { ProposalAnswer } from '../../core/config-question.js';
import { languageOfSurvey } from '../../core/survey.js';
import type { SurveyLanguage } from '../../core/survey.js';
import { otherBots } from './other-bots.js';
import { words } from './words.js';

export interface Proposed {
  readonly language: Language;
  /** What stands at the top of the file besides the sections. */
  readonly top: readonly Choice[];
  readonly sections: readonly SectionProposal[];
  /** Labels that the sections need and that are missing, each once. */
  readonly labels: readonly Label[];
  readonly findings: readonly string[];
}

/** The proposal from what a repository shows; null where no feature has anything to propose. */
export function proposedFrom({ survey, sections }: ProposalAnswer): Proposed | null {
  if (sections.length === 0) return null;
  const spoken = languageOfSurvey(survey);
  const labels = new Map(sections.flatMap((one) => one.labels).map((label) => [label.name.toLowerCase(), label]));
  return {
    language: spoken.language,
    top: [
      { path: ['version'], value: 1, reason: words[spoken.language].version },
      { path: ['language'], value: spoken.language, reason: languageReason(spoken) },
    ],
    sections,
    labels: [...labels.values()],
    findings: [...sections.flatMap((one) => one.findings), ...otherBots(survey, spoken.language)],
  };
}

function languageReason({ language, letters, han, files }: SurveyLanguage): string {
  if (files.length === 0) return words[language].languageUnknown;
  const named = files.map((file) => quote(file)).join(words[language].and);
  // Rounded towards the language that was chosen, so that the number never says the opposite.
  const share = language === 'zh' ? Math.ceil((100 * han) / letters) : Math.floor((100 * han) / letters);
  return words[language].languageKnown(share, new Intl.NumberFormat('en').format(letters), named);
}
