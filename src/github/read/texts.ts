// Titles and bodies of the newest items: the ledger holds none (decisions.md, 6).
import type { GitHubRead } from '../../engine/ports.js';
import type { Session } from '../session.js';

export const texts =
  (session: Session): GitHubRead['texts'] =>
  async (repository, count) => {
    const { data } = await session.on(repository, (client, place) =>
      client.rest.issues.listForRepo({
        ...place,
        state: 'all',
        sort: 'created',
        direction: 'desc',
        per_page: Math.min(count, 100),
      }),
    );
    return data.map(({ number, title, body, html_url, author_association }) => ({
      number,
      title,
      body: body ?? '',
      url: html_url,
      association: author_association ?? 'NONE',
    }));
  };
