// The set-up pages: only while no credential is set, only on this machine, and only for a browser that was sent here.
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { readEnv } from '../env.js';
import { createClients } from '../github/client.js';
import { convertManifest } from '../github/convert-manifest.js';
import { addToEnvFile } from './env-file.js';
import type { AppCredentials } from './env-file.js';
import { createFront } from './setup-front.js';
import { setupPages } from './setup-page.js';
import { serveThroughProbot } from './setup-probot.js';

const LOOPBACK = ['127.0.0.1', 'localhost', '::1', '[::1]'];
const DEFAULT_API = 'https://api.github.com';

/**
 * GitHub's manifest flow: a page that sends app.yml to GitHub, and the credentials that come back in `.env`. Resolves
 * when a signal ends it. Throws when the address is not this machine's own.
 */
export async function serveSetup(host: string, port: number): Promise<void> {
  if (!LOOPBACK.includes(host)) {
    throw new Error(
      `no credential is set, and the set-up pages are for this machine only, but HOST is "${host}": leave HOST out, or set APP_ID, PRIVATE_KEY and WEBHOOK_SECRET`,
    );
  }
  const apiUrl = (process.env['GITHUB_API_URL'] ?? DEFAULT_API).replace(/\/+$/, '');
  const file = join(process.cwd(), '.env');
  let done = false;
  const keep = (credentials: AppCredentials): void => {
    if (done) throw new Error('the credentials are set already');
    check(credentials);
    addToEnvFile(file, { ...credentials, ...(apiUrl === DEFAULT_API ? {} : { GITHUB_API_URL: apiUrl }) });
    done = true;
    console.log(`The credentials were written to ${file}. Stop this with Ctrl-C and run "npm start" again.`);
  };
  let page: string | undefined;
  const front = await listen(
    host,
    port,
    createFront({
      pages: setupPages(apiUrl),
      isDone: () => done,
      installAt: () => (page === undefined ? undefined : `${page}/installations/new`),
      take: async (credentials) => {
        keep(credentials);
        page = await pageOf(credentials, apiUrl);
      },
      convert: async (code) => {
        const app = await convertManifest(apiUrl, code);
        keep({ APP_ID: String(app.id), PRIVATE_KEY: app.pem, WEBHOOK_SECRET: app.secret });
        page = app.url;
      },
    }),
  );
  const shown = host === '::1' ? '[::1]' : host;
  const { port: actual } = front.address() as AddressInfo;
  console.log(`No credential of a GitHub App is set yet: open http://${shown}:${actual}/ to register yours.`);
  console.log('To look around without an account, run "npm run demo".');
  await signal();
  front.close();
  front.closeAllConnections();
  process.exit(0);
}

async function listen(host: string, port: number, pages: RequestListener): Promise<Server> {
  try {
    return await serveThroughProbot(host.replace(/^\[|\]$/g, ''), port, pages);
  } catch (error) {
    const busy = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
    throw busy ? new Error(`port ${port} on ${host} is in use; set PORT to another one`, { cause: error }) : error;
  }
}

/** The App's page at GitHub, to say where it is installed; undefined where GitHub does not tell. */
async function pageOf({ APP_ID, PRIVATE_KEY }: AppCredentials, apiUrl: string): Promise<string | undefined> {
  try {
    const credentials = { appId: Number(APP_ID), privateKey: PRIVATE_KEY, apiUrl };
    const client = await createClients(credentials, { pacing: false, timeoutMs: 5_000 }).app();
    return (await client.rest.apps.getAuthenticated()).data?.html_url;
  } catch {
    return undefined;
  }
}

/** Throws what `npm start` would say about them. */
function check(credentials: AppCredentials): void {
  const checked = readEnv({ ...credentials, NODE_ENV: 'production' });
  if (checked.kind === 'wrong') throw new Error(checked.problems.join('; '));
}

function signal(): Promise<void> {
  return new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const)
      process.once(name, () => {
        resolve();
      });
  });
}
