// The item itself, whoever opened it: its title, and whether it is open.
import type { GitHubWrite } from '../../engine/ports.js';
import type { Session } from '../session.js';

export const editItem =
  (session: Session): GitHubWrite['editItem'] =>
  async (repository, number, { title, state, stateReason }) => {
    await session.write(repository, (client, place) =>
      client.rest.issues.update({
        ...place,
        issue_number: number,
        ...(title === undefined ? {} : { title }),
        ...(state === undefined ? {} : { state }),
        ...(stateReason === undefined ? {} : { state_reason: stateReason }),
      }),
    );
  };
