// Comments as Hearth needs them: which are its own, by GitHub's word.
import { Refused } from '../../core/failure.js';
import type { Repository } from '../../core/event.js';
import type { GitHubRead, SeenComment } from '../../engine/ports.js';
import type { Session } from '../session.js';

interface RawComment {
  readonly id: number;
  readonly body?: string | undefined;
  readonly html_url: string;
  readonly user: { readonly type: string } | null;
  readonly performed_via_github_app?: { readonly id: number } | null;
}

/** Ours only if the App itself wrote it: a person acting through the App is still a person. */
const seen = (raw: RawComment, appId: number): SeenComment => ({
  id: raw.id,
  body: raw.body ?? '',
  url: raw.html_url,
  ours: raw.user?.type === 'Bot' && raw.performed_via_github_app?.id === appId,
});

/** All comments of an item that changed since then, page by page. */
export const comments =
  (session: Session): GitHubRead['comments'] =>
  async (repository: Repository, number: number, since: Date) => {
    const found: SeenComment[] = [];
    for (let page = 1; ; page += 1) {
      const { data } = await session.on(repository, (client, place) =>
        client.rest.issues.listComments({
          ...place,
          issue_number: number,
          since: since.toISOString(),
          per_page: 100,
          page,
        }),
      );
      found.push(...data.map((raw) => seen(raw as RawComment, session.appId)));
      if (data.length < 100) return found;
    }
  };

export const comment =
  (session: Session): GitHubRead['comment'] =>
  async (repository, id) => {
    try {
      const { data } = await session.on(repository, (client, place) =>
        client.rest.issues.getComment({ ...place, comment_id: id }),
      );
      return seen(data, session.appId);
    } catch (error) {
      if (error instanceof Refused && [404, 410].includes(error.status)) return null;
      throw error;
    }
  };
