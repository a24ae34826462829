// A Hearth in a process of its own, to be killed: argument 1 is its options as JSON. With `failpoint`, it ends itself with
// SIGKILL the first time it passes that place.
import { startHearth } from '../../src/hearth.js';
import type { HearthOptions } from '../../src/hearth.js';
import { createLog } from '../../src/log.js';

interface ChildOptions extends Omit<HearthOptions, 'log' | 'failpoint' | 'clock' | 'features'> {
  readonly failpoint?: string;
}

const { failpoint, ...options } = JSON.parse(process.argv[2] ?? '{}') as ChildOptions;
const hearth = await startHearth({
  ...options,
  log: createLog('warn'),
  failpoint: (name) => {
    if (name === failpoint) process.kill(process.pid, 'SIGKILL');
  },
});
process.on('SIGTERM', () => void hearth.stop().then(() => process.exit(0)));
process.stdout.write(`${JSON.stringify({ url: hearth.url ?? null })}\n`);
