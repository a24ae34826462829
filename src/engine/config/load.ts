// The configuration in force in a repository: both files read, what was right before remembered, put together. What has
// mistakes is told to config-check, once for each text.
import { createHash } from 'node:crypto';
import type { Known } from '../../config/known.js';
import { parseConfig } from '../../config/parse.js';
import type { ConfigFile } from '../../config/parse.js';
import { resolve } from '../../config/resolve.js';
import type { Config, Source } from '../../config/resolve.js';
import type { Repository } from '../../core/event.js';
import type {
  Clock,
  ConfigMemory,
  ConfigPlace,
  ConfigReading,
  ConfigSource,
  ConfigText,
  ConfigVersion,
  Inbox,
  Ledger,
  Log,
} from '../ports.js';
import { tickRow } from '../read-row.js';

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

export interface ConfigLoader {
  /** What is in force. Throws where a file could not be read: nothing is ever decided on a guess. */
  load(installation: number, repository: Repository, version: ConfigVersion | 0): Promise<Config>;
  /** The files that may be in force, each with what was right of it before; version 0: read anew. */
  sources(installation: number, repository: Repository, version: ConfigVersion | 0): Promise<LoadedSources>;
}

export interface ConfigPorts {
  readonly configs: ConfigSource;
  readonly memory: ConfigMemory;
  readonly ledger: Pick<Ledger, 'repositoryCalled'>;
  readonly inbox: Pick<Inbox, 'insert'>;
  readonly known: Known;
  readonly clock: Clock;
  readonly log: Log;
}

export function createConfigLoader(ports: ConfigPorts): ConfigLoader {
  /** The last text of each file, with what was made of it. */
  const seen = new Map<string, { readonly text: string | null; readonly source: Promise<LoadedSource | null> }>();

  const read = (place: ConfigPlace, found: ConfigText | null, told: Told): Promise<LoadedSource | null> => {
    const key = `${place.of}:${place.id}`;
    const text = found?.text ?? null;
    const known = seen.get(key);
    if (known?.text === text) return known.source;
    const source = look(ports, place, found, told);
    // What failed is looked at again.
    source.catch(() => seen.delete(key));
    if (seen.size >= MOST_PLACES) seen.delete(seen.keys().next().value ?? key);
    seen.set(key, { text, source });
    return source;
  };

  const sources: ConfigLoader['sources'] = async (installation, repository, version) => {
    const { own, shared } = await ports.configs.load(installation, repository, version);
    const told = { installation, repository };
    return {
      own: await read({ of: 'repository', id: repository.id }, own, told),
      shared: await read({ of: 'owner', id: repository.owner.id }, shared, told),
    };
  };

  return {
    sources,
    load: async (...where) => resolve(await sources(...where), ports.known, ports.clock.now()),
  };
}

/** By what the file was come upon. */
interface Told {
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
  const kept = await ports.memory.keep(place, readingOf(file), ports.clock.now());
  if (found === null || file === null) return null;
  const memory = Object.entries(kept).map(([name, { value, line, since }]) => {
    return [name, { value, line, until: new Date(since.getTime() + GRACE_MS).toISOString() }] as const;
  });
  const { text, url } = found;
  const source = { file, kept: Object.fromEntries(memory), text, url };
  if (file.problems.some(({ severity }) => severity === 'error')) await tell(ports, place, { ...told, file, text });
  return source;
}

function readingOf(file: ConfigFile | null): ConfigReading {
  if (file === null) return { right: {}, wrong: [] };
  const right = Object.entries(file.written).map(
    ([key, value]) => [key, { value, line: file.lines[key] ?? 1 }] as const,
  );
  return {
    right: Object.fromEntries(right),
    wrong: file.readable ? Object.keys(file.lines).filter((key) => !(key in file.written)) : 'all',
  };
}

/** A row for config-check, in the repository that the file lives in. */
async function tell(
  { ledger, inbox, clock, log }: ConfigPorts,
  place: ConfigPlace,
  { installation, repository, file, text }: Told & { readonly file: ConfigFile; readonly text: string },
): Promise<void> {
  // Where, not what: the messages quote the file, which may be of a private repository.
  const places = file.problems.map(({ line, column, path }) => `${line}:${column} ${path}`.trim()).slice(0, 5);
  log.warn({ ...place, problems: file.problems.length, places }, 'hearth.yml has mistakes');
  const home =
    place.of === 'repository'
      ? { installation, repository }
      : await ledger.repositoryCalled(repository.owner.id, '.github');
  if (home === null) return;
  const period = createHash('sha256').update(text).digest('hex').slice(0, 16);
  await inbox.insert([tickRow(home, { series: 'config-check', period, at: clock.now() })]);
}
