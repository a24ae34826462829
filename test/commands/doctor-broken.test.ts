// Set-ups that are broken in one way each: `hearth doctor` names that and nothing else, with what to do about it. Together
// with doctor.test.ts (key, number, address, clock, permissions, events, migrations …) more than thirty of them.
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { databaseUrl } from './cli.js';
import type { Env } from './cli.js';
import { failures, newKeys, startSetup } from './doctor-setup.js';
import type { Setup } from './doctor-setup.js';

let setup: Setup;
const closers: (() => void)[] = [];
beforeEach(async () => {
  setup = await startSetup();
});
afterEach(async () => {
  for (const close of closers.splice(0)) close();
  await setup.close();
});

type Breaks = () => Env | Promise<Env>;
interface Named {
  readonly name: string;
  readonly detail: RegExp;
  readonly fix: RegExp;
}

const hook = (config: object) => {
  setup.twin.faults.add({ route: 'GET /app/hook/config', kind: 'fail-before', status: 200, body: config });
  return {};
};
const elsewhere = (more: object) => databaseUrl({ ...setup.connection, ...more });

const broken: Readonly<Record<string, readonly [breaks: Breaks, named: Named]>> = {
  'a key that is no key': [
    () => ({ PRIVATE_KEY: 'never-printed' }),
    { name: 'environment', detail: /^PRIVATE_KEY/, fix: /^set it in the environment or in \.env/ },
  ],
  'a key in a file that is not there': [
    () => ({ PRIVATE_KEY: '', PRIVATE_KEY_PATH: '/nowhere/key.pem' }),
    { name: 'environment', detail: /^PRIVATE_KEY_PATH/, fix: /^set it in the environment/ },
  ],
  'a secret that anybody guesses': [
    () => ({ WEBHOOK_SECRET: 'secret' }),
    { name: 'environment', detail: /^WEBHOOK_SECRET is shorter/, fix: /^set it in the environment/ },
  ],
  'a port that is none': [
    () => ({ PORT: 'http' }),
    { name: 'environment', detail: /^PORT is not a port number/, fix: /^set it in the environment/ },
  ],
  'a database of another kind': [
    () => ({ DATABASE_URL: 'mysql://root@localhost/hearth' }),
    { name: 'environment', detail: /^DATABASE_URL/, fix: /^set it in the environment/ },
  ],
  'a key of another App': [
    () => ({ PRIVATE_KEY: newKeys().privateKey }),
    { name: 'app', detail: /does not accept App 4711 with this key/, fix: /make a new private key/ },
  ],
  'a GitHub that is the wrong host': [
    () => ({ GITHUB_API_URL: 'http://127.0.0.1:1' }),
    { name: 'app', detail: /cannot be asked/, fix: /see that this machine reaches it/ },
  ],
  'a clock that is wrong': [
    () => {
      setup.skewMs = 120_000;
      return {};
    },
    { name: 'clock', detail: /behind GitHub's$/, fix: /timedatectl set-ntp true/ },
  ],
  'a webhook without a secret': [
    () => hook({ url: 'https://a.example/x', content_type: 'json' }),
    { name: 'webhook', detail: /^has no secret$/, fix: /^set it to the value of WEBHOOK_SECRET at http/ },
  ],
  'a webhook that leads nowhere': [
    async () => {
      setup.twin.webhookUrl = 'http://127.0.0.1:1/';
      await setup.twin.ping();
      return {};
    },
    { name: 'deliveries', detail: /^were not taken: 502 /, fix: /reaches this Hearth, or start it with --intake pull/ },
  ],
  'a database that is not there': [
    () => ({ DATABASE_URL: elsewhere({ database: 'nowhere' }) }),
    { name: 'database', detail: /cannot be reached: database "nowhere" does not exist/, fix: /^make that database/ },
  ],
  'an account that the database does not know': [
    () => ({ DATABASE_URL: elsewhere({ user: 'nobody_here' }) }),
    { name: 'database', detail: /cannot be reached: .*nobody_here/, fix: /^correct the name or the password/ },
  ],
  'a database that does not run': [
    () => ({ DATABASE_URL: 'postgres://hearth:never-printed@127.0.0.1:1/hearth' }),
    { name: 'database', detail: /cannot be reached: .*ECONNREFUSED/, fix: /^see that PostgreSQL runs/ },
  ],
  'a database of a newer Hearth': [
    async () => {
      await setup.sql(`insert into migrations (name) values ('9999-later.sql')`);
      return {};
    },
    { name: 'database', detail: /newer Hearth \(9999-later\.sql\)/, fix: /^start the newer version, or restore/ },
  ],
  'a Redis that does not run': [
    () => ({ REDIS_URL: 'redis://127.0.0.1:1' }),
    { name: 'redis', detail: /^cannot be reached: .*ECONNREFUSED/, fix: /^see that Redis runs/ },
  ],
  'pages at an address of something else': [
    async () => {
      const server = createServer((_, response) => response.end('hello')).listen(0, '127.0.0.1');
      closers.push(() => server.close());
      await once(server, 'listening');
      return {
        HEARTH_PAGES: 'on',
        HEARTH_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      };
    },
    { name: 'pages', detail: /something else than they answers/, fix: /"Behind a proxy" in docs\/pages\.md/ },
  ],
  'a hearth.yml with a mistake': [
    () => {
      setup.twin.repository('acme/wrong', { files: { '.github/hearth.yml': 'welcome:\n  mode: on\n' } });
      return {};
    },
    { name: 'hearth.yml', detail: /hearth\.yml:2:9 welcome\.mode: expected one of/, fix: /^mend it at http/ },
  ],
};

describe('a broken set-up is named, with its fix', () => {
  test('there are at least fifteen', () => {
    expect(Object.keys(broken).length).toBeGreaterThanOrEqual(15);
  });

  test.each(Object.entries(broken))('%s', async (_, [breaks, { name, detail, fix }]) => {
    const { code, checks } = await setup.doctor(await breaks());
    expect(failures(checks)).toEqual([
      { name, state: 'failed', detail: expect.stringMatching(detail), fix: expect.stringMatching(fix) },
    ]);
    expect(code).toBe(1);
  });
});

test('what Hearth gave up is worth knowing', async () => {
  const given = `insert into inbox (guid, event, body_at, body_length, state, settled_at)`;
  await setup.sql(`${given} values ('a', 'issues', 0, 0, 'dead', now()), ('b', 'issues', 0, 0, 'dead', now())`);
  const { code, checks } = await setup.doctor();
  expect(checks).toContainEqual({
    name: 'inbox',
    state: 'note',
    detail: '2 deliveries were given up',
    fix: 'see why with "npx hearth stuck" in Hearth\'s folder',
  });
  expect(code).toBe(0);
});
