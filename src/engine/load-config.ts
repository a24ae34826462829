// The file in force for a repository, parsed. The same text is parsed once.
import { parseConfig } from '../config/parse.js';
import type { Config } from '../config/parse.js';
import type { Repository } from '../core/event.js';
import type { Feature } from '../core/feature.js';
import type { Engine } from './engine.js';
import type { ConfigVersion } from './ports.js';

export interface Loaded {
  readonly config: Config;
  readonly file: string;
  readonly url: string;
}

const MOST_TEXTS = 500;
const parsed = new Map<string, Config>();

/** Null where there is no file. Throws where it could not be read: nothing is ever decided on a guess. */
export async function loadConfig(
  engine: Engine,
  installation: number,
  repository: Repository,
  version: ConfigVersion,
): Promise<Loaded | null> {
  const found = await engine.configs.load(installation, repository, version);
  if (found === null) return null;
  const key = `${found.file}\n${found.text}`;
  let config = parsed.get(key);
  if (config === undefined) {
    config = parseConfig(found.file, found.text, sectionsOf(engine.features));
    if (parsed.size >= MOST_TEXTS) parsed.delete(parsed.keys().next().value ?? key);
    parsed.set(key, config);
    if (config.problems.length > 0) {
      // Where, not what: the messages quote the file, which may be of a private repository.
      const places = config.problems.map(({ line, column, path }) => `${line}:${column} ${path}`.trim()).slice(0, 5);
      const fields = { repository: repository.id, problems: config.problems.length, places };
      engine.log.warn(
        fields,
        'hearth.yml has problems; the sections with problems are off; "hearth preview --config FILE" names them',
      );
    }
  }
  return { config, file: found.file, url: found.url };
}

/** Sections of `hearth.yml` by name: one for each feature that has settings. */
export function sectionsOf(features: readonly Feature[]) {
  return Object.fromEntries(features.flatMap((one) => (one.settings === null ? [] : [[one.name, one.settings]])));
}
