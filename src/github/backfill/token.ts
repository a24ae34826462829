// Reading with somebody's own token what everybody may read: no App is installed there.
import { Octokit } from '@octokit/rest';
import { z } from 'zod';
import { Halt } from '../../engine/backfill-ports.js';
import type { Target } from '../../engine/backfill-ports.js';
import type { Clock } from '../../engine/ports.js';
import { boundedFetch } from '../client.js';
import { repositoryShape, REPOSITORY } from './address.js';
import { createAsker, RATE_LIMIT } from './ask.js';
import { failureOf } from './failures.js';
import type { Transport } from './transport.js';

export interface Personal {
  /** Base of the REST API, such as `https://api.github.com`. */
  readonly apiUrl: string;
  readonly token: string;
}

const TIMEOUT_MS = 15_000;
const quiet = () => undefined;
const SILENT = { debug: quiet, info: quiet, warn: quiet, error: quiet };

/** The same for every installation: the token is nobody's but its owner's. */
export function personalTransport({ apiUrl, token }: Personal): () => Promise<Transport> {
  const request = { fetch: boundedFetch(TIMEOUT_MS) };
  const client = new Octokit({ baseUrl: apiUrl, auth: token, request, userAgent: 'hearth', log: SILENT });
  const refused = 'GitHub does not accept the token of GITHUB_TOKEN: it may have run out, or been copied in part';
  const transport: Transport = {
    request: client.request,
    renew: () => Promise.reject(new Halt('installation', refused)),
  };
  return () => Promise.resolve(transport);
}

/** Stands where an installation's number would: what a personal token read was not given by anybody. */
export const NO_INSTALLATION = 0;

/** What there is to read, by GitHub's own counts. Stars, forks and commits are read 400 days back only. */
export interface PublicRepository {
  readonly target: Target;
  readonly private: boolean;
  readonly createdAt: string;
  readonly issues: number;
  readonly pulls: number;
  readonly discussions: number;
  readonly releases: number;
  readonly stars: number;
  readonly forks: number;
  readonly commits: number;
  /** Points that are left of this hour's, and how many an hour has; null: GitHub limits nothing. */
  readonly budget: { readonly remaining: number; readonly limit: number } | null;
}

const count = z.object({ totalCount: z.int() }).transform(({ totalCount }) => totalCount);
const shape = z.object({
  rateLimit: z.object({ remaining: z.int(), limit: z.int() }).nullable(),
  repository: repositoryShape.extend({
    isPrivate: z.boolean(),
    createdAt: z.string(),
    issues: count,
    pullRequests: count,
    discussions: count,
    releases: count,
    stargazerCount: z.int(),
    forkCount: z.int(),
    defaultBranchRef: z.object({ target: z.object({ history: count.optional() }).nullable() }).nullable(),
  }),
});

const counted = (name: string) => `${name}(first: 1) { totalCount }`;
const TEXT = `query($owner: String!, $name: String!) { ${RATE_LIMIT} repository(owner: $owner, name: $name) {
  ${REPOSITORY} isPrivate createdAt stargazerCount forkCount
  ${['issues', 'pullRequests', 'discussions', 'releases'].map(counted).join(' ')}
  defaultBranchRef { target { ... on Commit { ${counted('history')} } } } } }`;

/** Which repository bears the name, and how much there is of it. Throws a sentence for people where there is none. */
export async function findPublic(
  personal: Personal,
  clock: Clock,
  owner: string,
  name: string,
): Promise<PublicRepository> {
  const asker = createAsker(await personalTransport(personal)(), clock);
  const connections = Array.from({ length: 5 }, () => ({ first: 1 }));
  const { data } = await asker
    .graphql({ text: TEXT, variables: { owner, name }, shape: connections }, shape)
    .catch((error: unknown) => {
      const failure = failureOf(error, clock);
      if (!(failure instanceof Halt) || failure.scope !== 'repository') throw failure;
      const advice = 'see that the name is right, and that the token may read it';
      throw new Halt('repository', `GitHub shows no repository ${owner}/${name} to GITHUB_TOKEN: ${advice}`);
    });
  const { repository: found, rateLimit: budget } = data;
  const target = { repository: found.databaseId, installation: NO_INSTALLATION };
  return {
    target: { ...target, owner: found.owner.login, name: found.name },
    private: found.isPrivate,
    createdAt: found.createdAt,
    issues: found.issues,
    pulls: found.pullRequests,
    discussions: found.discussions,
    releases: found.releases,
    stars: found.stargazerCount,
    forks: found.forkCount,
    commits: found.defaultBranchRef?.target?.history ?? 0,
    budget,
  };
}
