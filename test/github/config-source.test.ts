// hearth.yml read from GitHub: a missing file, a missing token and a file too large are three different things.
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { parseConfig } from '../../src/config/parse.js';
import type { Repository } from '../../src/core/event.js';
import { Refused, Unavailable } from '../../src/core/failure.js';
import type { ConfigSource, GitHub } from '../../src/engine/ports.js';
import { createClients } from '../../src/github/client.js';
import type { Clients } from '../../src/github/client.js';
import { createGitHub } from '../../src/github/github.js';
import { keepingLog, startTestTwin, testOptions, WELCOME } from '../support/hearth.js';
import type { Twin } from '../twin/twin.js';

const TOKENS = /\/access_tokens$/;
const NEW = { own: 0, shared: 0 };
let twin: Twin;
let clients: Clients;
let configs: ConfigSource;
let github: GitHub;
let installation: ReturnType<Twin['install']>;
let repository: Repository;

const place = (name: string, text: string): Repository => {
  const made = twin.repository(`acme/${name}`, { files: { '.github/hearth.yml': text } });
  const owner = { id: made.ownerId, login: 'acme', kind: 'organization' } as const;
  return { id: made.id, name, owner, private: false, archived: false, defaultBranch: 'main' };
};

beforeEach(async () => {
  twin = await startTestTwin();
  twin.org('acme', {});
  repository = place('app', WELCOME);
  installation = twin.install('acme');
  const { credentials } = testOptions(twin, {}, keepingLog());
  clients = createClients(credentials, { pacing: false, timeoutMs: 2_000 });
  ({ configs, github } = createGitHub(clients, credentials.appId, { now: () => new Date() }));
});
afterEach(async () => {
  await twin.close();
});

describe('a token that is not given', () => {
  test.each([
    [404, 'Not Found', Refused, 'the App is not installed here any more'],
    [404, 'Integration not found', Unavailable, 'Integration not found'],
    [403, 'This installation has been suspended', Refused, 'suspended'],
    [500, 'Oops', Unavailable, '500|Oops'],
  ])('%d %s is not a missing file, and is not kept', async (status, message, kind, words) => {
    twin.faults.add({ path: TOKENS, kind: 'fail-before', status, body: { message } });
    const failed = await configs.load(installation.id, repository, NEW).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(kind);
    expect((failed as Error).message).toMatch(new RegExp(words));
    twin.faults.clear();
    expect((await configs.load(installation.id, repository, NEW)).own?.text).toBe(WELCOME);
  });

  test('after an uninstallation, nothing reads as gone or absent', async () => {
    installation.uninstall();
    const hands = await github.installation(installation.id);
    await expect(hands.comment(repository, 1)).rejects.toThrow('not installed here any more');
    await expect(hands.labelExists(repository, 'bug')).rejects.toThrow('not installed here any more');
    await expect(configs.load(installation.id, repository, NEW)).rejects.toThrow('not installed here any more');
  });
});

test.each(['cut-before', 'truncate', 'break-off'] as const)(
  'an answer that does not come whole (%s) is not a missing file, and is not kept',
  async (kind) => {
    twin.faults.add({ path: /\/app\/contents\//, kind });
    await expect(configs.load(installation.id, repository, NEW)).rejects.toBeInstanceOf(Unavailable);
    twin.faults.clear();
    expect((await configs.load(installation.id, repository, NEW)).own?.text).toBe(WELCOME);
  },
);

test('a client that could not be made is made anew the next time', async () => {
  const auth = jest.spyOn(clients.probot, 'auth').mockRejectedValueOnce(new Error('not now'));
  await expect(github.installation(installation.id)).rejects.toBeInstanceOf(Unavailable);
  await expect(github.installation(installation.id)).resolves.toBeDefined();
  auth.mockRestore();
});

test('a file over 1 MB is a problem that is told, not an empty file', async () => {
  const large = place('large', `# ${'x'.repeat(1_100_000)}\n${WELCOME}`);
  const { own: found } = await configs.load(installation.id, large, NEW);
  const { problems } = parseConfig(found?.file ?? '', found?.text ?? '', { sections: {}, presets: {} });
  expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining('is larger than')]);
});

describe('a name', () => {
  const longAgo = () => new Date(Date.now() - 3_600_000);
  const since = async (act: () => Promise<unknown>) => {
    const before = twin.requests.length;
    await act();
    const asked = twin.requests.slice(before).filter(({ path }) => !TOKENS.test(path));
    return asked.map(({ path }) => decodeURIComponent(path));
  };
  const CONTENTS = 'contents/.github/hearth.yml';
  const both = [`/repos/acme/app/${CONTENTS}`, `/repos/acme/.github/${CONTENTS}`];

  test('that is young costs nothing, an old one costs one request for both files, and none where both are cached', async () => {
    const load = (version: number, toldAt?: Date) => () =>
      configs.load(installation.id, repository, { own: version, shared: version }, toldAt);
    expect(await since(load(1, new Date()))).toEqual(both);
    expect(await since(load(1, longAgo()))).toEqual([]);
    expect(await since(load(2, longAgo()))).toEqual(['/repos/acme/app', ...both]);
    // What GitHub said a moment ago holds for a while.
    expect(await since(load(3, longAgo()))).toEqual(both);
  });

  test('that another repository has taken is refused, and nothing is cached of it', async () => {
    twin.as('acme').rename('acme/app', 'core');
    place('app', 'welcome: {mode: off}\n');
    const failed = configs.load(installation.id, repository, NEW, longAgo());
    await expect(failed).rejects.toEqual(new Refused(410, 'another repository has taken the name'));
    const { own } = await configs.load(installation.id, { ...repository, name: 'core' }, NEW, longAgo());
    expect(own?.text).toBe(WELCOME);
  });

  test('is doubted once two repositories were heard of under it, however young it is', async () => {
    expect((await configs.load(installation.id, repository, NEW)).own?.text).toBe(WELCOME);
    twin.as('acme').rename('acme/app', 'core');
    const other = place('app', 'welcome: {mode: off}\n');
    expect((await configs.load(installation.id, other, NEW)).own?.text).toBe('welcome: {mode: off}\n');
    const again = configs.load(installation.id, repository, { own: 1, shared: 0 });
    await expect(again).rejects.toEqual(new Refused(410, 'another repository has taken the name'));
  });

  test('of an owner that is former leads to the shared file of the same owner, also where it is young', async () => {
    place('.github', 'language: zh\n');
    twin.renameUser('acme', 'acme-inc');
    for (const name of ['app', '.github']) twin.as('mo').rename(`acme/${name}`, name);
    const asked = await since(async () => {
      const { own, shared } = await configs.load(installation.id, repository, NEW, new Date());
      expect([own?.text, shared?.text]).toEqual([WELCOME, 'language: zh\n']);
    });
    expect(asked.filter((path) => path.includes('/.github/contents/'))).toEqual([
      `/repos/acme/.github/${CONTENTS}`,
      `/repos/acme-inc/.github/${CONTENTS}`,
    ]);
  });

  test.each(['renamed', 'given away'])('.github that was %s leads to no shared file', async (what) => {
    place('.github', 'language: zh\n');
    if (what === 'renamed') twin.as('acme').rename('acme/.github', 'former');
    else {
      twin.org('other', {});
      twin.install('other');
      twin.as('acme').transfer('acme/.github', 'other');
    }
    expect((await configs.load(installation.id, repository, NEW)).shared).toBeNull();
  });
});
