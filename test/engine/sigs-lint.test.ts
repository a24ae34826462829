// The lint of the SIG directory, and what a greeting says of a SIG, through signed deliveries, on the twin.
import { afterEach, describe, expect, test } from '@jest/globals';
import { tickRow } from '../../src/engine/read-row.js';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';
import { createLabel } from '../twin/acts/labels.js';
import type { Twin } from '../twin/twin.js';
import { requireRepository } from '../twin/world.js';

let town: Town;
afterEach(async () => {
  expect(town.twin.violations).toEqual([]);
  await town.close();
});

const CONFIG = `directory-lint:
  mode: active
welcome:
  mode: active
  good_first_issues: good first issue
sigs:
  mode: active
  groups:
    - name: Network
      leads: [mo]
      chat: https://chat.example/network
      paths: [net]
    - name: Storage
      leads: [ghosted]
      label: sig/gone
      paths: [disk]
`;
const MENDED = CONFIG.replace('[ghosted]', '[mo]').replace('sig/gone', 'sig/storage');

async function start(files: Readonly<Record<string, string>> = {}): Promise<void> {
  const before = (twin: Twin) => {
    const mo = { account: twin.as('mo').account, viaApp: false };
    for (const name of ['sig/network', 'sig/storage', 'good first issue']) {
      createLabel(twin.state, mo, requireRepository(twin.state, 'acme/app'), { name });
    }
  };
  town = await startTown(null, {}, { repository: { files: { '.github/hearth.yml': CONFIG, ...files } }, before });
  await town.quiet();
}

const push = async (files: Readonly<Record<string, string>>) => {
  town.twin.as('mo').push('acme/app', { files, message: 'Change it' });
  await town.quiet();
};

async function tick(repository = 'acme/app'): Promise<void> {
  const { inbox, ledger } = town.hearth.engine;
  const there = await ledger.repositoryCalled(requireRepository(town.twin.state, repository).ownerId, 'app');
  const at = new Date();
  await inbox.insert([tickRow(there!, { series: 'directory-lint', period: at.toISOString(), at })]);
  await town.quiet();
}

const about = (repository = 'acme/app') =>
  town.twin
    .issues(repository)
    .filter(({ title }) => String(title).startsWith('What to mend'))
    .map(({ state, body }) => ({ state, body: String(body) }));

describe('the lint', () => {
  test('keeps what to mend in one issue, edited, and closed when nothing is left', async () => {
    await start({
      'pkg/OWNERS': 'approvers:\n  - mo\n  - no-such-person\n',
      OWNERS_ALIASES: 'aliases:\n  team: [mo]\n',
    });
    town.twin.as('mo').openIssue('acme/app', { title: 'Talk', labels: ['sig/network', 'sig/storage'] });
    await town.quiet();
    await tick();
    const [found] = about();
    expect(found?.state).toBe('open');
    expect(found?.body).toContain('`ghosted` leads `SIG Storage` and is no account on GitHub');
    expect(found?.body).toContain('`sig/gone`, named by `SIG Storage`: make the label');
    expect(found?.body).toContain('`pkg/OWNERS:3`: `no-such-person` is neither an account on GitHub nor an alias');
    expect(found?.body).toContain('The alias `team` stands in no OWNERS file');
    expect(found?.body).not.toContain('@');
    await push({ '.github/hearth.yml': MENDED, 'pkg/OWNERS': 'approvers: [team]\n' });
    town.twin.as('ben').comment('acme/app', 1, 'Work on it.');
    await town.quiet();
    await tick();
    expect(about()).toEqual([{ state: 'closed', body: expect.stringContaining('Nothing is left to mend.') }]);
  });

  test('runs when somebody who may triage asks, and for nobody else', async () => {
    await start();
    const { number } = town.twin.as('ana').openIssue('acme/app', { title: 'Talk', body: 'About it.' });
    await town.quiet();
    const asked = town.twin.requests.length;
    town.twin.as('ana').comment('acme/app', number, '/hearth lint');
    await town.quiet();
    expect(about()).toEqual([]);
    const said = town.twin.comments('acme/app', number).filter(({ viaApp }) => viaApp);
    expect(said.at(-1)?.body).toContain('is for those who may triage in this repository');
    expect(town.twin.requests.slice(asked).filter(({ path }) => /git\/trees|\/members/.test(path))).toEqual([]);
    town.twin.as('mo').comment('acme/app', number, '/hearth lint now');
    await town.quiet();
    expect(about()).toHaveLength(1);
    const given = town.twin.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/reactions'));
    expect(given).toHaveLength(2);
  });
});

test('the lint of a repository of a user speaks of its collaborators, not of an organisation', async () => {
  const config = CONFIG.replace('[mo]', '[zed, ana, dan]').replace('[ghosted]', '[ana]');
  const before = (twin: Twin) => {
    for (const login of ['zed', 'ana', 'dan']) twin.user(login);
    twin.repository('zed/app', { files: { '.github/hearth.yml': config }, collaborators: { ana: 'write' } });
    twin.install('zed');
  };
  town = await startTown(null, {}, { before });
  town.twin.as('dan').openIssue('zed/app', { title: 'Talk' });
  await town.quiet();
  await tick('zed/app');
  const [found] = about('zed/app');
  expect(found?.body).toContain('`dan` leads `SIG Network` and is no collaborator of this repository');
  expect(found?.body).not.toMatch(/`(zed|ana)`|organisation/);
});

test('a greeting says whose it is and how they are reached, and offers issues of the same SIG first', async () => {
  await start();
  const mo = town.twin.as('mo');
  const near = mo.openIssue('acme/app', { title: 'Small', labels: ['good first issue', 'sig/network'] });
  for (let n = 0; n < 3; n += 1) mo.openIssue('acme/app', { title: 'Small', labels: ['good first issue'] });
  await town.quiet();
  const pull = town.twin.as('ana').openPull('acme/app', { title: 'Fix the docs', files: { 'net/a.go': 'a' } });
  await town.quiet();
  const [greeting] = town.twin.comments('acme/app', pull.number).filter(({ viaApp }) => viaApp);
  expect(greeting?.body).toContain(
    'It belongs to `SIG Network`. You can reach them at <https://chat.example/network>.',
  );
  mo.merge('acme/app', pull.number);
  await town.quiet();
  const [, thanks] = town.twin.comments('acme/app', pull.number).filter(({ viaApp }) => viaApp);
  expect(thanks?.body).toContain(`these are open for newcomers: #${near.number}, #`);
});
