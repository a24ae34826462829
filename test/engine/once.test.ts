// Nothing twice: redeliveries, replays, ambiguous failures, lagging reads, people's later acts.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';

const CREATE_COMMENT = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
let town: Town;
beforeEach(async () => {
  town = await startTown();
});
afterEach(async () => {
  await town.close();
});

const openPull = () =>
  town.twin.as('ana').openPull('acme/app', { title: 'Fix the docs', body: 'A typo in the readme.' });
const bodies = (number: number) => town.twin.comments('acme/app', number).map((comment) => comment.body);

/** Makes every waiting row due now, as if the time of its back-off had passed. */
async function hurry(): Promise<void> {
  await town.hearth.database.rows(`update inbox set due_at = '-infinity' where state = 'waiting'`);
  await town.quiet();
}

describe('once', () => {
  test('the same delivery twice, and the same body under a new GUID: one comment', async () => {
    const pull = openPull();
    await town.quiet();
    const [delivery] = town.twin.deliveries.filter((one) => one.event === 'pull_request');
    await town.twin.redeliver(delivery!.guid);
    await town.twin.deliver('pull_request', delivery!.request.payload as object);
    await town.twin.deliver('pull_request', delivery!.request.payload as object);
    await town.quiet();
    expect(bodies(pull.number)).toHaveLength(1);
    const rows = await town.hearth.database.rows(`select from inbox where event = 'pull_request'`);
    expect(rows).toHaveLength(3);
  });

  test.each(['fail-after', 'cut-after', 'truncate'] as const)(
    'a comment that took effect and then failed (%s) is found again, not sent again',
    async (kind) => {
      town.twin.faults.add({ route: CREATE_COMMENT, kind, times: 1, status: 502 });
      const pull = openPull();
      await town.quiet();
      await new Promise((resolve) => setTimeout(resolve, 250));
      await hurry();
      expect(bodies(pull.number)).toHaveLength(1);
      expect(town.twin.requests.filter((request) => request.route === CREATE_COMMENT)).toHaveLength(1);
      const [action] = await town.hearth.database.rows('select state, url from actions');
      expect(action).toMatchObject({ state: 'applied', url: expect.stringContaining('http') });
    },
  );

  test.each(['fail-before', 'cut-before', 'html'] as const)(
    'a comment that failed without effect (%s) is sent again',
    async (kind) => {
      town.twin.faults.add({ route: CREATE_COMMENT, kind, times: 1, status: 503 });
      const pull = openPull();
      await town.quiet();
      await new Promise((resolve) => setTimeout(resolve, 250));
      await hurry();
      expect(bodies(pull.number)).toHaveLength(1);
    },
  );

  test('reads that lag behind the write do not lead to a second comment', async () => {
    town.twin.faults.add({ route: CREATE_COMMENT, kind: 'cut-after', times: 1 });
    town.twin.faults.add({ method: 'GET', path: /\/comments/, kind: 'stale', ms: 150 });
    const pull = openPull();
    await town.quiet();
    await hurry();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await hurry();
    expect(bodies(pull.number)).toHaveLength(1);
  });

  test('a marker that somebody else planted silences nobody', async () => {
    const { twin, hearth } = town;
    const pull = openPull();
    await town.quiet();
    const marker = /<!-- hearth:[0-9a-f]+ -->/.exec(bodies(pull.number)[0] ?? '')?.[0] ?? '';
    expect(marker).not.toBe('');
    twin.as('mallory').comment('acme/app', pull.number, marker);
    const merged = await hearth.engine.audit.digest('status:1:1');
    expect(marker).not.toContain(merged);
    await town.quiet();
    twin.as('mo').merge('acme/app', pull.number);
    await town.quiet();
    const ours = twin.comments('acme/app', pull.number).filter((comment) => comment.viaApp);
    expect(ours.map((comment) => comment.body)).toEqual([
      expect.stringContaining('first pull request'),
      expect.stringContaining('first merged pull request'),
    ]);
  });

  test('a greeting that a person deleted is not put back by a redelivery', async () => {
    const pull = openPull();
    await town.quiet();
    const [comment] = town.twin.comments('acme/app', pull.number);
    town.twin.as('mo').deleteComment('acme/app', comment!.id);
    for (const { guid } of town.twin.deliveries.filter((one) => one.event === 'pull_request')) {
      await town.twin.redeliver(guid);
    }
    const [delivery] = town.twin.deliveries.filter((one) => one.event === 'pull_request');
    await town.twin.deliver('pull_request', delivery!.request.payload as object);
    await town.quiet();
    expect(bodies(pull.number)).toEqual([]);
  });

  test('a reinstallation greets nobody again', async () => {
    const pull = openPull();
    await town.quiet();
    town.installation.uninstall();
    await town.quiet();
    town.twin.install('acme');
    await town.quiet();
    const issue = town.twin.as('ana').openPull('acme/app', { title: 'Fix more docs', body: 'Another typo in there.' });
    await town.quiet();
    expect(bodies(pull.number)).toHaveLength(1);
    expect(bodies(issue.number)).toHaveLength(0);
  });
});
