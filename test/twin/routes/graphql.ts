// GraphQL: one route with a budget of its own.
import { ApiError } from '../api-error.js';
import { limitKeyOf } from '../auth.js';
import { tokenOf, type Call, type Reply, type Route } from '../call.js';
import { runGraphql, type GraphqlRequest } from '../graphql/run.js';

async function graphql(call: Call): Promise<Reply> {
  const { core, world, violate } = call;
  const token = tokenOf(call);
  const key = limitKeyOf(call.caller);
  const request = call.body as GraphqlRequest | undefined;
  if (typeof request?.query !== 'string') {
    violate('GraphQL: the body has no query');
    throw new ApiError(400, 'A query attribute must be specified and must be a string.');
  }
  const { body, cost } = await runGraphql(
    {
      world,
      token,
      pay: (points) => core.graphqlMeter.pay(key, points),
      exhausted: () => ({ errors: [{ type: 'RATE_LIMITED', message: `API rate limit exceeded for ${key}.` }] }),
      violate,
    },
    request,
  );
  return { status: 200, body, cost, headers: core.graphqlMeter.headers(key) };
}

export const graphqlRoutes: readonly Route[] = [
  { route: 'POST /graphql', as: 'installation', outsideRest: true, handle: graphql },
];
