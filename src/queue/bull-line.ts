// Knows whether Redis can be reached, and says so once for each change.
import type { Redis } from 'ioredis';

import type { Log, Wakeup } from '../engine/ports.js';

export interface Line {
  /** A reply arrived; `took` when Redis also took a ring, which it may refuse although it answers. */
  good(took: boolean): void;
  bad(error: Error): void;
  health(): ReturnType<Wakeup['health']>;
  close(): void;
}

const BEAT_MS = 2000;

export function watchLine(client: Redis, url: string, log: Pick<Log, 'info' | 'warn'>, onUp: () => void): Line {
  const host = URL.canParse(url) ? new URL(url).host : url;
  let closed = false;
  let trouble: string | undefined = 'not connected yet';
  let refused = false;
  let told: 'up' | 'down' | undefined;

  const tell = (state: 'up' | 'down') => {
    if (told === state || closed) return;
    if (state === 'down') log.warn({ redis: host, reason: trouble }, 'Redis is away; the sweep finds the work instead');
    else log.info({ redis: host }, 'Redis is there');
    told = state;
    if (state === 'up') onUp();
  };
  const good = (took: boolean) => {
    if (refused && !took) return;
    refused = false;
    trouble = undefined;
    tell('up');
  };
  const bad = (error: Error) => {
    refused = error.name === 'ReplyError';
    trouble = error.message || ('code' in error ? String(error.code) : error.name);
    tell('down');
  };

  client.on('error', bad);
  client.on('ready', () => {
    good(true);
  });
  client.on('close', () => {
    bad(new Error(trouble ?? 'the connection was closed'));
  });
  // A server that hangs closes nothing; only a question without an answer shows it.
  const beat = setInterval(() => {
    if (client.status !== 'ready') return;
    client.ping().then(() => {
      good(false);
    }, bad);
  }, BEAT_MS);
  beat.unref();

  return {
    good,
    bad,
    health: () =>
      trouble === undefined
        ? { state: 'up', detail: `Redis at ${host} answers.` }
        : { state: 'down', detail: `Redis at ${host} is away (${trouble}); the sweep finds the work instead.` },
    close: () => {
      closed = true;
      clearInterval(beat);
    },
  };
}
