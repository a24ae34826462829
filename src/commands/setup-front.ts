// The front of the set-up pages: checks who asks, shows the manifest flow, and lets Probot's import page through.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { AppCredentials } from './env-file.js';
import { originOf, refusal } from './setup-guard.js';
import type { ManifestPages } from './setup-page.js';
import type { ProbotPages } from './setup-probot.js';

export interface FrontOptions {
  readonly pages: ManifestPages;
  readonly probot: ProbotPages;
  readonly isDone: () => boolean;
  /** Throws what is wrong with credentials that somebody typed in. */
  readonly check: (credentials: AppCredentials) => void;
  /** Code → credentials in `.env`; resolves to the App's page at GitHub. */
  readonly convert: (code: string) => Promise<string>;
}

interface Answer {
  readonly status: number;
  readonly type?: string;
  readonly body?: string;
  readonly location?: string;
}

const MOST_BYTES = 64 * 1024;
const OF_PROBOT = /^\/probot\/(import|success|static\/[\w.-]+)$/;

export function createFront(options: FrontOptions): RequestListener {
  // Ties GitHub's answer to this start: a link that somebody else made carries another word, or none.
  const state = randomBytes(16).toString('hex');
  return (request, response) => {
    answer(options, state, request).then(
      (found) => {
        send(options, response, found);
      },
      (error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        console.error(`The App was not set up: ${reason}`);
        send(options, response, { status: 400, body: `Not set up: ${reason}\n` });
      },
    );
  };
}

async function answer(options: FrontOptions, state: string, request: IncomingMessage): Promise<Answer> {
  const { pages } = options;
  const refused = refusal(request);
  if (refused !== undefined) return { status: 403, body: `Refused: ${refused}.\n` };
  const url = new URL(request.url ?? '/', originOf(request));
  const route = `${request.method ?? ''} ${url.pathname}`;
  const mine = OF_PROBOT.test(url.pathname);
  if (options.isDone() && !(mine && request.method === 'GET' && url.pathname !== '/probot/import')) {
    return html(410, pages.done());
  }
  if (route === 'GET /') return html(200, pages.start());
  if (route === 'GET /probot') return html(200, pages.register(url.searchParams, url.origin, state));
  if (route === 'GET /probot/setup') return convert(options, state, url.searchParams);
  if (route === 'POST /probot/import') return importCredentials(options, request);
  if (request.method === 'GET' && mine) return forward(options.probot, url.pathname);
  return { status: 404, body: 'There is nothing here; the set-up begins at /.\n' };
}

async function convert(options: FrontOptions, state: string, asked: URLSearchParams): Promise<Answer> {
  const given = Buffer.from(asked.get('state') ?? '');
  const own = Buffer.from(state);
  if (given.length !== own.length || !timingSafeEqual(given, own)) {
    return { status: 403, body: 'Refused: this answer belongs to no set-up that began here. Begin again at /.\n' };
  }
  const url = await options.convert(asked.get('code') ?? '');
  return { status: 302, location: `${url}/installations/new` };
}

async function importCredentials({ probot, check }: FrontOptions, request: IncomingMessage): Promise<Answer> {
  const body = await bodyOf(request);
  const { appId, pem, webhook_secret: secret } = JSON.parse(body) as Readonly<Record<string, unknown>>;
  if (typeof appId !== 'string' || typeof pem !== 'string' || typeof secret !== 'string') {
    throw new Error('appId, pem and webhook_secret are needed, each a text');
  }
  const credentials = { APP_ID: appId, PRIVATE_KEY: pem, WEBHOOK_SECRET: secret };
  check(credentials);
  probot.expect(credentials);
  const imported = await forward(probot, '/probot/import', body);
  if (imported.status === 200) return imported;
  throw new Error('.env could not be written; does it set one of the credentials already?');
}

async function forward(probot: ProbotPages, path: string, body?: string): Promise<Answer> {
  const method = body === undefined ? {} : { method: 'POST', body };
  const response = await fetch(`${probot.url}${path}`, { ...method, redirect: 'manual' });
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? 'text/plain',
    body: await response.text(),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MOST_BYTES) throw new Error('the body is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const html = (status: number, body: string): Answer => ({ status, type: 'text/html; charset=utf-8', body });

function send({ pages }: FrontOptions, response: ServerResponse, { status, type, body, location }: Answer): void {
  // Probot's import page has its script and styles inside.
  const policy = `default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'unsafe-inline'; img-src 'self'; connect-src 'self'; form-action 'self' ${pages.webUrl}; frame-ancestors 'none'; base-uri 'none'`;
  response.writeHead(status, {
    'content-type': type ?? 'text/plain; charset=utf-8',
    'content-security-policy': policy,
    'cache-control': 'no-store',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    ...(location === undefined ? {} : { location }),
  });
  response.end(body);
}
