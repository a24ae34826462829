// What every command that touches the real world begins with: `.env`, the environment, the database to use.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientConfig } from 'pg';
import { readEnv } from '../env.js';
import type { EnvResult, Settings } from '../env.js';

/** Reads `.env` of the current folder (which never overrules what is set) and then the environment. */
export function readEnvironment(): EnvResult {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return readEnv(process.env);
}

/** The settings, or an error that names everything missing or wrong at once. */
export function requireSettings(found: EnvResult = readEnvironment()): Settings {
  if (found.kind === 'settings') return found.settings;
  const problems =
    found.kind === 'wrong'
      ? found.problems
      : ['APP_ID, PRIVATE_KEY (or PRIVATE_KEY_PATH) and WEBHOOK_SECRET are not set'];
  throw new Error(`the environment is not right:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
}

/** `DATABASE_URL`, else the embedded PostgreSQL in `.hearth` of the current folder. */
export function databaseOf(databaseUrl: string | undefined): ClientConfig | { readonly folder: string } {
  return databaseUrl === undefined ? { folder: join(process.cwd(), '.hearth') } : { connectionString: databaseUrl };
}
