// F10: GitHub is away for long. F13: 404 is an item that is not to be seen yet, or one that is gone. F14: refusals that no retry
// mends. Each is tried as often as it is worth it, and ends with its reason.
import { afterEach, describe, expect, test } from '@jest/globals';
import { retryAt } from '../../src/engine/retry.js';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';
import { turnedClock } from '../support/turned-clock.js';
import { actionsOf, APP, CREATE_COMMENT, hurry, openPull, rowsOf, said } from './support.js';

let town: Town;
afterEach(async () => {
  await town.close();
});

const creations = () => town.twin.requests.filter(({ route }) => route === CREATE_COMMENT).length;

describe('F10: a write that fails without effect', () => {
  test('is tried again ten times over six hours, and is dead then, with an alert and its reason', async () => {
    town = await startTown();
    town.twin.faults.add({ route: CREATE_COMMENT, kind: 'fail-before', status: 502 });
    const pull = openPull(town);
    await town.quiet();
    for (let n = 0; n < 20 && (await rowsOf(town, 'pull_request'))[0]?.state === 'waiting'; n += 1) {
      // GitHub's reads may lag behind its writes: only after that time it is sent again.
      await town.hearth.database.rows(`update actions set sent_at = sent_at - interval '1 minute'`);
      await hurry(town);
    }
    expect(creations()).toBe(11);
    expect(await rowsOf(town, 'pull_request')).toMatchObject([
      { state: 'dead', reason: 'GitHub answered 502', attempts: 11 },
    ]);
    expect(await actionsOf(town)).toEqual([{ state: 'failed', detail: 'GitHub answered 502' }]);
    expect(town.log.lines.filter((line) => line.includes('a row is dead'))).toHaveLength(1);
    expect(said(town, pull.number)).toEqual([]);
    const from = new Date(0);
    const waits = Array.from({ length: 10 }, (_, n) => retryAt(from, n + 1).getTime());
    expect(waits.reduce((all, one) => all + one, 0)).toBeGreaterThan(6 * 3_600_000);
  });

  test('is made once when GitHub is there again', async () => {
    town = await startTown();
    town.twin.faults.add({ route: CREATE_COMMENT, kind: 'fail-before', status: 503, times: 4 });
    const pull = openPull(town);
    await town.quiet();
    for (let n = 0; n < 10 && said(town, pull.number).length === 0; n += 1) {
      await town.hearth.database.rows(`update actions set sent_at = sent_at - interval '1 minute'`);
      await hurry(town);
    }
    expect([creations(), said(town, pull.number).length]).toEqual([5, 1]);
  });
});

describe('F13: 404', () => {
  const missing = { route: CREATE_COMMENT, kind: 'fail-before', status: 404, body: { message: 'Not Found' } } as const;

  test('right after the event is waited out', async () => {
    town = await startTown();
    town.twin.faults.add({ ...missing, times: 1 });
    const pull = openPull(town);
    await town.quiet();
    expect(await rowsOf(town, 'pull_request')).toMatchObject([
      { state: 'waiting', reason: 'GitHub does not show the item yet' },
    ]);
    await town.hearth.database.rows(`update actions set sent_at = sent_at - interval '1 minute'`);
    await hurry(town);
    expect(said(town, pull.number)).toHaveLength(1);
  });

  test('later on is believed, at once', async () => {
    const { clock, pass, wind } = turnedClock();
    town = await startTown(undefined, { clock });
    wind(town.twin);
    town.twin.hold();
    openPull(town);
    pass(120);
    town.twin.faults.add(missing);
    await town.twin.release();
    await town.quiet();
    await hurry(town);
    expect(creations()).toBe(1);
    expect(await actionsOf(town)).toEqual([{ state: 'refused', detail: 'GitHub refused (404): Not Found' }]);
  });
});

describe('F14: a refusal', () => {
  test.each([
    [403, 'Unable to create comment because issue is locked.'],
    [403, 'Resource not accessible by integration'],
    [403, 'Repository was archived so is read-only.'],
    [410, 'Issues are disabled for this repo'],
    [410, 'This issue was deleted'],
    [422, 'Validation Failed'],
    [451, 'Repository access blocked'],
  ])('%d %s: one request, and the reason', async (status, message) => {
    town = await startTown();
    town.twin.faults.add({ route: CREATE_COMMENT, kind: 'fail-before', status, body: { message } });
    openPull(town);
    await town.quiet();
    await hurry(town);
    expect(creations()).toBe(1);
    expect(await actionsOf(town)).toEqual([{ state: 'refused', detail: `GitHub refused (${status}): ${message}` }]);
    expect(await rowsOf(town, 'pull_request')).toMatchObject([{ state: 'done' }]);
    const listed = await fetch(`${town.hearth.url ?? ''}/metrics`).then((answer) => answer.text());
    expect(listed).toMatch(/hearth_actions_total\{state="refused"\} 1/);
  });

  test('423 is not for ever: it is asked again', async () => {
    town = await startTown();
    town.twin.faults.add({ route: CREATE_COMMENT, kind: 'fail-before', status: 423, times: 1 });
    const pull = openPull(town);
    await town.quiet();
    await town.hearth.database.rows(`update actions set sent_at = sent_at - interval '1 minute'`);
    await hurry(town);
    expect(said(town, pull.number, APP)).toHaveLength(1);
  });
});
