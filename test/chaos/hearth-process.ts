// A Hearth in a process of its own, to be killed. It is told over its channel with which options to start, and where to stop:
// the n-th time it passes a named place it kills or freezes itself. Failpoints exist here and in no production entry.
import { writeSync } from 'node:fs';
import { startHearth } from '../../src/hearth.js';
import type { HearthOptions } from '../../src/hearth.js';
import type { Log } from '../../src/engine/ports.js';
import { fastClock } from './clock.js';
import { connect } from './rpc.js';
import { REPORT_FD, SIGNS } from './signs.js';

export interface HearthProcessOptions extends Omit<HearthOptions, 'log' | 'failpoint' | 'clock' | 'features'> {
  readonly start: number;
}

/** Where to stop: the first `place` that is passed after `skip` others of it. A place that ends in a dot is a beginning. */
export interface Stop {
  readonly place: string;
  readonly skip: number;
  readonly signal: 'SIGKILL' | 'SIGSTOP';
}

let stop: Stop | undefined;
let left = 0;

/** At once, in order, and also when it is the last thing that this process does. */
function report(sign: string): void {
  try {
    writeSync(REPORT_FD, sign);
  } catch {
    // The run has ended and nobody listens any more.
  }
}

const ENDS = ['waits', 'handled', 'a row was left to another worker'];
const tell = (level: string) => (fields: object, message: string) => {
  if (ENDS.includes(message)) report(SIGNS.ended);
  if (level === 'warn' || level === 'error') process.stdout.write(`${JSON.stringify({ level, message, ...fields })}\n`);
};
const log: Log = { debug: tell('debug'), info: tell('info'), warn: tell('warn'), error: tell('error') };

function failpoint(name: string): void {
  if (name === 'claim.after') report(SIGNS.claimed);
  if (stop === undefined || !(stop.place.endsWith('.') ? name.startsWith(stop.place) : name === stop.place)) return;
  if (left > 0) {
    left -= 1;
    return;
  }
  const { signal } = stop;
  stop = undefined;
  report(signal === 'SIGKILL' ? SIGNS.killed : SIGNS.frozen);
  process.kill(process.pid, signal);
}

async function startWith({ start, ...options }: HearthProcessOptions): Promise<void> {
  const hearth = await startHearth({ ...options, log, failpoint, clock: fastClock(start) });
  process.on('SIGTERM', () => void hearth.stop().then(() => process.exit(0)));
  report(SIGNS.ready);
}

connect(process, {
  start: (options: HearthProcessOptions) => {
    startWith(options).catch((error: unknown) => {
      process.stdout.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`, () =>
        process.exit(1),
      );
    });
  },
  stop: (at: Stop | null) => {
    stop = at ?? undefined;
    left = at?.skip ?? 0;
  },
});
process.on('disconnect', () => process.exit(0));
