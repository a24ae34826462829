// One Hearth per embedded database: a lock that the server holds for as long as our connection lives.
//
// A lock file would have to guess whether its owner is still alive. Here the kernel closes the socket of a dead
// process, whatever killed it, and the server frees the lock; two starts at once are told apart by the server.
import { setTimeout as sleep } from 'node:timers/promises';

import pg from 'pg';

import type { Connection } from './embedded-look.js';

/** The two numbers that name the lock: "HEAR" and "TH" in ASCII. */
const KEY = [0x48454152, 0x5448];

export type Attempt =
  | { readonly state: 'held'; readonly client: pg.Client; readonly lost: Promise<void> }
  | { readonly state: 'taken'; readonly by: string }
  | { readonly state: 'gone' };

/**
 * Tries for a second, because the backend of a Hearth that was just killed needs a moment to notice.
 * `gone` means that the server went away meanwhile.
 */
export async function takeLock(connection: Connection): Promise<Attempt> {
  const client = new pg.Client({
    ...connection,
    database: 'postgres',
    application_name: `hearth ${process.pid}`,
    connectionTimeoutMillis: 5000,
    keepAlive: true,
  });
  client.on('error', () => undefined); // 'end' follows
  const lost = new Promise<void>((resolve) => client.once('end', resolve));
  try {
    await client.connect();
    for (let tries = 0; tries < 20; tries += 1) {
      const { rows } = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS held', KEY);
      if (rows[0]?.held) return { state: 'held', client, lost };
      await sleep(50);
    }
    const by = await holder(client);
    await client.end();
    return { state: 'taken', by };
  } catch {
    await client.end().catch(() => undefined);
    return { state: 'gone' };
  }
}

async function holder(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT application_name AS name FROM pg_locks JOIN pg_stat_activity USING (pid)
      WHERE locktype = 'advisory' AND granted AND classid::bigint = $1 AND objid::bigint = $2 AND objsubid = 2`,
    KEY,
  );
  return rows[0]?.name.replace(/^hearth /, '') ?? 'unknown';
}
