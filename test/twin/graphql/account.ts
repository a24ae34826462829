// Accounts as GraphQL shows them.
import type { Account } from '../model.js';
import { nodeId, type Json } from '../render/account.js';
import { GHOST_ID, type World } from '../world.js';

/** Null for an account that is gone: GraphQL knows no ghost. */
export function actorOf(world: World, id: number | undefined): Json | null {
  const account = id === undefined || id === GHOST_ID ? undefined : world.accounts.get(id);
  return account === undefined || account.deleted ? null : accountNode(world, account);
}

/** A person, where the schema has only people. */
export function userOf(world: World, id: number | undefined): Json | null {
  const actor = actorOf(world, id);
  return actor?.['__typename'] === 'User' ? actor : null;
}

function accountNode(world: World, account: Account): Json {
  const login = account.type === 'Bot' ? account.login.replace(/\[bot\]$/, '') : account.login;
  return {
    __typename: account.type,
    id: nodeId(account.type, account.id),
    databaseId: account.id,
    login,
    name: account.name,
    createdAt: account.createdAt,
    url: `${world.webUrl}/${account.type === 'Bot' ? `apps/${login}` : login}`,
    avatarUrl: `https://avatars.githubusercontent.com/u/${account.id}?v=4`,
  };
}
