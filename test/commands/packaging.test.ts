// What ships beside the code: the lock file's check, the image's files, the services.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { newFolder } from './cli.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('tools/check-lock.js', () => {
  async function check(packages: object): Promise<{ status: number | null; stderr: string }> {
    const file = join(await newFolder(), 'package-lock.json');
    writeFileSync(file, JSON.stringify({ packages }));
    return spawnSync(process.execPath, [join(root, 'tools/check-lock.js'), file], { encoding: 'utf8' });
  }

  test('the lock file of this project is in order', () => {
    execFileSync(process.execPath, ['tools/check-lock.js'], { cwd: root });
  });

  test('names an optional package without an entry, and what to do', async () => {
    const { status, stderr } = await check({
      '': {},
      'node_modules/a': { optionalDependencies: { 'a-linux': '1', 'a-mac': '1', 'a-win': '1' } },
      'node_modules/a-linux': { optional: true },
      'node_modules/a/node_modules/a-win': { optional: true },
    });
    expect(status).toBe(1);
    expect(stderr).toContain('  - a-mac, which a names\n');
    expect(stderr).not.toContain('a-linux');
    expect(stderr).not.toContain('a-win');
    expect(stderr).toContain('"overrides"');
  });

  test('finds the entry where Node would: in the folder above', async () => {
    const nested = {
      'node_modules/@s/a/node_modules/b': { optionalDependencies: { c: '1', d: '1' } },
      'node_modules/@s/a/node_modules/c': {},
      'node_modules/d': {},
    };
    expect((await check(nested)).status).toBe(0);
  });

  test('names download addresses', async () => {
    const { status, stderr } = await check({ 'node_modules/a': { resolved: 'https://registry.example/a.tgz' } });
    expect(status).toBe(1);
    expect(stderr).toContain('node_modules/a');
  });
});

describe('the image', () => {
  const lines = readFileSync(join(root, 'Dockerfile'), 'utf8').split('\n');
  const copies = lines.filter((line) => line.startsWith('COPY'));
  const own = copies.filter((line) => !line.includes('--from=')).flatMap((line) => line.split(/\s+/).slice(1, -1));
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM')));

  test('each file that it copies exists and reaches the builder', () => {
    const ignore = readFileSync(join(root, '.dockerignore'), 'utf8').split('\n');
    for (const source of own) {
      expect(existsSync(join(root, source))).toBe(true);
      expect(ignore).toContain(`!${source.replace('./', '')}`);
    }
    expect(ignore).toContain('*');
    expect(ignore.filter((line) => line.startsWith('!') && /env|test|git/.test(line))).toEqual([]);
  });

  test('runs as an unprivileged user, without install scripts, and is asked how it is', () => {
    expect(last).toContain('USER node');
    expect(last).toContain('STOPSIGNAL SIGTERM');
    expect(last.join('\n')).toMatch(/HEALTHCHECK[\s\S]*\/healthz/);
    expect(lines.filter((line) => /npm (ci|install)/.test(line))).toEqual([
      expect.stringContaining('--ignore-scripts'),
    ]);
    expect(last.join('\n')).toContain('HOST=0.0.0.0');
  });

  test('the files of its last stage are enough for every command', async () => {
    const folder = await newFolder();
    for (const [from = '', to = ''] of last
      .filter((line) => line.startsWith('COPY'))
      .flatMap((line) => {
        const words = line.split(/\s+/).filter((word) => word !== 'COPY' && !word.startsWith('--'));
        return words.slice(0, -1).map((source) => [source.replace('/app/', ''), words.at(-1) ?? '']);
      })) {
      const target = to.endsWith('/') ? join(folder, to, from) : join(folder, to);
      mkdirSync(join(target, '..'), { recursive: true });
      if (from === 'node_modules') symlinkSync(join(root, from), target);
      else cpSync(join(root, from), target, { recursive: true });
    }
    const run = (...args: string[]) =>
      spawnSync(process.execPath, ['dist/src/main.js', ...args], { cwd: folder, encoding: 'utf8', env: {} });
    expect(run('--help').stdout).toContain('run Hearth: the webhook door');
    writeFileSync(join(folder, 'hearth.yml'), 'welcome: {mode: active}\n');
    writeFileSync(join(folder, 'payload.json'), '{"action":"opened","issue":{}}');
    const preview = run('preview', '--config', 'hearth.yml', '--event', 'issues', '--payload', 'payload.json');
    expect(preview.stdout).toContain('Ignored: the body does not fit issues.opened');
    const doctor = run('doctor');
    expect([doctor.status, doctor.stdout]).toEqual([
      1,
      expect.stringContaining('no credential of the GitHub App is set'),
    ]);
  }, 60_000);
});

test('compose.yml names health checks, volumes and no open port but on loopback', () => {
  const { services, volumes } = parse(readFileSync(join(root, 'compose.yml'), 'utf8')) as {
    services: Record<string, { ports?: string[]; healthcheck?: object; image?: string }>;
    volumes: object;
  };
  expect(Object.keys(services)).toEqual(['hearth', 'postgres', 'redis']);
  expect(Object.keys(volumes)).toEqual(['postgres', 'redis']);
  for (const { ports = [] } of Object.values(services))
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  expect([services['postgres']?.healthcheck, services['redis']?.healthcheck]).not.toContain(undefined);
});
