// The other ways in: the sweep of GitHub's delivery log, pull mode, the Probot app function; and what never goes out.
import { afterEach, describe, expect, test } from '@jest/globals';
import { Probot } from 'probot';
import { hearthApp } from '../../src/app.js';
import { sweep } from '../../src/engine/sweep.js';
import { SECRET, startTown, testOptions } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';

let town: Town;
afterEach(async () => {
  await town.close();
});

const openPull = (login = 'ana') =>
  town.twin.as(login).openPull('acme/app', { title: 'Fix the docs', body: 'A typo in the readme.' });
const sweepNow = () => sweep({ ...town.hearth.engine, app: town.hearth.engine.github.app }, new Date(0));

describe('the sweep', () => {
  test('pulls what never arrived, once, and rings nothing that is there', async () => {
    town = await startTown();
    const hook = town.twin.webhookUrl;
    town.twin.webhookUrl = undefined;
    const missed = openPull();
    town.twin.webhookUrl = hook;
    const seen = openPull('ben');
    await town.quiet();
    expect(town.twin.comments('acme/app', missed.number)).toHaveLength(0);
    const first = await sweepNow();
    expect(first.pulled).toBeGreaterThan(0);
    await town.quiet();
    expect(await sweepNow()).toMatchObject({ pulled: 0 });
    for (const { number } of [missed, seen]) expect(town.twin.comments('acme/app', number)).toHaveLength(1);
  });

  test('pulls answered deliveries too when the database has forgotten them, and repeats no comment', async () => {
    town = await startTown();
    const pull = openPull();
    await town.quiet();
    for (const table of ['actions', 'outcomes', 'acts', 'items', 'people', 'asked'])
      await town.hearth.database.rows(`delete from ${table}`);
    await town.hearth.database.rows('delete from inbox');
    expect((await sweepNow()).pulled).toBeGreaterThan(0);
    await town.quiet();
    expect(town.twin.comments('acme/app', pull.number)).toHaveLength(1);
    const [action] = await town.hearth.database.rows('select state, url is not null as linked from actions');
    expect(action).toMatchObject({ linked: true });
  });

  test('a new database takes nothing that another Hearth answered before, and what nobody answered', async () => {
    town = await startTown();
    const answered = openPull();
    await town.quiet();
    const hook = town.twin.webhookUrl;
    town.twin.webhookUrl = undefined;
    const missed = openPull('ben');
    town.twin.webhookUrl = hook;
    for (const table of ['actions', 'outcomes', 'acts', 'items', 'people', 'asked', 'inbox']) {
      await town.hearth.database.rows(`delete from ${table}`);
    }
    await town.hearth.database.rows(`update settings set value = '2999-01-01T00:00:00Z' where name = 'born_at'`);
    await town.hearth.database.rows(`update settings set value = 'another key' where name = 'marker_key'`);
    await sweepNow();
    await town.quiet();
    for (const { number } of [answered, missed]) expect(town.twin.comments('acme/app', number)).toHaveLength(1);
    const rows = await town.hearth.database.rows(`select from inbox where event = 'pull_request'`);
    expect(rows).toHaveLength(1);
  });

  test("a status comment of an older database is this one's too, not a second one", async () => {
    town = await startTown();
    const pull = openPull();
    await town.quiet();
    const delivery = town.twin.deliveries.find((one) => one.event === 'pull_request')!;
    for (const table of ['actions', 'outcomes', 'acts', 'items', 'people', 'asked', 'inbox']) {
      await town.hearth.database.rows(`delete from ${table}`);
    }
    town.hearth.engine.audit.digest = (words) => Promise.resolve(words.length.toString(16).padStart(32, '0'));
    await town.twin.deliver('pull_request', delivery.request.payload as object);
    await town.quiet();
    expect(town.twin.comments('acme/app', pull.number)).toHaveLength(1);
  });

  test('reads every page of the log', async () => {
    town = await startTown(null);
    const hook = town.twin.webhookUrl;
    town.twin.webhookUrl = undefined;
    const before = town.twin.deliveries.length;
    const { number } = openPull();
    for (let n = 0; n < 230; n += 1) town.twin.as('mo').edit('acme/app', number, { title: `Title ${n}` });
    town.twin.webhookUrl = hook;
    const { pulled } = await sweepNow();
    expect(pulled).toBe(town.twin.deliveries.length - before);
    expect(pulled).toBeGreaterThan(230);
  });
});

describe('pull mode', () => {
  test('needs no public address: the log alone leads to the greeting', async () => {
    town = await startTown();
    const { startHearth } = await import('../../src/hearth.js');
    const { testDatabase } = await import('../support/database.js');
    const database = await testDatabase();
    town.twin.webhookUrl = undefined;
    const options = testOptions(town.twin, database.connection, town.log);
    const puller = await startHearth({ ...options, intake: 'pull', timing: { ...options.timing, pull: 50 } });
    const pull = openPull('cara');
    for (let n = 0; n < 200 && town.twin.comments('acme/app', pull.number).length === 0; n += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(town.twin.comments('acme/app', pull.number)).toHaveLength(1);
    await puller.stop();
    await database.close();
  });
});

describe('as a Probot app', () => {
  test('what Probot receives ends in the same inbox, committed before the handler resolves', async () => {
    town = await startTown();
    const hook = town.twin.webhookUrl;
    town.twin.webhookUrl = undefined;
    const pull = openPull();
    town.twin.webhookUrl = hook;
    const { guid, event, request } = town.twin.deliveries.at(-1)!;
    const probot = new Probot({ appId: 1, privateKey: 'unused', secret: SECRET });
    await probot.load(hearthApp(town.hearth.intake));
    await probot.receive({ id: guid, name: event, payload: request.payload } as never);
    const rows = await town.hearth.database.rows('select from inbox where guid = $1', [guid]);
    expect(rows).toHaveLength(1);
    await town.quiet();
    expect(town.twin.comments('acme/app', pull.number)).toHaveLength(1);
  });
});

describe('logs', () => {
  test("hold no secret, no payload and nobody's words", async () => {
    town = await startTown();
    const words = 'canary-words-of-a-person';
    town.twin.faults.add({
      path: /\/contents\//,
      kind: 'fail-before',
      status: 500,
      times: 1,
      body: { message: words },
    });
    town.twin.as('ana').openIssue('acme/app', { title: words, body: words });
    await town.quiet();
    await town.hearth.database.rows(`update inbox set due_at = '-infinity' where state = 'waiting'`);
    await town.quiet();
    await town.twin.deliver('issues', { action: 'opened', words }, { signed: 'wrong-secret-canary' });
    const lines = town.log.lines.join('\n');
    expect(town.log.lines.length).toBeGreaterThan(2);
    for (const secret of [words, SECRET, 'PRIVATE KEY', 'sha256=', 'ghs_', 'wrong-secret-canary']) {
      expect(lines).not.toContain(secret);
    }
    const stored = await town.hearth.database.rows<{ all: string }>(
      `select coalesce(string_agg(t::text, ''), '') as all from (
         select to_jsonb(f) from acts f union all select to_jsonb(i) from items i union all select to_jsonb(l) from logins l union all select to_jsonb(p) from people p union all
         select to_jsonb(o) from outcomes o union all select to_jsonb(a) from actions a) as x(t)`,
    );
    expect(stored[0]?.all).not.toContain(words);
  });
});
