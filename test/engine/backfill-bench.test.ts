// The benchmark in small: read undisturbed, killed by SIGKILL five times on the way, and told by webhooks, it is one ledger.
import { expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const BENCH = fileURLToPath(new URL('../../dist/bench/backfill.js', import.meta.url));

test('a small history in three ways', async () => {
  const child = spawn(process.execPath, [BENCH, '0.02'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  expect({ code, broken: /^BROKEN.*$/m.exec(text)?.[0] ?? null, text }).toMatchObject({ code: 0, broken: null });
  expect(text).toContain('killed 5 times');
}, 60_000);
