// Labels on items, and of a repository. Whether a label exists is asked before: GitHub would create an unknown one in silence.
import { RequestError } from '@octokit/request-error';
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

export const createLabel =
  (session: Session): GitHubWrite['createLabel'] =>
  (repository, { name, color, description }) =>
    session.write(repository, async (client, place) => {
      try {
        await client.rest.issues.createLabel({ ...place, name, color, description });
        return true;
      } catch (error) {
        if (isTaken(error)) return false;
        throw error;
      }
    });

/** Which of many things is wrong with a 422, GitHub says in a code beside its message. */
function isTaken(error: unknown): boolean {
  if (!(error instanceof RequestError && error.status === 422)) return false;
  const { errors } = (error.response?.data ?? {}) as { readonly errors?: readonly { readonly code?: unknown }[] };
  return errors?.some(({ code }) => code === 'already_exists') === true;
}
