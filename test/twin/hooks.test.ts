// Deliveries, the delivery log and scripted faults.
import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { clientOf, SECRET, startCommunity, startReceiver } from './support.js';

let home: Awaited<ReturnType<typeof startCommunity>>;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let status = 202;
beforeEach(async () => {
  status = 202;
  home = await startCommunity();
  receiver = await startReceiver(() => status);
  home.twin.webhookUrl = receiver.url;
  home.twin.as('dan').openIssue('acme/app', { title: 'one' });
  await home.twin.settled();
});
afterEach(async () => {
  await home.twin.close();
  await receiver.close();
});

const say = () => home.octokit.rest.issues.createComment({ ...home.repo, issue_number: 1, body: 'hello' });

test('a delivery is signed over its bytes and carries GitHub’s headers', () => {
  const [delivery] = receiver.received;
  const digest = createHmac('sha256', SECRET)
    .update(delivery?.body ?? '')
    .digest('hex');
  expect(delivery?.headers).toMatchObject({
    'x-hub-signature-256': `sha256=${digest}`,
    'x-github-event': 'issues',
    'x-github-delivery': expect.stringMatching(/^[0-9a-f-]{36}$/),
    'x-github-hook-installation-target-id': '12345',
    'user-agent': expect.stringMatching(/^GitHub-Hookshot\//),
    'content-type': 'application/json',
  });
});

test('what the app writes comes back as a webhook from its bot', async () => {
  await say();
  await home.twin.settled();
  const payload = JSON.parse(receiver.received.at(-1)?.body ?? '') as { sender: unknown; comment: unknown };
  expect(payload.sender).toMatchObject({ login: 'hearth[bot]', type: 'Bot' });
  expect(payload.comment).toMatchObject({ body: 'hello' });
});

test('a failed delivery is not repeated; the log tells, and redelivers with the same id', async () => {
  status = 503;
  home.twin.as('dan').comment('acme/app', 1, 'anybody?');
  await home.twin.settled();
  expect(receiver.received).toHaveLength(2);
  const app = await clientOf(home.twin);
  const { data } = await app.rest.apps.listWebhookDeliveries();
  expect(data[0]).toMatchObject({ event: 'issue_comment', action: 'created', status_code: 503, redelivery: false });
  const one = await app.rest.apps.getWebhookDelivery({ delivery_id: data[0]!.id });
  expect(one.data.request.payload).toMatchObject({ comment: { body: 'anybody?' } });
  status = 202;
  await app.rest.apps.redeliverWebhookDelivery({ delivery_id: data[0]!.id });
  await home.twin.settled();
  expect(receiver.received.at(-1)?.headers['x-github-delivery']).toBe(data[0]!.guid);
  expect(home.twin.deliveries.at(-1)).toMatchObject({ redelivery: true, status_code: 202, guid: data[0]!.guid });
});

test('the log is read with a cursor', async () => {
  for (let i = 0; i < 8; i += 1) home.twin.as('dan').comment('acme/app', 1, `${i}`);
  const app = await clientOf(home.twin);
  const all = await app.paginate(app.rest.apps.listWebhookDeliveries, { per_page: 3 });
  expect(all.map(({ id }) => id)).toEqual(home.twin.deliveries.map(({ id }) => id).toReversed());
  expect(home.twin.violations).toEqual([]);
});

test('a late answer and no connection are failed deliveries', async () => {
  home.twin.webhookTimeoutMs = 20;
  status = 0;
  home.twin.as('dan').comment('acme/app', 1, 'hello?');
  await home.twin.settled();
  expect(home.twin.deliveries.at(-1)).toMatchObject({ status: 'timed out', status_code: 504 });
  home.twin.webhookUrl = 'http://127.0.0.1:9/';
  home.twin.as('dan').comment('acme/app', 1, 'hello?');
  await home.twin.settled();
  expect(home.twin.deliveries.at(-1)?.status_code).toBe(502);
});

test('held deliveries go out in the order they are given', async () => {
  const held = home.twin.hold();
  home.twin.as('dan').comment('acme/app', 1, 'a');
  home.twin.as('dan').comment('acme/app', 1, 'b');
  expect(receiver.received).toHaveLength(1);
  held.reverse();
  held.push(held[0]!);
  await home.twin.release();
  expect(receiver.received).toHaveLength(4);
});

test('nothing is sent for a suspended or foreign installation', async () => {
  home.twin.repository('other/app');
  home.twin.as('dan').openIssue('other/app', { title: 'elsewhere' });
  home.installation.suspend();
  await home.twin.settled();
  const before = receiver.received.length;
  home.twin.as('dan').comment('acme/app', 1, 'hello?');
  await home.twin.settled();
  expect(receiver.received).toHaveLength(before);
});

const COMMENTS = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';

test.each([
  ['fail-before', 0, { status: 502 }],
  ['fail-after', 1, { status: 502 }],
  ['cut-before', 0, { status: 500 }],
  ['cut-after', 1, { status: 500 }],
  ['html', 0, { status: 502 }],
] as const)('%s leaves %i comment', async (kind, effects, error) => {
  home.twin.faults.add({ route: COMMENTS, kind, times: 1 });
  await expect(say()).rejects.toMatchObject(error);
  expect(home.twin.comments('acme/app', 1)).toHaveLength(effects);
  await say();
  expect(home.twin.comments('acme/app', 1)).toHaveLength(effects + 1);
  expect(home.twin.faults.met).toEqual([1]);
});

test('truncate cuts the answer of an effect that happened', async () => {
  home.twin.faults.add({ route: COMMENTS, kind: 'truncate', times: 1 });
  const { data } = await say();
  expect(typeof data).toBe('string');
  expect(home.twin.comments('acme/app', 1)).toHaveLength(1);
});

test('stale reads do not see what was just written', async () => {
  home.twin.faults.add({ method: 'GET', kind: 'stale', ms: 60_000 });
  await say();
  const list = () => home.octokit.rest.issues.listComments({ ...home.repo, issue_number: 1 });
  await expect(list()).rejects.toMatchObject({ status: 404 });
  home.twin.faults.clear();
  expect((await list()).data).toHaveLength(1);
});

test('skip, status, headers and body of a fault are kept', async () => {
  const body = { message: 'try later' };
  home.twin.faults.add({
    path: /comments$/,
    kind: 'fail-before',
    skip: 1,
    status: 429,
    headers: { 'retry-after': '7' },
    body,
  });
  await say();
  await expect(say()).rejects.toMatchObject({
    status: 429,
    response: { headers: { 'retry-after': '7' }, data: { message: 'try later' } },
  });
});
