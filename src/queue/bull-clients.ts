// The Redis connections of the doorbell. Bull never closes what it was given, so whoever opens them closes them.
import { Redis, type RedisOptions } from 'ioredis';

export interface Clients {
  open(kind: 'ring' | 'client' | 'subscriber' | 'bclient'): Redis;
  /** Gives up connections whose other end may have vanished without a word, and opens them again. */
  renewAll(): void;
  /** Drops every connection, also those opened again since the last call: nothing in flight would be missed. */
  closeAll(): void;
}

const COMMON: RedisOptions = {
  connectTimeout: 5000,
  disconnectTimeout: 250, // a timer that ioredis leaves running after the connection is gone
  keepAlive: 10_000,
  retryStrategy: (tries) => Math.min(50 * tries, 2000),
  // A replica after a fail-over answers, but refuses to write: find the new primary.
  reconnectOnError: (error) => error.message.startsWith('READONLY'),
};

/** Whoever rings must not wait: what cannot be sent now is dropped, and what is not answered soon is given up. */
const RINGING: RedisOptions = { enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout: 2000 };

/** Whoever listens waits as long as it takes. */
const LISTENING: RedisOptions = { maxRetriesPerRequest: null, enableReadyCheck: false };

export function redisClients(url: string, onError: (error: Error) => void): Clients {
  const clients = new Set<Redis>();
  return {
    open: (kind) => {
      const client = new Redis(url, { ...COMMON, ...(kind === 'ring' ? RINGING : LISTENING) });
      clients.add(client);
      client.on('error', onError);
      return client;
    },
    renewAll: () => {
      for (const client of clients) client.disconnect(true);
    },
    closeAll: () => {
      for (const client of clients) client.disconnect();
    },
  };
}
