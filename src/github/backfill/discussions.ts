// Discussions, their comments and the replies to these. GitHub tells of them how they are now, without a timeline: who
// closed one, and what became undone, only webhooks know.
import { z } from 'zod';
import { actKey, personFacts } from '../../core/fact.js';
import type { Fact, ItemFact } from '../../core/fact.js';
import { itemTold } from '../../core/facts-of.js';
import { stamp } from '../../core/time.js';
import type { Thread } from '../../engine/backfill-ports.js';
import { who } from './accounts.js';
import { act, commented, nodesOf, pageInfo, PAGE_INFO, time } from './source.js';
import type { Found, Told } from './source.js';

/** 20 discussions × 6 comments: 1 + 20 + 120 requests by GitHub's rule, one point. */
const COMMENTS = 6;
const REPLIES = 10;
export const discussionShape = { first: COMMENTS, inner: [{ first: REPLIES }] };

const said = z.object({
  id: z.string(),
  databaseId: z.int().positive(),
  author: who,
  body: z.string(),
  createdAt: time,
  updatedAt: time,
  deletedAt: time.nullable(),
  isMinimized: z.boolean(),
  minimizedReason: z.string().nullable(),
});
export const replies = z.object({ pageInfo, nodes: nodesOf(said) });
export const comments = z.object({ pageInfo, nodes: nodesOf(said.extend({ replies })) });
type Comment = z.infer<typeof said>;

export const discussion = z.object({
  id: z.string(),
  number: z.int().positive(),
  title: z.string(),
  body: z.string(),
  createdAt: time,
  updatedAt: time,
  author: who,
  closed: z.boolean(),
  closedAt: time.nullable(),
  stateReason: z.string().nullable(),
  category: z.object({ isAnswerable: z.boolean() }),
  answerChosenAt: time.nullable(),
  answerChosenBy: who,
  answer: z.object({ databaseId: z.int().positive(), author: who }).nullable(),
  comments,
});
type DiscussionNode = z.infer<typeof discussion>;

const SAID = 'id databaseId author { ...who } body createdAt updatedAt deletedAt isMinimized minimizedReason';
export const repliesText = (page: string) => `replies(${page}) { ${PAGE_INFO} nodes { ${SAID} } }`;
export const commentsText = (page: string, ofReplies = `first: ${REPLIES}`) =>
  `comments(${page}) { ${PAGE_INFO} nodes { ${SAID} ${repliesText(ofReplies)} } }`;
export const DISCUSSION = [
  'id number title body createdAt updatedAt author { ...who } closed closedAt stateReason category { isAnswerable }',
  'answerChosenAt answerChosenBy { ...who } answer { databaseId author { ...who } }',
  commentsText(`first: ${COMMENTS}`),
].join(' ');

export function discussionFound(told: Told, node: DiscussionNode): Found {
  const fact: ItemFact = {
    fact: 'item',
    repository: told.repository,
    number: node.number,
    kind: 'discussion',
    author: node.author?.id ?? null,
    openedAt: stamp(node.createdAt),
    source: 'backfill',
    told: itemTold({ ...node, draft: false, answerable: node.category.isAnswerable }),
  };
  const opened = { number: node.number, person: node.author, at: node.createdAt };
  const rest = commentsFound(told, { id: node.id, number: node.number }, node.comments);
  return {
    facts: [
      ...personFacts(told.at, node.author),
      fact,
      act(told, 'opened', actKey.opened(node.number), opened),
      ...closed(told, node),
      ...answered(told, node),
      ...rest.facts,
    ],
    threads: rest.threads,
  };
}

/** Less certain than a webhook, which also tells who did it. */
function closed(told: Told, { number, closedAt, stateReason }: DiscussionNode): readonly Fact[] {
  if (closedAt === null) return [];
  const value = stateReason === null ? {} : { value: stateReason.toLowerCase() };
  const more = { number, person: null, at: closedAt, source: 'asked', ...value } as const;
  return [act(told, 'closed', actKey.change('closed', number, closedAt), more)];
}

function answered(told: Told, { number, answer, answerChosenAt: at, answerChosenBy: person }: DiscussionNode) {
  if (answer === null || at === null) return [];
  const subject = answer.author === null ? {} : { subject: answer.author.id };
  const key = actKey.change('answered', number, at, answer.databaseId);
  return [
    ...personFacts(told.at, person, answer.author),
    act(told, 'answered', key, { number, person, at, ...subject }),
  ];
}

interface Holder {
  readonly id: string;
  readonly number: number;
}

export function commentsFound(told: Told, holder: Holder, page: z.infer<typeof comments>): Found {
  const found = page.nodes.map((comment) =>
    repliesFound(told, { id: comment.id, number: holder.number }, comment.replies),
  );
  return {
    facts: [
      ...page.nodes.flatMap((one) => saidFacts(told, holder.number, one)),
      ...found.flatMap(({ facts }) => facts),
    ],
    threads: [...restOf('comments', holder, page.pageInfo), ...found.flatMap(({ threads }) => threads)],
  };
}

export function repliesFound(told: Told, holder: Holder, page: z.infer<typeof replies>): Found {
  return {
    facts: page.nodes.flatMap((one) => saidFacts(told, holder.number, one)),
    threads: restOf('replies', holder, page.pageInfo),
  };
}

/** A deleted comment with replies stays as an empty place: that it is gone, and no more. */
function saidFacts(told: Told, number: number, one: Comment): readonly Fact[] {
  if (one.deletedAt === null) return commented(told, 'discussion_comment', one.databaseId, number, one);
  const key = actKey.numbered('discussion_comment', one.databaseId);
  const gone = { number, person: null, at: one.createdAt, source: 'asked', deletedAt: stamp(one.deletedAt) } as const;
  return [act(told, 'commented', key, gone)];
}

function restOf(
  connection: 'comments' | 'replies',
  { id, number }: Holder,
  { hasNextPage, endCursor }: z.infer<typeof pageInfo>,
): readonly Thread[] {
  return hasNextPage && endCursor !== null
    ? [{ node: id, connection, number, cursor: endCursor, readUntil: null }]
    : [];
}
