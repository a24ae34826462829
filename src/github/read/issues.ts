// Issues that Hearth itself keeps in a repository.
import { Refused } from '../../core/failure.js';
import type { GitHubRead } from '../../engine/ports.js';
import type { Session } from '../session.js';

interface RawIssue {
  readonly number: number;
  readonly title: string;
  readonly body?: string | null;
  readonly html_url: string;
  readonly state: string;
  readonly user: { readonly type: string } | null;
  readonly performed_via_github_app?: { readonly id: number } | null;
}

const isOurs = (raw: RawIssue, appId: number) => raw.user?.type === 'Bot' && raw.performed_via_github_app?.id === appId;

/** The newest hundred by the App's own account, of which Hearth makes one a series. */
export const ownIssues =
  (session: Session): GitHubRead['ownIssues'] =>
  async (repository) => {
    const creator = await session.self();
    const { data } = await session.on(repository, (client, place) =>
      client.rest.issues.listForRepo({
        ...place,
        creator,
        state: 'all',
        sort: 'created',
        direction: 'desc',
        per_page: 100,
      }),
    );
    return (data as RawIssue[])
      .filter((raw) => isOurs(raw, session.appId))
      .map((raw) => ({ number: raw.number, body: raw.body ?? '', url: raw.html_url }));
  };

export const issue =
  (session: Session): GitHubRead['issue'] =>
  async (repository, number) => {
    try {
      const { data } = await session.on(repository, (client, place) =>
        client.rest.issues.get({ ...place, issue_number: number }),
      );
      const raw = data as RawIssue;
      return {
        body: raw.body ?? '',
        title: raw.title,
        url: raw.html_url,
        ours: isOurs(raw, session.appId),
        state: raw.state === 'closed' ? 'closed' : 'open',
      };
    } catch (error) {
      if (error instanceof Refused && [301, 404, 410].includes(error.status)) return null;
      throw error;
    }
  };
