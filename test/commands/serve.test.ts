// `hearth serve` as an operator meets it: starts, refuses a second one, stops on a signal.
import { generateKeyPairSync } from 'node:crypto';
import { afterEach, describe, expect, test } from '@jest/globals';
import { hearth, launch, newFolder } from './cli.js';
import type { Running } from './cli.js';

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const ENV = {
  APP_ID: '4711',
  PRIVATE_KEY: privateKey,
  WEBHOOK_SECRET: 'never-to-be-printed-at-all',
  PORT: '0',
  GITHUB_API_URL: 'http://127.0.0.1:1',
};

let running: Running | undefined;
afterEach(async () => {
  await running?.stop('SIGKILL');
});

describe('hearth serve', () => {
  test('starts in an empty folder, refuses a second one there, and stops on SIGTERM', async () => {
    const folder = await newFolder();
    running = launch(['serve'], ENV, folder);
    const [, url = ''] = await running.says(/"url":"(http:[^"]+)".*Hearth is ready/);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect((await fetch(`${url}/probot/import`, { method: 'POST', body: '{}' })).status).toBe(404);

    const second = await hearth(['serve'], ENV, folder);
    expect(second.code).toBe(1);
    expect(second.err).toMatch(new RegExp(`^hearth: .*${running.child.pid ?? 0}.*\n$`));
    expect(second.err).toContain(folder);

    const doctor = await hearth(['doctor', '--json'], ENV, folder);
    expect(doctor.out).toContain('is in use by a running Hearth');
    expect((await fetch(`${url}/readyz`)).status).toBe(200);

    const ended = running.stop('SIGTERM');
    await running.says(/stopping: no new work/);
    const ready = await fetch(`${url}/readyz`).then(
      ({ status }) => status,
      () => 'refused',
    );
    expect([503, 'refused']).toContain(ready);
    expect(await ended).toBe(0);
    expect(running.text()).toMatch(/stopping: no new work[\s\S]*"stopped"/);
    expect(running.text()).not.toMatch(/never-to-be-printed|BEGIN/);

    const after = await hearth(['doctor', '--json'], ENV, folder);
    expect(after.out).toContain('is reachable and up to date');
  }, 60_000);

  test('a port that is taken ends it, with its database stopped', async () => {
    const folder = await newFolder();
    running = launch(['serve'], ENV, folder);
    const [, port = ''] = await running.says(/"url":"http:[^"]+:(\d+)".*Hearth is ready/);
    const other = await hearth(['serve'], { ...ENV, PORT: port });
    expect([other.code, other.err]).toEqual([1, expect.stringContaining('is in use: stop what listens there')]);
    expect(await running.stop('SIGINT')).toBe(0);
  }, 60_000);
});
