// Files on a branch of Hearth's own, in one commit, and the pull request from it.
import { Refused, Unavailable } from '../../core/failure.js';
import type { Repository } from '../../core/event.js';
import { isWritable } from '../../core/readable.js';
import type { BranchCommit, GitHubWrite } from '../../engine/ports.js';
import type { Session } from '../session.js';

export const commitFiles =
  (session: Session): GitHubWrite['commitFiles'] =>
  async (repository, commit) => {
    const { branch, from, onto, files, message } = commit;
    const foreign = files.find(({ path }) => !isWritable(path));
    if (foreign !== undefined)
      throw new Error(`${foreign.path} is no file that Hearth may write (src/core/readable.ts)`);
    if (branch === repository.defaultBranch) throw new Error('Hearth never commits to the default branch');
    const tree = files.map(({ path, text }) => ({ path, mode: '100644', type: 'blob', content: text }) as const);
    const { data: made } = await session.write(repository, (client, place) =>
      client.rest.git.createTree({ ...place, base_tree: onto, tree }),
    );
    const { data } = await session.write(repository, (client, place) =>
      client.rest.git.createCommit({ ...place, message, tree: made.sha, parents: [onto] }),
    );
    await moveBranch(session, repository, { branch, from, onto, to: data.sha });
    return data.sha;
  };

interface Move extends Pick<BranchCommit, 'branch' | 'from' | 'onto'> {
  readonly to: string;
}

async function moveBranch(session: Session, repository: Repository, { branch, from, onto, to }: Move): Promise<void> {
  if (from === null) {
    await unlessMeanwhile(/already exists/i, branch, () =>
      session.write(repository, (client, place) =>
        client.rest.git.createRef({ ...place, ref: `refs/heads/${branch}`, sha: to }),
      ),
    );
    return;
  }
  const isAnew = onto !== from;
  // GitHub refuses what does not follow, but not where it is told to move the branch anyway: so it is looked at once more.
  const { data } = await session.proven(repository, (client, place) =>
    client.rest.git.getRef({ ...place, ref: `heads/${branch}` }),
  );
  if (data.object.sha !== from) throw new Unavailable(`somebody pushed to ${branch} meanwhile`);
  await unlessMeanwhile(/fast.forward/i, branch, () =>
    session.write(repository, (client, place) =>
      client.rest.git.updateRef({ ...place, ref: `heads/${branch}`, sha: to, force: isAnew }),
    ),
  );
}

/** What GitHub refuses because somebody else was faster is looked at anew later. */
async function unlessMeanwhile<Result>(says: RegExp, branch: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const isLate = error instanceof Refused && error.status === 422 && says.test(error.message);
    throw isLate ? new Unavailable(`${branch} was changed meanwhile`) : error;
  }
}

export const openPull =
  (session: Session): GitHubWrite['openPull'] =>
  async (repository, { branch, title, body }) => {
    const { data } = await unlessMeanwhile(/already exists/i, branch, () =>
      session.write(repository, (client, place) =>
        client.rest.pulls.create({ ...place, title, body, head: branch, base: repository.defaultBranch }),
      ),
    );
    return { id: data.number, url: data.html_url };
  };

export const editPull =
  (session: Session): GitHubWrite['editPull'] =>
  async (repository, number, change) => {
    const { data } = await session.write(repository, (client, place) =>
      client.rest.pulls.update({ ...place, pull_number: number, ...change }),
    );
    return { id: data.number, url: data.html_url };
  };
