// Does this person belong to the organisation? Asked live; what cannot be known is "unknown", never "no".
import type { Repository } from '../../core/event.js';
import { Refused } from '../../core/failure.js';
import type { Person } from '../../core/person.js';
import type { MembershipAnswer } from '../../core/question.js';
import type { GitHubRead } from '../../engine/ports.js';
import type { Session } from '../session.js';

export const membership =
  (session: Session): GitHubRead['membership'] =>
  async (repository, person) => {
    if (repository.owner.kind === 'user') return repository.owner.id === person.id ? 'member' : 'outside';
    try {
      return await ask(session, repository, person);
    } catch (error) {
      if (error instanceof Refused) return 'unknown';
      throw error;
    }
  };

async function ask(session: Session, repository: Repository, person: Person): Promise<MembershipAnswer> {
  try {
    // GitHub redirects repositories, not organisations: under a former login everybody would be outside.
    const { status } = await session.proven(repository, (client, place) =>
      client.rest.orgs.checkMembershipForUser({
        org: place.owner,
        username: person.login,
        request: { redirect: 'manual' },
      }),
    );
    // 302 sends whoever may not see private members to the public list: it says nothing about this person.
    return (status as number) === 204 ? 'member' : 'unknown';
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return 'outside';
    throw error;
  }
}
