// GitHub's flags of what somebody may do in a repository, as one role.
import type { PermissionAnswer } from '../../core/permission.js';

/** From most to least: an organisation's own role has the flags of what it is built on. */
const ROLES = [
  ['admin', 'admin'],
  ['maintain', 'maintain'],
  ['push', 'write'],
  ['triage', 'triage'],
  ['pull', 'read'],
] as const;

export type RoleFlags = Readonly<Partial<Record<(typeof ROLES)[number][0], boolean>>>;

/** The strongest role that the flags tell of; undefined: no flag is set. */
export const roleByFlags = (flags: RoleFlags): PermissionAnswer | undefined =>
  ROLES.find(([flag]) => flags[flag] === true)?.[1];
