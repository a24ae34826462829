// What a person may do in a repository, and what that lets them ask of Hearth. Unknown means no.

/** GitHub's roles, and `none`; a role of the organisation's own counts as what it is built on. */
export type PermissionAnswer = 'admin' | 'maintain' | 'write' | 'triage' | 'read' | 'none' | 'unknown';

const ranks: readonly PermissionAnswer[] = ['read', 'triage', 'write', 'maintain', 'admin'];

/** Who may push may change what Hearth does here. */
export function mayWrite(permission: PermissionAnswer | undefined): boolean {
  return permission === 'write' || permission === 'maintain' || permission === 'admin';
}

/**
 * Who may use a command: asked of GitHub live, every time. `anyone`: whoever may read here; `author`: whose item it is, or
 * who may triage.
 */
export const standings = ['anyone', 'author', 'triage', 'write', 'maintain', 'admin'] as const;
export type Standing = (typeof standings)[number];

/** May somebody with this permission use it? `unknown` and `none` may nothing, whoever they are. */
export function mayUse(who: Standing, permission: PermissionAnswer | undefined, isAuthor: boolean): boolean {
  const rank = permission === undefined ? -1 : ranks.indexOf(permission);
  if (rank === -1) return false;
  if (who === 'anyone') return true;
  if (who === 'author') return isAuthor || rank >= ranks.indexOf('triage');
  return rank >= ranks.indexOf(who);
}
