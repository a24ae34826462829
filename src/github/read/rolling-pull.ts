// The branch of a rolling pull request as it is now, and the newest request that the App made from it.
import type { Repository } from '../../core/event.js';
import { Refused } from '../../core/failure.js';
import type { GitHubRead, RollingPull } from '../../engine/ports.js';
import type { Session } from '../session.js';
import { ownPulls } from './own-pull.js';

export const rollingPull =
  (session: Session): GitHubRead['rollingPull'] =>
  async (repository, branch) => {
    const base = await headOf(session, repository, repository.defaultBranch);
    if (base === null) throw new Refused(409, 'the repository is empty');
    const head = await headOf(session, repository, branch);
    const [newest] = await ownPulls(session, repository, branch);
    const pull: RollingPull['pull'] =
      newest === undefined
        ? null
        : {
            id: newest.number,
            url: newest.html_url,
            state: newest.merged_at !== null ? 'merged' : newest.state === 'open' ? 'open' : 'closed',
            head: newest.head.sha,
            body: newest.body ?? '',
          };
    const beyond = head === null ? NOTHING : await beyondOf(session, repository, { base, head });
    return { base, head, pull, ...beyond };
  };

/** Null: there is no such branch. */
async function headOf(session: Session, repository: Repository, branch: string): Promise<string | null> {
  try {
    const { data } = await session.proven(repository, (client, place) =>
      client.rest.git.getRef({ ...place, ref: `heads/${branch}` }),
    );
    return data.object.sha;
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return null;
    throw error;
  }
}

const NOTHING = { ahead: 0, behind: false, ours: true };
/** GitHub lists so many commits of a comparison. */
const MOST_COMMITS = 250;

async function beyondOf(
  session: Session,
  repository: Repository,
  { base, head }: { readonly base: string; readonly head: string },
): Promise<Pick<RollingPull, 'ahead' | 'behind' | 'ours'>> {
  const self = await session.self();
  try {
    const { data } = await session.proven(repository, (client, place) =>
      client.rest.repos.compareCommitsWithBasehead({ ...place, basehead: `${base}...${head}` }),
    );
    const ours = data.ahead_by <= MOST_COMMITS && data.commits.every(({ author }) => author?.login === self);
    return { ahead: data.ahead_by, behind: data.behind_by > 0, ours };
  } catch (error) {
    // The two have nothing in common.
    if (error instanceof Refused && error.status === 404) return { ahead: 1, behind: true, ours: false };
    throw error;
  }
}
