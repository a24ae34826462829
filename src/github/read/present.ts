// An item as it stands right before a write: what acts compare with, and what their expectations are about.
import { Refused } from '../../core/failure.js';
import type { GitHubRead, PresentItem } from '../../engine/ports.js';
import type { Session } from '../session.js';

interface Shown {
  readonly number: number;
  readonly title: string;
  readonly state: string;
  readonly locked: boolean;
  readonly labels: readonly (string | { readonly name?: string | null })[];
  readonly assignees?: readonly { readonly login: string }[] | null;
}

export const present =
  (session: Session): GitHubRead['present'] =>
  async (repository, number, as) => {
    if (as === 'pull') {
      const { data } = await session.on(repository, (client, place) =>
        client.rest.pulls.get({ ...place, pull_number: number }),
      );
      return {
        ...shared(data, number),
        isPull: true,
        stateReason: null,
        merged: data.merged,
        head: data.head.sha,
        reviewers: (data.requested_reviewers ?? []).map(({ login }) => login),
      };
    }
    const { data } = await session.on(repository, (client, place) =>
      client.rest.issues.get({ ...place, issue_number: number }),
    );
    return {
      ...shared(data, number),
      isPull: data.pull_request !== undefined,
      stateReason: data.state_reason ?? null,
      merged: (data.pull_request?.merged_at ?? null) !== null,
      head: null,
      reviewers: [],
    };
  };

type Common = Pick<PresentItem, 'title' | 'state' | 'locked' | 'labels' | 'assignees'>;

function shared(data: Shown, number: number): Common {
  // GitHub redirects to where a transferred issue went: that is another item.
  if (data.number !== number) throw new Refused(410, 'the item was transferred');
  return {
    title: data.title,
    state: data.state === 'closed' ? 'closed' : 'open',
    locked: data.locked,
    labels: data.labels.map((label) => (typeof label === 'string' ? label : (label.name ?? ''))),
    assignees: (data.assignees ?? []).map(({ login }) => login),
  };
}
