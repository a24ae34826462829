// The App's own check runs on a commit.
import type { GitHubRead } from '../../engine/ports.js';
import type { Session } from '../session.js';

export const checks =
  (session: Session): GitHubRead['checks'] =>
  async (repository, head) => {
    // Unless asked for all, GitHub shows only the newest of each name.
    const { data } = await session.on(repository, (client, place) =>
      client.rest.checks.listForRef({ ...place, ref: head, app_id: session.appId, filter: 'all', per_page: 100 }),
    );
    return data.check_runs
      .filter(({ app }) => app?.id === session.appId)
      .map(({ id, name, external_id, html_url }) => ({ id, name, key: external_id ?? '', url: html_url ?? '' }));
  };
