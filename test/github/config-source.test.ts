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
  clients = createClients(credentials, { pacing: false, timeoutMs: 500 });
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
