// Reactions: GitHub keeps one of each kind per account, so that a repeat changes nothing.
import type { GitHubWrite } from '../../engine/ports.js';
import type { Session } from '../session.js';

export const react =
  (session: Session): GitHubWrite['react'] =>
  async (repository, { number, comment }, content) => {
    await session.write(repository, (client, place) =>
      comment === undefined
        ? client.rest.reactions.createForIssue({ ...place, issue_number: number, content })
        : client.rest.reactions.createForIssueComment({ ...place, comment_id: comment, content }),
    );
  };
