// What pages of people are made from: the sections in force that describe titles, deeds and boards, and who may be named.
import type { Config } from '../config/resolve.js';
import { sigDirectory } from './answers/directory.js';
import type { InForce } from './answers/sources.js';
import type { BoardsScene } from './showing-boards.js';
import { configOf, isShared, MOST_READ, ofAll, ofCommunity, termsIn, withoutUnnamed } from './showing-config.js';
import type { ShownEngine } from './showing-config.js';
import type { ShownCommunity, ShownRepository } from './ports.js';

/** Sections that say which titles, deeds and boards there are. */
const SECTIONS = ['ladder', 'honours', 'credit', 'points'];

/** Null: the file that says what titles there are stands in a repository that is not shown. */
export async function titlesScene(engine: ShownEngine, of: ShownCommunity): Promise<BoardsScene | null> {
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
export async function ownScene(engine: ShownEngine, of: ShownRepository): Promise<BoardsScene | null> {
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
  engine: ShownEngine,
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
