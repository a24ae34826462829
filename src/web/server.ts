// Hearth's HTTP server: finds the route of a request, bounds how long anybody may take, and ends without hanging.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Log } from '../engine/ports.js';
import { jsonAnswer, sendUnread } from './answer.js';
import type { Handler } from './answer.js';
import { DOOR_PATH } from './door.js';
import type { Door } from './door.js';
import type { Health } from './health.js';
import type { Metrics } from './metrics.js';

export interface Route {
  /** Without the query. */
  readonly path: string;
  /** Serves everything below `path` too. */
  readonly below?: boolean;
  /** Without: GET and HEAD. Empty: the handler looks itself. */
  readonly methods?: readonly string[];
  readonly handle: Handler;
}

export interface ServerLimits {
  readonly headersTimeoutMs: number;
  readonly requestTimeoutMs: number;
  readonly keepAliveMs: number;
  readonly checkEveryMs: number;
}

export interface ServerOptions {
  /** A worker has none. */
  readonly door?: Door;
  readonly health: Health;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly pages?: readonly Route[];
  readonly limits?: Partial<ServerLimits>;
}

export interface HearthServer {
  listen(port: number, host?: string): Promise<AddressInfo>;
  /** Says "not ready", takes no new connections, lets open requests end, then closes what is left after `graceMs`. */
  stop(graceMs: number): Promise<void>;
}

const LIMITS: ServerLimits = {
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 15_000,
  // Longer than the 60 s of common balancers: the side that picks a connection must not find it just closed.
  keepAliveMs: 65_000,
  // Node looks for slow senders only this often; its own default is 30 s, twice the time-out.
  checkEveryMs: 1_000,
};

const NOT_FOUND = jsonAnswer(404, { error: 'not found' });
const NOT_ALLOWED = jsonAnswer(405, { error: 'method not allowed' });
const FAILED = jsonAnswer(500, { error: 'internal error' });

export function createHearthServer(options: ServerOptions): HearthServer {
  const { door, health, metrics, log, pages = [] } = options;
  const limits = { ...LIMITS, ...options.limits };
  const routes: readonly Route[] = [
    ...(door === undefined ? [] : [{ path: DOOR_PATH, methods: [], handle: door.handle }]),
    { path: '/healthz', handle: health.alive },
    { path: '/readyz', handle: health.ready },
    { path: '/metrics', handle: metrics.handle },
    ...pages,
  ];
  const exact = new Map(routes.map((route) => [route.path, route]));
  const below = routes.filter((route) => route.below === true);

  const onRequest = (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url?.split('?', 1)[0] ?? '';
    const route = exact.get(path) ?? below.find((one) => path.startsWith(`${one.path.replace(/\/$/, '')}/`));
    void serve(route, request, response, log);
  };
  const server = createServer(
    {
      headersTimeout: limits.headersTimeoutMs,
      requestTimeout: limits.requestTimeoutMs,
      keepAliveTimeout: limits.keepAliveMs,
      connectionsCheckingInterval: limits.checkEveryMs,
    },
    onRequest,
  );
  // Whoever asks before sending a body is told to go on only by a handler that wants it.
  server.on('checkContinue', onRequest);
  return {
    listen: async (port, host) => {
      // A burst must not wait for the kernel to try again: a connection that finds the queue full is late by a second.
      server.listen({ port, host, backlog: 4_096 });
      await once(server, 'listening');
      return server.address() as AddressInfo;
    },
    stop: (graceMs) => {
      health.setDraining();
      return stop(server, graceMs);
    },
  };
}

async function serve(
  route: Route | undefined,
  request: IncomingMessage,
  response: ServerResponse,
  log: Log,
): Promise<void> {
  if (route === undefined) {
    sendUnread(request, response, NOT_FOUND);
    return;
  }
  const { methods = ['GET', 'HEAD'] } = route;
  if (methods.length > 0 && !methods.includes(request.method ?? '')) {
    sendUnread(request, response, { ...NOT_ALLOWED, headers: { ...NOT_ALLOWED.headers, allow: methods.join(', ') } });
    return;
  }
  try {
    await route.handle(request, response);
  } catch (error) {
    log.error({ path: route.path, reason: error instanceof Error ? error.message : 'unknown' }, 'a request failed');
    if (response.headersSent) response.destroy();
    else sendUnread(request, response, FAILED);
  }
}

async function stop(server: Server, graceMs: number): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  // A connection that becomes idle after `close` would otherwise live on for the whole keep-alive time, and Node no
  // longer looks for slow senders.
  const idle = setInterval(() => {
    server.closeIdleConnections();
  }, 50);
  const late = setTimeout(() => {
    server.closeAllConnections();
  }, graceMs);
  try {
    await closed;
  } finally {
    clearInterval(idle);
    clearTimeout(late);
  }
}
