// F5: Redis is killed, emptied, full or frozen under a whole Hearth. It is a doorbell: deliveries are taken and handled all the
// same, and nothing of them lies in it.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';
import { startRedis } from '../support/redis.js';
import type { RedisServer } from '../support/redis.js';
import { openPull, said, until } from './support.js';

let redis: RedisServer;
let town: Town;
beforeEach(async () => {
  redis = await startRedis({ own: true });
  town = await startTown(undefined, { redisUrl: redis.url });
});
afterEach(async () => {
  await town.close();
  await redis.stop();
});

/** Taken and greeted, by a Hearth that nobody but itself calls. */
async function greets(login: string): Promise<void> {
  const { number } = openPull(town, login);
  await town.twin.settled();
  const { status_code: code } = town.twin.deliveries.findLast(({ event }) => event === 'pull_request')!;
  expect([login, code]).toEqual([login, 202]);
  await until(`a greeting of ${login}`, () => said(town, number).length === 1);
}

async function command(...args: [string, ...string[]]): Promise<void> {
  const client = new Redis(redis.url);
  await client.call(...args);
  client.disconnect();
}

test('killed and started again', async () => {
  await greets('ana');
  process.kill(redis.pid!, 'SIGKILL');
  await until('away', () => town.hearth.wakeup.health().state === 'down');
  await greets('ben');
  const again = await startRedis({ own: true, port: Number(new URL(redis.url).port) });
  await redis.stop();
  redis = again;
  await until('there', () => town.hearth.wakeup.health().state === 'up');
  await greets('cai');
});

test('emptied between two deliveries, again and again', async () => {
  for (const login of ['ana', 'ben', 'cai']) {
    await command('FLUSHALL');
    await greets(login);
  }
});

test('full', async () => {
  await command('CONFIG', 'SET', 'maxmemory', '1');
  for (const login of ['ana', 'ben']) await greets(login);
  await command('CONFIG', 'SET', 'maxmemory', '0');
});

test('frozen', async () => {
  process.kill(redis.pid!, 'SIGSTOP');
  for (const login of ['ana', 'ben']) await greets(login);
  process.kill(redis.pid!, 'SIGCONT');
  await until('there', () => town.hearth.wakeup.health().state === 'up');
});
