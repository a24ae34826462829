// Liveness and readiness. Only SQL decides: without Redis the sweep still finds the work, later.
import type { Wakeup } from '../engine/ports.js';
import { jsonAnswer, sendUnread } from './answer.js';
import type { Handler } from './answer.js';
import { shared, within } from './within.js';

export interface HealthOptions {
  /** Any short statement; rejects when SQL is away. */
  readonly pingDatabase: () => Promise<unknown>;
  readonly wakeup: Pick<Wakeup, 'health'>;
  readonly limitMs?: number;
}

export interface Health {
  readonly alive: Handler;
  readonly ready: Handler;
  /** From now on `ready` says no, so that nothing new is sent here while the process comes to its end. */
  setDraining(): void;
}

const ALIVE = jsonAnswer(200, { alive: true });

export function createHealth({ pingDatabase, wakeup, limitMs = 1_800 }: HealthOptions): Health {
  let draining = false;
  // Probes must not pile up on a database that hangs.
  const ping = shared(async () => {
    await pingDatabase();
    return 'up' as const;
  });
  return {
    alive: (request, response) => {
      sendUnread(request, response, ALIVE);
    },
    ready: async (request, response) => {
      const database = await within(limitMs, ping, 'down' as const);
      const ready = database === 'up' && !draining;
      const redis = wakeup.health().state;
      sendUnread(request, response, jsonAnswer(ready ? 200 : 503, { ready, database, redis, draining }));
    },
    setDraining: () => {
      draining = true;
    },
  };
}
