// Open, unassigned issues with a label, newest first: what a newcomer could take next.
import type { GitHubRead } from '../../engine/ports.js';
import type { Session } from '../session.js';

export const openWithLabel =
  (session: Session): GitHubRead['openWithLabel'] =>
  async (repository, label) => {
    const { data } = await session.on(repository, (client, place) =>
      client.rest.issues.listForRepo({ ...place, labels: label, state: 'open', assignee: 'none', per_page: 20 }),
    );
    return data
      .filter((item) => !item.pull_request)
      .map(({ number, labels }) => ({ number, labels: labels.flatMap(nameOf) }));
  };

/** GitHub's description allows for bare names, as in a request. */
const nameOf = (label: string | { name?: string | undefined }): readonly string[] => {
  const name = typeof label === 'string' ? label : label.name;
  return name === undefined ? [] : [name];
};
