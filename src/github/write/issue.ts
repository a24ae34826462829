// Hearth's own issues: made once per series, then edited.
import type { GitHubWrite } from '../../engine/ports.js';
import type { Session } from '../session.js';

export const createIssue =
  (session: Session): GitHubWrite['createIssue'] =>
  async (repository, title, body) => {
    const { data } = await session.write(repository, (client, place) =>
      client.rest.issues.create({ ...place, title, body }),
    );
    return { id: data.number, url: data.html_url };
  };

export const editIssue =
  (session: Session): GitHubWrite['editIssue'] =>
  async (repository, number, change) => {
    const { data } = await session.write(repository, (client, place) =>
      client.rest.issues.update({ ...place, issue_number: number, ...change }),
    );
    return { id: data.number, url: data.html_url };
  };
