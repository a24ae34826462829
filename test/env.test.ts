// Bad environments: `serve` refuses to start, names every problem at once, and prints no secret.
import { generateKeyPairSync } from 'node:crypto';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { readEnv } from '../src/env.js';
import { hearth, newFolder } from './commands/cli.js';
import type { Env, Finished } from './commands/cli.js';

const pem = (type: 'rsa' | 'ed25519'): string =>
  type === 'rsa'
    ? generateKeyPairSync('rsa', {
        modulusLength: 2048,
        privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
        publicKeyEncoding: { type: 'spki', format: 'pem' },
      }).privateKey
    : generateKeyPairSync('ed25519', {
        privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
        publicKeyEncoding: { type: 'spki', format: 'pem' },
      }).privateKey;

const KEY = pem('rsa');
const SECRET = 'never-to-be-printed-1';
const GOOD = { APP_ID: '4711', PRIVATE_KEY: KEY, WEBHOOK_SECRET: SECRET, PORT: '0' };

function without(...names: (keyof typeof GOOD)[]): Env {
  return Object.fromEntries(Object.entries(GOOD).filter(([name]) => !names.some((one) => one === name)));
}

interface Case {
  readonly name: string;
  readonly env: Env;
  readonly args?: readonly string[];
  readonly says: readonly string[];
}

const cases: readonly Case[] = [
  { name: 'APP_ID missing', env: without('APP_ID'), says: ['APP_ID is missing'] },
  { name: 'HEARTH_PAGES neither', env: { ...GOOD, HEARTH_PAGES: 'yes' }, says: ['HEARTH_PAGES is neither on nor off'] },
  {
    name: 'HEARTH_URL no address',
    env: { ...GOOD, HEARTH_URL: 'hearth.example.org' },
    says: ['HEARTH_URL is not an address'],
  },
  ...['https://example.org/hearth', 'https://me@example.org', 'https://example.org/?a=b', 'https://example.org/#a'].map(
    (HEARTH_URL) => ({
      name: `HEARTH_URL ${HEARTH_URL}`,
      env: { ...GOOD, HEARTH_URL },
      says: ['HEARTH_URL is more than'],
    }),
  ),
  { name: 'APP_ID empty', env: { ...GOOD, APP_ID: '' }, says: ['APP_ID is missing'] },
  { name: 'APP_ID a name', env: { ...GOOD, APP_ID: 'hearth' }, says: ['APP_ID is not a number'] },
  { name: 'APP_ID negative', env: { ...GOOD, APP_ID: '-1' }, says: ['APP_ID is not a number'] },
  { name: 'APP_ID a fraction', env: { ...GOOD, APP_ID: '4.7' }, says: ['APP_ID is not a number'] },
  { name: 'the key missing', env: without('PRIVATE_KEY'), says: ['PRIVATE_KEY or PRIVATE_KEY_PATH is missing'] },
  { name: 'the key empty', env: { ...GOOD, PRIVATE_KEY: '' }, says: ['PRIVATE_KEY or PRIVATE_KEY_PATH is missing'] },
  {
    name: 'the key a word',
    env: { ...GOOD, PRIVATE_KEY: 'never-to-be-printed-2' },
    says: ['PRIVATE_KEY is not an RSA private key'],
  },
  {
    name: 'the key cut short',
    env: { ...GOOD, PRIVATE_KEY: KEY.slice(0, 400) },
    says: ['PRIVATE_KEY is not an RSA private key'],
  },
  {
    name: 'a key of another kind',
    env: { ...GOOD, PRIVATE_KEY: pem('ed25519') },
    says: ['PRIVATE_KEY is not an RSA private key'],
  },
  {
    name: "the key's file not there",
    env: { ...without('PRIVATE_KEY'), PRIVATE_KEY_PATH: 'nowhere.pem' },
    says: ['PRIVATE_KEY_PATH names a file that cannot be read (ENOENT)'],
  },
  {
    name: "the key's file a folder",
    env: { ...without('PRIVATE_KEY'), PRIVATE_KEY_PATH: '.' },
    says: ['PRIVATE_KEY_PATH names a file that cannot be read (EISDIR)'],
  },
  {
    name: "the key's file something else",
    env: { ...without('PRIVATE_KEY'), PRIVATE_KEY_PATH: 'other.pem' },
    says: ['PRIVATE_KEY_PATH is not an RSA private key'],
  },
  { name: 'the secret missing', env: without('WEBHOOK_SECRET'), says: ['WEBHOOK_SECRET is missing'] },
  { name: 'the secret empty', env: { ...GOOD, WEBHOOK_SECRET: '' }, says: ['WEBHOOK_SECRET is missing'] },
  { name: 'the secret blank', env: { ...GOOD, WEBHOOK_SECRET: '   ' }, says: ['WEBHOOK_SECRET is missing'] },
  { name: 'the secret "development"', env: { ...GOOD, WEBHOOK_SECRET: 'development' }, says: ['everybody knows'] },
  {
    name: 'the secret short',
    env: { ...GOOD, WEBHOOK_SECRET: 'never-to-print' },
    says: ['WEBHOOK_SECRET is shorter than 16'],
  },
  {
    name: 'a second secret "development"',
    env: { ...GOOD, WEBHOOK_SECRET: `${SECRET},development` },
    says: ['everybody knows'],
  },
  {
    name: 'a second secret empty',
    env: { ...GOOD, WEBHOOK_SECRET: `${SECRET},` },
    says: ['WEBHOOK_SECRET is shorter than 16'],
  },
  {
    name: 'three secrets',
    env: { ...GOOD, WEBHOOK_SECRET: [SECRET, SECRET, SECRET].join(',') },
    says: ['more than two secrets'],
  },
  {
    name: 'production with nothing set',
    env: { NODE_ENV: 'production' },
    says: ['APP_ID is missing', 'PRIVATE_KEY or PRIVATE_KEY_PATH is missing', 'WEBHOOK_SECRET is missing'],
  },
  { name: 'PORT a word', env: { ...GOOD, PORT: 'http' }, says: ['PORT is not a port number'] },
  { name: 'PORT out of range', env: { ...GOOD, PORT: '70000' }, says: ['PORT is not a port number'] },
  {
    name: 'PORT of nobody knows, credentials unset',
    env: { PORT: '-1' },
    says: ['PORT is not a port number', 'APP_ID is missing'],
  },
  {
    name: 'a database that is none',
    env: { ...GOOD, DATABASE_URL: 'mysql://root:never-to-be-printed-3@localhost/hearth' },
    says: ['DATABASE_URL is not an address'],
  },
  {
    name: 'a database without an address',
    env: { ...GOOD, DATABASE_URL: 'never-to-be-printed-4' },
    says: ['DATABASE_URL is not an address'],
  },
  {
    name: 'a Redis that is none',
    env: { ...GOOD, REDIS_URL: 'http://:never-to-be-printed-5@localhost' },
    says: ['REDIS_URL is not an address'],
  },
  {
    name: 'an API that is none',
    env: { ...GOOD, GITHUB_API_URL: 'api.github.com' },
    says: ['GITHUB_API_URL is not an address'],
  },
  {
    name: 'an API over another protocol',
    env: { ...GOOD, GITHUB_API_URL: 'ftp://ghe.example' },
    says: ['GITHUB_API_URL is not an address'],
  },
  {
    name: 'a clear-text API on another machine',
    env: { ...GOOD, GITHUB_API_URL: 'http://ghe.example/api/v3' },
    says: ['GITHUB_API_URL uses http on another machine'],
  },
  { name: 'a log level that is none', env: { ...GOOD, LOG_LEVEL: 'loud' }, says: ['LOG_LEVEL is not one of'] },
  {
    name: 'everything wrong',
    env: {
      APP_ID: 'x',
      PRIVATE_KEY: 'never-to-be-printed-6',
      WEBHOOK_SECRET: 'short',
      PORT: 'y',
      DATABASE_URL: 'z',
      REDIS_URL: 'z',
      GITHUB_API_URL: 'z',
      LOG_LEVEL: 'z',
    },
    says: [
      'APP_ID',
      'PRIVATE_KEY',
      'WEBHOOK_SECRET',
      'PORT',
      'DATABASE_URL',
      'REDIS_URL',
      'GITHUB_API_URL',
      'LOG_LEVEL',
    ],
  },
  {
    name: 'a web process without a database',
    env: GOOD,
    args: ['--role', 'web'],
    says: ['--role web needs DATABASE_URL'],
  },
  {
    name: 'a worker without a database',
    env: GOOD,
    args: ['--role', 'worker'],
    says: ['--role worker needs DATABASE_URL'],
  },
  { name: 'a role that is none', env: GOOD, args: ['--role', 'boss'], says: ["argument 'boss' is invalid"] },
  {
    name: 'set-up pages for the whole network',
    env: { HOST: '0.0.0.0', PORT: '0' },
    says: ['the set-up pages are for this machine only, but HOST is "0.0.0.0"'],
  },
  {
    name: 'a database that nobody serves',
    env: { ...GOOD, DATABASE_URL: 'postgres://hearth:never-to-be-printed-7@127.0.0.1:1/hearth' },
    says: ['ECONNREFUSED'],
  },
];

describe('serve refuses a bad environment', () => {
  const results = new Map<string, Finished & { readonly folder: string }>();
  beforeAll(async () => {
    const waiting = [...cases];
    const work = async (): Promise<void> => {
      for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
        const folder = await newFolder();
        await writeFile(join(folder, 'other.pem'), 'not a key');
        results.set(one.name, { ...(await hearth(['serve', ...(one.args ?? [])], one.env, folder)), folder });
      }
    };
    await Promise.all([work(), work(), work()]);
  }, 120_000);

  test.each(cases)('$name', ({ name, says }) => {
    const { code, out, err, folder } = results.get(name)!;
    expect(err).not.toBe('');
    for (const sentence of says) expect(err).toContain(sentence);
    expect(code).toBe(1);
    const all = out + err;
    expect(all).not.toMatch(/never-to-|BEGIN|Hearth is ready|http:\/\/127/);
    expect(all).not.toMatch(/^\s+at .*\.js:/m);
    expect(existsSync(join(folder, '.hearth'))).toBe(false);
  });
});

describe('what is well formed', () => {
  test.each([
    ['the key with written line ends', { PRIVATE_KEY: KEY.replaceAll('\n', '\\n') }],
    ['the key in base64', { PRIVATE_KEY: Buffer.from(KEY).toString('base64') }],
    ['two secrets', { WEBHOOK_SECRET: `${SECRET}, ${SECRET}-new` }],
    ['an enterprise server', { GITHUB_API_URL: 'https://ghe.example/api/v3/' }],
    ['empty optional variables', { DATABASE_URL: '', REDIS_URL: '' }],
  ])('%s', (_, more) => {
    expect(readEnv({ ...GOOD, ...more }).kind).toBe('settings');
  });

  test.each([
    [{}, false],
    [{ HEARTH_PAGES: '' }, false],
    [{ HEARTH_PAGES: 'off' }, false],
    [{ HEARTH_PAGES: 'on' }, true],
  ])('pages are served only where it is said: %j', (more, pages) => {
    expect(readEnv({ ...GOOD, ...more })).toMatchObject({ kind: 'settings', settings: { pages } });
  });

  test.each([
    [{}, null],
    [{ HEARTH_URL: '' }, null],
    [{ HEARTH_URL: 'https://hearth.example.org/' }, 'https://hearth.example.org'],
    [{ HEARTH_URL: 'http://localhost:3000' }, 'http://localhost:3000'],
  ])('visitors find them where it is said: %j', (more, pagesUrl) => {
    expect(readEnv({ ...GOOD, ...more })).toMatchObject({ kind: 'settings', settings: { pagesUrl } });
  });

  test('empty variables, as a compose file passes them, count as not set', () => {
    expect(readEnv({ ...GOOD, HOST: '', PORT: '', LOG_LEVEL: '', GITHUB_API_URL: '' })).toMatchObject({
      kind: 'settings',
      settings: { host: '127.0.0.1', port: 3000, logLevel: 'info', credentials: { apiUrl: 'https://api.github.com' } },
    });
  });
});
