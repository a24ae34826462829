// The lists that are read, each with its order, its size and what its rows tell. Sizes are the largest that cost one point.
import { z } from 'zod';
import { actKey, personFacts } from '../../core/fact.js';
import type { Fact } from '../../core/fact.js';
import { user, who } from './accounts.js';
import { DISCUSSION, discussion, discussionFound, discussionShape } from './discussions.js';
import { item, itemFound, itemShape, itemText } from './items.js';
import { listReader } from './list.js';
import { act, nodesOf, time } from './source.js';
import type { Found, Told } from './source.js';

const byDate = { forth: '{field: CREATED_AT, direction: ASC}', back: '{field: UPDATED_AT, direction: DESC}' };
const newest = '{field: CREATED_AT, direction: DESC}';
const found = (facts: readonly Fact[]): Found => ({ facts, threads: [] });

const itemList = (name: string, of: 'Issue' | 'PullRequest') =>
  listReader({
    name,
    size: 100,
    order: byDate,
    text: itemText(of),
    inner: [itemShape],
    node: item,
    found: itemFound,
    date: ({ updatedAt }) => updatedAt,
  });

export const issues = itemList('issues', 'Issue');
export const pullRequests = itemList('pullRequests', 'PullRequest');

export const discussions = listReader({
  name: 'discussions',
  size: 20,
  order: byDate,
  text: DISCUSSION,
  inner: [discussionShape],
  node: discussion,
  found: discussionFound,
  date: ({ updatedAt }) => updatedAt,
});

export const releases = listReader({
  name: 'releases',
  size: 100,
  order: { forth: '{field: CREATED_AT, direction: ASC}', back: newest },
  text: 'databaseId isDraft isPrerelease createdAt publishedAt author { __typename login databaseId }',
  node: z.object({
    databaseId: z.int().positive(),
    isDraft: z.boolean(),
    isPrerelease: z.boolean(),
    createdAt: time,
    publishedAt: time.nullable(),
    author: who,
  }),
  found: (told, one) => {
    if (one.isDraft || one.publishedAt === null) return found([]);
    const value = { value: one.isPrerelease ? 'prerelease' : 'release' };
    // The author is a user or nobody: that a bot published it, only its webhook tells.
    const source = one.author === null ? ('asked' as const) : ('backfill' as const);
    const more = { person: one.author, at: one.publishedAt, source, ...value };
    const fact = act(told, 'released', actKey.numbered('release', one.databaseId), more);
    return found([...personFacts(told.at, one.author), fact]);
  },
  date: ({ createdAt }) => createdAt,
});

export const stars = listReader({
  name: 'stargazers',
  size: 100,
  order: { forth: '', back: '{field: STARRED_AT, direction: DESC}' },
  onlyBack: true,
  through: 'edges',
  text: 'starredAt node { login databaseId }',
  node: z.object({ starredAt: time, node: user }),
  found: (told, { starredAt: at, node: person }) => {
    const fact = act(told, 'starred', actKey.event('starred', at, person?.id ?? 0), { person, at });
    return found([...personFacts(told.at, person), fact]);
  },
  date: ({ starredAt }) => starredAt,
});

export const forks = listReader({
  name: 'forks',
  size: 100,
  order: { forth: '', back: newest },
  onlyBack: true,
  text: 'databaseId createdAt owner { __typename login ... on User { databaseId } ... on Organization { databaseId } }',
  node: z.object({ databaseId: z.int().positive(), createdAt: time, owner: who }),
  found: (told, { databaseId, createdAt: at, owner: person }) => {
    const fact = act(told, 'forked', actKey.numbered('fork', databaseId), { person, at });
    return found([...personFacts(told.at, person), fact]);
  },
  date: ({ createdAt }) => createdAt,
});

const commit = z.object({
  oid: z.string(),
  committedDate: time,
  authors: z.object({ nodes: nodesOf(z.object({ user })) }),
  associatedPullRequests: z
    .object({ nodes: nodesOf(z.object({ number: z.int(), repository: z.object({ databaseId: z.int() }) })) })
    .nullable(),
});

/** 70 commits with authors and pull request: 141 requests by GitHub's rule, one point. */
export const commits = listReader({
  name: 'history',
  size: 70,
  onlyBack: true,
  ofBranch: true,
  inner: [{ first: 5 }, { first: 1 }],
  text: `oid committedDate authors(first: 5) { nodes { user { login databaseId } } }
    associatedPullRequests(first: 1) { nodes { number repository { databaseId } } }`,
  node: commit,
  found: (told, node) => found(committed(told, node)),
  date: ({ committedDate }) => committedDate,
});

/**
 * One act for each author: those whom the message names have a part in it. An author without an account is nobody: were it
 * kept, the commit would count a second time when the address is linked to an account later. Whoever makes a commit dates it:
 * when one was made that bears a date to come, nobody knows.
 */
function committed(told: Told, { oid, committedDate: at, ...node }: z.infer<typeof commit>): readonly Fact[] {
  if (Date.parse(at) > Date.parse(told.at)) return [];
  const known = node.authors.nodes.flatMap(({ user: one }) => (one === null ? [] : [one]));
  const pull = node.associatedPullRequests?.nodes.find(({ repository }) => repository.databaseId === told.repository);
  return known.flatMap((person) => [
    ...personFacts(told.at, person),
    act(told, 'committed', actKey.commit(oid, person.id), { number: pull?.number ?? null, person, at }),
  ]);
}
