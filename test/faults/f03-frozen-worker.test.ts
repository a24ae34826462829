// F3: a worker that is frozen in the middle of its work and wakes up when another one has done it. F11: a comment that shows
// only after it was sent again. Either way one comment stays.
import { afterEach, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { startHearth } from '../../src/hearth.js';
import type { Hearth } from '../../src/hearth.js';
import { startTown, testOptions, untilQuiet } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';
import { actionsOf, APP, CREATE_COMMENT, hurry, openPull, said, until } from './support.js';

let town: Town;
let others: Hearth[] = [];
afterEach(async () => {
  for (const other of others) await other.stop();
  others = [];
  expect(town.twin.violations).toEqual([]);
  await town.close();
});

/** A place where the first worker to come by stands still until it is let go. */
function freezer(place: string) {
  let thaw: () => void = () => undefined;
  const thawed = new Promise<void>((resolve) => (thaw = resolve));
  const state = { frozen: false };
  const failpoint = async (name: string): Promise<void> => {
    if (name !== place || state.frozen) return;
    state.frozen = true;
    await thawed;
  };
  return { failpoint, thaw, isFrozen: () => state.frozen };
}

/** Long enough for a worker that is awake; a frozen one renews nothing. */
const timing = { poll: 50, lag: 100, tick: 3_600_000, leaseSeconds: 2, renew: 3_600_000 };

async function secondWorker(): Promise<Hearth> {
  const options = testOptions(town.twin, town.connection, town.log);
  const other = await startHearth({ ...options, role: 'worker', port: null, timing });
  others.push(other);
  return other;
}

test.each(['plan.before', 'plan.after', 'write.before.status', 'write.after.status', 'confirm.before'])(
  'a worker that was frozen at %s, and wakes up when another has finished: one comment, and the record names it',
  async (place) => {
    const { failpoint, thaw, isFrozen } = freezer(place);
    town = await startTown(undefined, { failpoint, timing });
    const pull = openPull(town);
    await until('frozen', isFrozen);
    const other = await secondWorker();
    await until('done by the other', async () => (await actionsOf(town))[0]?.state === 'applied');
    thaw();
    await untilQuiet(town.hearth);
    await untilQuiet(other);
    await until('one comment', () => said(town, pull.number).length === 1);
    const [comment] = town.twin.comments(APP, pull.number);
    const [recorded] = await town.hearth.database.rows<{ id: string }>('select github_id as id from actions');
    expect(Number(recorded?.id)).toBe(comment?.id);
    // Before its write it is stopped by the fence, and right before its request by a last look at its lease.
    expect(creations()).toBe(1);
  },
);

const creations = () => town.twin.requests.filter(({ route }) => route === CREATE_COMMENT).length;

test('a request that is on its way for longer than a lease: what comes second is taken back', async () => {
  town = await startTown(undefined, { timing });
  town.twin.faults.add({ route: CREATE_COMMENT, kind: 'delay', ms: 5_000, times: 1 });
  const pull = openPull(town);
  await until('sent', async () => (await actionsOf(town))[0]?.state === 'sent');
  const other = await secondWorker();
  await until('done by the other', async () => (await actionsOf(town))[0]?.state === 'applied');
  const [kept] = town.twin.comments(APP, pull.number);
  await until('written twice', () => creations() === 2 && town.twin.comments(APP, pull.number).length > 0);
  await untilQuiet(town.hearth);
  await untilQuiet(other);
  await until('one comment', () => town.twin.comments(APP, pull.number).length === 1);
  expect(town.twin.comments(APP, pull.number)).toEqual([kept]);
});

/** By how much GitHub's lists are late. */
const LATE_MS = 5_000;

/** A pull request whose comment was made so many times, once by now, without an answer; the lists show none. */
async function unanswered(times: number, failpoint: (name: string) => void = () => undefined) {
  town = await startTown(undefined, { failpoint, timing: { poll: 50, lag: 100, tick: 3_600_000 } });
  town.twin.faults.add({ route: CREATE_COMMENT, kind: 'cut-after', times });
  town.twin.faults.add({ method: 'GET', path: /\/issues\/\d+\/comments/, kind: 'stale', ms: LATE_MS });
  town.twin.hold();
  const pull = openPull(town);
  // Time is what this is about: the pull request is to be older than what GitHub shows, the comment younger.
  await sleep(LATE_MS + 100);
  await town.twin.release();
  await town.quiet();
  const [first] = town.twin.comments(APP, pull.number);
  return { first, comments: () => town.twin.comments(APP, pull.number) };
}

async function tryAgain(): Promise<void> {
  await sleep(120);
  await hurry(town);
}

const recorded = async () =>
  (await town.hearth.database.rows('select state, github_id::int as id from actions')) as readonly object[];

test('a comment that shows only after it was sent again is the one that stays', async () => {
  // GitHub shows nothing of it until the second one was sent.
  const { first, comments } = await unanswered(1, (name) => {
    if (name === 'write.after.status') town.twin.faults.clear();
  });
  for (let n = 0; n < 6 && (await actionsOf(town))[0]?.state !== 'applied'; n += 1) await tryAgain();
  expect(creations()).toBe(2);
  expect(comments().map(({ id }) => id)).toEqual([first?.id]);
  expect(await recorded()).toEqual([{ state: 'applied', id: first?.id }]);
});

test('of two that were sent and never confirmed the first stays', async () => {
  const { first, comments } = await unanswered(2);
  for (let n = 0; n < 6 && creations() < 2; n += 1) await tryAgain();
  expect(creations()).toBe(2);
  expect(comments()).toHaveLength(2);
  town.twin.faults.clear();
  await tryAgain();
  expect(comments()).toEqual([first]);
  expect(await recorded()).toEqual([{ state: 'applied', id: first?.id }]);
});
