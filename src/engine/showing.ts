// What the pages show: reports on the terms of the configuration in force, and what was decided on an item. Whatever is
// asked here, only public repositories are looked at.
import { resolve } from '../config/resolve.js';
import type { Config } from '../config/resolve.js';
import type { Language } from '../core/language.js';
import { defaultTerms } from '../core/report-terms.js';
import type { ReportTerms } from '../core/report-terms.js';
import type { Period, Report } from '../core/report.js';
import { parsePeriod, periodEnding } from '../metrics/period.js';
import { sigDirectory } from './answers/directory.js';
import { inForceOn } from './answers/in-force.js';
import type { InForce } from './answers/sources.js';
import { whyOn } from './answers/why.js';
import type { LoadedSources } from './config/load.js';
import type { Engine } from './engine.js';
import type { Reporter } from './health-report.js';
import { drawingShown, titlesShown } from './showing-titles.js';
import type { TitlesScene } from './showing-titles.js';
import { unnamedIn } from './unnamed.js';
import type { Showing, Shown, ShownCommunity, ShownItem, ShownRepository } from './ports.js';

/** `shown` and `reporter` have connections of their own: visitors must not keep the daily work waiting. */
export interface ShowingParts {
  readonly engine: Omit<Engine, 'reporter' | 'measures'>;
  readonly shown: Shown;
  readonly reporter: Pick<Reporter, 'report'>;
}

/** Files of repositories that are read for a report of all of them. */
const MOST_READ = 20;

export function createShowing(parts: ShowingParts): Showing {
  const { shown } = parts;
  return {
    communities: () => shown.communities(),
    community: (login) => shown.community(login),
    repository: (owner, name) => shown.repository(owner, name),
    waiting: (repository) => shown.waiting(repository),
    mark: (repositories, until) => shown.mark(repositories, until),
    item: (of, number, language) => itemOf(parts, of, number, language),
    report: (of, label) => reportOf(parts, of, label),
    titles: async (of, kind, language) => {
      const scene = await titlesScene(parts, of);
      return scene === null ? null : titlesShown(scene, kind, language);
    },
    drawing: async (of, drawing, language) => {
      const scene = await titlesScene(parts, of);
      return scene === null ? null : drawingShown(scene, drawing, language);
    },
  };
}

async function reportOf(
  { engine, reporter }: ShowingParts,
  of: ShownRepository | ShownCommunity,
  label: string | null,
): Promise<Report | null> {
  const from = 'repositories' in of ? ofCommunity(of) : of;
  const { config, inForce } = await ('repositories' in of ? ofAll(engine, of) : configOf(engine, from));
  const now = engine.clock.now();
  const own = termsIn(config, engine.features);
  const terms = 'repositories' in of ? await withoutUnnamed(engine, of, own) : own;
  const period = periodOf(label, terms.zone, now);
  if (period === null) return null;
  const { installation, repository } = from;
  const directory = await sigDirectory(
    { kind: 'sigDirectory', repository },
    inForce,
    { ledger: engine.ledger, installation, now },
    () => engine.github.installation(installation),
  );
  const about = 'repositories' in of ? { community: of.id } : { repository: repository.id };
  return reporter.report({ of: about, privateToo: false, audience: 'public', period, terms, directory });
}

/** By whose hands its files are read: its `.github` repository, where that is shown; else any. */
function ofCommunity({ repositories }: ShownCommunity): ShownRepository {
  const [first] = repositories;
  const shared = repositories.find(isShared) ?? first;
  if (shared === undefined) throw new Error('a community without a repository is not shown');
  return shared;
}

interface Configured {
  readonly config: Config;
  readonly inForce: InForce;
}

const filesOf = (engine: ShowingParts['engine'], { installation, repository, version }: ShownRepository) =>
  engine.config.sources(installation, repository, version);

/** What is in force in the repository. */
const configOf = async (engine: ShowingParts['engine'], of: ShownRepository) =>
  configured(engine, await filesOf(engine, of));

/** What the owner's file alone says. Without one a repository speaks for all only where it is the only one. */
async function ofAll(engine: ShowingParts['engine'], of: ShownCommunity): Promise<Configured> {
  const { own, shared } = await filesOf(engine, ofCommunity(of));
  return configured(engine, { own: shared === null && of.repositories.length === 1 ? own : null, shared });
}

const isShared = ({ repository }: ShownRepository) => repository.name.toLowerCase() === '.github';

/** Null: the file that says what titles there are stands in a repository that is not shown. */
async function titlesScene({ engine }: ShowingParts, of: ShownCommunity): Promise<TitlesScene | null> {
  const { config } = await ofAll(engine, of);
  const sections = ['ladder', 'honours'].map((name) => config.sections[name]?.origin.from);
  if (sections.includes('organization') && !of.repositories.some(isShared)) return null;
  // Those who are named nowhere, of every repository; where these are too many to be read, nobody is named.
  const known = of.repositories.length <= MOST_READ;
  const { unnamed } = known ? await withoutUnnamed(engine, of, termsIn(config, engine.features)) : { unnamed: null };
  return { ledger: engine.ledger, of, config, unnamed, now: engine.clock.now() };
}

/** Who asked in any of the repositories not to be named; where they are too many to be read, nobody is named. */
async function withoutUnnamed(
  engine: ShowingParts['engine'],
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

function configured(engine: ShowingParts['engine'], sources: LoadedSources): Configured {
  const config = resolve(sources, engine.known, engine.clock.now());
  return { config, inForce: inForceOn(engine, config, () => Promise.resolve(sources)) };
}

/** Null: there is no such period, or it is not over yet. */
function periodOf(label: string | null, zone: string, now: Date): Period | null {
  if (label === null) return periodEnding('monthly', now, zone);
  const period = parsePeriod(label, zone);
  return 'problem' in period || Date.parse(period.to) > now.getTime() ? null : period;
}

function termsIn({ sections }: Config, features: Engine['features']): ReportTerms {
  const found = features.flatMap((feature) => {
    const section = sections[feature.name];
    return section === undefined ? [] : (feature.terms?.(section.settings) ?? []);
  });
  return found[0] ?? defaultTerms;
}

async function itemOf(
  { engine, shown }: ShowingParts,
  of: ShownRepository,
  number: number,
  language: Language,
): Promise<ShownItem | null> {
  const found = await shown.item(of.repository.id, number);
  if (found === null) return null;
  const { config, inForce } = await configOf(engine, of);
  const decisions = found.decisions.map((one) => ({ ...one, because: unnamedIn(one.because, language) }));
  const from = { config, features: engine.features, links: await inForce.links() };
  const lines = whyOn(decisions, { language, audience: 'public' }, from);
  return { kind: found.kind, turn: found.turn, lines };
}
