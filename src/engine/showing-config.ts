// Which configuration is in force for what the pages show: a repository's own, or what the owner's file says for all of them.
import { resolve } from '../config/resolve.js';
import type { Config } from '../config/resolve.js';
import { defaultTerms } from '../core/report-terms.js';
import type { ReportTerms } from '../core/report-terms.js';
import { inForceOn } from './answers/in-force.js';
import type { InForce } from './answers/sources.js';
import type { LoadedSources } from './config/load.js';
import type { Engine } from './engine.js';
import type { ShownCommunity, ShownRepository } from './ports.js';

/** What visitors make work: never what measures, which has connections of its own. */
export type ShownEngine = Omit<Engine, 'reporter' | 'measures'>;

/** Files of repositories that are read for a report of all of them. */
export const MOST_READ = 20;

/** By whose hands its files are read: its `.github` repository, where that is shown; else any. */
export function ofCommunity({ repositories }: ShownCommunity): ShownRepository {
  const [first] = repositories;
  const shared = repositories.find(isShared) ?? first;
  if (shared === undefined) throw new Error('a community without a repository is not shown');
  return shared;
}

export interface Configured {
  readonly config: Config;
  readonly inForce: InForce;
}

/** `own`: the repository that speaks for all; null: the owner's file does, or nothing. */
export interface ConfiguredForAll extends Configured {
  readonly own: number | null;
}

const filesOf = (engine: ShownEngine, { installation, repository, version }: ShownRepository) =>
  engine.config.sources(installation, repository, version);

/** What is in force in the repository. */
export const configOf = async (engine: ShownEngine, of: ShownRepository) =>
  configured(engine, await filesOf(engine, of));

/** What the owner's file alone says. Without one a repository speaks for all only where it is the only one. */
export async function ofAll(engine: ShownEngine, of: ShownCommunity): Promise<ConfiguredForAll> {
  const speaking = ofCommunity(of);
  const { own, shared } = await filesOf(engine, speaking);
  const isOwn = shared === null && of.repositories.length === 1;
  return { ...configured(engine, { own: isOwn ? own : null, shared }), own: isOwn ? speaking.repository.id : null };
}

export const isShared = ({ repository }: ShownRepository) => repository.name.toLowerCase() === '.github';

function configured(engine: ShownEngine, sources: LoadedSources): Configured {
  const config = resolve(sources, engine.known, engine.clock.now());
  return { config, inForce: inForceOn(engine, config, () => Promise.resolve(sources)) };
}

/** Who asked in any of the repositories not to be named; where they are too many to be read, nobody is named. */
export async function withoutUnnamed(
  engine: ShownEngine,
  { repositories }: ShownCommunity,
  terms: ReportTerms,
): Promise<ReportTerms> {
  if (repositories.length > MOST_READ) return { ...terms, thanks: false };
  const unnamed = new Set(terms.unnamed);
  for (const of of repositories) {
    const { config } = await configOf(engine, of);
    for (const login of termsIn(config, engine.features).unnamed) unnamed.add(login);
  }
  return { ...terms, unnamed: [...unnamed] };
}

export function termsIn({ sections }: Config, features: Engine['features']): ReportTerms {
  const found = features.flatMap((feature) => {
    const section = sections[feature.name];
    return section === undefined ? [] : (feature.terms?.(section.settings) ?? []);
  });
  return found[0] ?? defaultTerms;
}
