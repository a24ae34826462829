// What a query costs, against the example GitHub gives.
import { expect, test } from '@jest/globals';
import { getOperationAST, parse } from 'graphql';
import { costOf } from './graphql/cost.js';
import { publishedSchema } from './graphql/schema.js';

function cost(query: string, variables: Record<string, unknown> = {}) {
  const document = parse(query);
  return costOf(publishedSchema(), document, getOperationAST(document)!, variables);
}

const wrap = (fields: string): string => `{ repository(owner: "a", name: "b") { ${fields} } }`;

test("GitHub's own example costs 51 points", () => {
  const query = `{ viewer { repositories(first: 100) { edges { node { issues(first: 50) { edges { node {
    labels(first: 60) { edges { node { name } } } } } } } } } } }`;
  expect(cost(query)).toEqual({ requests: 5_101, points: 51, nodes: 305_100, refusals: [] });
});

test('a query without a connection costs one point', () => {
  expect(cost(wrap('name'))).toEqual({ requests: 0, points: 1, nodes: 0, refusals: [] });
});

test('fragments, aliases and variables are counted', () => {
  const query = `query ($n: Int = 10, $more: Boolean!) { repository(owner: "a", name: "b") {
    issues(first: $n) { nodes { ...Item timelineItems(last: 5) { nodes { ... on IssueComment { id } } } } }
    old: issues(first: 2) { edges { node { id } } }
    pullRequests(first: 100) @include(if: $more) { nodes { id } } } }
    fragment Item on Issue { labels(first: 3) { pageInfo { hasNextPage } } }`;
  expect(cost(query, { n: 10, more: false })).toMatchObject({ requests: 1 + 10 + 10 + 1, nodes: 10 + 50 + 30 + 2 });
  expect(cost(query, { n: 20, more: true })).toMatchObject({ requests: 1 + 20 + 20 + 1 + 1 });
});

test('a connection that several fragments ask for is filled once', () => {
  const query = `{ repository(owner: "a", name: "b") { ...A ...B } }
    fragment A on Repository { issues(first: 10) { nodes { id } } }
    fragment B on Repository { issues(first: 10) { nodes { title } } }`;
  expect(cost(query)).toMatchObject({ requests: 1, nodes: 10 });
});

test('a bare count costs nothing and needs no boundaries', () => {
  expect(cost(wrap('issues { totalCount }'))).toMatchObject({ requests: 0, refusals: [] });
});

test('nodes by id count as many times as ids are given', () => {
  const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Issue { comments(first: 10) { nodes { id } } } } }';
  expect(cost(query, { ids: ['a', 'b', 'c'] })).toMatchObject({ requests: 3, nodes: 30 });
});

test.each([
  ['issues { nodes { id } }', 'MISSING_PAGINATION_BOUNDARIES'],
  ['issues(first: 101) { nodes { id } }', 'EXCESSIVE_PAGINATION'],
  ['issues(first: 0) { nodes { id } }', 'ARGUMENT_LIMIT'],
])('%s is refused', (fields, type) => {
  expect(cost(wrap(fields)).refusals).toMatchObject([{ type, path: ['repository', 'issues'] }]);
});

test('more than half a million nodes are refused', () => {
  const query = wrap(`issues(first: 100) { nodes { comments(first: 100) { nodes {
    reactions(first: 51) { nodes { id } } } } } }`);
  expect(cost(query).refusals).toMatchObject([
    { message: 'This query requests up to 520,100 possible nodes which exceeds the maximum limit of 500,000.' },
  ]);
});
