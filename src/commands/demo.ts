// `hearth demo`: Hearth and a local GitHub on loopback; a community lives through signed webhooks in about a minute.
import { Command, InvalidArgumentError } from 'commander';
import { existsSync } from 'node:fs';

interface Flags {
  readonly fast?: boolean;
  readonly once?: boolean;
  readonly json?: boolean;
  readonly port?: number;
}

export interface DemoFlags {
  readonly fast: boolean;
  readonly once: boolean;
  readonly json: boolean;
  readonly port: number | undefined;
}

export function demoCommand(): Command {
  return new Command('demo')
    .description('see Hearth at work: no account, no network, nothing left behind')
    .option('--fast', 'without pauses: in some twenty seconds instead of a minute')
    .option('--once', 'end with the story instead of serving the page until Ctrl-C')
    .option('--port <number>', 'port of the page on 127.0.0.1 (default: any free one)', toPort)
    .option('--json', 'tell the story as one JSON object a line')
    .action(async ({ fast = false, once = false, json = false, port }: Flags) => {
      process.exitCode = await demo({ fast, once, json, port });
    });
}

/** Not imported by name: the demo and the twin are no part of the image that runs in production. */
async function demo(flags: DemoFlags): Promise<number> {
  const program = new URL('../../demo/main.js', import.meta.url);
  if (!existsSync(program)) {
    throw new Error('the demo is not part of this installation: run "npm ci && npm run demo" in a clone of Hearth');
  }
  const { main } = (await import(program.href)) as { main: (flags: DemoFlags) => Promise<number> };
  return main(flags);
}

function toPort(value: string): number {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError('A port is 0 to 65535.');
  return port;
}
