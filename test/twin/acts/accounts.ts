// Accounts come into being on first mention.
import type { Account } from '../model.js';
import { addAccount, findAccount, nextId, stampOf, type World } from '../world.js';

export function createAccount(world: World, login: string, type: Account['type'], id?: number, name?: string): Account {
  const base = { type, login, createdAt: stampOf(world), name: name ?? null, deleted: false };
  return addAccount(world, { ...base, id: id ?? nextId(world), members: new Map() });
}

/** The person; made on first mention. */
export function seedUser(
  world: World,
  login: string,
  options: { id?: number; type?: 'User' | 'Bot' | 'Mannequin'; name?: string } = {},
): Account {
  return findAccount(world, login) ?? createAccount(world, login, options.type ?? 'User', options.id, options.name);
}
