// Labels such as `needs-sig` through signed deliveries, on the twin: after the grace period, off when satisfied, and a
// person's later act wins.
import { afterEach, describe, expect, test } from '@jest/globals';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';
import { turnedClock } from '../support/turned-clock.js';
import { createLabel } from '../twin/acts/labels.js';
import type { Twin } from '../twin/twin.js';
import { requireRepository } from '../twin/world.js';

let town: Town;
afterEach(async () => {
  expect(town.twin.violations).toEqual([]);
  await town.close();
});

const RULE = `needs:
  mode: active
  rules:
    - missing_label: needs-sig
      regexp: ^sig/
      grace_period: 10m
`;
const COMMENT = `      missing_comment: No SIG owns this yet.\n`;

let time = turnedClock();
/** As if the time had passed: what is due by the engine's clock is due for the database, and nothing else. */
async function pass(minutes: number): Promise<void> {
  time.pass(60 * minutes);
  await town.hearth.database.rows(`update inbox set due_at = now() where state = 'waiting' and due_at <= $1`, [
    time.clock.now(),
  ]);
  await town.quiet();
}

const push = async (config: string): Promise<void> => {
  town.twin.as('mo').push('acme/app', { files: { '.github/hearth.yml': config }, message: 'Other rules' });
  await town.quiet();
};

async function start(config = RULE): Promise<void> {
  time = turnedClock();
  const before = (twin: Twin) => {
    time.wind(twin);
    const mo = { account: twin.as('mo').account, viaApp: false };
    for (const name of ['sig/node', 'sig/network', 'needs-sig', 'bug']) {
      createLabel(twin.state, mo, requireRepository(twin.state, 'acme/app'), { name });
    }
  };
  town = await startTown(config, { clock: time.clock }, { before });
  await town.quiet();
}

async function open(labels: readonly string[] = []): Promise<number> {
  const issue = { title: 'It does not start', body: 'When I run it.' };
  const { number } = town.twin.as('ana').openIssue('acme/app', { ...issue, labels });
  await town.quiet();
  return number;
}

async function by(login: string, act: (person: ReturnType<Twin['as']>) => void): Promise<void> {
  // What the timeline tells, it tells by the second.
  time.pass(2);
  act(town.twin.as(login));
  await town.quiet();
}

const labelsOf = (number: number): string[] => {
  const item = town.twin.issues('acme/app').find((one) => one['number'] === number);
  return (item?.['labels'] as { name: string }[]).map(({ name }) => name).sort();
};
const said = (number: number) =>
  town.twin.comments('acme/app', number).flatMap(({ body, viaApp }) => (viaApp ? [body] : []));

describe('a needed label', () => {
  test('is put on when the grace period is over, goes when one that matches comes, and comes back with the need', async () => {
    await start();
    const number = await open();
    expect(labelsOf(number)).toEqual([]);
    await pass(11);
    expect(labelsOf(number)).toEqual(['needs-sig']);
    await by('mo', (mo) => mo.label('acme/app', number, 'sig/node'));
    expect(labelsOf(number)).toEqual(['sig/node']);
    await by('mo', (mo) => mo.unlabel('acme/app', number, 'sig/node'));
    expect(labelsOf(number)).toEqual(['needs-sig']);
    await by('mo', (mo) => mo.label('acme/app', number, 'sig/network'));
    expect(labelsOf(number)).toEqual(['sig/network']);
    expect(said(number)).toEqual([]);
  });

  test('is never put on where a label came within the grace period', async () => {
    await start();
    const number = await open();
    await by('mo', (mo) => mo.label('acme/app', number, 'sig/node'));
    await pass(11);
    expect(labelsOf(number)).toEqual(['sig/node']);
    expect(town.twin.requests.filter(({ method, path }) => method !== 'GET' && path.includes('/labels'))).toEqual([]);
  });

  test('that a person took off stays off, until the labels that match have changed', async () => {
    await start();
    const number = await open();
    await pass(11);
    await by('mo', (mo) => mo.unlabel('acme/app', number, 'needs-sig'));
    await by('mo', (mo) => mo.label('acme/app', number, 'bug'));
    await by('mo', (mo) => mo.close('acme/app', number));
    await by('mo', (mo) => mo.reopen('acme/app', number));
    await pass(11);
    expect(labelsOf(number)).toEqual(['bug']);
    await by('mo', (mo) => mo.label('acme/app', number, 'sig/node'));
    await by('mo', (mo) => mo.unlabel('acme/app', number, 'sig/node'));
    expect(labelsOf(number)).toEqual(['bug', 'needs-sig']);
  });

  test('that a person put on is theirs to take off', async () => {
    await start();
    const number = await open(['sig/node']);
    await by('mo', (mo) => mo.label('acme/app', number, 'needs-sig'));
    await by('mo', (mo) => mo.label('acme/app', number, 'sig/network'));
    expect(labelsOf(number)).toEqual(['needs-sig', 'sig/network', 'sig/node']);
  });

  test('over which another bot disagrees comes to rest', async () => {
    await start();
    town.twin.user('prow[bot]', { type: 'Bot' });
    const number = await open(['sig/node']);
    for (let round = 0; round < 3; round += 1) {
      await by('prow[bot]', (prow) => prow.label('acme/app', number, 'needs-sig'));
      await by('mo', (mo) => mo.label('acme/app', number, 'sig/network'));
      await by('mo', (mo) => mo.unlabel('acme/app', number, 'sig/network'));
    }
    expect(labelsOf(number)).toEqual(['needs-sig', 'sig/node']);
    const writes = town.twin.requests.filter(({ method, path }) => method !== 'GET' && path.includes('/labels'));
    expect(writes).toHaveLength(1);
  });

  test('waits for a grace period that was made longer in the meantime, and is put on then', async () => {
    await start();
    const number = await open();
    await push(RULE.replace('10m', '1h'));
    await pass(11);
    await pass(40);
    expect(labelsOf(number)).toEqual([]);
    await pass(10);
    expect(labelsOf(number)).toEqual(['needs-sig']);
    await pass(60);
    expect(await town.hearth.database.rows(`select from inbox where state = 'waiting'`)).toEqual([]);
  });

  test('that does not exist is never made, and one issue a day names it', async () => {
    await start(RULE.replace('needs-sig', 'needs-owner'));
    const number = await open();
    await open();
    await pass(11);
    expect(labelsOf(number)).toEqual([]);
    expect(town.twin.repositoryLabels('acme/app').map(({ name }) => name)).not.toContain('needs-owner');
    const about = town.twin.issues('acme/app').filter(({ title }) => String(title).startsWith('Labels that say'));
    expect(about.map(({ body }) => body)).toEqual([expect.stringContaining('| `needs-owner` | `^sig/` |')]);
  });

  test('is spoken of in one comment, edited in place and empty when it is satisfied', async () => {
    await start(RULE + COMMENT);
    const number = await open();
    await pass(11);
    expect(said(number)).toEqual([expect.stringContaining('No SIG owns this yet.')]);
    await by('mo', (mo) => mo.label('acme/app', number, 'sig/node'));
    expect(said(number)).toHaveLength(1);
    expect(said(number)[0]).not.toContain('No SIG owns this yet.');
    await by('mo', (mo) => mo.unlabel('acme/app', number, 'sig/node'));
    expect(said(number)).toEqual([expect.stringContaining('No SIG owns this yet.')]);
  });
});
