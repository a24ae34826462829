// T15: no file leads Hearth to read another one than those that it may: `hearth.yml` of the repository and of the owner's
// `.github`, and nothing of either is told to those who could not read it.
import { afterEach, expect, test } from '@jest/globals';
import { hurry, openPull } from '../faults/support.js';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';

let town: Town;
afterEach(async () => {
  await town.close();
});

const CANARY = 'canary-of-a-private-file';

const hostile: readonly (readonly [string, string])[] = [
  ['another repository', 'extends: acme/secret\n'],
  ['a repository of somebody else', 'extends: other/secret:.github/hearth.yml\n'],
  ['a list of them', 'extends: [acme/secret, other/secret]\n'],
  ['the old word for it', '_extends: secret\nwelcome: {mode: active}\n'],
  ['a path that climbs', "extends: '../../secret/.github/hearth.yml'\n"],
  ['a path that climbs in code', "extends: '..%2f..%2fsecret%2f.github%2fhearth.yml'\n"],
  ['an address', "extends: 'http://169.254.169.254/latest/meta-data'\n"],
  ['a file of the machine', "extends: 'file:///etc/passwd'\n"],
  ['a directory that climbs', "sigs: {mode: active, directory: '../secret/sigs.yaml'}\nwelcome: {mode: active}\n"],
  [
    'a directory elsewhere',
    "sigs: {mode: active, directory: 'https://x.invalid/sigs.yaml'}\nwelcome: {mode: active}\n",
  ],
  ['a directory of the machine', "sigs: {mode: active, directory: '/etc/passwd'}\nwelcome: {mode: active}\n"],
  ['a tag that includes', 'welcome: !include ../secret/.github/hearth.yml\n'],
];

test.each(hostile)('%s: nothing else is read', async (_, text) => {
  town = await startTown(
    text,
    {},
    {
      before: (twin) => {
        twin.repository('acme/secret', {
          private: true,
          files: { '.github/hearth.yml': `# ${CANARY}\n`, 'sigs.yaml': CANARY },
        });
        twin.repository('other/secret', { files: { '.github/hearth.yml': `# ${CANARY}\n` } });
      },
    },
  );
  openPull(town);
  await town.quiet();
  await hurry(town);
  const files = town.twin.requests
    .filter(({ path }) => /contents|\/git\/|raw|tarball/.test(path))
    .map(({ path }) => path);
  const allowed = [
    '/repos/acme/app/contents/.github%2Fhearth.yml',
    '/repos/acme/.github/contents/.github%2Fhearth.yml',
  ];
  const paths = files.map((path) => path.split('?', 1)[0]);
  expect(paths.filter((path) => !allowed.includes(path!))).toEqual([]);
  const written = town.twin.requests.filter(({ method }) => method !== 'GET').map(({ body }) => JSON.stringify(body));
  expect(written.join('\n')).not.toContain(CANARY);
  expect(town.twin.violations).toEqual([]);
});
