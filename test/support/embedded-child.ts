// A Hearth with nothing but its database: argument 1 is the folder. Tests kill it, or start two at once.
import { startEmbedded } from '../../src/store/embedded.js';

const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

try {
  const embedded = await startEmbedded({ folder: process.argv[2]!, log: (message) => say({ message }) });
  const alive = setInterval(() => undefined, 60_000);
  process.once('SIGTERM', () => {
    clearInterval(alive);
    void embedded.stop();
  });
  say({ ready: true, pid: embedded.pid, adopted: embedded.adopted, connection: embedded.connection });
} catch (error) {
  say({ refused: error instanceof Error ? error.message : String(error) });
  process.exitCode = 1;
}
