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

export interface LineEvents {
  /** Redis is there, for the first time or again. */
  up(): void;
  /** Nothing was heard for so long that the connections themselves are doubtful. */
  silent(): void;
}

const BEAT_MS = 2000;
const SILENT_BEATS = 5;

export function watchLine(client: Redis, url: string, log: Pick<Log, 'info' | 'warn'>, on: LineEvents): Line {
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
    if (state === 'up') on.up();
  };
  const good = (took: boolean) => {
    if (refused && !took) return;
    refused = false;
    trouble = undefined;
    tell('up');
  };
  const bad = (error: Error) => {
    refused = error.name === 'ReplyError';
    trouble = reasonOf(error);
    tell('down');
  };

  client.on('error', bad);
  client.on('ready', () => {
    good(true);
  });
  client.on('close', () => {
    bad(new Error(trouble ?? 'the connection was closed'));
  });
  // A server that hangs, or a network that drops everything, closes nothing: only a missing answer shows it.
  let silent = 0;
  const beat = setInterval(() => {
    silent += 1;
    if (silent % SILENT_BEATS === 0) on.silent();
    if (client.status !== 'ready') return;
    client.ping().then(() => {
      silent = 0;
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

/** Of a refused transaction ioredis tells the cause apart; of a refused connection Node tells only the code. */
function reasonOf(error: Error & { previousErrors?: Error[]; code?: string }): string {
  return error.previousErrors?.[0]?.message ?? (error.message || (error.code ?? error.name));
}
