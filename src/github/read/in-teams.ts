// In which teams of the organisation is this person? Asked live; what cannot be known is "unknown", never "no".
import type { Repository } from '../../core/event.js';
import { Refused } from '../../core/failure.js';
import type { Person } from '../../core/person.js';
import type { InTeamsAnswer } from '../../core/sig-question.js';
import type { GitHubRead } from '../../engine/ports.js';
import type { Session } from '../session.js';
import { isSlug } from './team-slug.js';

/** Each is a request. */
const MOST_TEAMS = 20;

type Standing = InTeamsAnswer[string];

export const inTeams =
  (session: Session): GitHubRead['inTeams'] =>
  async (repository, teams, person) => {
    const wanted = [...new Set(teams)];
    const isAsked = (slug: string, index: number) =>
      repository.owner.kind === 'organization' && index < MOST_TEAMS && isSlug(slug);
    const found: (readonly [string, Standing])[] = [];
    for (const [index, slug] of wanted.entries()) {
      found.push([slug, isAsked(slug, index) ? await standingIn(session, repository, slug, person) : 'unknown']);
    }
    const isMember = found.some(([, standing]) => standing === 'member');
    // Asked by login, which may be somebody else's by now.
    if (isMember && !(await isStill(session, repository, person))) return Object.fromEntries(wanted.map(unknown));
    return Object.fromEntries(found);
  };

const unknown = (slug: string): readonly [string, Standing] => [slug, 'unknown'];

async function standingIn(session: Session, repository: Repository, slug: string, person: Person): Promise<Standing> {
  try {
    const { data } = await session.proven(repository, (client, { owner }) =>
      client.rest.teams.getMembershipForUserInOrg({ org: owner, team_slug: slug, username: person.login }),
    );
    if (data.state === 'active') return 'member';
    return (data.state as string) === 'pending' ? 'outside' : 'unknown';
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return error.status === 404 && (await isThere(session, repository, slug)) ? 'outside' : 'unknown';
  }
}

/** GitHub answers alike where a person is not in a team, and where there is no such team or it is not shown. */
async function isThere(session: Session, repository: Repository, slug: string): Promise<boolean> {
  try {
    await session.proven(repository, (client, { owner }) =>
      client.rest.teams.getByName({ org: owner, team_slug: slug }),
    );
    return true;
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}

async function isStill(session: Session, repository: Repository, person: Person): Promise<boolean> {
  try {
    const { data } = await session.proven(repository, (client) =>
      client.rest.users.getByUsername({ username: person.login }),
    );
    return data.id === person.id;
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}
