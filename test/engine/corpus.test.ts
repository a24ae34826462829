// GitHub's own recorded payloads through door, inbox and engine; and first-timers derived from them by a listed patch.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createRequire } from 'node:module';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';

interface Recorded {
  readonly name: string;
  readonly examples: readonly Record<string, unknown>[];
}

const recorded = createRequire(import.meta.url)(
  '@octokit/webhooks-examples/api.github.com/index.json',
) as readonly Recorded[];
const all = recorded.flatMap(({ name, examples }) => examples.map((example) => ({ name, example })));

describe('all recorded payloads', () => {
  let town: Town;
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => unhandled.push(reason);
  beforeAll(async () => {
    process.on('unhandledRejection', note);
    town = await startTown();
  });
  afterAll(async () => {
    process.off('unhandledRejection', note);
    await town.close();
  });

  test('are the 329 that GitHub published', () => {
    expect(all).toHaveLength(329);
  });

  test('end done or ignored, each with its reason, and crash nothing', async () => {
    const sent = await Promise.all(
      all.map(async ({ name, example }) => ({ name, sent: await town.twin.deliver(name, example) })),
    );
    expect(sent.filter((one) => one.sent.status_code !== 202)).toEqual([]);
    await town.quiet();
    const rows = await town.hearth.database.rows<{ guid: string; state: string; reason: string | null }>(
      'select guid, state, reason from inbox',
    );
    const guids = new Set(sent.map((one) => one.sent.guid));
    const ours = rows.filter((row) => guids.has(row.guid));
    expect(ours).toHaveLength(329);
    expect(ours.filter((row) => !['done', 'ignored'].includes(row.state))).toEqual([]);
    expect(ours.filter((row) => (row.reason ?? '') === '')).toEqual([]);
    expect(unhandled).toEqual([]);
    expect(town.log.lines.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  });

  test('with an installation put in, still end done or ignored', async () => {
    const installed = all.filter(({ example }) => 'repository' in example && !('installation' in example));
    expect(installed.length).toBe(168);
    const id = town.installation.id;
    const sent = await Promise.all(
      installed.map(({ name, example }) => town.twin.deliver(name, { ...example, installation: { id } })),
    );
    await town.quiet();
    const rows = await town.hearth.database.rows<{ state: string; n: number }>(
      'select state, count(*)::int as n from inbox where guid = any($1) group by state order by state',
      [sent.map((one) => one.guid)],
    );
    expect(rows.map((row) => row.state)).toEqual(expect.arrayContaining(['ignored']));
    expect(rows.filter((row) => !['done', 'ignored'].includes(row.state))).toEqual([]);
    expect(unhandled).toEqual([]);
  });
});

/**
 * The recorded ones are by the repository's owner and mostly without an installation. What makes a first-timer of them:
 * the author and sender, the association, the installation, the merge, and the twin's own repository and number.
 */
function firstTimer(town: Town, name: string, example: Record<string, unknown>, login: string) {
  const { twin, installation } = town;
  const subject = name === 'issues' ? 'issue' : 'pull_request';
  const act = { title: 'It does not start', body: 'When I run it, nothing happens.' };
  const hook = twin.webhookUrl;
  twin.webhookUrl = undefined;
  const item =
    subject === 'issue' ? twin.as(login).openIssue('acme/app', act) : twin.as(login).openPull('acme/app', act);
  const merged = subject === 'pull_request' && example['action'] === 'closed';
  if (merged) twin.as('mo').merge('acme/app', item.number);
  twin.webhookUrl = hook;
  const made = twin.deliveries.filter((one) => one.event === name).at(-1);
  const real = made?.request.payload as Record<string, Record<string, unknown>>;
  const patch = {
    number: item.number,
    user: real[subject]?.['user'],
    author_association: merged ? 'CONTRIBUTOR' : 'NONE',
    created_at: real[subject]?.['created_at'],
    merged,
    merged_at: real[subject]?.['merged_at'] ?? null,
    labels: [],
  };
  return {
    number: item.number,
    payload: {
      ...example,
      sender: real['sender'],
      repository: real['repository'],
      installation: { id: installation.id },
      [subject]: { ...(example[subject] as object), ...patch },
    },
  };
}

describe('first-timers derived from the recorded payloads', () => {
  let town: Town;
  beforeAll(async () => {
    town = await startTown();
  });
  afterAll(async () => {
    await town.close();
  });

  const wanted = all.filter(
    ({ name, example }) =>
      (name === 'issues' && example['action'] === 'opened') ||
      (name === 'pull_request' && ['opened', 'closed'].includes(String(example['action']))),
  );
  const cases = wanted.map(
    ({ name, example }, index) => [`${name}.${String(example['action'])}`, name, example, index] as const,
  );

  test.each(cases)('%s %#: exactly one right comment', async (_, name, example, index) => {
    const { number, payload } = firstTimer(town, name, example, `newcomer-${index}`);
    await town.twin.deliver(name, payload);
    await town.twin.deliver(name, payload);
    await town.quiet();
    const words =
      name === 'issues'
        ? 'thank you for your first issue in `app`'
        : example['action'] === 'closed'
          ? 'this is your first merged pull request in `app`'
          : 'thank you for your first pull request in `app`';
    const comments = town.twin.comments('acme/app', number);
    expect(comments.map((comment) => comment.body)).toEqual([expect.stringContaining(words)]);
    expect(comments[0]?.body).toContain(`@newcomer-${index}`);
    expect(town.twin.violations).toEqual([]);
  });
});
