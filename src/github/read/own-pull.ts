// The pull request that the App made from a branch of the repository.
import type { GitHubRead } from '../../engine/ports.js';
import type { Session } from '../session.js';

interface RawPull {
  readonly number: number;
  readonly html_url: string;
  readonly user: { readonly login: string } | null;
  /** Null: the fork it came from is gone. */
  readonly head: { readonly ref: string; readonly repo: { readonly id: number } | null };
}

export const ownPull =
  (session: Session): GitHubRead['ownPull'] =>
  async (repository, branch) => {
    const self = await session.self();
    // GitHub looks for the owner by its present login, and leaves the filter out where it cannot read it.
    const { owner } = await session.locate(repository);
    const { data } = await session.on(repository, (client, place) =>
      client.rest.pulls.list({ ...place, head: `${owner}:${branch}`, state: 'all', per_page: 100 }),
    );
    const own = (data as RawPull[]).find(
      ({ head, user }) => head.ref === branch && head.repo?.id === repository.id && user?.login === self,
    );
    return own === undefined ? null : { id: own.number, url: own.html_url };
  };
