// The embedded PostgreSQL: started, adopted or refused at Hearth's start, kept alive while it runs, stopped at its end.
import { setTimeout as sleep } from 'node:timers/promises';

import { findBinaries } from './embedded-binaries.js';
import { ensureCluster } from './embedded-cluster.js';
import type { Connection } from './embedded-look.js';
import { findPlace, SYSTEM_FOLDER } from './embedded-place.js';
import { closeSession, FolderInUse, openSession, type Session } from './embedded-session.js';

export { FolderInUse } from './embedded-session.js';

export interface Embedded {
  readonly connection: Connection;
  readonly dataFolder: string;
  /** The server's process; another one after a crash that Hearth survived. */
  readonly pid: number;
  /** Whether the server was already running when this Hearth started. */
  readonly adopted: boolean;
  /** Shuts the server down and waits for its end. Calling it again waits for the same end. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Where the database lives, or where the pointer to it lives when root runs Hearth from a closed folder. */
  readonly folder: string;
  readonly log?: (message: string) => void;
}

/**
 * The embedded PostgreSQL for a command that looks in: beside a Hearth that runs in the folder as its guest, else started
 * and stopped as any other.
 */
export async function visitEmbedded(
  options: EmbeddedOptions,
): Promise<Pick<Embedded, 'connection' | 'stop'> & { readonly guest: boolean }> {
  try {
    const embedded = await startEmbedded(options);
    return { connection: embedded.connection, stop: () => embedded.stop(), guest: false };
  } catch (error) {
    if (!(error instanceof FolderInUse)) throw error;
    return { connection: error.connection, stop: () => Promise.resolve(), guest: true };
  }
}

/**
 * Starts the embedded PostgreSQL of a folder, or adopts the one that outlived a killed Hearth.
 *
 * @throws FolderInUse when another Hearth is alive on the folder.
 * @throws Error naming the cause when PostgreSQL cannot be installed, initialised or started.
 */
export async function startEmbedded({ folder, log = () => undefined }: EmbeddedOptions): Promise<Embedded> {
  const place = await findPlace(folder);
  if (place.base !== place.folder) log(`The database of ${place.folder} is kept in ${place.base}.`);
  const binaries = await findBinaries(place.account, SYSTEM_FOLDER);
  await ensureCluster(place, binaries);

  let session: Session | undefined = await openSession(place, binaries, log);
  const { adopted } = session;
  let { connection, pid } = session;
  let recovering = Promise.resolve();
  let stopping: Promise<void> | undefined;

  const watch = ({ lost }: Session) => {
    void lost.then(() => {
      session = undefined;
      if (!stopping) recovering = recover();
    });
  };
  const recover = async () => {
    log('The embedded PostgreSQL went away; starting it again.');
    for (let wait = 250; !stopping; wait = Math.min(2 * wait, 10_000)) {
      try {
        session = await openSession(place, binaries, log);
        ({ connection, pid } = session);
        watch(session);
        return;
      } catch (error) {
        log(error instanceof Error ? error.message : String(error));
        await sleep(wait, undefined, { ref: false });
      }
    }
  };
  const stop = async () => {
    await recovering;
    // Without the lock the server is not ours to stop.
    if (session) await closeSession(session, place, binaries);
  };
  watch(session);
  return {
    dataFolder: place.data,
    adopted,
    get connection() {
      return connection;
    },
    get pid() {
      return pid;
    },
    stop: () => (stopping ??= stop()),
  };
}
