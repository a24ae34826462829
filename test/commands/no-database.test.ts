// In a folder where no Hearth ran, commands that look at what is there say so: an empty database of its own would tell them
// that nothing is stuck, and a backup of it would hold nothing.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { hearth, newFolder } from './cli.js';

test.each([
  [['stuck']],
  [['retry', 'r1']],
  [['export', '--to', 'backup.ndjson.gz']],
  [['forget', 'ana']],
  [['ledger', '@ana']],
])('hearth %j is refused, and leaves nothing behind', async (args) => {
  const folder = await newFolder();
  const { code, out, err } = await hearth(args, {}, folder);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toBe(
    `hearth: there is no database here (${folder} has none in .hearth, and DATABASE_URL is not set): run this in Hearth's folder, or with its DATABASE_URL\n`,
  );
  expect(['.hearth', 'backup.ndjson.gz'].filter((name) => existsSync(join(folder, name)))).toEqual([]);
});

test('what is no name of anything is told before any database is looked for', async () => {
  const { code, err } = await hearth(['ledger', 'foo'], {}, await newFolder());
  expect([code, err]).toEqual([1, 'hearth: "foo" is neither OWNER/REPO nor OWNER/REPO#NUMBER nor @LOGIN\n']);
});

test('programs are told as JSON', async () => {
  const { code, out } = await hearth(['stuck', '--json'], {}, await newFolder());
  expect([code, JSON.parse(out)]).toEqual([1, { error: expect.stringContaining('there is no database here') }]);
});

test('a worker without credentials ends with what is missing: no set-up page is served in its place', async () => {
  const { code, err } = await hearth(['serve', '--role', 'worker'], {}, await newFolder());
  expect(code).toBe(1);
  expect(err).toContain('APP_ID, PRIVATE_KEY (or PRIVATE_KEY_PATH) and WEBHOOK_SECRET are not set');
});
