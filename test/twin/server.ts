// The HTTP side: reads a request, meets the scripted faults, writes the answer, keeps the record.
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Core } from './call.js';
import type { Description } from './description.js';
import type { FaultRule, Faults } from './faults.js';
import { answer, canonicalPathOf, type Incoming, type Outgoing } from './handle.js';
import type { createRouter } from './router.js';

export interface RequestRecord {
  readonly at: Date;
  readonly method: string;
  /** As sent, with its query. */
  readonly path: string;
  /** The template of the route, `unknown` where there is none. */
  readonly route: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** 0 where the connection was cut. */
  readonly status: number;
  readonly caller: 'app' | 'installation' | 'none';
  readonly installation: number | undefined;
  /** Repository ids of a narrowed token. */
  readonly tokenScope: readonly number[] | undefined;
  /** Points that a GraphQL request was charged. */
  readonly cost: number | undefined;
}

export interface Violation {
  readonly method: string;
  readonly path: string;
  readonly route: string;
  readonly reason: string;
}

export interface ServerParts {
  readonly core: Core;
  readonly description: Description | undefined;
  readonly faults: Faults;
  readonly route: ReturnType<typeof createRouter>;
  readonly requests: RequestRecord[];
  readonly violations: Violation[];
}

const ERROR_PAGE = '<!DOCTYPE html><html><head><title>Unicorn! &middot; GitHub</title></head><body></body></html>';

export function serve(parts: ServerParts): Server {
  return createServer((request, response) => {
    handle(parts, request, response).catch((error: unknown) => {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      parts.violations.push({ method: '', path: request.url ?? '', route: '', reason: `the twin failed: ${message}` });
      if (response.headersSent) response.destroy();
      else write(response, 500, {}, JSON.stringify({ message }));
    });
  });
}

async function handle(parts: ServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { core } = parts;
  const url = new URL(request.url ?? '/', core.world.apiUrl);
  const method = request.method ?? 'GET';
  const incoming: Incoming = {
    method,
    path: canonicalPathOf(core, url.pathname),
    query: Object.fromEntries(url.searchParams),
    headers: request.headers as Record<string, string | undefined>,
    body: await bodyOf(request),
  };
  const match = parts.route(method, incoming.path);
  const route = match?.route.route ?? 'unknown';
  const violate = (reason: string): void => {
    parts.violations.push({ method, path: request.url ?? '', route, reason });
  };
  const installation = installationOf(core, request.headers.authorization);
  const met = parts.faults.take({
    route,
    method,
    path: url.pathname,
    installation,
    body: JSON.stringify(incoming.body ?? ''),
  });
  const fault = met.find((rule) => rule.kind !== 'delay' && rule.kind !== 'stale');
  for (const rule of met) if (rule.kind === 'delay') await wait(rule.ms ?? 0);

  const early = fault === undefined ? undefined : before(fault);
  const stale = met.find((rule) => rule.kind === 'stale');
  const asOf = stale === undefined || method !== 'GET' ? undefined : Date.now() - (stale.ms ?? 0);
  const outgoing = early ?? (await answer(core, parts.description, incoming, match, asOf, violate));
  const status = respond(response, outgoing, early === undefined ? fault : undefined, new Date(core.clock()));
  const token = 'caller' in outgoing && outgoing.caller.kind === 'installation' ? outgoing.caller.token : undefined;
  parts.requests.push({
    at: core.world.now(),
    method,
    path: request.url ?? '/',
    route,
    query: incoming.query,
    body: incoming.body,
    status,
    caller: 'caller' in outgoing ? outgoing.caller.kind : 'none',
    installation: token?.installation.id ?? installation,
    tokenScope: token?.repositoryIds === undefined ? undefined : [...token.repositoryIds],
    cost: 'cost' in outgoing ? outgoing.cost : undefined,
  });
}

type Answer = Outgoing | { status: number; headers: Readonly<Record<string, string>>; body?: unknown };

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function installationOf(core: Core, authorization: string | undefined): number | undefined {
  try {
    const caller = core.auth.caller(authorization);
    return caller.kind === 'installation' ? caller.token.installation.id : undefined;
  } catch {
    return undefined;
  }
}

function errorOf(fault: FaultRule): Answer {
  const status = fault.status ?? 502;
  return { status, headers: fault.headers ?? {}, body: fault.body ?? { message: 'Server Error' } };
}

/** The answer of a fault that comes before any effect. Status 0 cuts the connection. */
function before(fault: FaultRule): Answer | undefined {
  switch (fault.kind) {
    case 'fail-before':
      return errorOf(fault);
    case 'cut-before':
      return { status: 0, headers: {} };
    case 'html':
      return {
        status: fault.status ?? 502,
        headers: { 'content-type': 'text/html; charset=utf-8', ...fault.headers },
        body: fault.body ?? ERROR_PAGE,
      };
    case 'fail-after':
    case 'cut-after':
    case 'truncate':
    case 'break-off':
    case 'graphql-errors':
    case 'delay':
    case 'stale':
      return undefined;
  }
}

function respond(response: ServerResponse, outgoing: Answer, fault: FaultRule | undefined, now: Date): number {
  if (outgoing.status === 0 || fault?.kind === 'cut-after') {
    response.destroy();
    return 0;
  }
  const shown = fault?.kind === 'fail-after' ? errorOf(fault) : outgoing;
  const full = textOf(fault?.kind === 'graphql-errors' ? withErrors(shown.body, fault.errors ?? []) : shown.body);
  const text = fault?.kind === 'truncate' ? full.slice(0, full.length / 2) : full;
  const headers = { date: now.toUTCString(), ...shown.headers };
  if (fault?.kind === 'break-off') breakOff(response, shown.status, headers, text);
  else write(response, shown.status, headers, text);
  return shown.status;
}

/** The head, some of the body, and then nothing more. */
function breakOff(response: ServerResponse, status: number, headers: Record<string, string>, text: string): void {
  response.writeHead(status, { ...JSON_HEADERS, 'content-length': Buffer.byteLength(text) + 1, ...headers });
  response.write(text.slice(0, text.length / 2), () => response.destroy());
}

/** A partial result: the data is there, and so are errors. */
function withErrors(body: unknown, errors: readonly unknown[]): unknown {
  const real = body as { errors?: readonly unknown[] };
  return { ...real, errors: [...(real.errors ?? []), ...errors] };
}

const JSON_HEADERS = { 'content-type': 'application/json; charset=utf-8' };

function textOf(body: unknown): string {
  if (body === undefined) return '';
  return typeof body === 'string' ? body : JSON.stringify(body);
}

function write(response: ServerResponse, status: number, headers: Record<string, string>, text: string): void {
  const bare = status === 204 || status === 304;
  response.writeHead(status, {
    ...(bare ? {} : { ...JSON_HEADERS, 'content-length': Buffer.byteLength(text) }),
    'x-github-media-type': 'github.v3; format=json',
    'x-github-request-id': randomUUID(),
    ...headers,
  });
  response.end(bare ? undefined : text);
}
