// Whom a review of a pull request is asked of. GitHub takes all who are named, or (422) none of them.
import type { GitHubWrite } from '../../engine/ports.js';
import type { Session } from '../session.js';

export const requestReviewers =
  (session: Session): GitHubWrite['requestReviewers'] =>
  async (repository, number, logins) => {
    await session.write(repository, (client, place) =>
      client.rest.pulls.requestReviewers({ ...place, pull_number: number, reviewers: [...logins] }),
    );
  };

export const removeReviewers =
  (session: Session): GitHubWrite['removeReviewers'] =>
  async (repository, number, logins) => {
    await session.write(repository, (client, place) =>
      client.rest.pulls.removeRequestedReviewers({ ...place, pull_number: number, reviewers: [...logins] }),
    );
  };
