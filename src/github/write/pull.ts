// A pull request of Hearth's own: a branch, a commit that adds one file, the request. Each step may have been done by an
// earlier try, and is not done again.
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
    await ensureBranch(session, repository, pull.branch);
    await ensureFile(session, repository, pull);
    const made = await ownPull(session)(repository, pull.branch);
    if (made !== null) return made;
    const { title, body, branch } = pull;
    const { data } = await session.write(repository, (client, place) =>
      client.rest.pulls.create({ ...place, title, body, head: branch, base: repository.defaultBranch }),
    );
    return { id: data.number, url: data.html_url };
  };

async function ensureBranch(session: Session, repository: Repository, branch: string): Promise<void> {
  const { data } = await session.on(repository, (client, place) =>
    client.rest.git.getRef({ ...place, ref: `heads/${repository.defaultBranch}` }),
  );
  try {
    await session.write(repository, (client, place) =>
      client.rest.git.createRef({ ...place, ref: `refs/heads/${branch}`, sha: data.object.sha }),
    );
  } catch (error) {
    if (!(error instanceof Refused && error.status === 422 && /already exists/i.test(error.message))) throw error;
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
