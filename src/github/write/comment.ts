// Comments: the only place that makes, edits or takes back one.
import { Refused } from '../../core/failure.js';
import type { GitHubWrite } from '../../engine/ports.js';
import type { Session } from '../session.js';

export const createComment =
  (session: Session): GitHubWrite['createComment'] =>
  async (repository, number, body) => {
    const { data } = await session.write(repository, (client, place) =>
      client.rest.issues.createComment({ ...place, issue_number: number, body }),
    );
    return { id: data.id, url: data.html_url };
  };

export const editComment =
  (session: Session): GitHubWrite['editComment'] =>
  async (repository, id, body) => {
    const { data } = await session.write(repository, (client, place) =>
      client.rest.issues.updateComment({ ...place, comment_id: id, body }),
    );
    return { id: data.id, url: data.html_url };
  };

export const deleteComment =
  (session: Session): GitHubWrite['deleteComment'] =>
  async (repository, id) => {
    try {
      await session.write(repository, (client, place) =>
        client.rest.issues.deleteComment({ ...place, comment_id: id }),
      );
    } catch (error) {
      if (!(error instanceof Refused && [404, 410].includes(error.status))) throw error;
    }
  };
