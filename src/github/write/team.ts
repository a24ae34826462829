// A person into a team. Nobody is ever taken out of one.
import { Refused } from '../../core/failure.js';
import { isLogin } from '../../core/person.js';
import type { GitHubWrite } from '../../engine/ports.js';
import { membershipIn } from '../read/team-members.js';
import { isSlug } from '../read/team-slug.js';
import type { Session } from '../session.js';

export const joinTeam =
  (session: Session): GitHubWrite['joinTeam'] =>
  async (repository, slug, login) => {
    // The address is made of both: nothing else may come into it.
    if (!isSlug(slug) || !isLogin(login)) throw new Refused(422, 'no such team or account');
    const { data } = await session.write(repository, (client, { owner }) =>
      client.rest.teams.addOrUpdateMembershipForUserInOrg({
        org: owner,
        team_slug: slug,
        username: login,
        role: 'member',
      }),
    );
    return membershipIn(data.state);
  };
