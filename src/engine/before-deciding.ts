// What an event changes that must be known before anybody decides on it, and why nobody has to decide on most events.
import type { RepositoryEvent } from '../core/event.js';
import { CONFIG_PATH, isNamedFile } from '../core/readable.js';
import type { Engine } from './engine.js';
import type { ConfigVersion } from './ports.js';

/** GitHub keeps deliveries for 72 hours; a day more for clocks and queues. */
const STALE_MS = 96 * 3_600_000;

/** What gives a pull request a head that was not looked at. */
const HEADS: readonly string[] = ['pull_request.opened', 'pull_request.reopened', 'item.pushed'];

/** When GitHub told the names in this event: old names may be somebody else's by now. */
export function toldAt(event: RepositoryEvent): Date {
  return new Date(event.kind === 'later' ? event.cause.at : event.at);
}

/** Notes a changed hearth.yml and a new head. Answers the version of the configuration that counts from now on. */
export async function noteChanges(
  { ledger, config }: Pick<Engine, 'ledger' | 'config'>,
  event: RepositoryEvent,
  known: ConfigVersion,
): Promise<ConfigVersion> {
  const { repository, installation } = event;
  if (HEADS.includes(event.kind) && 'item' in event && event.item.kind === 'pull_request') {
    await ledger.pullChanged(repository.id, event.item.number);
  }
  if (!pathsHere(event)?.includes(CONFIG_PATH)) return known;
  const version = await ledger.configChanged(repository);
  // What has mistakes now, and what has none any more, is told to config-check; what is scheduled now, is noted.
  await config.load(installation, repository, version, toldAt(event));
  return version;
}

/** Files of the default branch that a push changes; null: it is no push. */
function pathsHere(event: RepositoryEvent): readonly string[] | null {
  if (event.kind !== 'push') return null;
  return event.branch === event.repository.defaultBranch ? event.paths : [];
}

const NO_FILE_OF_OURS = 'a push concerns Hearth only where it changes hearth.yml, or a file that this could name';

/**
 * Why nobody decides on this event whatever the configuration says, in words for a maintainer; null: somebody may. Most of
 * what happens is remembered, and nothing more: no configuration needs to be read for it.
 */
export async function idleBecause(
  { ledger, features }: Pick<Engine, 'ledger' | 'features'>,
  event: RepositoryEvent,
  now: Date,
): Promise<string | null> {
  const { kind } = event;
  const paths = pathsHere(event);
  if (paths !== null && !paths.some(isNamedFile)) {
    return paths.includes(CONFIG_PATH) ? 'hearth.yml changed: it was read anew' : NO_FILE_OF_OURS;
  }
  if (kind !== 'later' && !features.some((feature) => feature.on.includes(kind))) {
    return `remembered: no feature listens to ${kind}`;
  }
  // GitHub signs bodies, not their time: what is older than its own log can reach is remembered, and nothing more.
  if (kind !== 'later' && now.getTime() - new Date(event.at).getTime() > STALE_MS) {
    return `happened at ${event.at}, too long ago to act on`;
  }
  return (await ledger.forgotten(peopleIn(event))) ? 'about somebody who asked to be forgotten' : null;
}

/** Whom an event is about: who acted, whose item it is, who wrote. */
function peopleIn(event: RepositoryEvent): readonly number[] {
  const about = event.kind === 'later' ? event.cause : event;
  const people = [
    about.actor,
    ...('item' in about ? [about.item.author] : []),
    ...('comment' in about ? [about.comment.author] : []),
  ];
  return people.flatMap((one) => one?.id ?? []);
}
