// A team of an organisation: what it may do at most, with what it takes from those above it and what those below it may do.
import type { Repository } from '../../core/event.js';
import { Refused } from '../../core/failure.js';
import type { PermissionAnswer } from '../../core/permission.js';
import type { GitHubRead } from '../../engine/ports.js';
import type { Session } from '../session.js';
import { roleByFlags } from './role.js';
import { isSlug } from './team-slug.js';

/** From most to least; `unknown` is more than any: what is not seen may be everything. */
const RIGHTS: readonly PermissionAnswer[] = ['unknown', 'admin', 'maintain', 'write', 'triage', 'read', 'none'];
const PAGE = 100;
/** Repositories of a team that are looked at. */
const MOST_PAGES = 10;
/** Teams above and below, each of which takes requests of its own. */
const MOST_TEAMS = 20;

interface RawTeam {
  readonly id: number;
  readonly slug: string;
  readonly privacy?: string;
  readonly parent?: { readonly slug: string } | null;
  readonly repos_count?: number;
  readonly organization?: { readonly id: number };
}

export const team =
  (session: Session): GitHubRead['team'] =>
  async (repository, slug) => {
    if (repository.owner.kind !== 'organization' || !isSlug(slug)) return null;
    const found = await teamCalled(session, repository, slug);
    if (found === null) return null;
    return {
      id: found.id,
      slug: found.slug,
      organization: found.organization?.id ?? 0,
      secret: found.privacy !== 'closed',
      right: await rightOf(session, repository, found),
      above: await rightAbove(session, repository, found),
      below: await rightBelow(session, repository, found.slug),
    };
  };

async function teamCalled(session: Session, repository: Repository, slug: string): Promise<RawTeam | null> {
  try {
    const { data } = await session.proven(repository, (client, { owner }) =>
      client.rest.teams.getByName({ org: owner, team_slug: slug }),
    );
    return data;
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return null;
    throw error;
  }
}

const strongest = (rights: readonly PermissionAnswer[]): PermissionAnswer =>
  RIGHTS.find((one) => rights.includes(one)) ?? 'none';

/** Only repositories that the App is let into are listed: where the team has more of them, what it may do is not known. */
async function rightOf(session: Session, repository: Repository, found: RawTeam): Promise<PermissionAnswer> {
  const rights: PermissionAnswer[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { data } = await session.proven(repository, (client, { owner }) =>
      client.rest.teams.listReposInOrg({ org: owner, team_slug: found.slug, per_page: PAGE, page }),
    );
    rights.push(...data.map(({ permissions }) => roleByFlags(permissions ?? {}) ?? 'unknown'));
    if (data.length < PAGE) return rights.length < (found.repos_count ?? Infinity) ? 'unknown' : strongest(rights);
  }
  return 'unknown';
}

async function rightAbove(session: Session, repository: Repository, { parent }: RawTeam): Promise<PermissionAnswer> {
  const rights: PermissionAnswer[] = [];
  let next = parent?.slug;
  for (let step = 0; next !== undefined; step += 1) {
    const above = step < MOST_TEAMS ? await teamCalled(session, repository, next) : null;
    if (above === null) return 'unknown';
    rights.push(await rightOf(session, repository, above));
    next = above.parent?.slug;
  }
  return strongest(rights);
}

async function rightBelow(session: Session, repository: Repository, slug: string): Promise<PermissionAnswer> {
  const rights: PermissionAnswer[] = [];
  const open = [slug];
  for (let looked = 0; open.length > 0; looked += 1) {
    const next = open.shift() ?? '';
    const { data } = await session.proven(repository, (client, { owner }) =>
      client.rest.teams.listChildInOrg({ org: owner, team_slug: next, per_page: PAGE }),
    );
    if (looked + data.length > MOST_TEAMS) return 'unknown';
    for (const child of data) {
      const whole = await teamCalled(session, repository, child.slug);
      rights.push(whole === null ? 'unknown' : await rightOf(session, repository, whole));
      open.push(child.slug);
    }
  }
  return strongest(rights);
}
