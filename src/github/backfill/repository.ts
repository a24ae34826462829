// The repository itself: which one bears the name now, and how it stands.
import { z } from 'zod';
import type { RepositoryFact } from '../../core/fact.js';
import { checkedAddress, REPOSITORY, repositoryShape } from './address.js';
import { RATE_LIMIT } from './ask.js';
import type { PageReader } from './source.js';

/** An empty repository has no branch yet; its first push tells the name. */
const UNBORN = 'main';

const shape = z.object({
  repository: repositoryShape.extend({
    isPrivate: z.boolean(),
    isArchived: z.boolean(),
    defaultBranchRef: z.object({ name: z.string() }).nullable(),
  }),
});

export const repository: PageReader = async (ask, { row }) => {
  const { owner, name } = row;
  const text = `query($owner: String!, $name: String!) { ${RATE_LIMIT}
    repository(owner: $owner, name: $name) { ${REPOSITORY} isPrivate isArchived defaultBranchRef { name } } }`;
  const { data, at, cost, wait } = await ask.graphql({ text, variables: { owner, name }, shape: [] }, shape);
  const found = data.repository;
  const fact: RepositoryFact = {
    fact: 'repository',
    id: found.databaseId,
    name: found.name,
    owner: {
      id: found.owner.databaseId,
      login: found.owner.login,
      kind: found.owner.__typename === 'Organization' ? 'organization' : 'user',
    },
    private: found.isPrivate,
    archived: found.isArchived,
    defaultBranch: found.defaultBranchRef?.name ?? UNBORN,
    at,
  };
  const address = checkedAddress(row, found);
  return { facts: [fact], cursor: null, items: 1, total: 1, threads: [], cost, at, wait, address };
};
