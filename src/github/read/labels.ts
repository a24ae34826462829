// Labels on an item and of a repository.
import { Refused } from '../../core/failure.js';
import type { Label } from '../../core/proposal.js';
import type { GitHubRead } from '../../engine/ports.js';
import type { Session } from '../session.js';

export const labelsOf =
  (session: Session): GitHubRead['labelsOf'] =>
  async (repository, number) => {
    const { data } = await session.on(repository, (client, place) =>
      client.rest.issues.listLabelsOnIssue({ ...place, issue_number: number, per_page: 100 }),
    );
    return data.map((label) => label.name);
  };

export const labelExists =
  (session: Session): GitHubRead['labelExists'] =>
  async (repository, label) => {
    try {
      await session.on(repository, (client, place) => client.rest.issues.getLabel({ ...place, name: label }));
      return true;
    } catch (error) {
      if (error instanceof Refused && error.status === 404) return false;
      throw error;
    }
  };

const MOST_PAGES = 10;

/** All labels of the repository, at most a thousand. */
export const labels =
  (session: Session): GitHubRead['labels'] =>
  async (repository) => {
    const found: Label[] = [];
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const { data } = await session.proven(repository, (client, place) =>
        client.rest.issues.listLabelsForRepo({ ...place, per_page: 100, page }),
      );
      found.push(...data.map(({ name, color, description }) => ({ name, color, description: description ?? '' })));
      if (data.length < 100) break;
    }
    return found;
  };
