// Who is in a team, and how one person stands in it.
import { Refused } from '../../core/failure.js';
import { isLogin, personOf } from '../../core/person.js';
import type { Person } from '../../core/person.js';
import type { GitHubRead } from '../../engine/ports.js';
import type { Session } from '../session.js';
import { isSlug } from './team-slug.js';

const PAGE = 100;
const MOST_PAGES = 50;

export const teamMembers =
  (session: Session): GitHubRead['teamMembers'] =>
  async (repository, slug) => {
    if (repository.owner.kind !== 'organization' || !isSlug(slug)) return null;
    const members: Person[] = [];
    try {
      for (let page = 1; page <= MOST_PAGES; page += 1) {
        const { data } = await session.proven(repository, (client, { owner }) =>
          client.rest.teams.listMembersInOrg({ org: owner, team_slug: slug, per_page: PAGE, page }),
        );
        members.push(...data.flatMap((one) => personOf(one) ?? []));
        if (data.length < PAGE) return members;
      }
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
    return null;
  };

export const teamMembership =
  (session: Session): GitHubRead['teamMembership'] =>
  async (repository, slug, login) => {
    if (repository.owner.kind !== 'organization' || !isSlug(slug) || !isLogin(login)) return 'unknown';
    try {
      const { data } = await session.proven(repository, (client, { owner }) =>
        client.rest.teams.getMembershipForUserInOrg({ org: owner, team_slug: slug, username: login }),
      );
      return membershipIn(data.state);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return error.status === 404 ? 'outside' : 'unknown';
    }
  };

/** GitHub's word for it. */
export const membershipIn = (state: string) =>
  state === 'active' ? ('member' as const) : state === 'pending' ? ('pending' as const) : ('unknown' as const);
