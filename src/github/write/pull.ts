// A pull request of Hearth's own: a branch, a commit that adds one file, the request. Each step may have been done by an
// earlier try, and is not done again. A branch of that name that holds anything else is somebody else's, and left alone.
import type { PullAct } from '../../core/action.js';
import type { Repository } from '../../core/event.js';
import { Refused } from '../../core/failure.js';
import type { GitHubWrite } from '../../engine/ports.js';
import { fileAt } from '../read/file-at.js';
import { ownPull } from '../read/own-pull.js';
import type { Session } from '../session.js';

export const createPull =
  (session: Session): GitHubWrite['createPull'] =>
  async (repository, pull) => {
    if (!(await makeBranch(session, repository, pull.branch))) await refuseForeign(session, repository, pull);
    await ensureFile(session, repository, pull);
    const made = await ownPull(session)(repository, pull.branch);
    if (made !== null) return made;
    const { title, body, branch } = pull;
    const { data } = await session.write(repository, (client, place) =>
      client.rest.pulls.create({ ...place, title, body, head: branch, base: repository.defaultBranch }),
    );
    return { id: data.number, url: data.html_url };
  };

/** False: there is one of that name. */
async function makeBranch(session: Session, repository: Repository, branch: string): Promise<boolean> {
  const { data } = await session.proven(repository, (client, place) =>
    client.rest.git.getRef({ ...place, ref: `heads/${repository.defaultBranch}` }),
  );
  try {
    await session.write(repository, (client, place) =>
      client.rest.git.createRef({ ...place, ref: `refs/heads/${branch}`, sha: data.object.sha }),
    );
    return true;
  } catch (error) {
    if (!(error instanceof Refused && error.status === 422 && /already exists/i.test(error.message))) throw error;
    return false;
  }
}

/** What Hearth opens is shown under its name: it may bring the file, in one commit, and nothing that others put there. */
async function refuseForeign(session: Session, repository: Repository, { branch, path }: PullAct): Promise<void> {
  if (await isOurs(session, repository, branch, path)) return;
  throw new Refused(409, `there is a branch ${branch} that holds more than a new ${path}; delete or rename it`);
}

/** Nothing that the default branch does not have, or one commit that adds the file. */
async function isOurs(session: Session, repository: Repository, branch: string, path: string): Promise<boolean> {
  try {
    const { data } = await session.proven(repository, (client, place) =>
      client.rest.repos.compareCommitsWithBasehead({ ...place, basehead: `${repository.defaultBranch}...${branch}` }),
    );
    if (data.ahead_by === 0) return true;
    const [file, ...others] = data.files ?? [];
    const isAdded = file?.filename === path && file.status === 'added' && others.length === 0;
    return data.ahead_by === 1 && isAdded;
  } catch (error) {
    // The two have nothing in common.
    if (error instanceof Refused && error.status === 404) return false;
    throw error;
  }
}

async function ensureFile(session: Session, repository: Repository, pull: PullAct): Promise<void> {
  const { branch, path, text, message } = pull;
  const present = await fileAt(session)(repository, path, branch);
  if (present?.text === text) return;
  // Another text there is somebody else's.
  if (present !== null) throw new Refused(409, `the branch ${branch} holds another ${path}`);
  await session.write(repository, (client, place) =>
    client.rest.repos.createOrUpdateFileContents({
      ...place,
      path,
      branch,
      message,
      content: Buffer.from(text).toString('base64'),
    }),
  );
}
