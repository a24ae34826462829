// `hearth serve`: the door, the workers and the tick, until it is told to stop.
import { Command, Option } from 'commander';
import { startHearth } from '../hearth.js';
import type { Hearth, IntakeWay, Role } from '../hearth.js';
import { createLog } from '../log.js';
import type { Log } from '../engine/ports.js';
import { startError } from './start-error.js';
import { databaseOf, readEnvironment, requireSettings } from './environment.js';
import { serveSetup } from './setup.js';

/** Orchestrators kill after 30 s; what is not finished by then was given back or is taken over when its lease ends. */
const STOP_WITHIN_MS = 22_000;

export function serveCommand(): Command {
  return new Command('serve')
    .description('run Hearth: the webhook door, the workers and the schedule')
    .addOption(new Option('--role <role>', 'what this process does').choices(['all', 'web', 'worker']).default('all'))
    .addOption(
      new Option('--intake <way>', 'push: webhooks; pull: from the delivery log, without a public address')
        .choices(['push', 'pull'])
        .default('push'),
    )
    .action(serve);
}

async function serve({ role, intake }: { role: Role; intake: IntakeWay }): Promise<void> {
  const found = readEnvironment();
  // A process of several belongs to a Hearth that was set up before.
  if (found.kind === 'unset' && role === 'all') {
    await serveSetup(found.host, found.port);
    return;
  }
  const settings = requireSettings(found);
  if (role !== 'all' && settings.databaseUrl === undefined) {
    throw new Error(`--role ${role} needs DATABASE_URL: the embedded database serves one process`);
  }
  if (intake === 'pull' && role === 'web') throw new Error("--intake pull is a worker's: use --role all or worker");
  // Read once and then out of reach of anything that prints the environment.
  for (const name of ['PRIVATE_KEY', 'WEBHOOK_SECRET', 'DATABASE_URL', 'REDIS_URL'])
    Reflect.deleteProperty(process.env, name);
  const log = createLog(settings.logLevel);
  const starting = startHearth({
    ...settings,
    // A worker needs no address; given one, it tells its health and metrics there.
    port: role === 'worker' && process.env['PORT'] === undefined ? null : settings.port,
    database: databaseOf(settings.databaseUrl),
    role,
    intake,
    log,
  });
  // Told to stop while it starts, it stops as soon as it has started: what is half started cannot be stopped cleanly.
  stopOnSignal(starting, log);
  const hearth = await starting.catch((error: unknown) => {
    throw startError(error);
  });
  log.info({ url: hearth.url, role, intake, github: settings.credentials.apiUrl }, 'Hearth is ready');
}

function stopOnSignal(starting: Promise<Hearth>, log: Log): void {
  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping: no new work, finishing what is in hand');
    const late = setTimeout(() => {
      log.warn({}, 'stopping took too long; the rest is taken over when its lease ends');
      process.exit(0);
    }, STOP_WITHIN_MS);
    const stopped = starting.then(
      (hearth) => hearth.stop(),
      () => undefined,
    );
    stopped.then(
      () => {
        clearTimeout(late);
        log.info({}, 'stopped');
        process.exit(0);
      },
      (error: unknown) => {
        log.error({ error: error instanceof Error ? error.message : String(error) }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
