// Does this person belong to the organisation? Asked live; what cannot be known is "unknown", never "no".
import { Refused } from '../../core/failure.js';
import type { GitHubRead } from '../../engine/ports.js';
import type { Session } from '../session.js';

export const membership =
  (session: Session): GitHubRead['membership'] =>
  async (repository, person) => {
    if (repository.owner.kind === 'user') return repository.owner.id === person.id ? 'member' : 'outside';
    try {
      const { status } = await session.on(repository, (client, place) =>
        client.rest.orgs.checkMembershipForUser({
          org: place.owner,
          username: person.login,
          request: { redirect: 'manual' },
        }),
      );
      // 302 sends whoever may not see private members to the public list: it says nothing about this person.
      return (status as number) === 204 ? 'member' : 'unknown';
    } catch (error) {
      if (error instanceof Refused) return error.status === 404 ? 'outside' : 'unknown';
      throw error;
    }
  };
