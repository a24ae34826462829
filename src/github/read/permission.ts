// What a person may do in a repository, and what the owner granted the App. What GitHub does not say is "unknown", never "no".
import { Refused } from '../../core/failure.js';
import type { PermissionAnswer } from '../../core/permission.js';
import type { GitHubRead } from '../../engine/ports.js';
import type { Session } from '../session.js';
import { roleByFlags } from './role.js';
import type { RoleFlags } from './role.js';

export const permissionOf =
  (session: Session): GitHubRead['permissionOf'] =>
  async (repository, person) => {
    try {
      const { data } = await session.proven(repository, (client, place) =>
        client.rest.repos.getCollaboratorPermissionLevel({ ...place, username: person.login }),
      );
      // Asked by login, which may be somebody else's by now.
      if (data.user?.id !== person.id) return 'unknown';
      return roleOf(data.user.permissions, data.permission);
    } catch (error) {
      if (error instanceof Refused) return error.status === 404 ? 'none' : 'unknown';
      throw error;
    }
  };

/** `stated` is the old scale of four, which calls maintainers writers and triagers readers. */
function roleOf(flags: RoleFlags | undefined, stated: string): PermissionAnswer {
  if (flags === undefined)
    return (['admin', 'write', 'read', 'none'] as const).find((one) => one === stated) ?? 'unknown';
  return roleByFlags(flags) ?? 'none';
}

/** A token keeps the permissions it was made with, so one older than this may know less than the owner granted since. */
const FRESH_MS = 60_000;

export const granted =
  (session: Session): GitHubRead['granted'] =>
  async () => {
    const known = await session.token(false);
    const isFresh = session.clock.now().getTime() - known.madeAt.getTime() < FRESH_MS;
    const { permissions } = isFresh ? known : await session.token(true);
    // `admin` is more than `write`; nothing that Hearth asks for has it.
    return Object.fromEntries(
      Object.entries(permissions).map(([name, level]) => [name, level === 'read' ? 'read' : 'write']),
    );
  };
