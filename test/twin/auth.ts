// Who is calling: the app by its JWT, or an installation by a token that this module minted.
import { randomBytes, verify } from 'node:crypto';
import { ApiError } from './api-error.js';
import type { Account, Installation, Level, Permissions, Repository } from './model.js';
import { covers, type World } from './world.js';

export type Caller =
  { readonly kind: 'app' } | { readonly kind: 'none' } | { readonly kind: 'installation'; readonly token: Token };

export interface Token {
  readonly value: string;
  readonly installation: Installation;
  readonly expiresAt: number;
  readonly permissions: Permissions;
  /** Undefined: all repositories of the installation. */
  readonly repositoryIds: ReadonlySet<number> | undefined;
  /** It is a person's own: it reads what is public, wherever no App is installed. Its installation is nobody's. */
  readonly person?: Account;
}

export interface Auth {
  readonly caller: (header: string | undefined) => Caller;
  readonly mint: (
    installation: Installation,
    narrow: { permissions?: Permissions; repositoryIds?: ReadonlySet<number> },
  ) => Token;
  /** A personal token, as its owner makes it in their settings. */
  readonly mintPersonal: (person: Account) => Token;
  readonly revoke: (token: Token) => void;
  /** Makes every token minted so far expired. */
  readonly expireTokens: () => void;
}

const UNDECODABLE = 'A JSON web token could not be decoded';
const BAD_EXP =
  "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires";
const FAR_EXP = "'Expiration time' claim ('exp') is too far in the future";
const BAD_IAT = "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued";

export function createAuth(world: World, publicKey: string, clock: () => number): Auth {
  const tokens = new Map<string, Token>();

  const checkClaims = (claims: Record<string, unknown>): void => {
    const now = clock() / 1000;
    const { iss, exp, iat } = claims;
    if (typeof exp !== 'number' || exp <= now) throw new ApiError(401, BAD_EXP);
    if (exp > now + 600) throw new ApiError(401, FAR_EXP);
    if (typeof iat !== 'number' || iat > now + 60) throw new ApiError(401, BAD_IAT);
    if (String(iss) !== String(world.app.id)) throw new ApiError(404, 'Integration not found');
  };

  const checkJwt = (jwt: string): void => {
    const [header, claims, signature] = jwt.split('.');
    if (header === undefined || claims === undefined || signature === undefined) throw new ApiError(401, UNDECODABLE);
    const signed = Buffer.from(`${header}.${claims}`);
    if (!verify('RSA-SHA256', signed, publicKey, Buffer.from(signature, 'base64url'))) {
      throw new ApiError(401, UNDECODABLE);
    }
    try {
      checkClaims(JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>);
    } catch (error) {
      throw error instanceof ApiError ? error : new ApiError(401, UNDECODABLE);
    }
  };

  return {
    caller: (header) => {
      const value = /^(?:bearer|token) (.+)$/i.exec(header ?? '')?.[1];
      if (value === undefined) return { kind: 'none' };
      if (value.includes('.')) {
        checkJwt(value);
        return { kind: 'app' };
      }
      const token = tokens.get(value);
      const known =
        token !== undefined &&
        (token.person !== undefined || world.installations.get(token.installation.id) === token.installation);
      if (!known || token.expiresAt <= clock()) throw new ApiError(401, 'Bad credentials');
      if (token.installation.suspendedAt !== null) throw new ApiError(403, 'This installation has been suspended');
      return { kind: 'installation', token };
    },
    mint: (installation, narrow) => {
      const token: Token = {
        value: `ghs_${randomBytes(27).toString('base64url').replaceAll(/[-_]/g, 'x')}`,
        installation,
        expiresAt: clock() + 3_600_000,
        permissions: narrow.permissions ?? installation.permissions,
        repositoryIds: narrow.repositoryIds,
      };
      tokens.set(token.value, token);
      return token;
    },
    mintPersonal: (person) => {
      const token: Token = {
        value: `ghp_${randomBytes(27).toString('base64url').replaceAll(/[-_]/g, 'x')}`,
        installation: installationOf(person),
        expiresAt: clock() + 30 * 24 * 3_600_000,
        permissions: READS,
        repositoryIds: undefined,
        person,
      };
      tokens.set(token.value, token);
      return token;
    },
    revoke: (token) => {
      tokens.delete(token.value);
    },
    expireTokens: () => {
      tokens.clear();
    },
  };
}

const READS: Permissions = Object.fromEntries(
  ['metadata', 'contents', 'issues', 'pull_requests', 'discussions'].map((name) => [name, 'read' as const]),
);

/** What stands in a personal token in the place of an installation. */
function installationOf({ id, createdAt }: Account): Installation {
  return {
    id: -id,
    accountId: id,
    createdAt,
    updatedAt: createdAt,
    repositories: 'all',
    permissions: READS,
    events: [],
    suspendedAt: null,
    suspendedById: undefined,
  };
}

const RANK: Readonly<Record<Level, number>> = { read: 1, write: 2, admin: 3 };

/** `issues:write`: the permission and the least level. */
export type Access = `${string}:${Level}`;

export function hasAccess(token: Token, wanted: Access): boolean {
  const [name, level] = wanted.split(':') as [string, Level];
  // What the token was given, but no more than what the installation still has.
  const given = token.permissions[name];
  const current = token.installation.permissions[name];
  return given !== undefined && current !== undefined && Math.min(RANK[given], RANK[current]) >= RANK[level];
}

export function mayAccess(token: Token, repository: Repository): boolean {
  if (token.person !== undefined) return !repository.private || repository.collaborators.has(token.person.id);
  return covers(token.installation, repository) && token.repositoryIds?.has(repository.id) !== false;
}

/** Under which name a caller's requests are counted. */
export function limitKeyOf(caller: Caller): string {
  if (caller.kind !== 'installation') return caller.kind;
  const { person, installation } = caller.token;
  return person === undefined ? `installation ID ${installation.id}` : `user ID ${person.id}`;
}
