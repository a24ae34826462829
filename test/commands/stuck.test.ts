// What is stuck is shown with its cause, put back once, and done once; what cannot be mended is dismissed.
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from '@jest/globals';
import { causes } from '../../src/commands/stuck-cause.js';
import { listStuck } from '../../src/commands/stuck-list.js';
import type { Stuck } from '../../src/commands/stuck-list.js';
import { tellStuck } from '../../src/commands/stuck-print.js';
import { feature } from '../../src/core/feature.js';
import type { Feature } from '../../src/core/feature.js';
import { section } from '../../src/core/settings.js';
import { loadFeatures } from '../../src/features/registry.js';
import { packageFile } from '../../src/package-file.js';
import { dismiss, putBack } from '../../src/store/put-back.js';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';
import { databaseUrl, hearth } from './cli.js';

const CREATE_COMMENT = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
const LIST_COMMENTS = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments';
let town: Town;
afterEach(async () => {
  await town.close();
});

const database = () => town.hearth.database;
const open = (login = 'ana') =>
  town.twin.as(login).openIssue('acme/app', { title: 'It breaks', body: 'When I click.' });
const comments = (number: number) => town.twin.comments('acme/app', number).length;
const stuck = (skipped = false) => listStuck(database(), skipped);
const brief = (all: readonly Stuck[]) =>
  all.map(({ what, state, cause, item, reason }) => `${what} ${state} ${cause} ${item ?? '-'}: ${reason ?? '-'}`);
const only = (all: readonly Stuck[], what: Stuck['what']) => all.find((one) => one.what === what)!;
/** What waits is due, and has been tried more often than anything is. */
const lastTry = async () => {
  await database().rows(`update inbox set due_at = '-infinity', attempts = 15 where state = 'waiting'`);
  await town.quiet();
};
const retried = async (one: Stuck) => {
  const result = await putBack(database(), one.what === 'row' ? { row: one.id.slice(1) } : { action: one.id.slice(1) });
  await town.quiet();
  return result;
};

describe('a delivery that was given up', () => {
  test('because GitHub was away: shown, put back, and answered once', async () => {
    town = await startTown();
    town.twin.faults.add({ route: CREATE_COMMENT, kind: 'fail-before', status: 502 });
    const { number } = open();
    await town.quiet();
    expect(await stuck()).toEqual([]);
    await lastTry();
    const all = await stuck();
    expect(brief(all)).toEqual([
      'row dead github-away acme/app#1: GitHub answered 502',
      'action failed github-away acme/app#1: GitHub answered 502',
    ]);
    expect(only(all, 'row')).toMatchObject({ about: 'issues', tries: 16, canRetry: true, nextAt: null });
    expect(only(all, 'action').about).toMatch(/^welcome\/\S+ (?:comment|status)$/);
    const [app] = await database().rows<{ id: string }>(`select id from repositories where name = 'app'`);
    const explained = await town.hearth.engine.ledger.decisionsOn(Number(app?.id), number);
    expect(explained.at(-1)).toMatchObject({ feature: 'hearth', state: 'silent', because: { code: 'gave_up' } });

    town.twin.faults.clear();
    expect(await retried(only(all, 'row'))).toBe('put back');
    expect(comments(number)).toBe(1);
    expect(await stuck()).toEqual([]);
    expect([await retried(only(all, 'row')), await retried(only(all, 'action'))]).toEqual([
      'nothing to do',
      'nothing to do',
    ]);
    expect(comments(number)).toBe(1);
    expect(
      await database().rows(
        `select because -> 'params' ->> 'cause' as cause, attempts from outcomes where feature = 'operator'`,
      ),
    ).toEqual([{ cause: '`GitHub answered 502`', attempts: 1 }]);
  });

  test('after its comment took effect, and nobody could tell: put back, and not said twice', async () => {
    town = await startTown();
    town.twin.faults.add({ route: CREATE_COMMENT, kind: 'cut-after', times: 1 });
    const { number } = open();
    await town.quiet();
    town.twin.faults.add({ route: LIST_COMMENTS, kind: 'fail-before', status: 502 });
    await lastTry();
    expect(comments(number)).toBe(1);
    const row = only(await stuck(), 'row');
    town.twin.faults.clear();
    expect(await retried(row)).toBe('put back');
    expect(comments(number)).toBe(1);
    expect(await database().rows(`select state from actions where feature = 'welcome'`)).toEqual([
      { state: 'applied' },
    ]);
  });

  test('by a mistake in a feature: the others are not repeated, and it decides once it is mended', async () => {
    let broken = true;
    const frail: Feature = feature({
      name: 'frail',
      on: ['issue.opened'],
      settings: section('For this test.', {}),
      explanations: {},
      ask: () => ({}),
      decide: () => {
        if (broken) throw new Error('cannot read \u001b[2J of nothing');
        return { because: { code: 'said', visibility: 'public' }, actions: [] };
      },
    });
    town = await startTown('welcome: {mode: active}\nfrail: {mode: active}\n', {
      features: [...(await loadFeatures()), frail],
    });
    const { number } = open();
    await town.quiet();
    for (let n = 0; n < 5; n += 1) await lastTry();
    const all = await stuck();
    expect(brief(all)).toEqual(['row dead feature-error acme/app#1: frail: cannot read \u001b[2J of nothing']);
    const text = tellStuck(all, new Date());
    expect(text).toMatch(/^feature-error \(1\): /);
    expect(text).toContain('given up since 0 min  acme/app#1  issues');
    expect(text).toContain('frail: cannot read [2J of nothing');
    broken = false;
    expect(await retried(only(all, 'row'))).toBe('put back');
    expect(await stuck()).toEqual([]);
    expect(
      await database().rows(`select feature, state from outcomes where feature in ('frail', 'welcome') order by 1`),
    ).toEqual([
      { feature: 'frail', state: 'decided' },
      { feature: 'welcome', state: 'decided' },
    ]);
    expect(comments(number)).toBe(1);
  });

  test('whose payload is gone cannot be put back, and is dismissed', async () => {
    town = await startTown();
    await database().rows(`insert into inbox (guid, event, due_at, body, body_at, body_length)
      values ('poison', 'issues', '-infinity', 999999, 0, 2)`);
    await town.quiet();
    await lastTry();
    const [row, ...others] = await stuck();
    expect(others).toEqual([]);
    expect(row).toMatchObject({ cause: 'payload-gone', guid: 'poison', item: null });
    await database().rows(`update inbox set body = null where guid = 'poison'`);
    expect(tellStuck(await stuck(), new Date()).replace(/\s+/g, ' ')).toContain(
      '[its payload is gone: it cannot be tried again]',
    );
    expect(await putBack(database(), { guid: 'poison' })).toBe('payload gone');
    expect(await town.hearth.engine.inbox.backlog()).toMatchObject({ dead: 1 });
    expect(await dismiss(database(), { guid: 'poison' })).toBe('dismissed');
    expect(await dismiss(database(), { guid: 'poison' })).toBe('nothing to do');
    expect(await town.hearth.engine.inbox.backlog()).toMatchObject({ dead: 0 });
    expect(await stuck()).toEqual([]);
    expect(brief(await stuck(true))).not.toContainEqual(expect.stringContaining('poison'));
    expect(await putBack(database(), { guid: 'nobody' })).toBe('not found');
  });
});

test('an act that GitHub refused is put back by itself, and done once', async () => {
  town = await startTown();
  town.twin.faults.add({
    route: CREATE_COMMENT,
    kind: 'fail-before',
    status: 403,
    body: { message: 'Resource not accessible by integration' },
    times: 1,
  });
  const { number } = open();
  await town.quiet();
  const all = await stuck();
  expect(brief(all)).toEqual([
    'action refused github-refused acme/app#1: GitHub refused (403): Resource not accessible by integration',
  ]);
  expect(await retried(all[0]!)).toBe('put back');
  expect(comments(number)).toBe(1);
  expect(await retried(all[0]!)).toBe('nothing to do');
  expect(await stuck()).toEqual([]);
});

test('what waits for long is shown with its next try; what is only to come later is not', async () => {
  town = await startTown();
  town.twin.faults.add({ route: CREATE_COMMENT, kind: 'fail-before', status: 502 });
  open();
  await town.quiet();
  await database().rows(
    `update inbox set received_at = now() - interval '3 hours', decided_at = now() - interval '3 hours' where state = 'waiting'`,
  );
  await database().rows(`insert into inbox (guid, event, due_at, received_at, body, body_at, body_length)
    values ('later:x', 'hearth:later', now() + interval '1 day', now() - interval '9 days', 1, 0, 2)`);
  const [row, ...others] = await stuck();
  expect(others).toEqual([]);
  expect(row).toMatchObject({ state: 'waiting', cause: 'github-away', canRetry: false });
  expect(Date.parse(row?.nextAt ?? '')).toBeGreaterThan(Date.now());
  expect(tellStuck([row!], new Date())).toMatch(/waits since 3 h, next try in 0 min {2}acme\/app#1/);
  expect(await retried(row!)).toBe('waits already');
});

test('what was skipped is there with its reason, and can be done all the same', async () => {
  town = await startTown('welcome: {mode: off}\n');
  const { number } = open();
  await town.quiet();
  const skipped = (await stuck(true)).filter(({ about }) => about === 'issues');
  expect(skipped).toMatchObject([{ state: 'ignored', cause: 'not-concerned', item: `acme/app#${number}` }]);
  expect(skipped[0]?.reason).not.toBeNull();
  expect(await stuck()).toEqual([]);
  town.twin.as('mo').push('acme/app', { files: { '.github/hearth.yml': 'welcome: {mode: active}\n' }, message: 'On' });
  await town.quiet();
  expect(await retried(skipped[0]!)).toBe('put back');
  expect(comments(number)).toBe(1);
});

test('on the command line: all of a cause, and what is not there', async () => {
  town = await startTown();
  const run = (...args: string[]) => hearth(args, { DATABASE_URL: databaseUrl(town.connection) });
  expect(await run('stuck')).toEqual({ code: 0, out: 'Nothing is stuck.\n', err: '' });
  town.twin.faults.add({ route: CREATE_COMMENT, kind: 'fail-before', status: 502 });
  const numbers = [open('ana').number, open('ben').number];
  await town.quiet();
  await lastTry();
  const listed = JSON.parse((await run('stuck', '--json')).out) as { stuck: Stuck[] };
  expect(listed.stuck).toHaveLength(4);
  const { out } = await run('stuck');
  expect(out).toMatch(/^github-away \(4\): /);
  expect(out).toContain('hearth retry --all-of github-away');
  town.twin.faults.clear();
  expect((await run('retry', '--all-of', 'label-missing')).out).toBe('There is nothing with that cause.\n');
  const all = await run('retry', '--all-of', 'github-away', '--json');
  const { results } = JSON.parse(all.out) as { results: { result: string }[] };
  expect([all.code, results.map(({ result }) => result).sort()]).toEqual([
    0,
    ['put back', 'put back', 'waits already', 'waits already'],
  ]);
  await town.quiet();
  expect(numbers.map(comments)).toEqual([1, 1]);
  expect(await run('retry', '--all-of', 'nonsense')).toMatchObject({
    code: 1,
    err: expect.stringContaining('no cause is called nonsense; known are payload-gone, '),
  });
  expect((await run('retry', '--all-of', 'github-awa')).err).toBe(
    'hearth: no cause is called github-awa; did you mean "github-away"?\n',
  );
  expect((await run('retry', '12')).err).toMatch(/^hearth: 12 is no ID: write r12 \(a row\)/);
  expect(await run('retry')).toMatchObject({ code: 1, err: expect.stringContaining('name what to try again') });
  expect(await run('retry', 'r999999')).toEqual({ code: 1, out: 'r999999  is not there\n', err: '' });
}, 60_000);

test('every cause says what to do, is told apart by one word, and is on the page', () => {
  expect(new Set(causes.map(({ code }) => code)).size).toBe(causes.length);
  for (const { code, called, todo } of causes) {
    expect(code).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect(`${called} ${todo}`).toMatch(/^[^\n]{20,200}$/);
  }
  const page = readFileSync(packageFile('docs/operating.md'), 'utf8');
  const told = [...(/^Causes: (.+)$/m.exec(page)?.[1] ?? '').matchAll(/`([a-z-]+)`/g)].map(([, code]) => code);
  expect(told).toEqual(causes.map(({ code }) => code));
});
