// Can only those read a repository who were let in? Asked of GitHub itself, never of what was told before.
import { Refused } from '../../core/failure.js';
import type { GitHubRead } from '../../engine/ports.js';
import type { Session } from '../session.js';

export const isPrivate =
  (session: Session): GitHubRead['isPrivate'] =>
  async (repository) => {
    const { data } = await session.on(repository, (client, place) => client.rest.repos.get({ ...place }));
    if (data.id !== repository.id) throw new Refused(410, 'another repository has taken the name');
    // An internal one is called private as well, and everybody of the enterprise reads it.
    return data.private && (data.visibility ?? 'private') === 'private';
  };
