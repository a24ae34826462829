// Commits and the history of a branch.
import type { Commit, Item, Repository } from '../model.js';
import { nodeId, type Json } from '../render/account.js';
import { findAccount } from '../world.js';
import { userOf } from './account.js';
import { connection, listed, type PageArguments } from './connection.js';
import { itemNode } from './item.js';
import type { Scope } from './scope.js';

export interface HistoryArguments extends PageArguments {
  readonly since?: string | null;
  readonly until?: string | null;
}

export function commitNode(scope: Scope, repository: Repository, commit: Commit): Json {
  const { world } = scope;
  return {
    __typename: 'Commit',
    id: nodeId('Commit', Number.parseInt(commit.sha.slice(0, 12), 16)),
    oid: commit.sha,
    message: commit.message,
    messageHeadline: commit.message.split('\n')[0],
    authoredDate: commit.at,
    committedDate: commit.at,
    history: (args: HistoryArguments) => history(scope, repository, commit, args),
    authors: (args: PageArguments) =>
      listed(args, authorsOf(scope, commit), (id) => {
        const account = world.accounts.get(id);
        return { date: commit.at, name: account?.name ?? account?.login, user: () => userOf(world, id) };
      }),
    associatedPullRequests: (args: PageArguments) => {
      const merged = mergedByOf(scope, repository).get(commit.sha);
      return listed(args, merged === undefined ? [] : [merged], (item) => itemNode(scope, repository, item));
    },
  };
}

/** The author and whom the message names as co-authors. */
function authorsOf(scope: Scope, commit: Commit): number[] {
  const trailers = commit.message.matchAll(/^co-authored-by: .*<(?:\d+\+)?([^@>]+)@users\.noreply\.github\.com>/gim);
  const others = [...trailers].flatMap(([, login = '']) => findAccount(scope.world, login)?.id ?? []);
  return [...new Set([commit.authorId, ...others])];
}

function mergedByOf(scope: Scope, repository: Repository): Map<string, Item> {
  const known = scope.mergedBy.get(repository.id);
  if (known !== undefined) return known;
  const merged = new Map<string, Item>();
  for (const item of repository.items.all()) {
    const sha = item.pull?.mergeCommitSha;
    if (typeof sha === 'string') merged.set(sha, item);
  }
  scope.mergedBy.set(repository.id, merged);
  return merged;
}

function history(scope: Scope, repository: Repository, head: Commit, args: HistoryArguments): Json {
  const commits: Commit[] = [];
  for (let at: Commit | undefined = head; at !== undefined; at = repository.commits.get(at.parent ?? ''))
    commits.push(at);
  const [since, until] = [args.since, args.until].map((time) =>
    typeof time === 'string' ? Date.parse(time) : undefined,
  );
  // Counted from the first commit, so that a push between two pages shifts nothing.
  const rows = commits
    .map((commit, index) => ({ commit, depth: commits.length - index }))
    .filter(({ commit }) => {
      const time = Date.parse(commit.at);
      return (since === undefined || time >= since) && (until === undefined || time <= until);
    });
  return connection(args, {
    rows,
    place: ({ depth }) => [depth, 0],
    descending: true,
    node: ({ commit }) => commitNode(scope, repository, commit),
  });
}
