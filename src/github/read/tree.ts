// Every path of the default branch.
import { Refused } from '../../core/failure.js';
import type { GitHubRead } from '../../engine/ports.js';
import type { Session } from '../session.js';

export const tree =
  (session: Session): GitHubRead['tree'] =>
  async (repository) => {
    try {
      // `HEAD` is the default branch, also where it was renamed since the event.
      const { data } = await session.proven(repository, (client, place) =>
        client.rest.git.getTree({ ...place, tree_sha: 'HEAD', recursive: 'true' }),
      );
      const paths = data.tree.flatMap(({ type, path }) => (type === 'blob' ? [path] : []));
      return { paths, complete: !data.truncated };
    } catch (error) {
      // 409: there is no commit yet.
      if (error instanceof Refused && [404, 409].includes(error.status)) return { paths: [], complete: true };
      throw error;
    }
  };
