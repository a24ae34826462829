// Reads on where a thread did not fit on its page: many threads in one request, each from its own cursor.
import { z } from 'zod';
import type { Page, Task, Thread } from '../../engine/backfill-ports.js';
import { usedFragment } from './accounts.js';
import { RATE_LIMIT, whole } from './ask.js';
import type { Answer, Asker } from './ask.js';
import type { Connection } from './cost.js';
import { comments, commentsFound, commentsText, replies, repliesFound, repliesText } from './discussions.js';
import { Gone } from './failures.js';
import { item, itemFacts, itemText } from './items.js';
import type { Found, Told } from './source.js';

interface Way {
  readonly text: (page: string, part: Task['row']['part']) => string;
  readonly shape: Connection;
  readonly first: number;
  /** Of an answer to one thread. Null: it is of another repository by now. */
  readonly found: (told: Told, node: unknown, thread: Thread) => Found | null;
}

const OF = 'repository { databaseId }';
const inRepository = z.object({ repository: z.object({ databaseId: z.int() }) });
const isOurs = (told: Told, of: z.infer<typeof inRepository>) => of.repository.databaseId === told.repository;

const timelineNode = item.and(inRepository);
const commentsNode = inRepository.extend({ comments });
const repliesNode = z.object({ discussion: inRepository, replies });

const ways: Readonly<Record<Thread['connection'], Way>> = {
  timeline: {
    text: (page, part) => {
      const type = part === 'issues' ? 'Issue' : 'PullRequest';
      return `... on ${type} { ${OF} ${itemText(type, page)} }`;
    },
    shape: { first: 100 },
    first: 100,
    found: (told, answer, thread) => {
      const node = whole(timelineNode, answer);
      if (!isOurs(told, node)) return null;
      const { hasNextPage, endCursor } = node.timelineItems.pageInfo;
      const threads = hasNextPage && endCursor !== null ? [{ ...thread, cursor: endCursor }] : [];
      return { facts: itemFacts(told, node, threads.length > 0 ? null : thread.readUntil), threads };
    },
  },
  comments: {
    text: (page) => `... on Discussion { ${OF} ${commentsText(page, 'first: 20')} }`,
    shape: { first: 20, inner: [{ first: 20 }] },
    first: 20,
    found: (told, answer, { node: id, number }) => {
      const node = whole(commentsNode, answer);
      return isOurs(told, node) ? commentsFound(told, { id, number }, node.comments) : null;
    },
  },
  replies: {
    text: (page) => `... on DiscussionComment { discussion { ${OF} } ${repliesText(page)} }`,
    shape: { first: 100 },
    first: 100,
    found: (told, answer, { node: id, number }) => {
      const node = whole(repliesNode, answer);
      return isOurs(told, node.discussion) ? repliesFound(told, { id, number }, node.replies) : null;
    },
  },
};

/** What is deleted meanwhile, or moved elsewhere, has no rest to be read: the others are asked for again without it. */
export async function readThreads(ask: Asker, task: Task, threads: readonly Thread[]): Promise<Page> {
  try {
    return await readAll(ask, task, threads);
  } catch (error) {
    if (!(error instanceof Gone)) throw error;
    const left = threads.filter((_thread, index) => !error.aliases.includes(`n${index}`));
    const asked = { requests: 1, predicted: 1, points: 1 };
    if (left.length === 0) {
      return { facts: [], cursor: null, items: 0, threads: [], cost: asked, at: ask.now() };
    }
    const page = await readThreads(ask, task, left);
    const { requests, predicted, points } = page.cost;
    return { ...page, cost: { requests: requests + 1, predicted: predicted + 1, points: points + 1 } };
  }
}

async function readAll(ask: Asker, { row }: Task, threads: readonly Thread[]): Promise<Page> {
  const way = ways[threads[0]?.connection ?? 'timeline'];
  const answer = await ask.graphql(
    {
      text: textOf(way, row.part, threads.length),
      variables: Object.fromEntries(
        threads.flatMap(({ node, cursor }, n) => [
          [`i${n}`, node],
          [`a${n}`, cursor],
        ]),
      ),
      shape: [{ ...way.shape, times: threads.length }],
    },
    z.record(z.string(), z.unknown()),
  );
  const told = { repository: row.repository, at: answer.at };
  const found = threads.flatMap((thread, n) => way.found(told, answer.data[`n${n}`], thread) ?? []);
  return pageOf(answer, found);
}

function pageOf({ at, cost, wait }: Answer<unknown>, found: readonly Found[]): Page {
  const facts = found.flatMap((one) => one.facts);
  return { facts, cursor: null, items: 0, threads: found.flatMap((one) => one.threads), cost, at, wait };
}

function textOf(way: Way, part: Task['row']['part'], count: number): string {
  const numbers = Array.from({ length: count }, (_, n) => n);
  const declared = numbers.map((n) => `$i${n}: ID!, $a${n}: String!`).join(', ');
  const nodes = numbers.map(
    (n) => `n${n}: node(id: $i${n}) { ${way.text(`first: ${way.first}, after: $a${n}`, part)} }`,
  );
  const text = nodes.join('\n');
  return `query(${declared}) { ${RATE_LIMIT}\n${text} }${usedFragment(text)}`;
}
