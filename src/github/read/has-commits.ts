// Has this login a commit on the default branch? Asked where the item list cannot be (issues switched off).
import type { GitHubRead } from '../../engine/ports.js';
import type { Session } from '../session.js';

export const hasCommits =
  (session: Session): GitHubRead['hasCommits'] =>
  async (repository, login) => {
    const { data } = await session.on(repository, (client, place) =>
      client.rest.repos.listCommits({ ...place, author: login, per_page: 1 }),
    );
    return data.length > 0;
  };
