// F29: GitHub is away for hours, with all that people did meanwhile behind it. F31: a row that takes its workers down with it.
import { afterEach, expect, test } from '@jest/globals';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';
import { turnedClock } from '../support/turned-clock.js';
import { APP, dueNow, hurry, openPull, rowsOf, said } from './support.js';

const CONFIG = 'welcome: {mode: active}\ncommands: {mode: active}\n';
const HOUR = 3_600;

let town: Town;
afterEach(async () => {
  await town.close();
});

test('F29: six hours without GitHub, then everything at once: each is answered once, what is over is not announced', async () => {
  const { clock, pass, wind } = turnedClock();
  town = await startTown(CONFIG, { clock });
  const { twin, hearth } = town;
  wind(twin);
  // Whoever asks gets no answer, and no delivery gets out.
  twin.faults.add({ kind: 'fail-before', status: 503 });
  const waiting = twin.hold();
  const logins = Array.from({ length: 20 }, (_, n) => `newcomer-${n}`);
  const pulls = logins.map((login) => openPull(town, login).number);
  const undone = openPull(town, 'mei').number;
  for (let hour = 0; hour < 6; hour += 1) {
    pass(HOUR);
    await hearth.ticker.beat();
    await town.quiet();
  }
  twin.as('mei').close(APP, undone);
  for (const number of pulls.slice(0, 5)) twin.as('mo').merge(APP, number);
  expect(twin.comments(APP, pulls[0]!)).toEqual([]);
  // It comes back: what was on its way arrives, twenty times over, and the log is read again.
  twin.faults.clear();
  const all = [...waiting];
  for (let n = 1; n < 4; n += 1) waiting.push(...all);
  await twin.release();
  await town.quiet();
  for (let n = 0; n < 4; n += 1) {
    await hearth.ticker.beat();
    await hurry(town);
  }
  // Of a pull request that was merged meanwhile the merge is told, and its opening no more.
  expect(pulls.map((number) => said(town, number).length)).toEqual(pulls.map(() => 1));
  expect(said(town, undone).length).toBeLessThanOrEqual(1);
  const open = await hearth.database.rows(`select reason from inbox where state in ('waiting', 'dead')`);
  expect(open).toEqual([]);
}, 120_000);

test('F31: a row that lost many workers is tried again after a failure of GitHub, as any other', async () => {
  town = await startTown(CONFIG);
  const { hearth, twin } = town;
  twin.faults.add({ path: /\/contents\//, kind: 'fail-before', status: 503 });
  const pull = openPull(town);
  await town.quiet();
  await hearth.database.rows(`update inbox set lost = 15 where state = 'waiting'`);
  await hurry(town);
  twin.faults.clear();
  await hurry(town);
  expect(said(town, pull.number)).toHaveLength(1);
  expect(await rowsOf(town, 'pull_request')).toMatchObject([{ state: 'done', attempts: 3 }]);
});

test('F31: a row that was claimed twenty times and never finished is given up, with an alert; the others go on', async () => {
  town = await startTown(CONFIG);
  const { hearth, twin } = town;
  twin.faults.add({ path: /\/contents\//, kind: 'fail-before', status: 503, times: 1 });
  const poison = openPull(town);
  await town.quiet();
  // As twenty workers leave it that die with it.
  await hearth.database.rows(`update inbox set lost = 20 where state = 'waiting'`);
  const other = openPull(town, 'ben');
  await dueNow(hearth);
  await town.quiet();
  expect(said(town, poison.number)).toEqual([]);
  expect(said(town, other.number)).toHaveLength(1);
  const [row] = await rowsOf(town, 'pull_request');
  expect(row).toMatchObject({ state: 'dead', reason: 'was claimed 20 times and never finished' });
  const metrics = await fetch(`${hearth.url ?? ''}/metrics`).then((answer) => answer.text());
  expect(metrics).toMatch(/^hearth_inbox_dead 1$/m);
});
