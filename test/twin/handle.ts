// One API request, from its parts to the answer: caller, limits, description, permission, route.
import { createHash } from 'node:crypto';
import { ApiError, notFound } from './api-error.js';
import { hasAccess, limitKeyOf, type Caller } from './auth.js';
import { repositoryOf, type Call, type Core, type Reply, type Route } from './call.js';
import type { Description } from './description.js';
import type { Match } from './router.js';
import { fullNameOf } from './world.js';

export interface Incoming {
  readonly method: string;
  readonly path: string;
  readonly query: Record<string, string>;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
}

export interface Outgoing extends Reply {
  readonly headers: Readonly<Record<string, string>>;
  readonly caller: Caller;
}

export type Violate = (reason: string) => void;

/** `/repositories/{id}/…` is the address that GitHub's own links use; it is served as `/repos/{owner}/{repo}/…`. */
export function canonicalPathOf(core: Core, path: string): string {
  const found = /^\/repositories\/(\d+)(\/.*)?$/.exec(path);
  const repository = found === null ? undefined : core.world.repositories.get(Number(found[1]));
  return repository === undefined ? path : `/repos/${fullNameOf(core.world, repository)}${found?.[2] ?? ''}`;
}

export async function answer(
  core: Core,
  description: Description | undefined,
  incoming: Incoming,
  match: Match | undefined,
  asOf: number | undefined,
  violate: Violate,
): Promise<Outgoing> {
  let caller: Caller = { kind: 'none' };
  try {
    caller = core.auth.caller(incoming.headers['authorization']);
    if (match?.route.outsideRest !== true) core.meter.count(limitKeyOf(caller), match?.route.creates === true);
    if (match === undefined) {
      violate('unknown route');
      throw notFound();
    }
    const call = callOf(core, incoming, match, caller, asOf, violate);
    requireCaller(match.route, caller);
    const { route } = match;
    const asked = { params: { ...call.params }, query: { ...call.query }, body: call.body };
    const wrong = route.outsideRest === true ? undefined : description?.check(route.route, asked);
    if (wrong !== undefined) {
      violate(wrong);
      throw new ApiError(400, `Not allowed by the published REST description: ${wrong}`);
    }
    requirePermission(route, call);
    return finish(core, caller, incoming, await route.handle(call));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const headers = { ...core.meter.headers(limitKeyOf(caller)), ...error.extra.headers };
    return { status: error.status, body: error.body, headers, caller };
  }
}

function callOf(
  core: Core,
  incoming: Incoming,
  match: Match,
  caller: Caller,
  asOf: number | undefined,
  violate: Violate,
): Call {
  return {
    core,
    world: core.world,
    method: incoming.method,
    path: incoming.path,
    params: match.params,
    query: incoming.query,
    body: incoming.body,
    caller,
    actor: { account: core.world.bot, viaApp: true },
    asOf,
    violate,
  };
}

function requireCaller(route: Route, caller: Caller): void {
  if (route.as === 'anyone' || route.as === caller.kind) return;
  if (caller.kind === 'none') throw new ApiError(401, 'Requires authentication');
  if (route.as === 'app') throw new ApiError(401, 'A JSON web token could not be decoded');
  throw new ApiError(403, 'Resource not accessible by integration');
}

function requirePermission(route: Route, call: Call): void {
  if (call.params['repo'] !== undefined) repositoryOf(call);
  if (route.permission === undefined || call.caller.kind !== 'installation') return;
  const { token } = call.caller;
  const wanted = typeof route.permission === 'function' ? route.permission(call) : route.permission;
  if (wanted.some((access) => hasAccess(token, access))) return;
  const accepted = wanted.map((access) => access.replace(':', '=')).join('; ');
  throw new ApiError(403, 'Resource not accessible by integration', {
    headers: { 'x-accepted-github-permissions': accepted },
  });
}

function finish(core: Core, caller: Caller, incoming: Incoming, reply: Reply): Outgoing {
  const key = limitKeyOf(caller);
  if (incoming.method !== 'GET' || reply.status !== 200) {
    return { ...reply, headers: { ...core.meter.headers(key), ...reply.headers }, caller };
  }
  const etag = `W/"${createHash('sha256').update(JSON.stringify(reply.body)).digest('hex')}"`;
  const headers = { etag, ...reply.headers };
  if (incoming.headers['if-none-match'] !== etag) {
    return { ...reply, headers: { ...core.meter.headers(key), ...headers }, caller };
  }
  core.meter.giveBack(key);
  return { status: 304, headers: { ...core.meter.headers(key), ...headers }, caller };
}
