// What is to be seen on the twin in the end, and what was done to it on the way, in plain values.
import type { Twin } from '../twin/twin.js';
import type { Driver, Town } from './driver.js';
import type { Forged } from './forger.js';
import type { Met } from './github-faults.js';

export interface SeenComment {
  readonly id: number;
  readonly body: string;
}

export interface SeenItem {
  readonly number: number;
  readonly title: string;
  readonly state: string;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  readonly author: string;
  /** The App's own. */
  readonly comments: readonly SeenComment[];
  /** The App's own, as in the oracle. */
  readonly reactions: Readonly<Record<string, readonly string[]>>;
}

export interface SeenTown {
  readonly installation: number;
  readonly items: readonly (readonly [name: string, item: SeenItem])[];
  /** Titles of the issues that the App opened. */
  readonly ownIssues: readonly string[];
}

/** A request that changed something, or may have. */
export interface SeenWrite {
  readonly method: string;
  readonly path: string;
  readonly route: string;
  readonly status: number;
  readonly installation: number | undefined;
  readonly body: unknown;
  readonly at: number;
}

export interface GitHubState {
  readonly towns: readonly SeenTown[];
  readonly writes: readonly SeenWrite[];
  readonly requests: number;
  /** Requests of an installation about a repository that is not its own. */
  readonly strangers: readonly string[];
  readonly violations: readonly string[];
  readonly met: Met;
  readonly forged: readonly Forged[];
  readonly sent: number;
  readonly counts: Driver['counts'];
  readonly statuses: Readonly<Record<string, number>>;
}

export function lookAt(twin: Twin, driver: Driver, met: Met, forged: readonly Forged[]): GitHubState {
  const owners = new Map(driver.towns.map(({ community, installation }) => [community.login, installation.id]));
  const strangers = twin.requests.flatMap(({ path, installation, caller }) => {
    const owner = /^\/repos\/([^/]+)\//.exec(path)?.[1] ?? '';
    return caller !== 'installation' || !owners.has(owner) || owners.get(owner) === installation
      ? []
      : [`${path} by installation ${installation ?? 0}`];
  });
  const statuses: Record<string, number> = {};
  for (const { status_code } of twin.deliveries) statuses[status_code] = (statuses[status_code] ?? 0) + 1;
  return {
    towns: driver.towns.map((town) => seenTown(twin, town)),
    writes: twin.requests
      .filter(({ method, caller }) => method !== 'GET' && caller === 'installation')
      .map(({ method, path, route, status, installation, body, at }) => ({
        ...{ method, path, route, status, installation, body },
        at: at.getTime(),
      })),
    requests: twin.requests.length,
    strangers,
    violations: twin.violations.map(({ method, path, reason }) => `${method} ${path}: ${reason}`),
    met,
    forged,
    sent: driver.sent,
    counts: driver.counts,
    statuses,
  };
}

interface Rendered {
  readonly number: number;
  readonly title: string;
  readonly state: string;
  readonly labels: readonly { readonly name: string }[];
  readonly assignees: readonly { readonly login: string }[];
  readonly user: { readonly login: string };
}

export function seenTown(twin: Twin, { app, items, comments, installation }: Town): SeenTown {
  const issues = twin.issues(app) as unknown as readonly Rendered[];
  const ours = (subject: Parameters<Twin['reactions']>[1]) =>
    twin.reactions(app, subject).flatMap((one) => (one.startsWith('hearth[bot] ') ? [one.slice(12)] : []));
  const seen = [...items].map(([name, number]) => {
    const { title, state, labels, assignees, user } = issues.find((one) => one.number === number)!;
    const about = [...comments].filter(([key]) => key.startsWith(`${name}/`));
    const reactions: (readonly [string, readonly string[]])[] = [
      ['item', ours({ number })],
      ...about.map(([key, id]) => [key, ours({ comment: id })] as const),
    ];
    const item: SeenItem = {
      ...{ number, title, state, author: user.login },
      labels: labels.map((label) => label.name).sort(),
      assignees: assignees.map(({ login }) => login).sort(),
      comments: twin
        .comments(app, number)
        .filter(({ viaApp }) => viaApp)
        .map(({ id, body }) => ({ id, body })),
      reactions: Object.fromEntries(reactions.filter(([, list]) => list.length > 0)),
    };
    return [name, item] as const;
  });
  const ownIssues = issues.filter(({ user }) => user.login === 'hearth[bot]').map(({ title }) => title);
  return { installation: installation.id, items: seen, ownIssues };
}
