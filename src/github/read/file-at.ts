// One file at one commit, of those that Hearth may read.
import { Refused, Unavailable } from '../../core/failure.js';
import { mostBytesOf } from '../../core/readable.js';
import type { GitHubRead } from '../../engine/ports.js';
import type { Session } from '../session.js';

export const fileAt =
  (session: Session): GitHubRead['fileAt'] =>
  async (repository, path, ref) => {
    const most = mostBytesOf(path);
    if (most === null) throw new Error(`${path} is no file that Hearth may read (src/core/readable.ts)`);
    // What is too large is not read. Text of one character too many stands for it: its reader refuses it as too large.
    const tooLarge = '#'.repeat(most + 1);
    try {
      const { data } = await session.proven(repository, (client, place) =>
        client.rest.repos.getContent({ ...place, path, ...(ref === undefined ? {} : { ref }) }),
      );
      // A folder, a link or another repository.
      if (Array.isArray(data) || data.type !== 'file') return null;
      const large = data.size > most || data.encoding === 'none';
      const text = large ? tooLarge : Buffer.from(data.content, 'base64').toString('utf8');
      return { text, url: data.html_url ?? '' };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      // Right after a push GitHub may not know the commit yet, which says nothing of the file.
      if (/^No commit found/.test(error.message)) throw new Unavailable('GitHub does not show the commit yet');
      if (error.status === 404) return null;
      // Over 100 MB GitHub refuses instead of keeping the content back.
      if (error.status === 403 && /too large/.test(error.message)) return { text: tooLarge, url: '' };
      throw error;
    }
  };
