// Doctor's look at the database: is it there, and does it fit this version? Nothing is changed in it.
import { existsSync, mkdtempSync, rmdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ClientConfig } from 'pg';
import { openDatabase } from '../store/database.js';
import type { Database } from '../store/database.js';
import { FolderInUse, startEmbedded } from '../store/embedded.js';
import { migrationNames } from '../store/migrate.js';
import { failed, note, ok, reasonOf } from './doctor-check.js';
import type { Check } from './doctor-check.js';
import { databaseOf } from './environment.js';

const NAME = 'database';

export async function checkDatabase(databaseUrl: string | undefined): Promise<readonly Check[]> {
  const database = databaseOf(databaseUrl);
  return 'folder' in database
    ? checkFolder(database.folder)
    : checkInside(database).catch((error: unknown) => [unreachable(error)]);
}

/** What PostgreSQL refuses, by its code. */
const FIXES: Readonly<Record<string, string>> = {
  '28P01': 'correct the name or the password in DATABASE_URL',
  '28000': 'correct the name or the password in DATABASE_URL',
  '3D000': 'make that database (createdb), or correct its name in DATABASE_URL',
};

function unreachable(error: unknown): Check {
  const { code = '' } = error as NodeJS.ErrnoException;
  const fix = FIXES[code] ?? 'see that PostgreSQL runs and that DATABASE_URL names it';
  return failed(NAME, `cannot be reached: ${reasonOf(error)}`, fix);
}

async function checkFolder(folder: string): Promise<readonly Check[]> {
  if (!existsSync(join(folder, 'postgres')) && !existsSync(join(folder, 'data-folder'))) {
    const reason = whyNotIn(existsSync(folder) ? folder : dirname(folder));
    if (reason !== undefined) {
      const fix = 'start Hearth in a folder that its user may write to, or set DATABASE_URL';
      return [failed(NAME, `the embedded one cannot be made in ${folder}: ${reason}`, fix)];
    }
    return [note(NAME, `DATABASE_URL is not set and ${folder} holds none yet: the first start makes it there`)];
  }
  return checkEmbedded(folder);
}

/** Tried, because a file's mode does not tell of a read-only disk. */
function whyNotIn(folder: string): string | undefined {
  try {
    rmdirSync(mkdtempSync(join(folder, '.hearth-doctor-')));
    return undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'EACCES' || code === 'EROFS' || code === 'EPERM' ? 'the folder is read-only' : reasonOf(error);
  }
}

async function checkEmbedded(folder: string): Promise<readonly Check[]> {
  try {
    const embedded = await startEmbedded({ folder });
    try {
      return await checkInside(embedded.connection);
    } finally {
      await embedded.stop();
    }
  } catch (error) {
    // A running Hearth brought its database up to date when it started.
    if (error instanceof FolderInUse) return [ok(NAME, `the embedded one in ${folder} is in use by a running Hearth`)];
    const fix = `read ${folder}/README and the log it names`;
    return [failed(NAME, `the embedded one does not start: ${reasonOf(error)}`, fix)];
  }
}

async function checkInside(connection: ClientConfig): Promise<readonly Check[]> {
  const database = openDatabase({ ...connection, connectionTimeoutMillis: 5_000 }, () => undefined);
  try {
    const [table] = await database.rows<{ found: boolean }>(`select to_regclass('migrations') is not null as found`);
    if (table?.found !== true) return [note(NAME, 'is reachable and empty: the first start prepares it')];
    const rows = await database.rows<{ name: string }>('select name from migrations order by name');
    const check = compare(new Set(rows.map(({ name }) => name)));
    return check.state === 'ok' ? [check, ...(await checkStuck(database))] : [check];
  } finally {
    await database.close();
  }
}

async function checkStuck(database: Database): Promise<readonly Check[]> {
  const [row] = await database.rows<{ dead: number }>(`select count(*)::int as dead from inbox where state = 'dead'`);
  const dead = row?.dead ?? 0;
  if (dead === 0) return [];
  const rows = dead === 1 ? 'one delivery was' : `${dead} deliveries were`;
  return [note('inbox', `${rows} given up`, 'see why with "npx hearth stuck" in Hearth\'s folder')];
}

function compare(done: ReadonlySet<string>): Check {
  const known = migrationNames();
  const newer = [...done].filter((name) => !known.includes(name));
  const missing = known.filter((name) => !done.has(name));
  if (newer.length > 0) {
    const fix = 'start the newer version, or restore a backup made before it';
    return failed(NAME, `was opened by a newer Hearth (${newer.join(', ')})`, fix);
  }
  if (missing.length > 0) {
    return failed(
      NAME,
      `is behind by ${missing.join(', ')}`,
      'run "npx hearth migrate" in Hearth\'s folder, or restart Hearth',
    );
  }
  return ok(NAME, `is reachable and up to date (${known.at(-1) ?? 'empty'})`);
}
