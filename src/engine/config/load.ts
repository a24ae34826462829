// The configuration in force in a repository: both files read, what was right before remembered, put together. What has
// mistakes is told to config-check, once for each text.
import { createHash } from 'node:crypto';
import { topOf } from '../../config/known.js';
import type { Known } from '../../config/known.js';
import { parseConfig } from '../../config/parse.js';
import type { ConfigFile } from '../../config/parse.js';
import { resolve } from '../../config/resolve.js';
import type { Config, Source } from '../../config/resolve.js';
import { SHARED } from '../../core/event.js';
import type { Repository } from '../../core/event.js';
import type {
  ConfigMemory,
  ConfigPlace,
  ConfigReading,
  ConfigSource,
  ConfigText,
  Inbox,
  Ledger,
  Log,
} from '../ports.js';
import { tickRow } from '../read-row.js';
import { createScheduler } from './scheduler.js';
import type { SchedulerPorts } from './scheduler.js';

/** What was right before acts for so long after mistakes came into it (decisions.md, 26); then it only observes. */
const GRACE_MS = 24 * 3_600_000;
const MOST_PLACES = 5_000;

/** A file that was read. */
export interface LoadedSource extends Source {
  readonly text: string;
  readonly url: string;
}

export interface LoadedSources {
  readonly own: LoadedSource | null;
  readonly shared: LoadedSource | null;
}

/** Which files: by whose hands, of which repository, in which version, and when GitHub told its name (ConfigSource). */
type Where = Parameters<ConfigSource['load']>;

export interface ConfigLoader {
  /**
   * What is in force; the schedules that it asks for are noted. Throws where a file could not be read: nothing is ever
   * decided on a guess.
   */
  load(...where: Where): Promise<Config>;
  /** The files that may be in force, each with what was right of it before. */
  sources(...where: Where): Promise<LoadedSources>;
}

export interface ConfigPorts extends SchedulerPorts {
  readonly configs: ConfigSource;
  readonly memory: ConfigMemory;
  readonly ledger: Pick<Ledger, 'repositoryCalled'>;
  readonly inbox: Pick<Inbox, 'insert'>;
  readonly known: Known;
  readonly log: Log;
}

export function createConfigLoader(ports: ConfigPorts): ConfigLoader {
  const scheduler = createScheduler(ports);
  /** The last text of each file, with what was made of it. */
  const seen = new Map<string, Seen>();

  const read = (place: ConfigPlace, found: ConfigText | null, told: Told): Promise<LoadedSource | null> => {
    const key = `${place.of}:${place.id}`;
    const text = found?.text ?? null;
    const known = seen.get(key);
    const version = told.version ?? known?.version ?? 0;
    if (known?.text === text && known.version === version) return known.source;
    const source = look(ports, place, found, told);
    // What failed is looked at again.
    source.catch(() => seen.delete(key));
    if (seen.size >= MOST_PLACES) seen.delete(seen.keys().next().value ?? key);
    seen.set(key, { text, version, source });
    return source;
  };

  const sources: ConfigLoader['sources'] = async (...where) => {
    const { own, shared } = await ports.configs.load(...where);
    const [installation, repository, version] = where;
    const [ofOwn, ofShared] = version === 'anew' ? [null, null] : [version.own, version.shared];
    const told = { installation, repository };
    return {
      own: await read({ of: 'repository', id: repository.id }, own, { ...told, version: ofOwn }),
      shared: await read({ of: 'owner', id: repository.owner.id }, shared, { ...told, version: ofShared }),
    };
  };

  return {
    sources,
    load: async (...where) => {
      const config = resolve(await sources(...where), ports.known, ports.clock.now());
      const [installation, repository, version] = where;
      await scheduler.note({ installation, repository, version }, config);
      return config;
    },
  };
}

interface Seen {
  readonly text: string | null;
  /** Under an older version another process may have seen another text since. */
  readonly version: number;
  readonly source: Promise<LoadedSource | null>;
}

/** By what the file was come upon. */
interface Told {
  /** Null: whatever it is by now. */
  readonly version: number | null;
  readonly installation: number;
  readonly repository: Repository;
}

async function look(
  ports: ConfigPorts,
  place: ConfigPlace,
  found: ConfigText | null,
  told: Told,
): Promise<LoadedSource | null> {
  const file = found === null ? null : parseConfig(found.file, found.text, ports.known);
  const now = ports.clock.now();
  const { keys, brokenSince, mended } = await ports.memory.keep(place, readingOf(file, ports.known), now);
  // Not every change comes with a push that names the file: whoever sees it first has it told.
  const state = brokenSince === null ? `right ${now.toISOString()}` : `broken ${brokenSince.toISOString()}`;
  if (brokenSince !== null || mended) await tell(ports, place, { ...told, state, text: found?.text ?? '' });
  if (file !== null && brokenSince !== null) logMistakes(ports.log, place, file);
  if (found === null || file === null) return null;
  const memory = Object.entries(keys).map(([name, { value, line, since }]) => {
    return [name, { value, line, until: new Date(since.getTime() + GRACE_MS).toISOString() }] as const;
  });
  const { text, url } = found;
  return { file, kept: Object.fromEntries(memory), text, url };
}

function readingOf(file: ConfigFile | null, known: Known): ConfigReading {
  if (file === null) return { right: {}, wrong: [] };
  const right = Object.entries(file.written).map(
    ([key, value]) => [key, { value, line: file.lines[key] ?? 1 }] as const,
  );
  return {
    right: Object.fromEntries(right),
    wrong: wrongKeys(file, known),
  };
}

/** A key that nobody knows may be meant as another: what stood there before counts as wrong, not as taken out. */
function wrongKeys(file: ConfigFile, known: Known): ConfigReading['wrong'] {
  const wrong = Object.keys(file.lines).filter((key) => !Object.hasOwn(file.written, key));
  const isKnown = (key: string) => Object.hasOwn(known.sections, key) || Object.hasOwn(topOf(known), key);
  return file.readable && wrong.every(isKnown) ? wrong : 'rest';
}

/** Where, not what: words of the file may be private, and names of keys are words of the file. */
function logMistakes(log: Log, place: ConfigPlace, { problems }: ConfigFile): void {
  const places = problems.map(({ line, column }) => `${line}:${column}`).slice(0, 5);
  log.warn({ ...place, problems: problems.length, places }, 'hearth.yml has mistakes');
}

interface State extends Told {
  /** The same text may be mended and broken again: each time is another. */
  readonly state: string;
  readonly text: string;
}

/** A row for config-check, in the repository that the file lives in. */
async function tell(
  { ledger, inbox, clock }: ConfigPorts,
  place: ConfigPlace,
  { installation, repository, state, text }: State,
): Promise<void> {
  const home =
    place.of === 'repository'
      ? { installation, repository }
      : await ledger.repositoryCalled(repository.owner.id, SHARED);
  if (home === null) return;
  const period = createHash('sha256').update(`${state}\n${text}`).digest('hex').slice(0, 16);
  await inbox.insert([tickRow(home, { series: 'config-check', period, at: clock.now() })]);
}
