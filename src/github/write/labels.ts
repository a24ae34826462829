// Labels on items. Whether a label exists is asked before: GitHub would create an unknown one in silence.
import { Refused } from '../../core/failure.js';
import type { GitHubWrite } from '../../engine/ports.js';
import type { Session } from '../session.js';

export const addLabels =
  (session: Session): GitHubWrite['addLabels'] =>
  async (repository, number, labels) => {
    await session.write(repository, (client, place) =>
      client.rest.issues.addLabels({ ...place, issue_number: number, labels: [...labels] }),
    );
  };

export const removeLabel =
  (session: Session): GitHubWrite['removeLabel'] =>
  async (repository, number, label) => {
    try {
      await session.write(repository, (client, place) =>
        client.rest.issues.removeLabel({ ...place, issue_number: number, name: label }),
      );
    } catch (error) {
      // Somebody was quicker: it is gone, which is what was wanted.
      if (!(error instanceof Refused && error.status === 404)) throw error;
    }
  };
