// One request on its way through a route: what the handler may use, and the answers it can give.
import { ApiError, notFound } from './api-error.js';
import { mayAccess, type Access, type Auth, type Caller, type Token } from './auth.js';
import type { GraphqlMeter, Meter } from './limits.js';
import type { Actor, Item, Repository } from './model.js';
import type { Hooks } from './webhooks.js';
import { fullNameOf, requireItem, type Place, type World } from './world.js';

/** All parts of one twin. */
export interface Core {
  readonly world: World;
  readonly hooks: Hooks;
  readonly auth: Auth;
  readonly meter: Meter;
  readonly graphqlMeter: GraphqlMeter;
  /** The machine's time, in the `date` header: clients correct their JWTs by it. */
  readonly clock: () => number;
  /** Codes of the manifest flow that wait for their conversion. */
  readonly manifests: Map<string, Record<string, unknown>>;
}

export interface Route {
  /** Method and template, exactly as in the published description. */
  readonly route: string;
  readonly as: 'app' | 'installation' | 'anyone';
  /** One of these is enough; none: no permission is asked. */
  readonly permission?: readonly Access[] | ((call: Call) => readonly Access[]);
  /** Counts for the limit on content creation. */
  readonly creates?: true;
  /** GraphQL: not in the REST description, and not paid from its budget. */
  readonly outsideRest?: true;
  readonly handle: (call: Call) => Reply | Promise<Reply>;
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Points of a GraphQL request. */
  readonly cost?: number;
}

export interface Call {
  readonly core: Core;
  readonly world: World;
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly caller: Caller;
  readonly actor: Actor;
  /** Set by the `stale` fault: reads show the state at that time. */
  readonly asOf: number | undefined;
  /** Notes a request that GitHub would not have accepted. */
  readonly violate: (reason: string) => void;
}

export const ok = (body: unknown): Reply => ({ status: 200, body });
export const created = (body: unknown): Reply => ({ status: 201, body });
export const noContent = (): Reply => ({ status: 204 });

export function tokenOf(call: Call): Token {
  if (call.caller.kind !== 'installation') throw new ApiError(403, 'Resource not accessible by integration');
  return call.caller.token;
}

export function idOf(call: Call, name: string): number {
  return Number(call.params[name]);
}

/** The repository of the path, if the caller may see it; a former name answers with a redirect, as GitHub does. */
export function repositoryOf(call: Call): Repository {
  const asked = `${call.params['owner'] ?? ''}/${call.params['repo'] ?? ''}`.toLowerCase();
  const repository = call.world.repositories.get(call.world.names.get(asked) ?? -1);
  if (repository === undefined) throw notFound();
  if (call.caller.kind === 'installation' && !mayAccess(call.caller.token, repository)) throw notFound();
  if (fullNameOf(call.world, repository).toLowerCase() !== asked) throw moved(call, repository);
  return repository;
}

function moved(call: Call, repository: Repository): ApiError {
  return redirect(call, `/repositories/${repository.id}`, call.path.split('/').slice(4));
}

function transferred(call: Call, to: Place): ApiError {
  return redirect(call, `/repositories/${to.repositoryId}/issues/${to.number}`, call.path.split('/').slice(6));
}

function redirect(call: Call, to: string, rest: readonly string[]): ApiError {
  const query = new URLSearchParams(call.query).toString();
  const location = `${call.world.apiUrl}${[to, ...rest].join('/')}${query === '' ? '' : `?${query}`}`;
  const status = call.method === 'GET' ? 301 : 307;
  return new ApiError(status, status === 301 ? 'Moved Permanently' : 'Temporary Redirect', { headers: { location } });
}

export function itemOf(call: Call): Item {
  const repository = repositoryOf(call);
  const number = idOf(call, 'issue_number');
  const departed = repository.departed.get(number);
  if (departed === 'deleted') throw new ApiError(410, 'This issue was deleted');
  if (departed !== undefined) throw transferred(call, departed);
  const item = requireItem(repository, number, call.asOf);
  // Pull requests stay reachable through the issue endpoints where issues are switched off.
  if (item.pull === undefined && !repository.hasIssues) throw new ApiError(410, 'Issues are disabled for this repo');
  return item;
}

/** Reading or writing the issue side of an item: a pull request accepts either permission. */
export function itemAccess(level: 'read' | 'write'): (call: Call) => readonly Access[] {
  return (call) => {
    const number = Number(call.params['issue_number'] ?? call.world.comments.get(idOf(call, 'comment_id'))?.number);
    const isPull = repositoryOf(call).items.get(number)?.pull !== undefined;
    return isPull ? [`issues:${level}`, `pull_requests:${level}`] : [`issues:${level}`];
  };
}

export const eitherAccess = (level: 'read' | 'write'): readonly Access[] => [
  `issues:${level}`,
  `pull_requests:${level}`,
];

/** One page of a list with GitHub's Link header; its addresses name the repository by id, as GitHub's do. */
export function page<T>(call: Call, all: readonly T[], render: (one: T) => unknown): Reply {
  const perPage = Math.min(100, Math.max(1, Number(call.query['per_page'] ?? 30)));
  const current = Math.max(1, Number(call.query['page'] ?? 1));
  const last = Math.max(1, Math.ceil(all.length / perPage));
  const address = (number: number): string => {
    const query = new URLSearchParams({ ...call.query, page: String(number) });
    return `${call.world.apiUrl}${canonicalPath(call)}?${query.toString()}`;
  };
  const links: string[] = [];
  const link = (rel: string, number: number): void => {
    links.push(`<${address(number)}>; rel="${rel}"`);
  };
  if (current > 1) link('prev', Math.min(current - 1, last));
  if (current < last) {
    link('next', current + 1);
    link('last', last);
  }
  if (current > 1) link('first', 1);
  return {
    status: 200,
    body: all.slice((current - 1) * perPage, current * perPage).map(render),
    ...(links.length === 0 ? {} : { headers: { link: links.join(', ') } }),
  };
}

function canonicalPath(call: Call): string {
  if (call.params['repo'] === undefined) return call.path;
  return `/repositories/${repositoryOf(call).id}/${call.path.split('/').slice(4).join('/')}`;
}
