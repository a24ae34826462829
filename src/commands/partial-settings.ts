// What can be used of the environment where not all of it is right, or not all of it is needed.
import type { Personal } from '../github/backfill/token.js';
import type { Credentials } from '../github/client.js';
import { readEnv } from '../env.js';
import type { Env } from '../env.js';

/** Stands in for the webhook's secret where nothing is received. */
const NO_SECRET = 'nothing-is-received-here';

/** What asking GitHub needs, and nothing else of the environment; or what is wrong with it. */
export function credentialsIn(env: Env): Credentials | { readonly problems: readonly string[] } {
  const { APP_ID, PRIVATE_KEY, PRIVATE_KEY_PATH, GITHUB_API_URL } = env;
  const own = { APP_ID, PRIVATE_KEY, PRIVATE_KEY_PATH, GITHUB_API_URL };
  const read = readEnv({ ...own, WEBHOOK_SECRET: NO_SECRET, NODE_ENV: 'production' });
  if (read.kind === 'settings') return read.settings.credentials;
  return { problems: read.kind === 'wrong' ? read.problems : [] };
}

/** Somebody's own token, and where GitHub is asked; null: none is set. */
export function personalIn({
  GITHUB_TOKEN,
  GITHUB_API_URL,
}: Env): Personal | { readonly problems: readonly string[] } | null {
  const token = GITHUB_TOKEN?.trim() ?? '';
  if (token === '') return null;
  const read = readEnv({ GITHUB_API_URL });
  const odd = /^[\x21-\x7e]+$/.test(token) ? [] : ['GITHUB_TOKEN holds characters that no token has'];
  const problems = [...odd, ...(read.kind === 'wrong' ? read.problems : [])];
  if (problems.length > 0) return { problems };
  return { token, apiUrl: (GITHUB_API_URL || 'https://api.github.com').replace(/\/+$/, '') };
}

/** Where Hearth would listen; undefined where HOST or PORT is wrong. */
export function addressIn({ HOST, PORT }: Env): { readonly host: string; readonly port: number } | undefined {
  const read = readEnv({ HOST, PORT });
  return read.kind === 'unset' ? read : undefined;
}

/** Whether the public pages are served, and where visitors find them. */
export interface Pages {
  readonly on: boolean;
  /** Without a slash at its end; null: it is not said. */
  readonly url: string | null;
}

/** Undefined where HEARTH_PAGES or HEARTH_URL is wrong. */
export function pagesIn({ HEARTH_PAGES, HEARTH_URL }: Env): Pages | undefined {
  if (readEnv({ HEARTH_PAGES, HEARTH_URL }).kind === 'wrong') return undefined;
  const url = (HEARTH_URL ?? '').replace(/\/+$/, '');
  return { on: HEARTH_PAGES === 'on', url: url === '' ? null : url };
}

/** The value of `DATABASE_URL` or `REDIS_URL`; `wrong` where it is no such address. */
export function urlIn(env: Env, name: 'DATABASE_URL' | 'REDIS_URL'): { readonly url: string | undefined } | 'wrong' {
  const given = env[name];
  return readEnv({ [name]: given }).kind === 'wrong' ? 'wrong' : { url: given === '' ? undefined : given };
}
