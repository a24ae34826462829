// T8: what a token may do, and where it goes. A token belongs to one installation, is used for nothing else, asks for what
// app.yml asks for and no more, is kept nowhere but in memory, and is not used once its installation is gone.
import { afterEach, expect, test } from '@jest/globals';
import { readManifest } from '../../src/app-manifest.js';
import { hurry, openPull, said } from '../faults/support.js';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';
import type { Permissions } from '../twin/model.js';
import { dumpOf } from './dump.js';

const CONFIG = 'welcome: {mode: active}\ncommands: {mode: active}\n';
const MINT = /\/app\/installations\/(\d+)\/access_tokens/;

let town: Town;
afterEach(async () => {
  await town.close();
});

/** Installed with what app.yml asks for, in two communities that own each their repository. */
async function start(): Promise<ReadonlyMap<number, string>> {
  const manifest = readManifest();
  const permissions = manifest.default_permissions as Permissions;
  town = await startTown(CONFIG, {}, { installation: { permissions, events: manifest.default_events } });
  town.twin.org('other', { members: [{ login: 'olga', role: 'admin' }] });
  town.twin.repository('other/app', { files: { '.github/hearth.yml': CONFIG } });
  const other = town.twin.install('other', { permissions, events: manifest.default_events });
  await town.quiet();
  return new Map([
    [town.installation.id, 'acme'],
    [other.id, 'other'],
  ]);
}

async function story(): Promise<void> {
  const { twin } = town;
  for (const owner of ['acme', 'other']) {
    const { number } = openPull(town, 'ana', `${owner}/app`);
    twin.as(owner === 'acme' ? 'mo' : 'olga').comment(`${owner}/app`, number, '/retitle Mend the docs\n/close');
  }
  await town.quiet();
  await town.hearth.ticker.beat();
  await town.quiet();
}

test('one for each installation, for that one alone, with no permission that app.yml does not ask for', async () => {
  const owners = await start();
  await story();
  const { twin } = town;
  const minted = twin.requests.flatMap(({ path, caller, body }) => {
    const [, id] = MINT.exec(path) ?? [];
    return id === undefined ? [] : [{ id: Number(id), caller, body: body ?? null }];
  });
  expect(minted.map(({ id }) => id).sort()).toEqual([...owners.keys()].sort());
  expect(new Set(minted.map(({ caller }) => caller))).toEqual(new Set(['app']));
  const strange = twin.requests.filter(({ path, installation }) => {
    const [, owner] = /^\/repos\/([^/]+)\//.exec(path) ?? [];
    return owner !== undefined && owners.get(installation ?? 0) !== owner;
  });
  expect(strange).toEqual([]);
  // The App's own key opens its own routes and nothing of anybody's.
  const asApp = twin.requests.filter(({ caller }) => caller === 'app').map(({ route }) => route.split('/')[1]);
  expect(new Set(asApp)).toEqual(new Set(['app']));
  expect(twin.requests.filter(({ status }) => [401, 403].includes(status))).toEqual([]);
  expect(twin.violations).toEqual([]);
});

test('none is written down', async () => {
  await start();
  await story();
  const everything = `${await dumpOf(town.hearth.database)}\n${town.log.lines.join('\n')}`;
  expect(everything.length).toBeGreaterThan(1_000);
  expect(everything).not.toMatch(/gh[opsu]_|eyJ[\w-]{10,}\.eyJ/);
});

test('none is used once its installation is suspended or gone, and the other goes on', async () => {
  await start();
  await story();
  const { twin, installation } = town;
  installation.suspend();
  await town.quiet();
  const waiting = openPull(town, 'ben');
  const elsewhere = openPull(town, 'ben', 'other/app');
  await town.quiet();
  expect(said(town, elsewhere.number, 'other/app')).toHaveLength(1);
  expect(said(town, waiting.number)).toEqual([]);
  installation.unsuspend();
  installation.uninstall();
  await town.quiet();
  const before = twin.requests.length;
  openPull(town, 'cai');
  await hurry(town);
  await town.hearth.ticker.beat();
  await hurry(town);
  const used = twin.requests.slice(before).filter((one) => one.installation === installation.id);
  expect(used.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
});
