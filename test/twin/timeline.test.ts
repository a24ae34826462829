// What happens to pull requests and issues over time, as GraphQL tells it afterwards and webhooks at once.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { graphqlOf, startCommunity, type Ask } from './support.js';

type Json = Record<string, unknown>;

let now = new Date('2030-01-01T00:00:00Z');
let home: Awaited<ReturnType<typeof startCommunity>>;
let ask: Ask;
beforeAll(async () => {
  home = await startCommunity({ now: () => now });
  home.twin.repository('acme/other');
  ask = await graphqlOf(home.twin, home.installation.id);
});
afterAll(async () => {
  await home.twin.close();
});

const step = <T>(act: () => T): T => {
  now = new Date(now.getTime() + 60_000);
  return act();
};

const APP = 'acme/app';

async function askNode(nodeId: unknown, fields: string): Promise<Json> {
  const { data, errors } = await ask(`query ($id: ID!) { node(id: $id) { ${fields} } }`, { id: nodeId });
  expect(errors).toBeUndefined();
  return data?.['node'] as Json;
}

const nodesOf = (value: unknown): Json[] => (value as { nodes: Json[] }).nodes;
const nodeIdOf = (number: number): unknown =>
  home.twin.issues(APP).find((issue) => issue['number'] === number)?.['node_id'];

const DATED = `... on ReviewRequestedEvent { createdAt requestedReviewer { ... on User { login } } }
  ... on ReviewRequestRemovedEvent { createdAt } ... on ConvertToDraftEvent { createdAt }
  ... on ReadyForReviewEvent { createdAt } ... on ReviewDismissedEvent { createdAt previousReviewState actor { login } }
  ... on PullRequestReview { createdAt submittedAt state author { login } comments { totalCount } }
  ... on MilestonedEvent { createdAt milestoneTitle } ... on MergedEvent { createdAt } ... on ClosedEvent { createdAt }
  ... on RenamedTitleEvent { createdAt previousTitle currentTitle }`;

test('a pull request from draft to merge', async () => {
  const { twin } = home;
  const [alice, bob, dan] = [twin.as('alice'), twin.as('bob'), twin.as('dan')];
  const opened = step(() => dan.openPull(APP, { title: 'Fix', draft: true }));
  const { number } = opened;
  const acts: (() => unknown)[] = [
    () => dan.setDraft(APP, number, false),
    () => alice.requestReview(APP, number, 'bob'),
    () => alice.unrequestReview(APP, number, 'bob'),
    () => dan.edit(APP, number, { title: 'Fix it' }),
    () => alice.milestone(APP, number, 'v1'),
    () => dan.setDraft(APP, number, true),
    () => dan.setDraft(APP, number, false),
    () => bob.reviewComment(APP, number, { body: 'here' }),
    () => bob.review(APP, number, { state: 'changes_requested' }),
    () => alice.dismissReview(APP, number, bob.review(APP, number, { state: 'approved' }).id),
    () => alice.merge(APP, number),
  ];
  const times = acts.map((act) => {
    const sent = twin.payloadsOf(() => step(act)).filter(({ payload }) => 'pull_request' in payload);
    return (sent.at(-1)?.payload['pull_request'] as Json)['updated_at'];
  });
  const pull = await askNode(
    nodeIdOf(number),
    `... on PullRequest { state isDraft mergedAt mergedBy { login } mergeCommit { oid } additions changedFiles
      reviews(first: 10) { nodes { state databaseId } } timelineItems(first: 50) { nodes { __typename ${DATED} } } }`,
  );
  expect(pull).toMatchObject({ state: 'MERGED', isDraft: false, mergedBy: { login: 'alice' }, changedFiles: 1 });
  expect(nodesOf(pull['reviews']).map(({ state }) => state)).toEqual(['COMMENTED', 'CHANGES_REQUESTED', 'DISMISSED']);
  const shown = nodesOf(pull['timelineItems']);
  expect(shown.map((node) => [node['__typename'], node['createdAt']])).toEqual(
    [
      ['ReadyForReviewEvent', 0],
      ['ReviewRequestedEvent', 1],
      ['ReviewRequestRemovedEvent', 2],
      ['RenamedTitleEvent', 3],
      ['MilestonedEvent', 4],
      ['ConvertToDraftEvent', 5],
      ['ReadyForReviewEvent', 6],
      ['PullRequestReview', 7],
      ['PullRequestReview', 8],
      ['PullRequestReview', 9],
      ['ReviewDismissedEvent', 9],
      ['MergedEvent', 10],
      ['ClosedEvent', 10],
    ].map(([type, index]) => [type, times[Number(index)]]),
  );
  expect(shown[7]).toMatchObject({ state: 'COMMENTED', author: { login: 'bob' }, comments: { totalCount: 1 } });
  expect(shown[10]).toMatchObject({ previousReviewState: 'APPROVED', actor: { login: 'alice' } });
});

test('items by type and since a time', async () => {
  const { twin } = home;
  const dan = twin.as('dan');
  const { number } = step(() => dan.openIssue(APP, { title: 'Long', labels: ['bug'] }));
  step(() => dan.comment(APP, number, 'one'));
  const since = step(() => now.toISOString());
  step(() => dan.comment(APP, number, 'two'));
  step(() => dan.close(APP, number));
  const issue = await askNode(
    nodeIdOf(number),
    `... on Issue { timelineItems(first: 9, itemTypes: [ISSUE_COMMENT, LABELED_EVENT], since: "${since}") {
      totalCount nodes { ... on IssueComment { body isMinimized minimizedReason } } } }`,
  );
  expect(issue['timelineItems']).toEqual({
    totalCount: 1,
    nodes: [{ body: 'two', isMinimized: false, minimizedReason: null }],
  });
});

test('a deleted comment leaves an event, a minimised one its reason', async () => {
  const { twin } = home;
  const [alice, dan] = [twin.as('alice'), twin.as('dan')];
  const { number } = step(() => dan.openIssue(APP, { title: 'Rude' }));
  const gone = step(() => dan.comment(APP, number, 'rude'));
  const kept = step(() => dan.comment(APP, number, 'less rude'));
  twin.hold();
  step(() => {
    alice.minimize(APP, kept.id, 'off-topic');
  });
  step(() => {
    alice.deleteComment(APP, gone.id);
  });
  await twin.release();
  const issue = await askNode(
    nodeIdOf(number),
    `... on Issue { timelineItems(first: 9) { nodes { ... on IssueComment { fullDatabaseId minimizedReason isMinimized }
      ... on CommentDeletedEvent { createdAt actor { login } deletedCommentAuthor { login } } } } }`,
  );
  expect(nodesOf(issue['timelineItems'])).toEqual([
    { fullDatabaseId: String(kept.id), minimizedReason: 'off-topic', isMinimized: true },
    {
      createdAt: `${now.toISOString().slice(0, 19)}Z`,
      actor: { login: 'alice' },
      deletedCommentAuthor: { login: 'dan' },
    },
  ]);
});

test('a transferred issue keeps its past and leaves an address', async () => {
  const { twin } = home;
  const dan = twin.as('dan');
  const issue = step(() => dan.openIssue(APP, { title: 'Elsewhere', body: 'text' }));
  const comment = step(() => dan.comment(APP, issue.number, 'mine'));
  const sent = twin.payloadsOf(() => step(() => twin.as('alice').transferIssue(APP, issue.number, 'acme/other')));
  expect(
    sent.map(({ event, payload }) => [event, payload['action'], (payload['repository'] as Json)['full_name']]),
  ).toEqual([
    ['issues', 'transferred', APP],
    ['issues', 'opened', 'acme/other'],
  ]);
  const [, arrived] = sent.map(({ payload }) => payload['issue'] as Json);
  expect(sent[1]?.payload['changes']).toMatchObject({
    old_issue: { id: issue.id },
    old_repository: { full_name: APP },
  });
  expect(arrived).toMatchObject({ created_at: issue.createdAt, body: 'text', comments: 1, user: { login: 'dan' } });
  const shown = await askNode(
    arrived?.['node_id'],
    `... on Issue { createdAt timelineItems(first: 9) { nodes { ... on IssueComment { databaseId }
      ... on TransferredEvent { createdAt fromRepository { nameWithOwner } } } } }`,
  );
  expect(nodesOf(shown['timelineItems'])).toEqual([
    { databaseId: comment.id },
    { createdAt: arrived?.['updated_at'], fromRepository: { nameWithOwner: APP } },
  ]);
  const { data } = await home.octokit.rest.issues.get({ ...home.repo, issue_number: issue.number });
  expect(data.id).toBe(arrived?.['id']);
});

test('a deleted issue is gone', async () => {
  const { twin } = home;
  const { number } = step(() => twin.as('dan').openIssue(APP, { title: 'Spam' }));
  const nodeId = nodeIdOf(number);
  const sent = twin.payloadsOf(() => {
    twin.as('alice').deleteIssue(APP, number);
  });
  expect(sent).toMatchObject([{ event: 'issues', payload: { action: 'deleted', issue: { number } } }]);
  const gone = home.octokit.rest.issues.get({ ...home.repo, issue_number: number });
  await expect(gone).rejects.toMatchObject({ status: 410 });
  const { data, errors } = await ask('query ($id: ID!) { node(id: $id) { id } }', { id: nodeId });
  expect([data, errors?.[0]?.['type']]).toEqual([{ node: null }, 'NOT_FOUND']);
});
