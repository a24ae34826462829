// What goes wrong stays alone: a feature that throws, a rate limit, a refusal, GitHub being away.
import { afterEach, describe, expect, test } from '@jest/globals';
import { feature } from '../../src/core/feature.js';
import type { Feature } from '../../src/core/feature.js';
import { section } from '../../src/core/settings.js';
import { loadFeatures } from '../../src/features/registry.js';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';

let town: Town;
afterEach(async () => {
  await town.close();
});

async function hurry(): Promise<void> {
  await town.hearth.database.rows(`update inbox set due_at = '-infinity' where state = 'waiting'`);
  await town.quiet();
}

const row = async () =>
  (
    await town.hearth.database.rows(
      `select state, reason, attempts from inbox where event = 'pull_request' order by id`,
    )
  )[0];

const openPull = (login = 'ana', repository = 'acme/app') =>
  town.twin.as(login).openPull(repository, { title: 'Fix the docs', body: 'A typo in the readme.' });

/** A feature of its own kind that throws as often as it is told, then labels. */
function moody(throws: number): { feature: Feature; runs: () => number } {
  let runs = 0;
  return {
    runs: () => runs,
    feature: feature({
      name: 'moody',
      on: ['pull_request.opened'],
      settings: section('For this test.', {}),
      explanations: {},
      ask: () => ({}),
      decide: () => {
        runs += 1;
        if (runs <= throws) throw new Error('in a bad mood');
        return {
          because: { code: 'labelled', visibility: 'public' },
          actions: [
            {
              act: { kind: 'label', number: 1, add: ['bug'], remove: [] },
              rule: 'label',
              scope: 'item:1',
              cause: '1',
            },
          ],
        };
      },
    }),
  };
}

const BOTH = 'welcome: {mode: active}\nmoody: {mode: active}\n';

describe('a feature that throws', () => {
  test('is tried again alone; the others are not repeated', async () => {
    const { feature: bad, runs } = moody(2);
    town = await startTown(BOTH, { features: [...(await loadFeatures()), bad] });
    const pull = openPull();
    town.twin.as('mo').label('acme/app', pull.number, 'bug');
    town.twin.as('mo').unlabel('acme/app', pull.number, 'bug');
    await town.quiet();
    expect(town.twin.comments('acme/app', pull.number)).toHaveLength(1);
    expect(await row()).toMatchObject({ state: 'waiting', reason: 'moody failed and is tried again' });
    const before = town.twin.requests.length;
    await hurry();
    expect(town.twin.requests.slice(before).map((request) => request.method)).not.toContain('POST');
    await hurry();
    expect(runs()).toBe(3);
    expect(await row()).toMatchObject({ state: 'done' });
    expect(town.twin.comments('acme/app', pull.number)).toHaveLength(1);
    expect(town.twin.labels('acme/app', pull.number)).toEqual(['bug']);
  });

  test('is dead after five tries, with an alert, and the row says so', async () => {
    const { feature: bad, runs } = moody(99);
    town = await startTown(BOTH, { features: [...(await loadFeatures()), bad] });
    const pull = openPull();
    await town.quiet();
    for (let n = 0; n < 6; n += 1) await hurry();
    expect(runs()).toBe(5);
    expect(await row()).toMatchObject({ state: 'dead', reason: 'moody failed 5 times' });
    expect(town.twin.comments('acme/app', pull.number)).toHaveLength(1);
    expect(town.log.lines.filter((line) => line.includes('"state":"dead"') && line.includes('"error"'))).toHaveLength(
      1,
    );
  });
});

describe('GitHub', () => {
  test('a rate limit parks the installation, frees the worker, and nothing is lost', async () => {
    town = await startTown();
    const { twin } = town;
    twin.org('other', { members: [] });
    twin.repository('other/app', { files: { '.github/hearth.yml': 'welcome: {mode: active}\n' } });
    const other = twin.install('other');
    await town.quiet();
    twin.faults.add({
      installation: town.installation.id,
      path: /\/repos\/acme\//,
      kind: 'fail-before',
      status: 403,
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 3600) },
      body: { message: 'API rate limit exceeded' },
      times: 1,
    });
    const waiting = openPull();
    await town.quiet();
    const before = twin.requests.length;
    const second = openPull('ben');
    const elsewhere = openPull('cara', 'other/app');
    await town.quiet();
    expect(twin.comments('other/app', elsewhere.number)).toHaveLength(1);
    const asked = twin.requests.slice(before).filter((request) => request.installation !== other.id);
    expect(asked.filter((request) => request.path.startsWith('/repos/acme'))).toEqual([]);
    // The facts were not held back.
    const facts = await town.hearth.database.rows(
      `select from acts where kind = 'opened' and repository = (select id from repositories where name = 'app' and owner_login = 'acme')`,
    );
    expect(facts).toHaveLength(2);
    await town.hearth.database.rows(`update parked set until = now()`);
    await hurry();
    for (const { number } of [waiting, second]) expect(twin.comments('acme/app', number)).toHaveLength(1);
  });

  test('being away is waited for: the row keeps its facts and acts later', async () => {
    town = await startTown();
    town.twin.faults.add({ path: /\/contents\//, kind: 'fail-before', status: 503, times: 1 });
    const pull = openPull();
    await town.quiet();
    expect(await row()).toMatchObject({ state: 'waiting', reason: 'GitHub answered 503' });
    expect(town.twin.comments('acme/app', pull.number)).toHaveLength(0);
    await hurry();
    expect(town.twin.comments('acme/app', pull.number)).toHaveLength(1);
  });

  test('a locked item is refused once, with the reason, and never tried again', async () => {
    town = await startTown();
    town.twin.faults.add({
      method: 'POST',
      path: /\/comments$/,
      kind: 'fail-before',
      status: 403,
      times: 1,
      body: { message: 'Unable to create comment because issue is locked.' },
    });
    openPull();
    await town.quiet();
    await hurry();
    const [action] = await town.hearth.database.rows('select state, detail from actions');
    expect(action).toEqual({
      state: 'refused',
      detail: 'GitHub refused (403): Unable to create comment because issue is locked.',
    });
    expect(await row()).toMatchObject({ state: 'done' });
  });

  test('no hearth.yml: nothing is done, and the row says why', async () => {
    town = await startTown(null);
    const pull = openPull();
    await town.quiet();
    expect(town.twin.comments('acme/app', pull.number)).toHaveLength(0);
    expect(await row()).toMatchObject({ state: 'ignored', reason: 'there is no hearth.yml' });
  });

  test.each([
    ['welcome: {mode: off}\n', 'welcome is off (.github/hearth.yml:1)'],
    ['version: 1\n', '.github/hearth.yml has no section that listens to pull_request.opened'],
    ['welcome: {mode: activ}\n', 'welcome is off, because .github/hearth.yml has mistakes, the first at 1:17'],
    // Of a file that cannot be read, every section that would listen.
    ['welcome: [\n', /^[a-z, -]+, welcome are off, because \.github\/hearth\.yml has mistakes, the first at 1:10$/],
  ])('says why nobody decides: %j', async (config, reason) => {
    town = await startTown(config);
    openPull();
    await town.quiet();
    expect(await row()).toMatchObject({
      state: 'ignored',
      reason: typeof reason === 'string' ? reason : expect.stringMatching(reason),
    });
  });

  test('an observing section says that it only observed', async () => {
    town = await startTown('welcome: {mode: observe}\n');
    openPull();
    await town.quiet();
    expect(await row()).toMatchObject({ state: 'done', reason: 'welcome (only observing): greeted' });
  });

  test('a failed token is not "no file": the row waits', async () => {
    town = await startTown();
    town.twin.faults.add({ path: /access_tokens/, kind: 'fail-before', status: 500, times: 1 });
    openPull();
    await town.quiet();
    expect(await row()).toMatchObject({ state: 'waiting' });
  });
});

describe('the wait', () => {
  const WAIT = 'welcome: {mode: active, wait: 2h}\n';
  const passTime = () =>
    town.hearth.database.rows(`update inbox set due_at = '-infinity' where event = 'hearth:later'`);

  test('greets after it when nobody answered', async () => {
    town = await startTown(WAIT);
    const pull = openPull();
    await town.quiet();
    expect(town.twin.comments('acme/app', pull.number)).toHaveLength(0);
    await passTime();
    await town.quiet();
    expect(town.twin.comments('acme/app', pull.number)).toHaveLength(1);
  });

  test('stays silent when a person answered first', async () => {
    town = await startTown(WAIT);
    const pull = openPull();
    await town.quiet();
    town.twin.as('mo').comment('acme/app', pull.number, 'Thank you!');
    await town.quiet();
    await passTime();
    await town.quiet();
    expect(town.twin.comments('acme/app', pull.number)).toHaveLength(1);
    const outcomes = await town.hearth.database.rows(`select because ->> 'code' as code from outcomes order by at`);
    expect(outcomes.at(-1)).toEqual({ code: 'answered' });
  });
});

describe('observing', () => {
  test('shows what would have been done in one issue, edited, and reserves nothing', async () => {
    town = await startTown('welcome: {}\n');
    const { twin, hearth } = town;
    const pull = openPull();
    await town.quiet();
    await hearth.ticker.beat();
    await town.quiet();
    expect(twin.comments('acme/app', pull.number)).toHaveLength(0);
    const issues = () => twin.issues('acme/app').filter((issue) => issue.title === 'What Hearth would have done here');
    expect(issues()).toHaveLength(1);
    expect(issues()[0]?.body).toContain('| `welcome` first pull request | 1 |');
    await hearth.ticker.beat();
    await town.quiet();
    openPull('ben');
    await town.quiet();
    // A day later.
    await hearth.database.rows(`update inbox set guid = guid || ':yesterday' where event = 'hearth:tick'`);
    await hearth.database.rows(`update actions set effect_key = effect_key || 'y' where act ->> 'kind' = 'issue'`);
    await hearth.ticker.beat();
    await town.quiet();
    expect(issues()).toHaveLength(1);
    expect(issues()[0]?.body).toContain('| `welcome` first pull request | 2 |');
    const keys = await hearth.database.rows(`select from actions where state <> 'would' and feature = 'welcome'`);
    expect(keys).toHaveLength(0);
  });
});
