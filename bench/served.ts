// A `hearth serve` that a benchmark starts.
import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const MAIN = fileURLToPath(new URL('../src/main.js', import.meta.url));

/** Resolves as soon as it says on this port that it is ready; throws where it ends before. */
export async function untilReady(child: ChildProcess, port: number): Promise<void> {
  for (;;) {
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    if (ready?.status === 200) return;
    if (child.exitCode !== null) throw new Error(`Hearth ended with ${child.exitCode} before it was ready`);
    await sleep(20);
  }
}
