// Hearth's own discussions: made once per series, then edited. Discussions are written by GraphQL alone.
import { z } from 'zod';
import type { Repository } from '../../core/event.js';
import { Refused } from '../../core/failure.js';
import { fold } from '../../core/name.js';
import type { GitHubWrite, Made } from '../../engine/ports.js';
import { whole } from '../backfill/ask.js';
import { askRepository } from '../read/ask-repository.js';
import type { Session } from '../session.js';

const written = z.object({ did: z.object({ discussion: z.object({ number: z.int(), url: z.string() }) }) });
const WRITTEN = 'discussion { number url }';

const place = z.looseObject({
  id: z.string(),
  discussionCategories: z.object({
    nodes: z.array(z.object({ id: z.string(), name: z.string(), slug: z.string() })),
  }),
});

export const createDiscussion =
  (session: Session): GitHubWrite['createDiscussion'] =>
  async (repository, category, title, body) => {
    const fields = 'id discussionCategories(first: 100) { nodes { id name slug } }';
    const { id, discussionCategories } = whole(place, await askRepository(session, repository, fields));
    const found = discussionCategories.nodes.find(({ name, slug }) => [fold(name), slug].includes(fold(category)));
    if (found === undefined) throw new Refused(422, `there is no discussion category "${category}" here`);
    const text = `mutation($in: ID!, $category: ID!, $title: String!, $body: String!) { did: createDiscussion(
      input: { repositoryId: $in, categoryId: $category, title: $title, body: $body }) { ${WRITTEN} } }`;
    return write(session, repository, text, { in: id, category: found.id, title, body });
  };

const named = z.looseObject({ discussion: z.object({ id: z.string(), closed: z.boolean(), url: z.string() }) });

export const editDiscussion =
  (session: Session): GitHubWrite['editDiscussion'] =>
  async (repository, number, { title, body, state }) => {
    const found = await askRepository(session, repository, `discussion(number: ${number}) { id closed url }`);
    const { id, closed, url } = whole(named, found).discussion;
    let made: Made = { id: number, url };
    if (title !== undefined || body !== undefined) {
      const text = `mutation($id: ID!, $title: String, $body: String) { did: updateDiscussion(
        input: { discussionId: $id, title: $title, body: $body }) { ${WRITTEN} } }`;
      made = await write(session, repository, text, { id, title: title ?? null, body: body ?? null });
    }
    if (state === 'closed' && !closed) {
      const text = `mutation($id: ID!) { did: closeDiscussion(input: { discussionId: $id, reason: RESOLVED }) { ${WRITTEN} } }`;
      made = await write(session, repository, text, { id });
    }
    if (state === 'open' && closed) {
      const text = `mutation($id: ID!) { did: reopenDiscussion(input: { discussionId: $id }) { ${WRITTEN} } }`;
      made = await write(session, repository, text, { id });
    }
    return made;
  };

/** Things are named by ids of GitHub's own: no name can lead to another repository's. */
async function write(
  session: Session,
  repository: Repository,
  text: string,
  variables: Readonly<Record<string, string | null>>,
): Promise<Made> {
  const answer = await session.write(repository, (client) => client.graphql(text, variables));
  const { number, url } = whole(written, answer).did.discussion;
  return { id: number, url };
}
