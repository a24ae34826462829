// What `hearth demo` runs: chooses how to tell the story, ends it at Ctrl-C, gives the exit code.
import type { DemoFlags } from '../src/commands/demo.js';
import { runDemo } from './run.js';
import { machineTeller, personTeller } from './tell.js';

/** npm passes a terminal's Ctrl-C on to a process that had it already: what follows at once is the same one. */
const SAME_CTRL_C_MS = 1_000;

export async function main({ fast, once, json, port }: DemoFlags): Promise<number> {
  const write = (line: string) => {
    process.stdout.write(`${line}\n`);
  };
  const colours = process.stdout.isTTY && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb';
  const teller = json ? machineTeller(write) : personTeller(write, colours);
  const stopping = new AbortController();
  let abandon: () => void = () => undefined;
  const unlisten = onStop(
    (name) => {
      teller.end(`${name}: stopping the workers, Hearth, the twin and the database.`);
      stopping.abort();
    },
    () => {
      abandon();
      teller.end('Stopped at once. The next demo removes what this one left.');
      process.exit(130);
    },
  );
  // A reader that went away (`| head`) is no reason to leave processes behind.
  process.stdout.on('error', () => {
    stopping.abort();
  });
  try {
    const agreed = await runDemo({
      teller,
      fast,
      once,
      port,
      signal: stopping.signal,
      onCrew: (end) => {
        abandon = end;
      },
    });
    return agreed ? 0 : 1;
  } finally {
    unlisten();
  }
}

/** The first signal stops; one that comes later, when stopping takes too long for somebody, ends at once. */
function onStop(stop: (name: string) => void, atOnce: () => void): () => void {
  let first: number | undefined;
  const hear = (signal: NodeJS.Signals) => {
    if (first === undefined) {
      first = Date.now();
      stop(signal === 'SIGINT' ? 'Ctrl-C' : signal);
    } else if (Date.now() - first > SAME_CTRL_C_MS) atOnce();
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, hear);
  return () => {
    for (const signal of signals) process.off(signal, hear);
  };
}
