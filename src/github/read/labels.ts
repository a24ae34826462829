// Labels on an item, and whether a label exists in the repository.
import { Refused } from '../../core/failure.js';
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
