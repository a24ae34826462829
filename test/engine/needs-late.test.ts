// A label that is needed, and whose write had to be tried again: what came or went on the item meanwhile counts, whether the
// first try took effect or not.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';
import { turnedClock } from '../support/turned-clock.js';
import { createLabel } from '../twin/acts/labels.js';
import type { Twin } from '../twin/twin.js';
import { requireRepository } from '../twin/world.js';

const APP = 'acme/app';
const CONFIG = `needs:
  mode: active
  rules:
    - missing_label: needs-sig
      regexp: ^sig/
      grace_period: 10m
`;
const SPEAKING = `${CONFIG}      missing_comment: Please say whose this is.
`;
let town: Town;
let time = turnedClock();
beforeEach(() => {
  time = turnedClock();
});
afterEach(async () => {
  await town.close();
});

async function begin(config: string): Promise<void> {
  const before = (twin: Twin) => {
    time.wind(twin);
    const mo = { account: twin.as('mo').account, viaApp: false };
    for (const name of ['sig/node', 'needs-sig'])
      createLabel(twin.state, mo, requireRepository(twin.state, APP), { name });
  };
  town = await startTown(config, { clock: time.clock }, { before });
  await town.quiet();
}

async function pass(minutes: number): Promise<void> {
  time.pass(60 * minutes);
  await town.hearth.database.rows(`update inbox set due_at = now() where state = 'waiting' and due_at <= $1`, [
    time.clock.now(),
  ]);
  await town.quiet();
}

async function openIssue(): Promise<number> {
  const { number } = town.twin.as('ana').openIssue(APP, { title: 'It does not start', body: 'When I run it.' });
  await town.quiet();
  return number;
}

/** What Hearth says on the item. */
const said = (number: number) =>
  town.twin
    .comments(APP, number)
    .filter(({ viaApp, body }) => viaApp && body.includes('whose this is'))
    .map(({ body }) => body);
const labelled = (number: number) => [...town.twin.labels(APP, number)].sort();

test.each(['fail-before', 'fail-after'] as const)(
  'a label that matches came before the second try of a write that failed (%s): it stands alone, and nothing is said',
  async (kind) => {
    await begin(SPEAKING);
    const { twin } = town;
    const number = await openIssue();
    twin.faults.add({ method: 'POST', path: /\/labels$/, kind, times: 1 });
    await pass(10);
    twin.as('mo').label(APP, number, 'sig/node');
    await town.quiet();
    await pass(10);
    expect(labelled(number)).toEqual(['sig/node']);
    expect(said(number)).toEqual([]);
    // What was refused once is no reason to refuse it for ever.
    twin.as('mo').unlabel(APP, number, 'sig/node');
    await pass(10);
    expect(labelled(number)).toEqual(['needs-sig']);
    expect(said(number)).toHaveLength(1);
  },
);

test.each([
  ['fail-before', CONFIG, 0],
  ['fail-after', CONFIG, 0],
  ['fail-before', SPEAKING, 1],
] as const)(
  'the label that matched went before the second try of a write that failed (%s): what is needed is on',
  async (kind, config, words) => {
    await begin(config);
    const { twin } = town;
    const number = await openIssue();
    await pass(10);
    expect(labelled(number)).toEqual(['needs-sig']);
    twin.faults.add({ method: 'DELETE', path: /\/labels\//, kind, times: 1 });
    time.pass(2);
    twin.as('mo').label(APP, number, 'sig/node');
    await town.quiet();
    time.pass(2);
    twin.as('mo').unlabel(APP, number, 'sig/node');
    await town.quiet();
    await pass(10);
    expect(labelled(number)).toEqual(['needs-sig']);
    expect(said(number)).toHaveLength(words);
    twin.as('mo').label(APP, number, 'sig/node');
    await pass(10);
    expect(labelled(number)).toEqual(['sig/node']);
    expect(said(number)).toEqual([]);
  },
);

test('a comment that failed is not written for a label that came meanwhile', async () => {
  await begin(SPEAKING);
  const { twin } = town;
  const number = await openIssue();
  twin.faults.add({ method: 'POST', path: /\/comments$/, kind: 'fail-before', times: 1 });
  await pass(10);
  expect(labelled(number)).toEqual(['needs-sig']);
  twin.as('mo').label(APP, number, 'sig/node');
  await town.quiet();
  await pass(10);
  expect(labelled(number)).toEqual(['sig/node']);
  expect(said(number)).toEqual([]);
});
