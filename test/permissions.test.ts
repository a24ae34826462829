// app.yml, docs/permissions.md and the code say the same: what Hearth asks GitHub for is what it uses.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Octokit } from '@octokit/rest';
import { missingPermissions, readManifest } from '../src/app-manifest.js';
import { parseConfig } from '../src/config/parse.js';
import { eventOf } from '../src/core/event-of.js';
import { loadFeatures } from '../src/features/registry.js';
import { startHearth } from '../src/hearth.js';
import type { Hearth } from '../src/hearth.js';
import { loadKnown } from '../src/known.js';
import { testDatabase } from './support/database.js';
import type { TestDatabase } from './support/database.js';
import { keepingLog, startTestTwin, testOptions, untilQuiet } from './support/hearth.js';
import type { Permissions } from './twin/model.js';
import type { Twin } from './twin/twin.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const manifest = readManifest();
const page = readFileSync(join(root, 'docs/permissions.md'), 'utf8');

/** Rows of the table under a heading, without its head; backticks are taken off. */
function table(heading: string): string[][] {
  const section = page.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  );
}

/** Calls as the code writes them: `issues.create`; `request` or `graphql` would need a row that says more. */
function callsIn(folder: string): Set<string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const texts = files.map((name) => readFileSync(join(folder, name), 'utf8'));
  return new Set(
    texts.flatMap((text) => [
      ...[...text.matchAll(/\.rest\.(\w+)\.(\w+)\(/g)].map(([, group = '', name = '']) => `${group}.${name}`),
      ...[...text.matchAll(/client\.(request|graphql)\(/g)].map(([, name = '']) => name),
      // What is changed by GraphQL, by the name of the mutation.
      ...[...text.matchAll(/`mutation[^`]*?did: (\w+)\(/g)].map(([, name = '']) => `graphql ${name}`),
      // The reading of history: GraphQL, and lists that are asked for by the repository's number.
      ...[...text.matchAll(/ask\s*\.rest\(\s*(?:\/\/[^\n]*\s*)?'([A-Z]+ [^']+)'/g)].map(([, route = '']) => route),
      ...(text.includes("from '@octokit/graphql'") ? ['graphql'] : []),
    ]),
  );
}

const calls = table('Calls').map(([call = '', route = '', needs = '']) => ({
  call,
  route,
  /** Either of these is enough; a need may be several. */
  needs: needs.split(' or '),
}));

const isIn = (need: string, permissions: Readonly<Record<string, string>>): boolean =>
  need.split(' and ').every((one) => {
    const [name = '', level = ''] = one.split(': ');
    return missingPermissions({ [name]: level }, permissions).length === 0;
  });
const asked = (need: string): boolean => isIn(need, manifest.default_permissions);

/** What app.yml does not ask for and an owner may add, by the page. */
const optional = Object.fromEntries(
  table('Granted only where the owner wants it').map(([name = '', level = '']) => [name, level]),
);

describe('permissions', () => {
  test('the table of permissions is app.yml', () => {
    const listed = table('What is asked for').map(([name = '', level = '']) => [name, level] as const);
    expect(Object.fromEntries(listed)).toEqual(manifest.default_permissions);
  });

  test('each section that needs a permission stands in its row', async () => {
    const rows = ['What is asked for', 'Granted only where the owner wants it'].flatMap(table);
    const named = (feature: string, permission: string, level: string) =>
      rows.some(
        ([name, given, features = '']) =>
          name === permission &&
          (given === level || given === 'write') &&
          features.split(', ').some((one) => one === feature || one === 'all'),
      );
    // The example sets everything that there is to set.
    const text = readFileSync(join(root, 'config/example.yml'), 'utf8');
    const { sections } = parseConfig('config/example.yml', text, await loadKnown());
    const missing = (await loadFeatures()).flatMap(({ name, needs }) =>
      Object.entries(needs?.(sections[name] ?? {}) ?? {})
        .filter(([permission, level]) => !named(name, permission, level))
        .map(([permission, level]) => `${name} needs ${permission}: ${level}`),
    );
    expect(missing).toEqual([]);
  });

  test('the table of calls is the code', () => {
    expect(calls.map(({ call }) => call).sort()).toEqual([...callsIn(join(root, 'src'))].sort());
  });

  test('each call is the route it is said to be', () => {
    const { rest } = new Octokit();
    for (const { call, route } of calls) {
      if (call === 'request' || call.startsWith('graphql') || call.startsWith('GET ')) continue;
      const [group = '', name = ''] = call.split('.');
      const methods = rest as unknown as Record<
        string,
        Record<string, { endpoint: { DEFAULTS: { method: string; url: string } } }>
      >;
      const { method, url } = methods[group]![name]!.endpoint.DEFAULTS;
      expect(`${method} ${url}`).toBe(route);
    }
  });

  test('each call needs nothing that app.yml does not ask for, but for what an owner may add', () => {
    const beyond = calls.filter(({ needs }) => !['nothing', "the App's key"].includes(needs[0]!) && !needs.some(asked));
    const added = { ...manifest.default_permissions, ...optional };
    expect(beyond.filter(({ needs }) => !needs.some((need) => isIn(need, added)))).toEqual([]);
    expect(beyond.map(({ call }) => call)).toEqual([
      'git.createCommit',
      'git.createRef',
      'git.createTree',
      'git.updateRef',
      'graphql closeDiscussion',
      'graphql createDiscussion',
      'graphql reopenDiscussion',
      'graphql updateDiscussion',
      'repos.createOrUpdateFileContents',
      'teams.addOrUpdateMembershipForUserInOrg',
    ]);
  });

  test('what an owner may add is not asked for, and is needed by a call', () => {
    expect(optional).toEqual({ contents: 'write', discussions: 'write', members: 'write' });
    for (const [name, level] of Object.entries(optional)) {
      expect(asked(`${name}: ${level}`)).toBe(false);
      expect(calls.some(({ needs }) => needs.includes(`${name}: ${level}`))).toBe(true);
    }
  });

  test('what works on issues and pull requests alike is asked for on both', () => {
    for (const { needs } of calls) if (needs.length > 1) expect(needs.filter((need) => !asked(need))).toEqual([]);
  });

  test('nothing is asked for that no call needs', () => {
    const needed = new Set(calls.flatMap(({ needs }) => needs.flatMap((need) => need.split(' and '))));
    const idle = Object.entries(manifest.default_permissions).filter(
      ([name, level]) => !needed.has(`${name}: ${level}`),
    );
    expect(idle).toEqual([]);
  });

  test('what would let Hearth change code, people or settings is not asked for', () => {
    const writes = Object.entries(manifest.default_permissions).filter(([, level]) => level !== 'read');
    expect(writes.map(([name]) => name).sort()).toEqual(['checks', 'issues', 'pull_requests']);
  });
});

describe('events', () => {
  test('app.yml subscribes to what Hearth reads, and to nothing else', () => {
    const folder = join(root, 'node_modules/@octokit/webhooks-examples/api.github.com/index.json');
    const examples = JSON.parse(readFileSync(folder, 'utf8')) as { name: string; examples: object[] }[];
    const read = examples
      .filter(({ name, examples: payloads }) =>
        payloads.some((payload) => {
          const found = eventOf(name, payload, '2026-01-01T00:00:00Z');
          return !('ignored' in found) || !found.ignored.startsWith('no part of Hearth listens');
        }),
      )
      .map(({ name }) => name);
    // GitHub sends these to every App, and refuses them in a manifest.
    const automatic = ['installation', 'installation_repositories', 'installation_target', 'github_app_authorization'];
    expect(read.filter((name) => !automatic.includes(name)).sort()).toEqual([...manifest.default_events].sort());
  });

  test('the table of events is app.yml, and each event has its permission', () => {
    const listed = table('Events');
    expect(listed.map(([name]) => name)).toEqual(manifest.default_events);
    expect(listed.filter(([, need = '']) => !asked(need))).toEqual([]);
  });
});

describe('a whole story on exactly the permissions of app.yml', () => {
  let twin: Twin;
  let hearth: Hearth;
  let database: TestDatabase;

  beforeAll(async () => {
    database = await testDatabase();
    twin = await startTestTwin();
    twin.org('acme', { members: [{ login: 'mo', role: 'admin' }] });
    const active = 'welcome:\n  mode: active\n  good_first_issues: good first issue\n  wait: 1m\n';
    twin.repository('acme/app', { files: { '.github/hearth.yml': active.replace('  wait: 1m\n', '') } });
    twin.repository('acme/slow', { files: { '.github/hearth.yml': active } });
    twin.repository('acme/watched', { files: { '.github/hearth.yml': 'welcome:\n  mode: observe\n' } });
    twin.install('acme', {
      permissions: manifest.default_permissions as Permissions,
      events: manifest.default_events,
    });
    hearth = await startHearth({ ...testOptions(twin, database.connection, keepingLog()), history: 'read' });
    twin.webhookUrl = `${hearth.url ?? ''}/api/github/webhooks`;
  });

  afterAll(async () => {
    await hearth.stop();
    await twin.close();
    await database.close();
  });

  const quiet = async (): Promise<void> => {
    await twin.settled();
    await untilQuiet(hearth);
  };

  test('nothing is refused, and every request is one of the page', async () => {
    const issue = twin.as('ana').openIssue('acme/app', { title: 'It breaks', body: 'When I click it.' });
    const pull = twin.as('ben').openPull('acme/app', { title: 'Fix it', body: 'This mends it.' });
    twin.as('cora').openIssue('acme/watched', { title: 'It is slow', body: 'When I wait for it.' });
    twin.as('dan').openPull('acme/slow', { title: 'Make it fast', body: 'This is faster.' });
    await quiet();
    twin.as('mo').comment('acme/app', pull.number, 'Thank you!');
    twin.as('mo').review('acme/app', pull.number, { state: 'approved' });
    twin.as('mo').merge('acme/app', pull.number);
    twin.as('mo').close('acme/app', issue.number);
    twin
      .as('mo')
      .push('acme/app', { files: { '.github/hearth.yml': 'welcome:\n  mode: active\n' }, message: 'Change it' });
    await quiet();
    await hearth.ticker.beat();
    await quiet();

    expect(twin.comments('acme/app', issue.number).filter(({ viaApp }) => viaApp)).toHaveLength(1);
    expect(twin.comments('acme/app', pull.number).filter(({ viaApp }) => viaApp)).toHaveLength(2);
    expect(twin.issues('acme/watched')).toHaveLength(2);

    expect(twin.violations).toEqual([]);
    expect(twin.requests.filter(({ status }) => [401, 403].includes(status))).toEqual([]);
    const listed = new Set(calls.map(({ route }) => route));
    const tokens = 'POST /app/installations/{installation_id}/access_tokens';
    const others = twin.requests.map(({ route }) => route).filter((route) => !listed.has(route) && route !== tokens);
    expect(others).toEqual([]);
  });
});
