// The doorbell of several Hearths, or of one with Redis: a Bull queue of rings.
//
// A job carries ids for whoever looks into Redis; the work is in SQL, so Bull's own promises are not leaned on.
import { setTimeout as sleep } from 'node:timers/promises';

import Bull from 'bull';

import type { Log, Wakeup } from '../engine/ports.js';
import { redisClients, type Clients } from './bull-clients.js';
import { watchLine } from './bull-line.js';

export interface BullWakeupOptions {
  readonly redisUrl: string;
  readonly prefix?: string;
  readonly log: Pick<Log, 'info' | 'warn' | 'error'>;
}

interface Ring {
  readonly ids: readonly string[];
}

const QUEUE = 'doorbell';
/** A ring that still waits will be heard after now, so it serves for ours too; as many as there may be idle listeners. */
const ENOUGH_RINGS = 16;
const IDS_PER_RING = 100;
const CLOSE_MS = 10_000;
const RETRY_MS = 1000;

export function bullWakeup({ redisUrl, prefix = 'hearth', log }: BullWakeupOptions): Wakeup {
  const clients = redisClients(redisUrl, () => undefined); // told by the line, and retried by ioredis
  const client = clients.open('ring');
  // Rings that could not be delivered become one as soon as Redis is back.
  const line = watchLine(client, redisUrl, log, {
    up: () => {
      if (missed) sending ??= send();
    },
    silent: () => {
      clients.renewAll();
      listening?.renew();
    },
  });
  const queue = openQueue(prefix, () => client);
  let pending = new Set<string>();
  let missed = false;
  let sending: Promise<void> | undefined;
  let closed = false;
  let listening: Listening | undefined;

  const send = async () => {
    // What rings in one turn of the event loop, or while the last ring is on its way, is one ring.
    await new Promise(setImmediate);
    while (missed && !closed && client.status === 'ready') {
      const ids = [...pending].slice(0, IDS_PER_RING);
      pending = new Set();
      missed = false;
      try {
        if ((await queue.getWaitingCount()) < ENOUGH_RINGS) await queue.add({ ids });
        line.good(true);
      } catch (error) {
        missed = true;
        line.bad(error as Error);
        break;
      }
    }
    sending = undefined;
  };

  return {
    ring: (ids) => {
      if (closed) return;
      missed = true;
      if (pending.size < IDS_PER_RING) for (const id of ids) pending.add(id);
      sending ??= send();
    },
    listen: (wake) => {
      listening ??= listen(redisUrl, prefix, wake, log);
      return Promise.resolve();
    },
    health: () => line.health(),
    close: async () => {
      if (closed) return;
      closed = true;
      line.close();
      await listening?.close();
      clients.closeAll();
    },
  };
}

interface Listening {
  renew(): void;
  close(): Promise<void>;
}

function listen(url: string, prefix: string, wake: () => Promise<void>, log: BullWakeupOptions['log']): Listening {
  const closing = new AbortController();
  const isClosing = () => closing.signal.aborted;
  let answering: Promise<void> | undefined;
  let ear: Ear | undefined;

  const answer = async () => {
    // Bull drops it as failed; the sweep, or another Hearth, finds the work.
    if (isClosing()) throw new Error('closing');
    answering = wake().catch((error: unknown) => {
      log.error({ err: error }, 'A wake-up failed; the sweep repeats it');
    });
    await answering;
  };
  const run = async () => {
    while (!isClosing()) {
      const clients = redisClients(url, () => undefined);
      ear = { clients, queue: openQueue(prefix, (kind) => clients.open(kind)) };
      // Settles early only when a command of its start was refused (Redis still loading, a wrong password). That queue
      // would never listen, so it is replaced.
      await ear.queue.process(1, answer).catch(() => undefined);
      if (isClosing()) return;
      await closeEar(ear);
      await sleep(RETRY_MS, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  };
  void run();

  return {
    renew: () => ear?.clients.renewAll(),
    close: async () => {
      closing.abort();
      await Promise.race([answering, sleep(CLOSE_MS, undefined, { ref: false })]);
      await new Promise(setImmediate); // Bull sends its word about the last ring
      if (ear) await closeEar(ear);
    },
  };
}

/** A queue and the connections that Bull listens on. */
interface Ear {
  readonly clients: Clients;
  readonly queue: Bull.Queue<Ring>;
}

/** "true", because otherwise Bull opens a connection whose failure nobody handles. It opens one all the same. */
async function closeEar({ clients, queue }: Ear): Promise<void> {
  const closed = queue.close(true);
  clients.closeAll();
  await Promise.race([closed, sleep(RETRY_MS, undefined, { ref: false })]);
  clients.closeAll();
}

function openQueue(prefix: string, createClient: (kind: 'client' | 'subscriber' | 'bclient') => Bull.Queue['client']) {
  const queue = new Bull<Ring>(QUEUE, {
    prefix,
    createClient,
    // One without the other would leave rings of killed processes in Redis for ever.
    defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
    settings: { retryProcessDelay: 500, drainDelay: 5 },
    ...{ skipVersionCheck: true },
  });
  queue.on('error', () => undefined); // told by the line; Bull tries again by itself
  return queue;
}
