// Serves the page on loopback, to browsers that ask for this address by its own name.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { renderPage } from './page.js';
import { style } from './style.js';
import type { Source } from './item-view.js';
import { gather } from './view.js';

const HOST = '127.0.0.1';

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

export interface Page {
  readonly url: string;
  readonly close: () => Promise<void>;
}

export async function servePage(source: Source, port: number | undefined): Promise<Page> {
  const server = createServer((request, response) => {
    const path = request.method === 'GET' || request.method === 'HEAD' ? request.url?.split('?', 1)[0] : undefined;
    // Another site's page must not read this one through a name of its own that leads here.
    if (!isOwnName(request.headers.host))
      send(response, 403, 'text/plain', 'This page answers to 127.0.0.1 and localhost.\n');
    else if (path === '/style.css') send(response, 200, 'text/css', style);
    else if (path === '/') void show(source, response);
    else send(response, 404, 'text/plain', 'There is only one page here: /\n');
  });
  server.listen(port ?? 0, HOST);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new Error(`the page cannot be served on port ${port ?? 0}: choose another one with --port`, { cause: error });
  }
  return {
    url: `http://${HOST}:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

const isOwnName = (host: string | undefined) => /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(host ?? '');

async function show(source: Source, response: ServerResponse): Promise<void> {
  try {
    send(response, 200, 'text/html', renderPage(await gather(source)));
  } catch (error) {
    send(response, 500, 'text/plain', `${error instanceof Error ? error.message : String(error)}\n`);
  }
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { ...HEADERS, 'content-type': `${type}; charset=utf-8` }).end(body);
}
