// What pull requests do to hearth.yml: its mistakes, what would be in force, what is missing, and what would be done
// otherwise on real items. Nothing is written.
import { parseConfig } from '../../config/parse.js';
import type { ConfigFile } from '../../config/parse.js';
import { inOrder } from '../../config/document.js';
import { resolve, resolveWith } from '../../config/resolve.js';
import type { Config, Sources } from '../../config/resolve.js';
import { isShared } from '../../core/event.js';
import type { Repository } from '../../core/event.js';
import { RateLimited, Refused } from '../../core/failure.js';
import { didYouMean, near } from '../../core/near.js';
import { printPath } from '../../core/problem.js';
import type { Problem } from '../../core/problem.js';
import type { ConfigChanges, ConfigReview, MissingPermission } from '../../core/config-question.js';
import { mayWrite } from '../../core/permission.js';
import type { Permissions } from '../../core/question.js';
import { CONFIG_PATH } from '../../core/readable.js';
import type { Engine } from '../engine.js';
import type { ConfigVersion, GitHubRead } from '../ports.js';
import { replay } from '../replay/replay.js';

/** What answers about files come from. */
export interface ConfigScene {
  readonly engine: Engine;
  readonly installation: number;
  readonly now: Date;
  readonly toldAt: Date;
  /** Of the configuration that is in force. */
  readonly version: ConfigVersion;
}

/** Reviews for people who may not write here, at one look: the others wait for the next minute. */
const MOST_STRANGERS = 3;

/** A review of each of the pull requests that touch the file. Most do not, which costs one request for all of them. */
export async function configChanges(
  scene: ConfigScene,
  { repository, pulls, items }: ConfigChanges,
): Promise<readonly ConfigReview[]> {
  const { engine } = scene;
  const read = await engine.github.installation(scene.installation, scene.toldAt);
  const touching = await read.touching(repository, pulls, CONFIG_PATH);
  if (touching.length === 0) return [];
  const looking = await lookingAt(scene, { read, repository, items });
  const reviews: ConfigReview[] = [];
  const again: number[] = [];
  let strangers = 0;
  for (const [index, pull] of touching.entries()) {
    try {
      const trusted = await isTrusted(looking, pull.number);
      strangers += trusted ? 0 : 1;
      if (trusted || strangers <= MOST_STRANGERS) reviews.push(await review(looking, { ...pull, trusted }));
      else again.push(pull.number);
    } catch (error) {
      // One that GitHub does not let be looked at does not hold back the others, nor does a limit what was done before it.
      if (error instanceof Refused)
        engine.log.warn({ pull: pull.number, status: error.status }, 'a change was not checked');
      else if (error instanceof RateLimited && reviews.length > 0) {
        again.push(...touching.slice(index).map(({ number }) => number));
        break;
      } else throw error;
    }
  }
  for (const number of again) await engine.ledger.pullChanged(repository.id, number);
  return reviews;
}

interface Given {
  readonly read: GitHubRead;
  readonly repository: Repository;
  readonly items: number;
}

/** What is the same for all pull requests of one look. */
interface Looking extends ConfigScene, Given {
  readonly granted: Permissions;
  readonly sources: Sources;
  readonly before: Config;
  /** Names of the repository's labels, asked for where a file speaks of any. */
  readonly labels: () => Promise<readonly string[]>;
}

async function lookingAt(scene: ConfigScene, given: Given): Promise<Looking> {
  const { engine, installation, now } = scene;
  const { read, repository } = given;
  const sources = await engine.config.sources(installation, repository, scene.version, scene.toldAt);
  const before = resolve(sources, engine.known, now);
  let asked: Promise<readonly string[]> | undefined;
  const labels = () => (asked ??= read.labels(repository).then((all) => all.map(({ name }) => name)));
  return { ...scene, ...given, granted: await read.granted(), sources, before, labels };
}

/** May its author write here? Whoever may not must not spend the requests of a replay, nor fill a thread with comments. */
async function isTrusted({ engine, read, repository }: Looking, number: number): Promise<boolean> {
  const author = await engine.ledger.authorOf(repository.id, number);
  return author !== null && mayWrite(await read.permissionOf(repository, author));
}

interface Pull {
  readonly number: number;
  readonly head: string;
  readonly trusted: boolean;
}

async function review(looking: Looking, { number, head, trusted }: Pull): Promise<ConfigReview> {
  const { engine, now, read, repository, granted, sources } = looking;
  const { known } = engine;
  const found = await read.fileAt(repository, CONFIG_PATH, head);
  const file = found === null ? null : parseConfig(CONFIG_PATH, found.text, known);
  const after = resolveWith(file, sources, { known, now, shared: isShared(repository) });
  const url = found?.url ?? null;
  const problems = file === null ? [] : await problemsOf(looking, file, after);
  const wrong = problems.some(({ severity }) => severity === 'error');
  const checks = granted['checks'] === 'write';
  return {
    number,
    head,
    url,
    problems,
    sections: sectionsIn(after),
    missing: missingIn(looking, after, url ?? ''),
    told: checks ? 'check' : trusted ? 'comment' : 'nowhere',
    replay: wrong ? 'mistakes' : await replayed(looking, after, trusted),
  };
}

/** What a file says, and what it would say without its mistakes. */
function sectionsIn({ sections, broken }: Config): ConfigReview['sections'] {
  const right = Object.entries(sections).flatMap(([section, { settings, origin }]) =>
    origin.from === 'default' ? [] : [{ section, mode: String(settings['mode']), origin }],
  );
  const wrong = Object.entries(broken).map(([section, { file, line }]) => {
    return { section, mode: 'mistakes', origin: { from: 'repository', file, line } as const };
  });
  return [...right, ...wrong];
}

async function problemsOf(looking: Looking, file: ConfigFile, after: Config): Promise<readonly Problem[]> {
  const ofFile = after.problems.filter((problem) => problem.file === file.file);
  // Of the owner's file, each repository has labels of its own.
  const labels = isShared(looking.repository) ? [] : await missingLabels(looking, file);
  return inOrder([...ofFile, ...labels]);
}

/** Labels that sections of this file speak of and the repository does not have. */
async function missingLabels({ engine, repository, labels }: Looking, file: ConfigFile): Promise<Problem[]> {
  const named = engine.features.flatMap((feature) => {
    const settings = file.sections[feature.name];
    const spoken = settings === undefined ? [] : (feature.labels?.(settings) ?? []);
    return spoken.map(({ path, name }) => ({ path: [feature.name, ...path], name }));
  });
  if (named.length === 0) return [];
  const present = await labels();
  const lower = new Set(present.map((name) => name.toLowerCase()));
  return named
    .filter(({ name }) => !lower.has(name.toLowerCase()))
    .map(({ path, name }) => ({
      file: file.file,
      ...file.placeOf(path),
      path: printPath(path),
      message: `${repository.owner.login}/${repository.name} has no label "${name}"; create it, or ${didYouMean(near(name, present), 'write one that it has')}`,
      severity: 'warning',
    }));
}

/**
 * What sections need that the owner has not granted, with the page on which an owner grants it. `place`: the address of
 * anything at the same GitHub.
 */
function missingIn(
  { engine, granted, repository, installation }: Looking,
  after: Config,
  place: string,
): readonly MissingPermission[] {
  const origin = /^https?:\/\/[^/]+/.exec(place)?.[0] ?? 'https://github.com';
  const whose = repository.owner.kind === 'organization' ? `organizations/${repository.owner.login}/` : '';
  const url = `${origin}/${whose}settings/installations/${installation}/permissions/update`;
  return engine.features.flatMap((feature) => {
    const section = after.sections[feature.name];
    if (section === undefined || section.origin.from === 'default' || section.settings['mode'] === 'off') return [];
    return Object.entries(feature.needs?.(section.settings) ?? {})
      .filter(([permission, level]) => !enough(granted[permission], level))
      .map(([permission, level]) => ({ section: feature.name, permission, level, url }));
  });
}

const enough = (granted: 'read' | 'write' | undefined, needed: 'read' | 'write'): boolean =>
  granted === 'write' || granted === needed;

async function replayed(looking: Looking, after: Config, trusted: boolean): Promise<ConfigReview['replay']> {
  const { engine, installation, now, toldAt, repository, items, before } = looking;
  if (items === 0) return 'none';
  if (!trusted) return 'not trusted';
  return replay({ ...engine, now, toldAt }, { repository, installation, before, after, items });
}
