// The front of the set-up pages: checks who asks, then leads through the manifest flow or takes what is typed in.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { AppCredentials } from './env-file.js';
import { originOf, refusal } from './setup-guard.js';
import type { SetupPages } from './setup-page.js';

export interface FrontOptions {
  readonly pages: SetupPages;
  readonly isDone: () => boolean;
  /** Where the App is installed, once the credentials are there and as far as it is known. */
  readonly installAt: () => string | undefined;
  /** Writes credentials that somebody typed in. Throws what is wrong with them. */
  readonly take: (credentials: AppCredentials) => Promise<void>;
  /** Code → credentials in `.env`. */
  readonly convert: (code: string) => Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly type?: string;
  readonly body?: string;
  readonly location?: string;
}

const MOST_BYTES = 64 * 1024;
const DONE = '/probot/success';

export function createFront(options: FrontOptions): RequestListener {
  // Ties GitHub's answer to this start: a link that somebody else made carries another word, or none.
  const state = randomBytes(16).toString('hex');
  return (request, response) => {
    answer(options, state, request).then(
      (found) => {
        send(options, response, found);
      },
      (error: unknown) => {
        send(options, response, html(400, options.pages.start(`${told(error)}. Begin again.`)));
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
  if (options.isDone()) return html(route === `GET ${DONE}` ? 200 : 410, pages.done(options.installAt()));
  if (route === 'GET /') return html(200, pages.start());
  if (route === 'GET /probot') return html(200, pages.register(url.searchParams, url.origin, state));
  if (route === 'GET /probot/setup') return convert(options, state, url.searchParams);
  if (route === 'GET /probot/import') return html(200, pages.import());
  if (route === 'POST /probot/import') return importCredentials(options, request);
  return { status: 404, body: 'There is nothing here; the set-up begins at /.\n' };
}

async function convert(options: FrontOptions, state: string, asked: URLSearchParams): Promise<Answer> {
  const given = Buffer.from(asked.get('state') ?? '');
  const own = Buffer.from(state);
  if (given.length !== own.length || !timingSafeEqual(given, own)) {
    return { status: 403, body: 'Refused: this answer belongs to no set-up that began here. Begin again at /.\n' };
  }
  await options.convert(asked.get('code') ?? '');
  return { status: 303, location: DONE };
}

async function importCredentials({ pages, take }: FrontOptions, request: IncomingMessage): Promise<Answer> {
  let typed: Readonly<Record<string, string>> = {};
  try {
    typed = Object.fromEntries(new URLSearchParams(await bodyOf(request)));
    const { appId = '', pem = '', webhook_secret: secret = '' } = typed;
    // A form sends its lines with a carriage return.
    const key = pem.replaceAll('\r\n', '\n').trim();
    await take({ APP_ID: appId.trim(), PRIVATE_KEY: key, WEBHOOK_SECRET: secret.trim() });
    return { status: 303, location: DONE };
  } catch (error) {
    return html(400, pages.import(told(error), typed));
  }
}

/** Says it in the terminal, too. */
function told(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  console.error(`The App was not set up: ${reason}`);
  return `Not set up: ${reason}`;
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
  const policy = `default-src 'none'; style-src 'unsafe-inline'; form-action 'self' ${pages.webUrl}; frame-ancestors 'none'; base-uri 'none'`;
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
