// The only reader of the environment. Names every missing or wrong variable at once, and never prints a secret.
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Credentials } from './github/client.js';

export interface Settings {
  readonly credentials: Credentials;
  readonly secrets: readonly string[];
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  readonly host: string;
  readonly port: number;
  readonly logLevel: string;
  /** Whether public pages are served; off unless it is said, so that nothing is published by surprise. */
  readonly pages: boolean;
  /** Where visitors find these pages, without a slash at its end: reports lead there. Null: it is not said. */
  readonly pagesUrl: string | null;
}

/** `settings`, or the list of what is wrong; `unset` when no credential of the App is set at all. */
export type EnvResult =
  | { readonly kind: 'settings'; readonly settings: Settings }
  | { readonly kind: 'unset'; readonly host: string; readonly port: number }
  | { readonly kind: 'wrong'; readonly problems: readonly string[] };

export type Env = Readonly<Record<string, string | undefined>>;

const CREDENTIALS = ['APP_ID', 'PRIVATE_KEY', 'PRIVATE_KEY_PATH', 'WEBHOOK_SECRET'] as const;
const LEAST_SECRET = 16;
const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/** Reads and checks the environment. In production a missing credential is wrong, elsewhere none at all is `unset`. */
export function readEnv(given: Env): EnvResult {
  // An empty variable is one that a compose file or a copied example left out.
  const env: Env = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
  const problems: string[] = [];
  const wrong: Wrong = (problem) => {
    problems.push(problem);
    return null;
  };
  const host = env['HOST'] ?? '127.0.0.1';
  const port = readPort(env['PORT'], wrong);
  const apiUrl = readUrl(
    'GITHUB_API_URL',
    env['GITHUB_API_URL'] ?? 'https://api.github.com',
    ['https:', 'http:'],
    wrong,
  );
  const databaseUrl = readUrl('DATABASE_URL', env['DATABASE_URL'], ['postgres:', 'postgresql:'], wrong);
  const redisUrl = readUrl('REDIS_URL', env['REDIS_URL'], ['redis:', 'rediss:'], wrong);
  const logLevel = env['LOG_LEVEL'] ?? 'info';
  if (!LOG_LEVELS.includes(logLevel)) wrong(`LOG_LEVEL is not one of ${LOG_LEVELS.join(', ')}`);
  const pages = env['HEARTH_PAGES'] ?? 'off';
  if (!['on', 'off'].includes(pages)) wrong('HEARTH_PAGES is neither on nor off');
  const pagesUrl = readUrl('HEARTH_URL', env['HEARTH_URL'], ['https:', 'http:'], wrong) ?? null;
  const unset = CREDENTIALS.every((name) => (env[name] ?? '') === '');
  if (unset && env['NODE_ENV'] !== 'production' && problems.length === 0) return { kind: 'unset', host, port };
  const appId = readAppId(env['APP_ID'], wrong);
  const privateKey = readKey(env, wrong);
  const secrets = readSecrets(env['WEBHOOK_SECRET'], wrong);
  if (problems.length > 0 || appId === null || privateKey === null || apiUrl === undefined) {
    return { kind: 'wrong', problems };
  }
  const credentials = { appId, privateKey, apiUrl };
  const settings = {
    credentials,
    secrets,
    databaseUrl,
    redisUrl,
    host,
    port,
    logLevel,
    pages: pages === 'on',
    pagesUrl,
  };
  return { kind: 'settings', settings };
}

/** Notes a problem; gives null back, so that a reader can end with it. */
type Wrong = (problem: string) => null;

function readPort(text: string | undefined, wrong: Wrong): number {
  const port = Number(text ?? '3000');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) wrong('PORT is not a port number from 0 to 65535');
  return port;
}

function readUrl(
  name: string,
  text: string | undefined,
  protocols: readonly string[],
  wrong: Wrong,
): string | undefined {
  if (text === undefined || text === '') return undefined;
  const url = URL.canParse(text) ? new URL(text) : null;
  // The value is not shown: it may hold a password.
  if (url === null || !protocols.includes(url.protocol)) {
    wrong(`${name} is not an address that begins with ${protocols.map((one) => `${one}//`).join(' or ')}`);
    return undefined;
  }
  if (
    name === 'GITHUB_API_URL' &&
    url.protocol === 'http:' &&
    !['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  ) {
    wrong('GITHUB_API_URL uses http on another machine: tokens would travel in the clear; use https');
  }
  if (name === 'HEARTH_URL' && !isOrigin(url)) {
    wrong('HEARTH_URL is more than the address of a host: pages link to one another from its top');
  }
  return text.replace(/\/+$/, '');
}

const isOrigin = ({ origin, href }: URL): boolean => href === `${origin}/`;

function readAppId(text: string | undefined, wrong: Wrong): number | null {
  if (text === undefined || text === '') return wrong("APP_ID is missing: the number on the App's settings page");
  const id = Number(text);
  return Number.isInteger(id) && id > 0 ? id : wrong("APP_ID is not a number; the App's settings page shows it");
}

function readKey(env: Env, wrong: Wrong): string | null {
  const path = env['PRIVATE_KEY_PATH'] ?? '';
  let text = env['PRIVATE_KEY'] ?? '';
  let name = 'PRIVATE_KEY';
  if (text === '' && path !== '') {
    name = 'PRIVATE_KEY_PATH';
    try {
      text = readFileSync(path, 'utf8');
    } catch (error) {
      return wrong(
        `PRIVATE_KEY_PATH names a file that cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`,
      );
    }
  }
  if (text === '') return wrong("PRIVATE_KEY or PRIVATE_KEY_PATH is missing: the App's private key, in PEM form");
  const pem = text.includes('-----BEGIN') ? text.replaceAll('\\n', '\n') : Buffer.from(text, 'base64').toString('utf8');
  try {
    if (createPrivateKey(pem).asymmetricKeyType === 'rsa') return pem;
  } catch {
    // Told below: what it is not, without what it is.
  }
  return wrong(`${name} is not an RSA private key in PEM form (or its base64)`);
}

function readSecrets(text: string | undefined, wrong: Wrong): readonly string[] {
  if (text === undefined || text.trim() === '') {
    wrong(`WEBHOOK_SECRET is missing: at least ${LEAST_SECRET} characters, the same as in the App's settings`);
    return [];
  }
  const secrets = text.split(',').map((secret) => secret.trim());
  if (secrets.length > 2)
    wrong('WEBHOOK_SECRET holds more than two secrets; two, separated by a comma, are for a change');
  if (secrets.some((secret) => secret === 'development'))
    wrong('WEBHOOK_SECRET is "development", which everybody knows');
  else if (secrets.some((secret) => secret.length < LEAST_SECRET)) {
    wrong(`WEBHOOK_SECRET is shorter than ${LEAST_SECRET} characters`);
  }
  return secrets;
}
