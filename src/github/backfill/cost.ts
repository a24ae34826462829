// What a query costs, from its shape alone: one request to fill each unique connection, multiplied down the nesting, divided
// by 100. https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api

/** A connection of a query: how many it asks for (`first`), how often it stands there (aliases), and what is within. */
export interface Connection {
  readonly first: number;
  readonly times?: number;
  readonly inner?: readonly Connection[];
}

export interface QueryCost {
  readonly requests: number;
  readonly nodes: number;
  readonly points: number;
}

export function costOf(shape: readonly Connection[]): QueryCost {
  const { requests, nodes } = sum(shape, 1);
  return { requests, nodes, points: Math.max(1, Math.round(requests / 100)) };
}

function sum(shape: readonly Connection[], parents: number): { requests: number; nodes: number } {
  let [requests, nodes] = [0, 0];
  for (const { first, times = 1, inner = [] } of shape) {
    const asked = parents * times;
    const below = sum(inner, asked * first);
    requests += asked + below.requests;
    nodes += asked * first + below.nodes;
  }
  return { requests, nodes };
}
