// Hearth's server on a free port, and senders that may do what a well-behaved client library would not.
import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';

import { createIntake, type IntakeLimits } from '../../src/engine/intake.js';
import type { Arrival, Inbox, Log, Wakeup } from '../../src/engine/ports.js';
import type { BodyLimits } from '../../src/web/body.js';
import { createDoor, DOOR_PATH } from '../../src/web/door.js';
import { createHealth } from '../../src/web/health.js';
import { createMetrics } from '../../src/web/metrics.js';
import { createHearthServer, type Route, type ServerLimits } from '../../src/web/server.js';

export const SECRET = 'the first secret of the tests';
export const SECOND = 'the second secret of the tests';

export interface Setup {
  readonly inbox?: Pick<Inbox, 'insert'> & Partial<Pick<Inbox, 'backlog'>>;
  readonly pingDatabase?: () => Promise<unknown>;
  readonly redis?: ReturnType<Wakeup['health']>['state'];
  readonly pages?: readonly Route[];
  readonly limits?: Partial<ServerLimits>;
  readonly body?: Partial<BodyLimits>;
  readonly intake?: Partial<IntakeLimits>;
  readonly probeMs?: number;
  readonly failpoint?: (name: string) => Promise<void> | void;
}

export interface Line {
  readonly level: keyof Log;
  readonly fields: object;
  readonly message: string;
}

export async function startServer(setup: Setup = {}) {
  const lines: Line[] = [];
  const taken: Arrival[] = [];
  const rings: string[] = [];
  const note = (level: keyof Log) => (fields: object, message: string) => void lines.push({ level, fields, message });
  const log: Log = { debug: note('debug'), info: note('info'), warn: note('warn'), error: note('error') };
  const wakeup = {
    ring: (ids: readonly string[]) => void rings.push(...ids),
    health: () => ({ state: setup.redis ?? ('local' as const), detail: '' }),
  };
  const inbox = setup.inbox ?? {
    insert: (arrivals: readonly Arrival[]) => {
      taken.push(...arrivals);
      return Promise.resolve();
    },
  };
  const none = { waiting: 0, dead: 0, oldest: null };
  const probe = setup.probeMs === undefined ? {} : { limitMs: setup.probeMs };
  const backlog = () => inbox.backlog?.() ?? Promise.resolve(none);
  const metrics = createMetrics({ inbox: { backlog }, ...probe });
  const health = createHealth({ pingDatabase: setup.pingDatabase ?? (() => Promise.resolve()), wakeup, ...probe });
  const failpoint = setup.failpoint === undefined ? {} : { failpoint: setup.failpoint };
  const door = createDoor({
    intake: createIntake({ inbox, wakeup, log, limits: setup.intake ?? {}, ...failpoint }),
    secrets: [SECRET, SECOND],
    log,
    count: metrics.count,
    limits: setup.body ?? {},
    ...failpoint,
  });
  const { pages = [], limits = {} } = setup;
  const server = createHearthServer({ door, health, metrics, log, pages, limits });
  const { port } = await server.listen(0, '127.0.0.1');
  return { port, lines, taken, rings, server, door, health, stop: () => server.stop(200) };
}

export function sign(body: Buffer | string, secret = SECRET): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

/** What GitHub would send; a header given as undefined is left out. */
export function headersFor(body: Buffer | string, changes: Record<string, string | undefined> = {}) {
  const headers: Record<string, string | undefined> = {
    'content-type': 'application/json',
    'x-github-event': 'issues',
    'x-github-delivery': randomUUID(),
    'x-hub-signature-256': sign(body),
    ...changes,
  };
  return Object.fromEntries(Object.entries(headers).filter((entry) => entry[1] !== undefined)) as Record<
    string,
    string
  >;
}

export interface Answered {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly text: string;
}

export function send(
  port: number,
  path: string,
  { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: Buffer | string },
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ port, path, method, headers, host: '127.0.0.1', agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}

export function deliver(port: number, body: Buffer | string, changes: Record<string, string | undefined> = {}) {
  return send(port, DOOR_PATH, { method: 'POST', headers: headersFor(body, changes), body });
}

/** Writes bytes as they are, and gives what came back until the server closed the connection. */
export async function raw(port: number, ...parts: readonly (string | Buffer)[]): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1' });
  let text = '';
  socket.setEncoding('latin1').on('data', (chunk: string) => (text += chunk));
  socket.on('error', () => undefined); // a reset is an end as well
  for (const part of parts) socket.write(part);
  await once(socket, 'close');
  return text;
}

export function head(headers: Record<string, string>, method = 'POST', path = DOOR_PATH): string {
  const lines = Object.entries({ host: 'localhost', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`;
}
