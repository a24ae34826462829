// A person's issues and pull requests in a repository, oldest first.
import type { GitHubRead, ListedItem } from '../../engine/ports.js';
import { personOf } from '../../core/person.js';
import type { Session } from '../session.js';

const PAGE = 100;
/** Someone with this many items is no newcomer, whatever comes after. */
const MOST_PAGES = 3;

export const itemsBy =
  (session: Session): GitHubRead['itemsBy'] =>
  async (repository, login) => {
    const items: ListedItem[] = [];
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const { data } = await session.on(repository, (client, place) =>
        client.rest.issues.listForRepo({
          ...place,
          creator: login,
          state: 'all',
          sort: 'created',
          direction: 'asc',
          per_page: PAGE,
          page,
        }),
      );
      for (const item of data) {
        const merged = item.pull_request?.merged_at;
        items.push({
          number: item.number,
          kind: item.pull_request ? 'pull_request' : 'issue',
          author: personOf(item.user),
          openedAt: new Date(item.created_at),
          mergedAt: merged ? new Date(merged) : null,
        });
      }
      if (data.length < PAGE) return { items, complete: true };
    }
    return { items, complete: false };
  };
