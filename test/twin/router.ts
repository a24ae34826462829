// Finds the route of a request and the parameters in its path.
import type { Route } from './call.js';

export interface Match {
  readonly route: Route;
  readonly params: Record<string, string>;
}

/** These parameters may hold slashes. */
const GREEDY = new Set(['path', 'ref']);

export function createRouter(routes: readonly Route[]): (method: string, path: string) => Match | undefined {
  const compiled = routes.map((route) => {
    const [method = '', template = ''] = route.route.split(' ');
    const names: string[] = [];
    const pattern = template.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
      names.push(name);
      return GREEDY.has(name) ? '(.*)' : '([^/]+)';
    });
    const steps = template.split('/').length;
    return { route, method, names, steps, pattern: new RegExp(`^${pattern}$`) };
  });
  // `issues/comments` before `issues/{issue_number}`: the route with fewer parameters is the nearer one.
  // `commits/{ref}/check-runs` before `commits/{ref}`: of two as near, the longer template says more.
  compiled.sort((a, b) => a.names.length - b.names.length || b.steps - a.steps);
  return (method, path) => {
    for (const one of compiled) {
      const found = one.method === method ? one.pattern.exec(path) : null;
      if (found === null) continue;
      const values = found.slice(1).map((value) => decodeURIComponent(value));
      return { route: one.route, params: Object.fromEntries(one.names.map((name, at) => [name, values[at] ?? ''])) };
    }
    return undefined;
  };
}
