// The pull requests that the App made from a branch of the repository.
import type { Repository } from '../../core/event.js';
import type { GitHubRead } from '../../engine/ports.js';
import type { Session } from '../session.js';

interface RawPull {
  readonly number: number;
  readonly html_url: string;
  readonly state: string;
  readonly body: string | null;
  readonly merged_at: string | null;
  readonly user: { readonly login: string } | null;
  /** `repo` null: the fork it came from is gone. */
  readonly head: { readonly ref: string; readonly sha: string; readonly repo: { readonly id: number } | null };
}

/** Whatever their state, the newest first. */
export async function ownPulls(session: Session, repository: Repository, branch: string): Promise<readonly RawPull[]> {
  const self = await session.self();
  // GitHub looks for the owner by its present login, and leaves the filter out where it cannot read it.
  const { owner } = await session.locate(repository);
  const { data } = await session.on(repository, (client, place) =>
    client.rest.pulls.list({ ...place, head: `${owner}:${branch}`, state: 'all', per_page: 100 }),
  );
  return (data as RawPull[])
    .filter(({ head, user }) => head.ref === branch && head.repo?.id === repository.id && user?.login === self)
    .sort((one, other) => other.number - one.number);
}

export const ownPull =
  (session: Session): GitHubRead['ownPull'] =>
  async (repository, branch) => {
    const [own] = await ownPulls(session, repository, branch);
    return own === undefined ? null : { id: own.number, url: own.html_url };
  };
