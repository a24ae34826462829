// An item as it is now, and whether a person has answered it.
import { isBare } from '../../core/command.js';
import { Refused } from '../../core/failure.js';
import { classOf } from '../../core/person.js';
import type { GitHubRead } from '../../engine/ports.js';
import { personOf } from '../../core/person.js';
import type { Session } from '../session.js';

export const itemNow =
  (session: Session): GitHubRead['itemNow'] =>
  async (repository, number, author) => {
    try {
      const { data } = await session.on(repository, (client, place) =>
        client.rest.issues.get({ ...place, issue_number: number }),
      );
      return {
        exists: true,
        state: data.state === 'closed' ? 'closed' : 'open',
        stateReason: data.state_reason ?? null,
        locked: data.locked,
        answered: data.comments > 0 && (await answered(session, repository, number, author?.id)),
      };
    } catch (error) {
      if (error instanceof Refused && [301, 404, 410].includes(error.status)) return { exists: false };
      throw error;
    }
  };

async function answered(
  session: Session,
  repository: Parameters<GitHubRead['itemNow']>[0],
  number: number,
  author: number | undefined,
): Promise<boolean> {
  const { data } = await session.on(repository, (client, place) =>
    client.rest.issues.listComments({ ...place, issue_number: number, per_page: 100 }),
  );
  return data.some((comment) => {
    const person = personOf(comment.user);
    return classOf(person) === 'human' && person?.id !== author && !isBare(comment.body ?? '');
  });
}
