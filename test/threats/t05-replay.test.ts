// T5: GitHub signs the body of a delivery, not its id, its event name or its time. Whoever holds a captured body sends it
// again under whatever he likes: nothing is done twice, and nothing that GitHub sends is kept out.
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { hurry, openPull, rowsOf, said, writesOf } from '../faults/support.js';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';

const CONFIG = 'welcome: {mode: active}\ncommands: {mode: active}\nclaims: {mode: active}\n';
const EVENTS = ['issues', 'issue_comment', 'pull_request', 'push', 'installation', 'nothing'];

let town: Town;
beforeEach(async () => {
  town = await startTown(CONFIG);
});
afterEach(async () => {
  await town.close();
});

/** A first issue and pull request, a command, a merge. */
async function story(): Promise<void> {
  const { twin } = town;
  const pull = openPull(town);
  const issue = twin.as('ben').openIssue('acme/app', { title: 'It breaks', body: 'When I click it.' });
  await town.quiet();
  twin.as('cai').comment('acme/app', issue.number, '/assign');
  twin.as('mo').comment('acme/app', issue.number, '/retitle It breaks at once');
  twin.as('mo').merge('acme/app', pull.number);
  await town.quiet();
}

const acts = async () => (await town.hearth.database.rows('select from actions')).length;

describe('a captured body', () => {
  test('under new ids, and under every other event name, does nothing', async () => {
    await story();
    const captured = town.twin.deliveries.map(({ event, request }) => ({ event, payload: request.payload as object }));
    const [before, planned] = [town.twin.requests.length, await acts()];
    expect(planned).toBeGreaterThan(3);
    for (const { event, payload } of captured) {
      const names = [event, ...EVENTS.filter((name) => name !== event)];
      const answers = await Promise.all(names.map((name) => town.twin.deliver(name, payload)));
      expect(new Set(answers.map((answer) => answer.status_code))).toEqual(new Set([202]));
    }
    await town.quiet();
    await hurry(town);
    expect(writesOf(town, before)).toEqual([]);
    expect(await acts()).toBe(planned);
    expect(await town.hearth.database.rows(`select from inbox where state in ('waiting', 'dead')`)).toEqual([]);
  });

  test.each([
    ['under its event name', 'pull_request'],
    ['under another event name', 'ping'],
  ])('that takes the id of a delivery before it comes, %s, does not keep that one out', async (_, event) => {
    const old = openPull(town, 'ben');
    await town.quiet();
    const captured = town.twin.deliveries.findLast((one) => one.event === 'pull_request')!.request.payload as object;
    const waiting = town.twin.hold();
    const pull = openPull(town);
    const [delivery] = waiting;
    await town.twin.deliver(event, event === 'ping' ? (delivery!.request.payload as object) : captured, {
      guid: delivery!.guid,
    });
    await town.twin.release();
    await town.quiet();
    expect([said(town, old.number).length, said(town, pull.number).length]).toEqual([1, 1]);
    // Sent once more, both are known.
    const rows = await town.hearth.database.rows('select guid from inbox order by id');
    await town.twin.redeliver(delivery!.guid);
    await town.twin.deliver('pull_request', captured, { guid: delivery!.guid });
    await town.quiet();
    const more = event === 'ping' ? 1 : 0;
    expect(await town.hearth.database.rows('select guid from inbox')).toHaveLength(rows.length + more);
    expect([said(town, old.number).length, said(town, pull.number).length]).toEqual([1, 1]);
  });

  test('in a batch with the delivery whose id it takes: a row each', async () => {
    const { intake } = town.hearth;
    const guid = randomUUID();
    const bodies = ['{"a":1}', '{"a":2}', '{"a":1}'].map((text) => Buffer.from(text));
    await Promise.all(bodies.map((payload) => intake.accept({ guid, event: 'nothing', payload })));
    await town.quiet();
    expect((await rowsOf(town, 'nothing')).map((row) => row.guid.split(':')[0])).toEqual([guid, guid]);
  });
});
