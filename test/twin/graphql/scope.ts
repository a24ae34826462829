// What every resolver may use: the world as one token sees it, and GitHub's typed errors.
import { GraphQLError } from 'graphql';
import { hasAccess, mayAccess, type Access, type Token } from '../auth.js';
import type { Budget } from '../limits.js';
import type { Item, Repository } from '../model.js';
import type { World } from '../world.js';
import type { Cost } from './cost.js';

export interface Scope {
  readonly world: World;
  readonly token: Token;
  readonly cost: Cost;
  readonly budget: Budget;
  /** Pull requests by the commit that merged them, by repository id; filled on first need. */
  readonly mergedBy: Map<number, Map<string, Item>>;
  /** The twin was asked for something it does not have. */
  readonly unserved: (what: string) => void;
}

export function typedError(type: string, message: string, path?: readonly string[]): GraphQLError {
  return new GraphQLError(message, { extensions: { type }, ...(path === undefined ? {} : { path }) });
}

export function isVisible(scope: Scope, repository: Repository): boolean {
  return mayAccess(scope.token, repository);
}

/** As in REST the twin asks for the permission even where GitHub shows public data without it. */
export function requireRead(scope: Scope, permission: string): void {
  require(scope, `${permission}:read`);
}

export function requireWrite(scope: Scope, permission: string): void {
  require(scope, `${permission}:write`);
}

function require(scope: Scope, access: Access): void {
  if (!hasAccess(scope.token, access)) {
    throw typedError('FORBIDDEN', 'Resource not accessible by integration');
  }
}
