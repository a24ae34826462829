// Who is assigned to an item. GitHub takes only whom it lets be assigned, and keeps silent of the others: its answer tells.
import type { GitHubWrite } from '../../engine/ports.js';
import type { Session } from '../session.js';

export const assign =
  (session: Session): GitHubWrite['assign'] =>
  async (repository, number, logins) => {
    const { data } = await session.write(repository, (client, place) =>
      client.rest.issues.addAssignees({ ...place, issue_number: number, assignees: [...logins] }),
    );
    return (data.assignees ?? []).map(({ login }) => login);
  };

export const unassign =
  (session: Session): GitHubWrite['unassign'] =>
  async (repository, number, logins) => {
    await session.write(repository, (client, place) =>
      client.rest.issues.removeAssignees({ ...place, issue_number: number, assignees: [...logins] }),
    );
  };
