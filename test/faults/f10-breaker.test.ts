// F10, of a whole installation: where GitHub fails for one request after the other, nothing more is asked there for a while.
import { afterEach, expect, test } from '@jest/globals';
import type { RateLimited } from '../../src/core/failure.js';
import { createBreaker } from '../../src/github/breaker.js';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';
import { turnedClock } from '../support/turned-clock.js';
import { openPull, rowsOf, said } from './support.js';

let town: Town | undefined;
afterEach(async () => {
  await town?.close();
  town = undefined;
});

/** Two rows of an installation may be in hand, and each asks for two files at once. */
const AT_ONCE = 4;

const at = (seconds: number) => new Date(1_000 * seconds);

/** Seconds from `now` until GitHub is asked again; 0: it may be asked. */
function waitsAt(breaker: ReturnType<typeof createBreaker>, installation: number, now: number): number {
  try {
    breaker.check(installation, at(now));
    return 0;
  } catch (error) {
    return ((error as RateLimited).until.getTime() - at(now).getTime()) / 1_000;
  }
}

test('ten failures without an answer open it, each further one for twice as long, an answer closes it', () => {
  const breaker = createBreaker();
  for (let n = 1; n < 10; n += 1) breaker.failed(5, at(0));
  expect(waitsAt(breaker, 5, 0)).toBe(0);
  const waits: number[] = [];
  let now = 0;
  for (let n = 0; n < 7; n += 1) {
    // What is still on its way when it opens fails as well, and counts no more.
    for (let together = 0; together < 3; together += 1) breaker.failed(5, at(now));
    waits.push(waitsAt(breaker, 5, now));
    now += waits.at(-1) ?? 0;
  }
  expect(waits).toEqual([30, 60, 120, 240, 480, 900, 900]);
  expect([waitsAt(breaker, 5, now - 1), waitsAt(breaker, 5, now), waitsAt(breaker, 6, now - 1)]).toEqual([1, 0, 0]);
  breaker.answered(5);
  breaker.failed(5, at(now));
  expect(waitsAt(breaker, 5, now)).toBe(0);
});

test('what waits there asks nothing and loses no try, the others go on, and all is done afterwards', async () => {
  const { clock, pass, wind } = turnedClock();
  town = await startTown(undefined, { clock });
  const { twin, installation, hearth } = town;
  wind(twin);
  twin.org('other', { members: [] });
  twin.repository('other/app', { files: { '.github/hearth.yml': 'welcome: {mode: active}\n' } });
  twin.install('other');
  await town.quiet();
  const asked = () => twin.requests.filter((request) => request.installation === installation.id).length;
  twin.faults.add({ installation: installation.id, kind: 'fail-before', status: 503 });
  const before = asked();
  const pulls = Array.from({ length: 30 }, (_, n) => openPull(town!, `newcomer-${n}`).number);
  await town.quiet();
  const first = asked() - before;
  expect(first).toBeGreaterThanOrEqual(10);
  expect(first).toBeLessThan(10 + AT_ONCE);
  const elsewhere = openPull(town, 'cara', 'other/app');
  await town.quiet();
  expect(said(town, elsewhere.number, 'other/app')).toHaveLength(1);
  expect(await hearth.database.rows('select installation, reason from parked')).toEqual([
    { installation: String(installation.id), reason: 'GitHub fails' },
  ]);
  // After half a minute whatever is in hand finds out that it still is away.
  pass(31);
  await town.quiet();
  expect(asked() - before - first).toBeGreaterThan(0);
  expect(asked() - before - first).toBeLessThanOrEqual(AT_ONCE);
  twin.faults.clear();
  pass(200);
  await town.quiet();
  expect(pulls.map((number) => said(town!, number).length)).toEqual(pulls.map(() => 1));
  const rows = await rowsOf(town, 'pull_request');
  expect(rows.every(({ state, attempts }) => state === 'done' && attempts <= 3)).toBe(true);
});
