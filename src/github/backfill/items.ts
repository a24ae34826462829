// Issues and pull requests, each with the beginning of its timeline; what does not fit is read on as a thread.
import { z } from 'zod';
import { actKey, personFacts } from '../../core/fact.js';
import type { Fact, ItemFact } from '../../core/fact.js';
import { itemTold } from '../../core/facts-of.js';
import { stamp } from '../../core/time.js';
import { who } from './accounts.js';
import { act, time } from './source.js';
import type { Found, Told } from './source.js';
import { timeline, timelineFacts, timelineText } from './timeline.js';

/** With pages of 100 this is 101 requests by GitHub's rule: one point, and 2,600 nodes. */
const FIRST = 25;
export const itemShape = { first: FIRST };

export const item = z.object({
  __typename: z.enum(['Issue', 'PullRequest']),
  id: z.string(),
  number: z.int().positive(),
  title: z.string(),
  body: z.string(),
  createdAt: time,
  updatedAt: time,
  author: who,
  isDraft: z.boolean().default(false),
  mergedAt: time.nullable().default(null),
  additions: z.int().optional(),
  deletions: z.int().optional(),
  timelineItems: timeline,
});
export type ItemNode = z.infer<typeof item>;

const HEAD = '__typename id number title body createdAt updatedAt author { ...who }';
const OF_PULLS = 'isDraft mergedAt additions deletions';

export function itemText(of: 'Issue' | 'PullRequest', page = `first: ${FIRST}`): string {
  return `${HEAD} ${of === 'PullRequest' ? OF_PULLS : ''} ${timelineText(of, page)}`;
}

/** `readUntil`: up to where the timeline is known whole with this page; null: it goes on. */
export function itemFacts(told: Told, node: ItemNode, readUntil: string | null): readonly Fact[] {
  const isPull = node.__typename === 'PullRequest';
  const { repository } = told;
  const fact: ItemFact = {
    fact: 'item',
    repository,
    number: node.number,
    kind: isPull ? 'pull_request' : 'issue',
    author: node.author?.id ?? null,
    openedAt: stamp(node.createdAt),
    source: 'backfill',
    told: itemTold({ ...node, draft: node.isDraft, answerable: null }),
    ...(node.additions === undefined
      ? {}
      : { size: { at: stamp(node.updatedAt), lines: node.additions + (node.deletions ?? 0) } }),
    ...(readUntil === null ? {} : { readUntil: stamp(readUntil) }),
  };
  const opened = { number: node.number, person: node.author, at: node.createdAt };
  return [
    ...personFacts(told.at, node.author),
    fact,
    act(told, 'opened', actKey.opened(node.number), opened),
    ...timelineFacts(told, { ...node, isPull }, node.timelineItems.nodes),
  ];
}

export function itemFound(told: Told, node: ItemNode): Found {
  const { hasNextPage, endCursor } = node.timelineItems.pageInfo;
  const rest = hasNextPage && endCursor !== null;
  const thread = {
    node: node.id,
    connection: 'timeline',
    number: node.number,
    cursor: endCursor ?? '',
    readUntil: stamp(node.updatedAt),
  } as const;
  return { facts: itemFacts(told, node, rest ? null : node.updatedAt), threads: rest ? [thread] : [] };
}
