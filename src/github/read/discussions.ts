// Discussions that Hearth itself keeps in a repository.
import { z } from 'zod';
import type { GitHubRead, SeenPost } from '../../engine/ports.js';
import { isSame } from '../../core/name.js';
import type { Person } from '../../core/person.js';
import { who } from '../backfill/accounts.js';
import { whole } from '../backfill/ask.js';
import type { Session } from '../session.js';
import { askRepository } from './ask-repository.js';
import type { Wrong } from '../graphql-failures.js';

const FIELDS = 'number title body url closed author { ...who }';

const shown = z.object({
  number: z.int(),
  title: z.string(),
  body: z.string(),
  url: z.string(),
  closed: z.boolean(),
  author: who,
});

const listed = z.looseObject({ discussions: z.object({ nodes: z.array(shown) }) });
const single = z.looseObject({ discussion: shown.nullable() });

/** The newest hundred discussions of the repository, of which the App's own are told. */
export const ownDiscussions =
  (session: Session): GitHubRead['ownDiscussions'] =>
  async (repository) => {
    const self = await session.self();
    const order = 'orderBy: { field: CREATED_AT, direction: DESC }';
    const answer = await askRepository(
      session,
      repository,
      `discussions(first: 100, ${order}) { nodes { ${FIELDS} } }`,
    );
    return whole(listed, answer)
      .discussions.nodes.filter(({ author }) => isOurs(author, self))
      .map(({ number, body, url }) => ({ number, body, url }));
  };

export const discussion =
  (session: Session): GitHubRead['discussion'] =>
  async (repository, number): Promise<SeenPost | null> => {
    const self = await session.self();
    const fields = `discussion(number: ${number}) { ${FIELDS} }`;
    const found = whole(single, await askRepository(session, repository, fields, isGone)).discussion;
    if (found === null) return null;
    const { title, body, url, closed, author } = found;
    return { title, body, url, ours: isOurs(author, self), state: closed ? 'closed' : 'open' };
  };

/** `self`: login of the App's own account. */
export const isOurs = (author: Person | null, self: string): boolean =>
  author?.kind === 'bot' && isSame(author.login, self);

/** GitHub finds no discussion of that number: it was deleted. */
const isGone = ({ type, path = [] }: Wrong): boolean => type === 'NOT_FOUND' && path.at(-1) === 'discussion';
