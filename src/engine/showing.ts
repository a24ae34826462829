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
import { peoplePagesIn } from './showing-people-pages.js';
import { boardsShown } from './showing-boards.js';
import type { BoardsScene } from './showing-boards.js';
import { personShown } from './showing-person.js';
import { drawingShown, titlesShown } from './showing-titles.js';
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
      const scene = await ('repositories' in of ? titlesScene(parts, of) : ownScene(parts, of));
      return scene === null ? null : titlesShown(scene, kind, language);
    },
    peoplePages: async (of) => {
      const scene = await ('repositories' in of ? titlesScene(parts, of) : ownScene(parts, of));
      return scene === null ? [] : peoplePagesIn(scene);
    },
    boards: async (of, language) => {
      const scene = await titlesScene(parts, of);
      return scene === null ? null : boardsShown(scene, language);
    },
    person: async (of, login, language) => {
      const scene = await titlesScene(parts, of);
      return scene === null ? null : personShown(scene, login, language);
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

/** `own`: the repository that speaks for all; null: the owner's file does, or nothing. */
interface ConfiguredForAll extends Configured {
  readonly own: number | null;
}

const filesOf = (engine: ShowingParts['engine'], { installation, repository, version }: ShownRepository) =>
  engine.config.sources(installation, repository, version);

/** What is in force in the repository. */
const configOf = async (engine: ShowingParts['engine'], of: ShownRepository) =>
  configured(engine, await filesOf(engine, of));

/** What the owner's file alone says. Without one a repository speaks for all only where it is the only one. */
async function ofAll(engine: ShowingParts['engine'], of: ShownCommunity): Promise<ConfiguredForAll> {
  const speaking = ofCommunity(of);
  const { own, shared } = await filesOf(engine, speaking);
  const isOwn = shared === null && of.repositories.length === 1;
  return { ...configured(engine, { own: isOwn ? own : null, shared }), own: isOwn ? speaking.repository.id : null };
}

const isShared = ({ repository }: ShownRepository) => repository.name.toLowerCase() === '.github';

/** Sections that say which titles, deeds and boards there are. */
const SECTIONS = ['ladder', 'honours', 'credit', 'points'];

/** Null: the file that says what titles there are stands in a repository that is not shown. */
async function titlesScene({ engine }: ShowingParts, of: ShownCommunity): Promise<BoardsScene | null> {
  const { config, inForce, own: here } = await ofAll(engine, of);
  const sections = SECTIONS.map((name) => config.sections[name]?.origin.from);
  if (sections.includes('organization') && !of.repositories.some(isShared)) return null;
  // Those who are named nowhere, of every repository; where these are too many to be read, nobody is named.
  const known = of.repositories.length <= MOST_READ;
  const { unnamed } = known ? await withoutUnnamed(engine, of, termsIn(config, engine.features)) : { unnamed: null };
  const spoken = { of, here, config, unnamed };
  return sceneOf(engine, ofCommunity(of), inForce, spoken);
}

/** Null: the repository has no ladder and no honours of its own. */
async function ownScene({ engine }: ShowingParts, of: ShownRepository): Promise<BoardsScene | null> {
  const { config, inForce } = await configOf(engine, of);
  const { owner, id } = of.repository;
  if (!['ladder', 'honours'].some((name) => config.sections[name]?.origin.from === 'repository')) return null;
  const { unnamed } = termsIn(config, engine.features);
  const alone: ShownCommunity = { id: owner.id, login: owner.login, repositories: [of] };
  return sceneOf(engine, of, inForce, { of: alone, here: id, config: ownSections(config), unnamed });
}

/** Without what the owner's file says of titles: that is the community's, and has a page there. */
const ownSections = (config: Config): Config => ({
  ...config,
  sections: Object.fromEntries(
    Object.entries(config.sections).filter(
      ([name, { origin }]) => !SECTIONS.includes(name) || origin.from === 'repository',
    ),
  ),
});

function sceneOf(
  engine: ShowingParts['engine'],
  { installation, repository }: ShownRepository,
  inForce: InForce,
  spoken: Pick<BoardsScene, 'of' | 'here' | 'config' | 'unnamed'>,
): BoardsScene {
  const { ledger, pages } = engine;
  const now = engine.clock.now();
  const from = { ledger, installation, now };
  const read = () => engine.github.installation(installation);
  const directory = () => sigDirectory({ kind: 'sigDirectory', repository }, inForce, from, read);
  return { ...from, ...spoken, repository, pages, directory };
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
