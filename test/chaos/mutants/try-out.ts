// One mistake in a run of its own: half of it without any blow, which shows most mistakes; then with them.
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import type { Verdict } from '../verdict.js';
import type { Copy } from './copy.js';
import type { Judged } from './judged.js';
import type { Task } from './tasks.js';

export interface Runs {
  readonly deliveries: string;
  readonly kills: string;
  readonly seed: string;
  readonly patienceMs: number;
}

/** Seconds: longer than the longest back-off that a run meets. */
const REST = '40';

export async function tryOut(copy: Copy, task: Task, runs: Runs): Promise<Judged> {
  const began = Date.now();
  copy.put(task);
  const found = await run(copy, runs);
  return { name: task.name, by: task.by, ...found, seconds: Math.round((Date.now() - began) / 1_000) };
}

type Found = Pick<Judged, 'caught' | 'calm'>;

async function run({ entry }: Copy, { deliveries, kills, seed, patienceMs }: Runs): Promise<Found> {
  const json = `${entry}.json`;
  rmSync(json, { force: true });
  const calm = String(Math.ceil(Number(deliveries) / 2));
  const asked = ['--deliveries', deliveries, '--kills', kills, '--calm', calm, '--seed', seed];
  const code = await ended(entry, [...asked, '--rest', REST, '--json', json], patienceMs);
  return reason(json, code);
}

function reason(json: string, code: number | null): Found {
  try {
    const { findings, blows } = JSON.parse(readFileSync(json, 'utf8')) as Verdict;
    const kinds = [...new Set(findings.map(({ invariant }) => invariant))].sort();
    if (findings.length === 0) return { caught: null, calm: false };
    const first = findings[0]?.text.replaceAll('\n', ' ').slice(0, 110) ?? '';
    return { caught: `${kinds.join(', ')}: ${first}`, calm: Object.keys(blows).length === 0 };
  } catch {
    const caught = code === null ? 'it never came to rest' : 'Hearth did not start, or the run itself failed';
    return { caught, calm: true };
  }
}

/** Its exit code; null where it was ended for being late. */
function ended(entry: string, args: readonly string[], ms: number): Promise<number | null> {
  const child = spawn(process.execPath, [entry, ...args], { stdio: 'ignore', detached: true });
  return new Promise((resolve) => {
    // With all that it started: whoever is frozen just then would stay so.
    const late = setTimeout(() => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }, ms);
    child.once('exit', (code) => {
      clearTimeout(late);
      resolve(code);
    });
  });
}
