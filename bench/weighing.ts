// What processes have used so far, by `/proc`: seconds of the processors, and memory.
import { readFile } from 'node:fs/promises';

const TICKS_A_SECOND = 100;

/** Seconds of the processors, of the process and of all that it started, those that ended among them. */
export async function secondsOf(pid: number): Promise<number> {
  const [, rest = ''] = (await read(pid, 'stat')).split(') ');
  const used = rest.split(' ').slice(11, 15).map(Number);
  const children = await childrenOf(pid);
  const below = await Promise.all(children.map(secondsOf));
  return sum([...below, sum(used) / TICKS_A_SECOND]);
}

/** Of the process alone, in MB. */
export async function megabytesOf(pid: number): Promise<number> {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(await read(pid, 'status'))?.[1] ?? 0) / 1024;
}

/** Processes of PostgreSQL that serve a connection, below one of these. */
export async function connectionsBelow(pids: readonly number[]): Promise<number> {
  const counts = await Promise.all(
    pids.map(async (pid) => {
      const isOne = /^postgres: \S+ \S+ (?:\[local\]|[\d.:]+)/.test(await read(pid, 'cmdline'));
      return (isOne ? 1 : 0) + (await connectionsBelow(await childrenOf(pid)));
    }),
  );
  return sum(counts);
}

async function childrenOf(pid: number): Promise<readonly number[]> {
  const text = await read(pid, `task/${pid}/children`);
  return text
    .split(' ')
    .filter((one) => one.trim() !== '')
    .map(Number);
}

export const sum = (all: readonly number[]): number => all.reduce((one, other) => one + other, 0);

/** Empty where the process is gone. */
const read = (pid: number, what: string): Promise<string> => readFile(`/proc/${pid}/${what}`, 'utf8').catch(() => '');
