// Hearth as child processes: started, waited for, killed.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface Child {
  readonly process: ChildProcess;
  /** The first line it printed, parsed. */
  readonly said: { readonly url: string | null };
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  stop(): Promise<void>;
}

const ENTRY = fileURLToPath(new URL('../../dist/test/support/hearth-child.js', import.meta.url));

/** Resolves when the child is ready. Rejects with what it printed when it ended before. */
export async function startChild(options: object): Promise<Child> {
  const child = spawn(process.execPath, [ENTRY, JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'pipe'] });
  const errors: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  const ended = once(child, 'exit').then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
  }));
  const lines = createInterface({ input: child.stdout });
  const first = once(lines, 'line').then(([line]) => String(line));
  const early = ended.then(() => undefined);
  const line = await Promise.race([first, early]);
  if (line === undefined) throw new Error(`the child ended before it was ready: ${errors.join('')}`);
  return {
    process: child,
    said: JSON.parse(line) as Child['said'],
    ended,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
