// What the files say of other bots here, where a maintainer should know it before Hearth speaks, too.
import { readForeignYaml } from '../../core/foreign-yaml.js';
import type { ForeignYaml } from '../../core/foreign-yaml.js';
import type { Language } from '../../core/language.js';
import { quote } from '../../core/markdown.js';
import type { Survey } from '../../core/proposal.js';
import { place } from '../../core/survey.js';
import { words } from './words.js';

/**
 * A sentence for each bot, and for each file of which nothing is known. Whether a bot is installed is not known, only what
 * its settings say.
 */
export function otherBots({ files, labels }: Pick<Survey, 'files' | 'labels'>, language: Language): readonly string[] {
  const read = new Map(LOOKED_AT.map((file) => [file, readForeignYaml(files[file] ?? '')]));
  return [...prow(read, labels, language), ...stale(read, language), ...unread(read, language)];
}

const [STALE, OWNERS] = ['.github/stale.yml', 'OWNERS'];
/** The YAML of other bots that a proposal is made from, in any of its sections. */
const LOOKED_AT = ['.github/boring-cyborg.yml', '.github/config.yml', STALE, OWNERS];
type Read = ReadonlyMap<string, ForeignYaml>;

/** Prow's approvers, and the label it puts on what was looked at. */
function prow(read: Read, labels: Survey['labels'], language: Language): readonly string[] {
  const approvers = read.get(OWNERS)?.values.get('approvers');
  const lgtm = labels?.some(({ name }) => name.toLowerCase() === 'lgtm') === true;
  return approvers !== undefined && lgtm ? [words[language].prow(place(OWNERS, approvers.line))] : [];
}

function stale(read: Read, language: Language): readonly string[] {
  const found = read.get(STALE)?.values.get('daysUntilClose');
  // `false` and numbers that are none close nothing.
  if (typeof found?.value !== 'number' || found.value <= 0) return [];
  return [words[language].stale(place(STALE, found.line))];
}

function unread(read: Read, language: Language): readonly string[] {
  return [...read].flatMap(([file, { unread: why }]) =>
    why === undefined ? [] : [words[language].unread[why](quote(file))],
  );
}
