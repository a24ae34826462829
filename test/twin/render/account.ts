// Accounts, the app and installations as GitHub's JSON.
import type { Account, Installation } from '../model.js';
import { accountOf, repositoriesOf, type World } from '../world.js';

export type Json = Record<string, unknown>;

export function nodeId(type: string, id: number): string {
  return Buffer.from(`0${type.length}:${type}${id}`).toString('base64');
}

export function renderAccount(world: World, account: Account): Json {
  const url = `${world.apiUrl}/users/${encodeURIComponent(account.login)}`;
  const page = account.type === 'Bot' ? `apps/${account.login.replace('[bot]', '')}` : account.login;
  return {
    login: account.login,
    id: account.id,
    node_id: nodeId(account.type, account.id),
    avatar_url: `https://avatars.githubusercontent.com/u/${account.id}?v=4`,
    gravatar_id: '',
    url,
    html_url: `${world.webUrl}/${page}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: account.type,
    user_view_type: 'public',
    site_admin: false,
  };
}

export function renderUser(world: World, id: number): Json {
  return renderAccount(world, accountOf(world, id));
}

/** `GET /users/{username}`: the profile. */
export function renderProfile(world: World, account: Account): Json {
  const empty = { company: null, blog: '', location: null, email: null, hireable: null, bio: null };
  const counts = { public_repos: 0, public_gists: 0, followers: 0, following: 0 };
  const dates = { created_at: account.createdAt, updated_at: account.createdAt };
  return {
    ...renderAccount(world, account),
    name: account.name,
    ...empty,
    twitter_username: null,
    ...counts,
    ...dates,
  };
}

/** The `organization` of a webhook payload. */
export function renderOrganization(world: World, account: Account): Json {
  const url = `${world.apiUrl}/orgs/${account.login}`;
  return {
    login: account.login,
    id: account.id,
    node_id: nodeId('Organization', account.id),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `https://avatars.githubusercontent.com/u/${account.id}?v=4`,
    description: account.name ?? '',
  };
}

export function renderApp(world: World): Json {
  const { app } = world;
  const owner = [...world.accounts.values()].find((account) => account.type === 'Organization') ?? world.bot;
  return {
    id: app.id,
    client_id: `Iv1.${app.id}`,
    slug: app.slug,
    node_id: nodeId('Integration', app.id),
    owner: renderAccount(world, owner),
    name: app.slug.charAt(0).toUpperCase() + app.slug.slice(1),
    description: '',
    external_url: 'https://example.com',
    html_url: `${world.webUrl}/apps/${app.slug}`,
    created_at: app.createdAt,
    updated_at: app.createdAt,
    permissions: { metadata: 'read' },
    events: [],
  };
}

export function renderInstallation(world: World, installation: Installation): Json {
  const account = accountOf(world, installation.accountId);
  const settings = account.type === 'Organization' ? `organizations/${account.login}/settings` : 'settings';
  return {
    id: installation.id,
    client_id: `Iv1.${world.app.id}`,
    account: renderAccount(world, account),
    repository_selection: installation.repositories === 'all' ? 'all' : 'selected',
    access_tokens_url: `${world.apiUrl}/app/installations/${installation.id}/access_tokens`,
    repositories_url: `${world.apiUrl}/installation/repositories`,
    html_url: `${world.webUrl}/${settings}/installations/${installation.id}`,
    app_id: world.app.id,
    app_slug: world.app.slug,
    target_id: account.id,
    target_type: account.type,
    permissions: installation.permissions,
    events: installation.events,
    created_at: installation.createdAt,
    updated_at: installation.updatedAt,
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: installation.suspendedById === undefined ? null : renderUser(world, installation.suspendedById),
    suspended_at: installation.suspendedAt,
  };
}

/** The short form of repositories in installation payloads. */
export function renderInstalledRepositories(world: World, installation: Installation): Json[] {
  return repositoriesOf(world, installation).map((repository) => ({
    id: repository.id,
    node_id: nodeId('Repository', repository.id),
    name: repository.name,
    full_name: `${accountOf(world, repository.ownerId).login}/${repository.name}`,
    private: repository.private,
  }));
}
