// What the files say of other bots here, where a maintainer should know it before Hearth speaks, too.
import { readForeignYaml } from '../../core/foreign-yaml.js';
import type { Language } from '../../core/language.js';
import type { Survey } from '../../core/proposal.js';
import { place } from '../../core/survey.js';
import { words } from './words.js';

/** One sentence a bot. Whether a bot is installed is not known, only what its settings say. */
export function otherBots(survey: Pick<Survey, 'files' | 'labels'>, language: Language): readonly string[] {
  return [...prow(survey, language), ...stale(survey, language)];
}

/** Prow's approvers, and the label it puts on what was looked at. */
function prow({ files, labels }: Pick<Survey, 'files' | 'labels'>, language: Language): readonly string[] {
  const approvers = readForeignYaml(files['OWNERS'] ?? '').get('approvers');
  const lgtm = labels?.some(({ name }) => name.toLowerCase() === 'lgtm') === true;
  return approvers !== undefined && lgtm ? [words[language].prow(place('OWNERS', approvers.line))] : [];
}

const STALE = '.github/stale.yml';

function stale({ files }: Pick<Survey, 'files'>, language: Language): readonly string[] {
  const found = readForeignYaml(files[STALE] ?? '').get('daysUntilClose');
  // `false` and numbers that are none close nothing.
  if (typeof found?.value !== 'number' || found.value <= 0) return [];
  return [words[language].stale(place(STALE, found.line))];
}
