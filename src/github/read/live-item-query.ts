// What is asked of an item as it is now, and the shape of the answer.
import { z } from 'zod';
import { who } from '../backfill/accounts.js';
import { nodesOf, time } from '../backfill/source.js';

const LINKED = `nodes { number state createdAt author { ...who } repository { databaseId }
  assignees(first: 10) { nodes { login } }`;

/** Fields that issues and pull requests have alike. `last` of a timeline is its newest part, in order. */
const shared = (nodes: string): string => `number title body closed locked author { ...who }
  repository { databaseId }
  labels(first: 100) { nodes { name } }
  assignees(first: 20) { nodes { ...who } }
  participants(first: 100) { nodes { ...who } }
  timelineItems(last: 100, itemTypes: [LABELED_EVENT, UNLABELED_EVENT]) { nodes { __typename ${nodes} } }`;

const CHANGES = ['LabeledEvent', 'UnlabeledEvent']
  .map((name) => `... on ${name} { actor { ...who } createdAt label { name } }`)
  .join(' ');

/** The connections whose nodes GitHub may hide from an App: what lies in them stands in another repository, or is a team. */
export const HIDEABLE = ['reviewRequests', 'closedByPullRequestsReferences', 'closingIssuesReferences'];

export const liveItemText = (number: number): string => `item: issueOrPullRequest(number: ${number}) { __typename
  ... on Issue { ${shared(CHANGES)}
    closedByPullRequestsReferences(first: 20) { ${LINKED} isDraft } } }
  ... on PullRequest { ${shared(CHANGES)} isDraft merged baseRefName baseRefOid headRefOid
    reviewRequests(first: 100) { nodes { requestedReviewer { __typename ...who ... on Team { slug } } } }
    closingIssuesReferences(first: 20) { ${LINKED} } } } }`;

const list = <Node extends z.ZodType>(node: Node) => z.object({ nodes: nodesOf(node) }).transform(({ nodes }) => nodes);
const named = z.object({ name: z.string() });
const inRepository = z.object({ databaseId: z.int() });

const linkedNode = z.object({
  number: z.int().positive(),
  state: z.enum(['OPEN', 'CLOSED', 'MERGED']),
  isDraft: z.boolean().default(false),
  createdAt: time,
  author: who,
  repository: inRepository,
  assignees: list(z.object({ login: z.string() })),
});
export type LinkedNode = z.infer<typeof linkedNode>;

/** Null: GitHub makes no such list of this item. */
const linked = list(linkedNode)
  .nullable()
  .transform((nodes) => nodes ?? []);

const change = z.object({
  __typename: z.enum(['LabeledEvent', 'UnlabeledEvent']),
  actor: who,
  createdAt: time,
  label: named,
});
export type LabelChange = z.infer<typeof change>;

const basics = z.object({
  number: z.int().positive(),
  title: z.string(),
  body: z.string(),
  closed: z.boolean(),
  locked: z.boolean(),
  author: who,
  repository: inRepository,
  labels: list(named),
  assignees: list(who),
  participants: list(who),
  timelineItems: list(change),
});

const reviewer = z.union([
  z.object({ __typename: z.literal('Team'), slug: z.string() }).transform(({ slug }) => ({ team: slug, person: null })),
  who.transform((person) => ({ team: null, person })),
]);

const requests = list(z.object({ requestedReviewer: reviewer }))
  .nullable()
  .transform((nodes) => nodes ?? []);

export const liveItem = z.discriminatedUnion('__typename', [
  basics.extend({ __typename: z.literal('Issue'), closedByPullRequestsReferences: linked }),
  basics.extend({
    __typename: z.literal('PullRequest'),
    isDraft: z.boolean(),
    merged: z.boolean(),
    baseRefName: z.string(),
    baseRefOid: z.string(),
    headRefOid: z.string(),
    reviewRequests: requests,
    closingIssuesReferences: linked,
  }),
]);
export type LiveNode = z.infer<typeof liveItem>;
