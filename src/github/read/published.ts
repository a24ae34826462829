// What the App published before, as it is now: its words, in which people may have ticked boxes, and what they left on it.
import { z } from 'zod';
import { classOf } from '../../core/person.js';
import type { Person } from '../../core/person.js';
import type { GitHubRead } from '../../engine/ports.js';
import { user, who } from '../backfill/accounts.js';
import { whole } from '../backfill/ask.js';
import type { Session } from '../session.js';
import type { Wrong } from '../graphql-failures.js';
import { askRepository } from './ask-repository.js';
import { isOurs } from './discussions.js';

const FIELDS = `url body author { ...who }
  comments(first: 100) { nodes { createdAt author { ...who } } }
  reactions(first: 100) { nodes { createdAt user { login databaseId } } }`;

const post = z.object({
  url: z.string(),
  body: z.string(),
  author: who,
  comments: z.object({ nodes: z.array(z.object({ createdAt: z.string(), author: who })) }),
  reactions: z.object({ nodes: z.array(z.object({ createdAt: z.string(), user })) }),
});
const answered = z.looseObject({ found: z.union([post, z.strictObject({})]).nullable() });

export const published =
  (session: Session): GitHubRead['published'] =>
  async (repository, as, number) => {
    const self = await session.self();
    const one =
      as === 'issue'
        ? `issueOrPullRequest(number: ${number}) { ... on Issue { ${FIELDS} } }`
        : `discussion(number: ${number}) { ${FIELDS} }`;
    const { found } = whole(answered, await askRepository(session, repository, `found: ${one}`, isGone));
    // Nothing is told of what is a pull request.
    if (found === null || !('author' in found) || !isOurs(found.author, self)) return null;
    const { body, url, comments, reactions } = found;
    const traces = [
      ...comments.nodes.map(({ createdAt, author }) => ({ createdAt, by: author })),
      ...reactions.nodes.map(({ createdAt, user }) => ({ createdAt, by: user })),
    ];
    return { body, url, traces: traces.filter(isByPerson).map(({ createdAt }) => new Date(createdAt)) };
  };

const isGone = ({ type, path = [] }: Wrong): boolean => type === 'NOT_FOUND' && path.at(-1) === 'found';

/** What a script says is no trace of a reader. */
const isByPerson = ({ by }: { readonly by: Person | null }): boolean => classOf(by) === 'human';
