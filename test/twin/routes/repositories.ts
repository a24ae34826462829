// Repositories, commits and people.
import { historyOf } from '../acts/commits.js';
import { ApiError, notFound } from '../api-error.js';
import { idOf, noContent, ok, page, repositoryOf, tokenOf, type Call, type Reply, type Route } from '../call.js';
import type { Account, Commit, Repository } from '../model.js';
import { renderAccount, renderProfile } from '../render/account.js';
import { renderCommit, renderRepository } from '../render/repository.js';
import { findAccount, headOf, requireAccount } from '../world.js';

function touches(repository: Repository, commit: Commit, path: string): boolean {
  const before = commit.parent === undefined ? undefined : repository.commits.get(commit.parent)?.files;
  const paths = new Set([...commit.files.keys(), ...(before?.keys() ?? [])]);
  const inside = [...paths].filter((one) => one === path || one.startsWith(`${path}/`));
  return inside.some((one) => commit.files.get(one) !== before?.get(one));
}

function listCommits(call: Call): Reply {
  const { world, query } = call;
  const repository = repositoryOf(call);
  if (repository.commits.size === 0) throw new ApiError(409, 'Git Repository is empty.');
  if (query['sha'] !== undefined && headOf(repository, query['sha']) === undefined) throw notFound();
  const idFor = (login: string | undefined): number | undefined =>
    login === undefined ? undefined : (findAccount(world, login.replace(/^\d+\+|@.*$/g, ''))?.id ?? -1);
  const [author, committer] = [idFor(query['author']), idFor(query['committer'])];
  const { path, since, until } = query;
  const found = historyOf(repository, headOf(repository, query['sha'])).filter(
    (commit) =>
      (author === undefined || commit.authorId === author) &&
      (committer === undefined || commit.committerId === committer) &&
      (path === undefined || touches(repository, commit, path)) &&
      (since === undefined || Date.parse(commit.at) >= Date.parse(since)) &&
      (until === undefined || Date.parse(commit.at) <= Date.parse(until)),
  );
  return page(call, found, (commit) => renderCommit(world, repository, commit));
}

function organizationOf(call: Call): Account {
  const account = requireAccount(call.world, call.params['org'] ?? '');
  if (account.type !== 'Organization') throw notFound();
  return account;
}

/** Only the organisation's own installation with `members: read` sees private members. */
function seesPrivateMembers(call: Call, organization: Account): boolean {
  const token = tokenOf(call);
  const { members } = token.permissions;
  return token.installation.accountId === organization.id && members !== undefined;
}

function membershipOf(call: Call): Reply {
  const organization = organizationOf(call);
  const login = call.params['username'] ?? '';
  const member = organization.members.get(findAccount(call.world, login)?.id ?? -1);
  if (!seesPrivateMembers(call, organization)) {
    const location = `${call.world.apiUrl}/orgs/${organization.login}/public_members/${login}`;
    return { status: 302, headers: { location } };
  }
  if (member === undefined) throw notFound();
  return noContent();
}

function listMembers(call: Call): Reply {
  const organization = organizationOf(call);
  const all = seesPrivateMembers(call, organization);
  const role = call.query['role'] ?? 'all';
  const shown = [...organization.members].filter(
    ([id, member]) =>
      (all || member.public) &&
      (role === 'all' || member.role === role) &&
      call.world.accounts.get(id)?.deleted === false,
  );
  return page(call, shown, ([id]) => renderAccount(call.world, call.world.accounts.get(id)!));
}

export const repositoryRoutes: readonly Route[] = [
  {
    route: 'GET /repos/{owner}/{repo}',
    as: 'installation',
    permission: ['metadata:read'],
    handle: (call) => {
      const repository = repositoryOf(call);
      const organization = renderAccount(call.world, call.world.accounts.get(repository.ownerId)!);
      return ok({
        ...renderRepository(call.world, repository),
        ...(organization['type'] === 'Organization' ? { organization } : {}),
      });
    },
  },
  {
    route: 'GET /repos/{owner}/{repo}/commits',
    as: 'installation',
    permission: ['contents:read'],
    handle: listCommits,
  },
  {
    route: 'GET /repos/{owner}/{repo}/commits/{ref}',
    as: 'installation',
    permission: ['contents:read'],
    handle: (call) => {
      const repository = repositoryOf(call);
      const commit = headOf(repository, call.params['ref']);
      if (commit === undefined) throw new ApiError(422, `No commit found for SHA: ${call.params['ref'] ?? ''}`);
      return ok({ ...renderCommit(call.world, repository, commit), stats: {}, files: [] });
    },
  },
  { route: 'GET /orgs/{org}/members', as: 'installation', handle: listMembers },
  { route: 'GET /orgs/{org}/members/{username}', as: 'installation', handle: membershipOf },
  {
    route: 'GET /orgs/{org}/public_members/{username}',
    as: 'installation',
    handle: (call) => {
      const account = findAccount(call.world, call.params['username'] ?? '');
      if (organizationOf(call).members.get(account?.id ?? -1)?.public !== true) throw notFound();
      return noContent();
    },
  },
  {
    route: 'GET /users/{username}',
    as: 'installation',
    handle: (call) => ok(renderProfile(call.world, requireAccount(call.world, call.params['username'] ?? ''))),
  },
  {
    route: 'GET /user/{account_id}',
    as: 'installation',
    handle: (call) => {
      const account = call.world.accounts.get(idOf(call, 'account_id'));
      if (account === undefined || account.deleted) throw notFound();
      return ok(renderProfile(call.world, account));
    },
  },
];
