// A worker process of the demo: Hearth with `--role worker`, taking orders over the channel to its parent.
import { sweep } from '../src/engine/sweep.js';
import type { Clock, Failpoint, Log } from '../src/engine/ports.js';
import { startHearth } from '../src/hearth.js';
import type { Hearth } from '../src/hearth.js';
import type { FromWorker, ToWorker, WorkerStart } from './messages.js';

const send = (message: FromWorker) => process.send?.(message);

let offset = 0;
let haltAt: string | null = null;
let hearth: Hearth | undefined;

const clock: Clock = { now: () => new Date(Date.now() + offset) };

/** Never goes on: what follows is the parent's SIGKILL. */
const failpoint: Failpoint = async (name) => {
  if (name !== haltAt) return;
  send({ kind: 'halted', failpoint: name });
  await new Promise(() => undefined);
};

const log: Log = {
  debug: () => undefined,
  info: (fields, message) => {
    if (message === 'handled' && 'guid' in fields) send({ kind: 'handled', guid: String(fields.guid) });
  },
  warn: () => undefined,
  error: (fields, message) => {
    send({ kind: 'error', message: `${message} ${JSON.stringify(fields)}` });
  },
};

function start({ credentials, secret, database, leaseSeconds }: WorkerStart): Promise<Hearth> {
  return startHearth({
    credentials,
    secrets: [secret],
    database,
    host: '127.0.0.1',
    port: 0,
    role: 'worker',
    log,
    clock,
    failpoint,
    client: { pacing: false },
    // The tick comes by order, when the story's clock has moved on far enough for it.
    timing: { poll: 100, tick: 2_147_000_000, lag: 200, leaseSeconds, renew: (leaseSeconds * 1_000) / 3 },
  });
}

async function obey(order: ToWorker): Promise<void> {
  switch (order.kind) {
    case 'start':
      offset = order.offset;
      hearth = await start(order.options);
      return;
    case 'clock':
      offset = order.offset;
      return;
    case 'halt-at':
      haltAt = order.failpoint;
      return;
    case 'sweep':
      if (hearth !== undefined) await sweep({ ...hearth.engine, app: hearth.engine.github.app });
      return;
    case 'beat':
      await hearth?.ticker.beat();
      return;
    case 'stop':
      await hearth?.stop();
      return;
  }
}

process.on('message', (order: ToWorker) => {
  obey(order).then(
    () => {
      send({ kind: 'done', id: order.id });
      if (order.kind === 'stop') process.disconnect();
    },
    (error: unknown) => {
      send({ kind: 'failed', id: order.id, message: error instanceof Error ? error.message : String(error) });
    },
  );
});
// Ctrl-C reaches the whole group; the parent decides when its workers end.
process.on('SIGINT', () => undefined);
// A parent that is gone, whatever ended it, takes its workers with it.
process.on('disconnect', () => process.exit(0));
