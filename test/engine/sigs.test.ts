// Labels that remember and SIGs that are told once, through signed deliveries, on the twin: a case for each complaint that
// people have about the bots they use today.
import { afterEach, describe, expect, test } from '@jest/globals';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';
import { turnedClock } from '../support/turned-clock.js';
import { createLabel } from '../twin/acts/labels.js';
import type { Twin } from '../twin/twin.js';
import { requireRepository } from '../twin/world.js';

let town: Town;
let time = turnedClock();
afterEach(async () => {
  expect(town.twin.violations).toEqual([]);
  await town.close();
});

const CONFIG = `sigs:
  mode: active
  most: 2
  groups:
    - name: Network
      leads: [lea]
      chat: '#network'
      teams: [network]
      mention: network
      paths: [net]
    - name: Storage
      teams: [storage]
      mention: storage
      paths: [disk]
      keywords: [volume]
    - name: Docs
      paths: [docs]
`;

const FILES = {
  '.github/hearth.yml': CONFIG,
  'net/a.go': 'a\n',
  'disk/a.go': 'a\n',
  'pkg/core/OWNERS': 'labels:\n  - area/core\n',
  'pkg/core/a.go': 'a\n',
};
const LABELS = ['sig/network', 'sig/storage', 'sig/docs', 'area/core', 'bug'];

async function start(files: Readonly<Record<string, string>> = {}, labels: readonly string[] = LABELS): Promise<void> {
  time = turnedClock();
  const before = (twin: Twin) => {
    time.wind(twin);
    const mo = { account: twin.as('mo').account, viaApp: false };
    for (const name of labels) createLabel(twin.state, mo, requireRepository(twin.state, 'acme/app'), { name });
  };
  town = await startTown(null, { clock: time.clock }, { repository: { files: { ...FILES, ...files } }, before });
  await town.quiet();
}

type Files = Record<string, string | undefined>;

async function open(files: Files, login = 'ana', more: { draft?: boolean } = {}): Promise<number> {
  const { number } = town.twin.as(login).openPull('acme/app', { title: 'Change it', body: 'So.', files, ...more });
  await town.quiet();
  return number;
}

async function push(number: number, files: Files): Promise<void> {
  // What the timeline tells, it tells by the second.
  time.pass(2);
  town.twin.as('ana').pushToPull('acme/app', number, { files, message: 'More' });
  await town.quiet();
}

const items = () => [...town.twin.issues('acme/app'), ...town.twin.pulls('acme/app')];
const labelsOf = (number: number): string[] => {
  const item = items().find((one) => one['number'] === number);
  return (item?.['labels'] as { name: string }[]).map(({ name }) => name).sort();
};
const said = (number: number) =>
  town.twin.comments('acme/app', number).flatMap(({ body, viaApp }) => (viaApp ? [body] : []));
/** How often a team was mentioned on an item. */
const told = (number: number, team: string) =>
  said(number).reduce((sum, body) => sum + (body.split(`@acme/${team}:`).length - 1), 0);
const redeliverAll = async () => {
  for (const { guid } of [...town.twin.deliveries]) await town.twin.redeliver(guid);
  await town.quiet();
};

describe('labels', () => {
  test('come from paths and from OWNERS files, and each SIG is told once, in one comment', async () => {
    await start();
    const number = await open({ 'net/b.go': 'b', 'disk/b.go': 'b', 'pkg/core/b.go': 'b' });
    expect(labelsOf(number)).toEqual(['area/core', 'sig/network', 'sig/storage']);
    expect(said(number)).toHaveLength(1);
    expect([told(number, 'network'), told(number, 'storage')]).toEqual([1, 1]);
  });

  test('come from the words of an issue', async () => {
    await start();
    const { number } = town.twin.as('ana').openIssue('acme/app', { title: 'The volume is gone', body: 'Help.' });
    await town.quiet();
    expect(labelsOf(number)).toEqual(['sig/storage']);
    expect(told(number, 'storage')).toBe(1);
  });

  test('are not put back after a person took them off, until the files that matched are others', async () => {
    await start();
    const number = await open({ 'net/b.go': 'b' });
    town.twin.as('mo').unlabel('acme/app', number, 'sig/network');
    await town.quiet();
    expect(labelsOf(number)).toEqual([]);
    await push(number, { 'README.md': 'Something else' });
    await push(number, { 'net/b.go': 'b, changed again' });
    await redeliverAll();
    expect(labelsOf(number)).toEqual([]);
    await push(number, { 'net/c.go': 'c' });
    expect(labelsOf(number)).toEqual(['sig/network']);
    expect(told(number, 'network')).toBe(1);
  });

  test('stay off, too, where other files had matched when Hearth put them on', async () => {
    await start();
    const number = await open({ 'net/b.go': 'b' });
    await push(number, { 'net/c.go': 'c' });
    town.twin.as('mo').unlabel('acme/app', number, 'sig/network');
    await town.quiet();
    await push(number, { 'README.md': 'Something else' });
    expect(labelsOf(number)).toEqual([]);
  });

  test('stay off that Hearth took off for a person who commanded it', async () => {
    await start({ '.github/hearth.yml': `${CONFIG}commands:\n  mode: active\n` });
    const number = await open({ 'net/b.go': 'b' });
    await push(number, { 'net/c.go': 'c' });
    time.pass(2);
    town.twin.as('mo').comment('acme/app', number, '/remove-sig network');
    await town.quiet();
    expect(labelsOf(number)).toEqual([]);
    time.pass(2);
    town.twin.as('ana').edit('acme/app', number, { body: 'So, better told.' });
    await town.quiet();
    expect(labelsOf(number)).toEqual([]);
    await push(number, { 'net/d.go': 'd' });
    expect(labelsOf(number)).toEqual(['sig/network']);
  });

  test('stay off that a person took off while it was closed', async () => {
    await start();
    const number = await open({ 'net/b.go': 'b' });
    await push(number, { 'net/c.go': 'c' });
    const mo = town.twin.as('mo');
    mo.close('acme/app', number);
    await town.quiet();
    time.pass(2);
    mo.unlabel('acme/app', number, 'sig/network');
    await town.quiet();
    mo.reopen('acme/app', number);
    await town.quiet();
    expect(labelsOf(number)).toEqual([]);
  });

  test('stay off that a person took off before Hearth had anything to do with them', async () => {
    await start();
    const number = await open({ 'README.md': 'Something else' });
    town.twin.as('mo').label('acme/app', number, 'sig/network');
    await town.quiet();
    town.twin.as('mo').unlabel('acme/app', number, 'sig/network');
    await town.quiet();
    await push(number, { 'net/b.go': 'b' });
    expect(labelsOf(number)).toEqual([]);
  });

  test('go when a rebase takes the foreign commits away, and come back with their reason', async () => {
    await start();
    const number = await open({ 'net/b.go': 'b', 'disk/b.go': 'b', 'pkg/core/b.go': 'b' });
    await push(number, { 'disk/b.go': undefined, 'pkg/core/b.go': undefined });
    expect(labelsOf(number)).toEqual(['sig/network']);
    await push(number, { 'disk/b.go': 'b' });
    expect(labelsOf(number)).toEqual(['sig/network', 'sig/storage']);
    await push(number, { 'disk/b.go': undefined });
    expect(labelsOf(number)).toEqual(['sig/network']);
    expect([told(number, 'network'), told(number, 'storage')]).toEqual([1, 1]);
  });

  test('of people are never taken off, and count to the limit', async () => {
    await start();
    const number = await open({ 'net/b.go': 'b\nb\nb\n' });
    town.twin.as('mo').label('acme/app', number, 'sig/docs', 'bug');
    await town.quiet();
    await push(number, { 'disk/b.go': 'b' });
    expect(labelsOf(number)).toEqual(['bug', 'sig/docs', 'sig/network']);
    await push(number, { 'net/b.go': undefined });
    expect(labelsOf(number)).toEqual(['bug', 'sig/docs', 'sig/storage']);
  });

  test('that another bot takes off and puts on make no fight', async () => {
    await start();
    town.twin.user('prow[bot]', { type: 'Bot' });
    const number = await open({ 'net/b.go': 'b' });
    const prow = () => town.twin.as('prow[bot]');
    prow().unlabel('acme/app', number, 'sig/network');
    await town.quiet();
    await push(number, { 'net/c.go': 'c' });
    expect(labelsOf(number)).toEqual([]);
    prow().label('acme/app', number, 'sig/network');
    await town.quiet();
    await push(number, { 'net/b.go': undefined, 'net/c.go': undefined });
    expect(labelsOf(number)).toEqual(['sig/network']);
    const before = town.twin.requests.filter(({ method, path }) => method !== 'GET' && path.includes('/labels')).length;
    expect(before).toBe(1);
  });

  test('that do not exist are never made, and one issue a day names them', async () => {
    await start({}, ['sig/network', 'area/core']);
    const first = await open({ 'disk/b.go': 'b', 'net/b.go': 'b' });
    const second = await open({ 'disk/c.go': 'c' }, 'ben');
    expect([labelsOf(first), labelsOf(second)]).toEqual([['sig/network'], []]);
    expect(town.twin.repositoryLabels('acme/app').map(({ name }) => name)).not.toContain('sig/storage');
    const about = town.twin.issues('acme/app').filter(({ title }) => String(title).startsWith('Labels that owners'));
    expect(about).toHaveLength(1);
    expect(about[0]?.['body']).toContain('| `sig/storage` | `hearth.yml`, `SIG Storage` |');
    expect(about[0]?.['body']).toContain('`sig/docs`');
  });
});

describe('SIGs', () => {
  test('are not told of a draft, but when it is ready', async () => {
    await start();
    const number = await open({ 'net/b.go': 'b' }, 'ana', { draft: true });
    expect([labelsOf(number), said(number)]).toEqual([['sig/network'], []]);
    town.twin.as('ana').setDraft('acme/app', number, false);
    await town.quiet();
    expect(told(number, 'network')).toBe(1);
  });

  test("are not told of a bot's pull request, nor where a lead is there already", async () => {
    await start();
    town.twin.user('renovate[bot]', { type: 'Bot' });
    const ofBot = await open({ 'net/b.go': 'b' }, 'renovate[bot]');
    const ofLead = await open({ 'net/c.go': 'c' }, 'lea');
    expect([labelsOf(ofBot), labelsOf(ofLead)]).toEqual([['sig/network'], ['sig/network']]);
    expect([said(ofBot), said(ofLead)]).toEqual([[], []]);
  });

  test('are told when a person puts their label on, once, whatever comes after', async () => {
    await start();
    const number = await open({ 'README.md': 'Something else' });
    const mo = town.twin.as('mo');
    mo.label('acme/app', number, 'sig/storage');
    await town.quiet();
    expect(told(number, 'storage')).toBe(1);
    mo.unlabel('acme/app', number, 'sig/storage');
    mo.label('acme/app', number, 'sig/storage');
    mo.close('acme/app', number);
    mo.reopen('acme/app', number);
    await town.quiet();
    await redeliverAll();
    expect(told(number, 'storage')).toBe(1);
  });
});

test('whoever may only write brings few SIGs to an item by commands; who labels by hand, any', async () => {
  const config = CONFIG.replace('most: 2', 'most: 1').replace(
    '- name: Docs\n',
    '- name: Docs\n      teams: [docs]\n      mention: docs\n',
  );
  await start({ '.github/hearth.yml': `${config}commands:\n  mode: active\n` });
  const number = await open({ 'README.md': 'Something else' });
  town.twin.as('eve').comment('acme/app', number, '/sig network storage');
  await town.quiet();
  expect(labelsOf(number)).toEqual(['sig/network', 'sig/storage']);
  expect(told(number, 'network') + told(number, 'storage')).toBe(1);
  town.twin.as('mo').label('acme/app', number, 'sig/docs');
  await town.quiet();
  expect(told(number, 'docs')).toBe(1);
  expect(told(number, 'network') + told(number, 'storage')).toBe(1);
});

describe('a SIG whose label was put on without a word', () => {
  const configure = async (config: string) => {
    town.twin.as('mo').push('acme/app', { files: { '.github/hearth.yml': config }, message: 'Other settings' });
    await town.quiet();
    time.pass(2);
  };

  test('while the section observed is told when a person puts it on', async () => {
    await start({ '.github/hearth.yml': CONFIG.replace('active', 'observe') });
    const number = await open({ 'net/b.go': 'b' });
    await configure(CONFIG);
    town.twin.as('mo').label('acme/app', number, 'sig/network');
    await town.quiet();
    expect([labelsOf(number), told(number, 'network')]).toEqual([['sig/network'], 1]);
  });

  test('and taken off again before anybody was told, is told when a person puts it on', async () => {
    await start();
    const number = await open({ 'net/b.go': 'b' }, 'ana', { draft: true });
    await push(number, { 'net/b.go': undefined, 'README.md': 'Something else' });
    town.twin.as('ana').setDraft('acme/app', number, false);
    await town.quiet();
    expect([labelsOf(number), told(number, 'network')]).toEqual([[], 0]);
    time.pass(2);
    town.twin.as('mo').label('acme/app', number, 'sig/network');
    await town.quiet();
    expect(told(number, 'network')).toBe(1);
  });

  test('and told once, costs nothing more, however often its label comes', async () => {
    await start();
    const number = await open({ 'net/b.go': 'b' });
    const mo = town.twin.as('mo');
    mo.unlabel('acme/app', number, 'sig/network');
    await town.quiet();
    const before = town.twin.requests.length;
    mo.label('acme/app', number, 'sig/network');
    await town.quiet();
    expect(town.twin.requests.slice(before).map(({ route }) => route)).toEqual([]);
    expect(told(number, 'network')).toBe(1);
  });
});

test('the status comment speaks of the SIGs whose labels are on, whoever takes one off', async () => {
  const needs = 'needs:\n  mode: active\n  rules:\n    - missing_label: needs-sig\n      regexp: ^sig/\n';
  const rule = `${needs}      grace_period: 5m\n      missing_comment: No SIG yet.\n`;
  await start({ '.github/hearth.yml': CONFIG + rule }, [...LABELS, 'needs-sig']);
  town.twin.user('prow[bot]', { type: 'Bot' });
  const { number } = town.twin.as('ana').openIssue('acme/app', { title: 'It', body: 'When I run it.' });
  await town.quiet();
  time.pass(301);
  await town.hearth.database.rows(`update inbox set due_at = now() where state = 'waiting'`);
  await town.quiet();
  // The comment that tells the SIG is another one.
  const status = () => said(number)[0] ?? '';
  expect(status()).toContain('No SIG yet.');
  for (const login of ['mo', 'prow[bot]']) {
    time.pass(2);
    town.twin.as('mo').label('acme/app', number, 'sig/network');
    await town.quiet();
    expect([status().includes('No SIG yet.'), status().includes('`#network`')]).toEqual([false, true]);
    time.pass(2);
    town.twin.as(login).unlabel('acme/app', number, 'sig/network');
    await town.quiet();
    expect([status().includes('No SIG yet.'), status().includes('`#network`')]).toEqual([true, false]);
  }
});

test('everything that Hearth writes causes nothing more', async () => {
  await start();
  const number = await open({ 'net/b.go': 'b', 'disk/b.go': 'b' });
  const writes = () =>
    town.twin.requests.filter(({ method, path }) => method !== 'GET' && !path.endsWith('/graphql')).length;
  const before = writes();
  await redeliverAll();
  await redeliverAll();
  expect(writes()).toBe(before);
  expect(labelsOf(number)).toEqual(['sig/network', 'sig/storage']);
});
