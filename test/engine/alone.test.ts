// What one row, one feature or one community does stays its own: liveness, poison, what was planned, what was said.
import { afterEach, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { feature } from '../../src/core/feature.js';
import type { Feature } from '../../src/core/feature.js';
import type { Action } from '../../src/core/action.js';
import { Unavailable } from '../../src/core/failure.js';
import type { ItemEvent } from '../../src/core/event.js';
import { section } from '../../src/core/settings.js';
import { loadFeatures } from '../../src/features/registry.js';
import type { Timing } from '../../src/hearth.js';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';

const CREATE_COMMENT = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
let town: Town;
afterEach(async () => {
  await town.close();
});

const open = (login = 'ana') =>
  town.twin.as(login).openIssue('acme/app', { title: 'It breaks', body: 'When I click.' });
const bodies = (number: number) => town.twin.comments('acme/app', number).map((comment) => comment.body);
const hurry = async () => {
  await town.hearth.database.rows(`update inbox set due_at = '-infinity' where state = 'waiting'`);
  await town.quiet();
};

function says(name: string, plan: (event: ItemEvent) => Omit<Action, 'rule' | 'scope' | 'cause'>[]): Feature {
  return feature({
    name,
    on: ['issue.opened', 'issue.closed'],
    settings: section('For this test.', {}),
    explanations: {},
    ask: () => ({}),
    decide: ({ event }) => ({
      because: { code: 'said', visibility: 'public' },
      actions: plan(event as ItemEvent).map((action) => ({
        ...action,
        rule: 'say',
        scope: `item:${(event as ItemEvent).item.number}`,
        cause: event.kind,
      })),
    }),
  });
}

describe('a slow row', () => {
  test('does not keep new work waiting, though nobody but the door rings', async () => {
    town = await startTown('welcome: {mode: active}\n', { timing: { poll: 3_600_000, lag: 200, tick: 3_600_000 } });
    town.twin.faults.add({ route: CREATE_COMMENT, kind: 'delay', ms: 4_000, times: 1 });
    const slow = open();
    while (!town.twin.requests.some((request) => request.path.includes(`/issues/${slow.number}/comments`)))
      await sleep(10);
    const quick = open('ben');
    while (bodies(quick.number).length === 0) await sleep(10);
    expect(bodies(slow.number)).toHaveLength(0);
    await town.quiet();
    expect(bodies(slow.number)).toHaveLength(1);
  });
});

describe('a row that cannot be read', () => {
  test('is given up after some tries, with an alert, and the others go on', async () => {
    town = await startTown();
    // In one statement: between an insert and an update a worker may have read it.
    await town.hearth.database.rows(`insert into inbox (guid, event, due_at, body, body_at, body_length, received_at)
      values ('poison', 'issues', '-infinity', 999999, 0, 2, now())`);
    const { number } = open();
    await town.quiet();
    for (let n = 0; n < 12; n += 1) await hurry();
    expect(bodies(number)).toHaveLength(1);
    const [row] = await town.hearth.database.rows(`select state from inbox where guid = 'poison'`);
    expect(row).toEqual({ state: 'dead' });
    expect(town.log.lines.some((line) => line.includes('a row is dead'))).toBe(true);
  });
});

describe('what was planned', () => {
  test('is finished although the section went off before the retry', async () => {
    town = await startTown();
    town.twin.faults.add({ route: CREATE_COMMENT, kind: 'fail-before', status: 502, times: 1 });
    const { number } = open();
    await town.quiet();
    expect(bodies(number)).toHaveLength(0);
    town.twin.as('mo').push('acme/app', { files: { '.github/hearth.yml': 'welcome: {mode: off}\n' }, message: 'Off' });
    await town.quiet();
    await sleep(250);
    await hurry();
    expect(bodies(number)).toHaveLength(1);
    const rows = await town.hearth.database.rows(`select state from actions where feature = 'welcome'`);
    expect(rows).toEqual([{ state: 'applied' }]);
  });

  test('is failed, not open for ever, when its row is given up', async () => {
    town = await startTown();
    town.twin.faults.add({ route: CREATE_COMMENT, kind: 'fail-before', status: 502 });
    open();
    await town.quiet();
    for (let n = 0; n < 12; n += 1) {
      await sleep(210);
      await hurry();
    }
    const rows = await town.hearth.database.rows(`select state, detail from actions where feature = 'welcome'`);
    expect(rows).toEqual([{ state: 'failed', detail: 'GitHub answered 502' }]);
    const dead = await town.hearth.database.rows(`select reason from inbox where state = 'dead'`);
    expect(dead).toEqual([{ reason: 'GitHub answered 502' }]);
  });

  test('and sent is looked for, whatever was expected of the item before', async () => {
    const closing = says('alpha', (event) => [
      { act: { kind: 'comment', number: event.item.number, body: 'Hello.' }, expect: { state: 'open' } },
    ]);
    town = await startTown('alpha: {mode: active}\n', { features: [closing] });
    town.twin.faults.add({ route: CREATE_COMMENT, kind: 'cut-after', times: 1 });
    const { number } = open();
    await town.quiet();
    const hook = town.twin.webhookUrl;
    town.twin.webhookUrl = undefined;
    town.twin.as('mo').close('acme/app', number);
    town.twin.webhookUrl = hook;
    await sleep(250);
    await hurry();
    expect(bodies(number)).toHaveLength(1);
    const rows = await town.hearth.database.rows('select state, url is not null as linked from actions');
    expect(rows).toEqual([{ state: 'applied', linked: true }]);
  });

  test("by one feature on an expectation that broke leaves another's section standing", async () => {
    const status = (name: string, expectation: object) =>
      says(name, (event) => [
        { act: { kind: 'status', number: event.item.number, body: `${name} speaks.` }, ...expectation },
      ]);
    town = await startTown('alpha: {mode: active}\nbeta: {mode: active}\n', {
      features: [status('alpha', {}), status('beta', { expect: { state: 'closed' } })],
    });
    const { number } = open();
    await town.quiet();
    expect(bodies(number)).toEqual([expect.stringContaining('alpha speaks.')]);
    expect(bodies(number)[0]).not.toContain('beta speaks.');
  });

  test('is committed for the features that could decide, though another could not learn what it asked', async () => {
    const asking = feature({
      name: 'beta',
      on: ['issue.opened'],
      settings: section('For this test.', {}),
      explanations: {},
      ask: () => {
        throw new Unavailable('GitHub answered 503');
      },
      decide: () => ({ because: { code: 'never', visibility: 'public' } }),
    });
    const speaking = says('alpha', (event) => [
      { act: { kind: 'comment', number: event.item.number, body: 'Hello.' } },
    ]);
    town = await startTown('alpha: {mode: active}\nbeta: {mode: active}\n', { features: [speaking, asking] });
    const { number } = open();
    await town.quiet();
    expect(bodies(number)).toHaveLength(1);
    const [row] = await town.hearth.database.rows(`select state from inbox where event = 'issues'`);
    expect(row).toEqual({ state: 'waiting' });
  });
});

describe('a status comment under reads that lag', () => {
  const status = (name: string) =>
    says(name, (event) =>
      name === 'beta' && event.kind === 'issue.closed'
        ? []
        : [{ act: { kind: 'status', number: event.item.number, body: `${name}: ${event.kind}` } }],
    );
  const start = async (timing: Partial<Timing> = {}) => {
    town = await startTown('alpha: {mode: active}\nbeta: {mode: active}\n', {
      features: [status('alpha'), status('beta')],
      timing: { poll: 50, lag: 200, tick: 3_600_000, ...timing },
    });
  };

  test('is not called deleted because a read does not see it yet', async () => {
    // Longer than a busy machine takes from the write to the read.
    const lag = 4_000;
    await start({ lag });
    const { number } = open();
    await town.quiet();
    town.twin.faults.add({
      method: 'GET',
      path: /\/issues\/comments\//,
      kind: 'fail-before',
      status: 404,
      times: 1,
      body: { message: 'Not Found' },
    });
    town.twin.as('mo').close('acme/app', number);
    await town.quiet();
    await sleep(lag);
    await hurry();
    expect(bodies(number)).toEqual([expect.stringMatching(/alpha: issue\.closed[\s\S]*beta: issue\.opened/)]);
  });

  test('keeps the sections that an old copy does not show', async () => {
    await start();
    const { number } = open();
    await town.quiet();
    const [comment] = town.twin.comments('acme/app', number);
    const old = comment!.body.replace(/<!-- section:beta -->[\s\S]*?<!-- \/section:beta -->/, '').trim();
    const json = { ...town.twin.commentJson('acme/app', comment!.id), body: old };
    town.twin.faults.add({
      method: 'GET',
      path: /\/issues\/comments\//,
      kind: 'fail-before',
      status: 200,
      times: 1,
      body: json,
    });
    town.twin.as('mo').close('acme/app', number);
    await town.quiet();
    expect(bodies(number)).toEqual([expect.stringMatching(/alpha: issue\.closed[\s\S]*beta: issue\.opened/)]);
  });
});

describe('what is said of it', () => {
  test('a second delivery of the same cause says that it was done before', async () => {
    town = await startTown();
    const { number } = open();
    await town.quiet();
    const delivery = town.twin.deliveries.find((one) => one.event === 'issues')!;
    await town.twin.deliver('issues', delivery.request.payload as object);
    await town.quiet();
    expect(bodies(number)).toHaveLength(1);
    const rows = await town.hearth.database.rows(
      `select i.state, because ->> 'before' as before from outcomes o join inbox i on i.id = o.inbox_id order by i.id`,
    );
    expect(rows).toEqual([
      { state: 'done', before: null },
      { state: 'done', before: 'true' },
    ]);
  });

  test('a captured body replayed long after is remembered and not acted on', async () => {
    town = await startTown(null);
    const { number } = open();
    await town.quiet();
    const delivery = town.twin.deliveries.find((one) => one.event === 'issues')!;
    town.twin
      .as('mo')
      .push('acme/app', { files: { '.github/hearth.yml': 'welcome: {mode: active}\n' }, message: 'On' });
    await town.quiet();
    const payload = structuredClone(delivery.request.payload) as { issue: { created_at: string } };
    payload.issue.created_at = '2026-01-01T00:00:00Z';
    await town.twin.deliver('issues', payload);
    await town.quiet();
    expect(bodies(number)).toHaveLength(0);
    const rows = await town.hearth.database.rows(
      `select reason from inbox where event = 'issues' order by id desc limit 1`,
    );
    expect(rows).toEqual([{ reason: 'happened at 2026-01-01T00:00:00Z, too long ago to act on' }]);
  });

  test('a wait begun while observing ends observed, though the section is active by then', async () => {
    town = await startTown('welcome: {mode: observe, wait: 2h}\n', { features: await loadFeatures() });
    const { number } = open();
    await town.quiet();
    town.twin
      .as('mo')
      .push('acme/app', { files: { '.github/hearth.yml': 'welcome: {mode: active}\n' }, message: 'On' });
    await town.quiet();
    await town.hearth.database.rows(`update inbox set due_at = '-infinity' where event = 'hearth:later'`);
    await town.quiet();
    expect(bodies(number)).toHaveLength(0);
    const rows = await town.hearth.database.rows(`select state from actions where feature = 'welcome'`);
    expect(rows).toEqual([{ state: 'would' }]);
  });
});
