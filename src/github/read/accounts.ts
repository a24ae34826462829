// What accounts are to the organisation of a repository, or to a user's own repository, all in one go: for a lint of names.
import { z } from 'zod';
import type { Repository } from '../../core/event.js';
import { Refused } from '../../core/failure.js';
import { fold } from '../../core/name.js';
import { isLogin } from '../../core/person.js';
import type { AccountsAnswer } from '../../core/sig-question.js';
import type { GitHubRead } from '../../engine/ports.js';
import { whole } from '../backfill/ask.js';
import type { Wrong } from '../graphql-failures.js';
import type { Session } from '../session.js';
import { askBeside, inBatches } from './ask-repository.js';

const MOST_LOGINS = 2_000;
const PAGE = 100;
const MOST_PAGES = 100;

export const accounts =
  (session: Session): GitHubRead['accounts'] =>
  async (repository, logins) => {
    const wanted = [...new Set(logins)];
    const asked = wanted.slice(0, MOST_LOGINS);
    const members = asked.length === 0 ? NOBODY : await membersOf(session, repository);
    const strangers = asked.filter((login) => !members.logins.has(fold(login)) && isLogin(login));
    const known = new Set(await inBatches(strangers, PAGE, (batch) => existing(session, repository, batch)));
    const standing = (login: string): AccountsAnswer[string] => {
      if (members.logins.has(fold(login))) return 'member';
      if (login.endsWith('[bot]')) return 'unknown';
      if (!known.has(login)) return 'gone';
      return members.complete ? 'outside' : 'unknown';
    };
    const rest = wanted.slice(MOST_LOGINS).map((login) => [login, 'unknown'] as const);
    return Object.fromEntries([...asked.map((login) => [login, standing(login)] as const), ...rest]);
  };

interface Members {
  readonly logins: ReadonlySet<string>;
  /** False: whoever is not among them may be a member all the same. */
  readonly complete: boolean;
}
const NOBODY: Members = { logins: new Set(), complete: true };

/**
 * The list of REST, a hundred a request. GraphQL would take one request for a hundred logins, but `User.organization`
 * tells what its viewer may see of that user, and an App has nobody's eyes: members who conceal it would seem to be
 * outside. The list shows them to an App with `members: read`. A user has no members: those who are let in are the
 * collaborators of the repository.
 */
async function membersOf(session: Session, repository: Repository): Promise<Members> {
  if (repository.owner.kind === 'user') {
    return listed((page) =>
      session.proven(repository, (client, place) =>
        client.rest.repos.listCollaborators({ ...place, per_page: PAGE, page }),
      ),
    );
  }
  const { permissions } = await session.token(false);
  const { logins, complete } = await listed((page) =>
    session.proven(repository, (client, place) =>
      client.rest.orgs.listMembers({ org: place.owner, per_page: PAGE, page }),
    ),
  );
  return { logins, complete: complete && permissions['members'] !== undefined };
}

/** All pages of a list of accounts, as far as GitHub shows them. */
async function listed(
  ask: (page: number) => Promise<{ readonly data: readonly { readonly login: string }[] }>,
): Promise<Members> {
  const logins = new Set<string>();
  try {
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const { data } = await ask(page);
      for (const { login } of data) logins.add(fold(login));
      if (data.length < PAGE) return { logins, complete: true };
    }
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
  return { logins, complete: false };
}

/** Those of them that are accounts. A former login is none: nobody answers to it. */
async function existing(
  session: Session,
  repository: Repository,
  logins: readonly string[],
): Promise<readonly string[]> {
  const fields = logins.map((login, index) => `u${index}: repositoryOwner(login: ${JSON.stringify(login)}) { login }`);
  const answer = await askBeside(session, repository, fields.join('\n'), isGone);
  const found = whole(z.object(Object.fromEntries(logins.map((_, index) => [`u${index}`, account]))), answer);
  return logins.filter((_, index) => found[`u${index}`] !== null);
}

const account = z.object({ login: z.string() }).nullable();

const isGone = ({ type, path = [] }: Wrong): boolean => type === 'NOT_FOUND' && /^u\d+$/.test(String(path[0]));
