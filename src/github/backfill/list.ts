// One page of one of the repository's lists, by GraphQL.
import { z } from 'zod';
import type { Page } from '../../engine/backfill-ports.js';
import { usedFragment } from './accounts.js';
import { checkedAddress, REPOSITORY, repositoryShape } from './address.js';
import { RATE_LIMIT } from './ask.js';
import type { Answer } from './ask.js';
import type { Connection } from './cost.js';
import { isBeyond, nodesOf, pageInfo, PAGE_INFO } from './source.js';
import type { Found, PageReader, Told } from './source.js';

export interface List<Node extends z.ZodType> {
  readonly name: string;
  /** How many at once, unless GitHub could not answer so many. */
  readonly size: number;
  /** Oldest first as long as all is to be read, newest first where only the newest is. */
  readonly order?: { readonly forth: string; readonly back: string };
  /** What a row shows; `through: 'edges'` where something stands beside the node. */
  readonly text: string;
  readonly through?: 'edges';
  readonly inner?: readonly Connection[];
  readonly node: Node;
  readonly found: (told: Told, node: z.infer<Node>) => Found;
  /** The date that going back is measured by. */
  readonly date: (node: z.infer<Node>) => string;
  /** Only going back, from the beginning on: the list is long, or its beginning does not matter. */
  readonly onlyBack?: boolean;
  /** It is of the default branch. Newest first, but not by date throughout. */
  readonly ofBranch?: boolean;
}

/** The connection is called `list` and its rows `rows`, whatever they are to GitHub. */
export function listReader<Node extends z.ZodType>(list: List<Node>): PageReader {
  const connection = z.object({ totalCount: z.int(), pageInfo, rows: nodesOf(list.node) });
  const branch = z.object({ target: z.object({ list: connection }) }).nullish();
  const shape = z.object({ repository: repositoryShape.extend({ list: connection.optional(), branch }) });
  return async (ask, task) => {
    const { row } = task;
    const back = list.onlyBack === true || row.watermark !== null;
    const first = Math.min(row.pageSize ?? list.size, list.size);
    const { owner, name } = row;
    const answer = await ask.graphql(
      {
        text: textOf(list, back),
        variables: { owner, name, first, after: row.cursor },
        shape: [{ first, inner: list.inner ?? [] }],
      },
      shape,
    );
    const { repository } = answer.data;
    const address = checkedAddress(row, repository);
    const told = { repository: row.repository, at: answer.at };
    const page = list.ofBranch === true ? repository.branch?.target.list : repository.list;
    // An empty repository has no branch.
    if (page === undefined) return { ...paid(answer), facts: [], threads: [], items: 0, cursor: null, address };
    const rows = page.rows as readonly z.infer<Node>[];
    const found = rows.map((node) => list.found(told, node));
    const dates = rows.map((node) => list.date(node)).sort();
    const isLast = back && isBeyond(task, dates.at(list.ofBranch === true ? -1 : 0));
    const cursor = page.pageInfo.hasNextPage && !isLast ? page.pageInfo.endCursor : null;
    return {
      ...paid(answer),
      facts: found.flatMap(({ facts }) => facts),
      threads: found.flatMap(({ threads }) => threads),
      items: rows.length,
      // Going back, reading ends before the list does.
      total: task.until === null ? page.totalCount : undefined,
      cursor,
      address,
    };
  };
}

const paid = ({ at, cost, wait }: Answer<unknown>): Pick<Page, 'at' | 'cost' | 'wait'> => ({ at, cost, wait });

function textOf<Node extends z.ZodType>(list: List<Node>, back: boolean): string {
  const order = list.order === undefined ? '' : `, orderBy: ${back ? list.order.back : list.order.forth}`;
  const connection = `list: ${list.name}(first: $first, after: $after${order}) {
    totalCount ${PAGE_INFO} rows: ${list.through ?? 'nodes'} { ${list.text} } }`;
  const place =
    list.ofBranch === true ? `branch: defaultBranchRef { target { ... on Commit { ${connection} } } }` : connection;
  return `query($owner: String!, $name: String!, $first: Int!, $after: String) {
    ${RATE_LIMIT} repository(owner: $owner, name: $name) { ${REPOSITORY} ${place} } }${usedFragment(list.text)}`;
}
