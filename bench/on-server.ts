// A PostgreSQL of a benchmark's own, gone when it ends.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ClientConfig } from 'pg';
import { startEmbedded } from '../src/store/embedded.js';

/** Runs `work` with the connection of a server in a folder of its own, and ends the process: 0 where it held. */
export async function onServer(work: (server: ClientConfig) => Promise<boolean>): Promise<never> {
  const folder = await mkdtemp(join(tmpdir(), 'hearth-bench-'));
  await chmod(folder, 0o755);
  const embedded = await startEmbedded({ folder });
  let held: boolean;
  try {
    held = await work(embedded.connection);
  } finally {
    await embedded.stop();
    await rm(folder, { recursive: true, force: true });
    // As root the data lies elsewhere, in a folder of its own.
    await rm(dirname(embedded.dataFolder), { recursive: true, force: true });
  }
  process.exit(held ? 0 : 1);
}
