// The doorbell while its Redis is killed, restarted, emptied or frozen: it may fall silent, never harm.
import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';

import type { Wakeup } from '../../src/engine/ports.js';
import { bullWakeup } from '../../src/queue/bull.js';
import { startRedis, type RedisServer } from '../support/redis.js';

let redis: RedisServer;
let bells: Wakeup[] = [];
let said: string[] = [];
let unhandled: unknown[] = [];
const note = (reason: unknown) => unhandled.push(reason);

const log = {
  info: (_fields: object, message: string) => said.push(message),
  warn: (_fields: object, message: string) => said.push(message),
  error: (_fields: object, message: string) => said.push(message),
};
const AWAY = 'Redis is away; the sweep finds the work instead';
const THERE = 'Redis is there';

beforeEach(async () => {
  process.on('unhandledRejection', note);
  redis = await startRedis({ own: true });
});

afterEach(async () => {
  await Promise.all(bells.map((bell) => bell.close()));
  await redis.stop();
  await sleep(20);
  process.off('unhandledRejection', note);
  const seen = unhandled;
  [bells, said, unhandled] = [[], [], []];
  expect(seen).toEqual([]);
});

const port = () => Number(new URL(redis.url).port);
const newBell = (url = redis.url): Wakeup => {
  const bell = bullWakeup({ redisUrl: url, log });
  bells.push(bell);
  return bell;
};

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(10);
}

async function listener(): Promise<{ bell: Wakeup; wakes: () => number }> {
  const bell = newBell();
  let wakes = 0;
  await bell.listen(() => Promise.resolve(void (wakes += 1)));
  bell.ring(['1']);
  await until(() => wakes === 1);
  return { bell, wakes: () => wakes };
}

async function command(...args: [string, ...string[]]): Promise<unknown> {
  const client = new Redis(redis.url);
  try {
    return await client.call(...args);
  } finally {
    client.disconnect();
  }
}

test('a Redis that is not there at the start is waited for, and the ring is heard when it comes', async () => {
  const gone = redis.url;
  await redis.stop();
  const bell = newBell(gone);
  let wakes = 0;
  await bell.listen(() => Promise.resolve(void (wakes += 1)));
  bell.ring(['1']);
  await until(() => bell.health().state === 'down' && said.length > 0);
  expect(bell.health().detail).toMatch(/^Redis at 127\.0\.0\.1:\d+ is away \(.*ECONNREFUSED.*\); the sweep finds/);
  redis = await startRedis({ own: true, port: Number(new URL(gone).port) });
  await until(() => wakes > 0);
  expect(said).toEqual([AWAY, THERE]);
});

test('a killed Redis costs its rings only: none blocks, one word is said, and a restart is heard', async () => {
  const { bell, wakes } = await listener();
  process.kill(redis.pid!, 'SIGKILL');
  await until(() => bell.health().state === 'down');
  for (let id = 0; id < 1000; id += 1) bell.ring([String(id)]);
  await sleep(500); // several attempts to connect again
  const before = wakes();
  const again = await startRedis({ own: true, port: port() });
  await redis.stop();
  redis = again;
  await until(() => wakes() > before);
  await until(() => bell.health().state === 'up');
  const heard = wakes();
  bell.ring(['after']);
  await until(() => wakes() > heard);
  expect(said).toEqual([THERE, AWAY, THERE]);
});

test('FLUSHALL loses nothing that a later ring would need', async () => {
  const { bell, wakes } = await listener();
  for (let round = 1; round <= 5; round += 1) {
    await command('FLUSHALL');
    const before = wakes();
    bell.ring([String(round)]);
    await until(() => wakes() > before);
  }
  expect(said).toEqual([THERE]);
});

test('a frozen Redis is noticed, delays nobody, and is heard again when it thaws', async () => {
  const { bell, wakes } = await listener();
  process.kill(redis.pid!, 'SIGSTOP');
  bell.ring(['1']);
  await until(() => bell.health().state === 'down');
  expect(bell.health().detail).toContain('Command timed out');
  const before = wakes();
  process.kill(redis.pid!, 'SIGCONT');
  await until(() => bell.health().state === 'up' && wakes() > before);
  expect(said).toEqual([THERE, AWAY, THERE]);
});

test('a Redis that refuses writes is down although it answers, until it takes a ring', async () => {
  const { bell, wakes } = await listener();
  await command('CONFIG', 'SET', 'maxmemory', '1');
  bell.ring(['1']);
  await until(() => bell.health().state === 'down');
  expect(bell.health().detail).toContain('OOM');
  await command('CONFIG', 'SET', 'maxmemory', '0');
  const before = wakes();
  bell.ring(['2']);
  await until(() => wakes() > before && bell.health().state === 'up');
});

test('a password in the URL is in no word and no sentence', async () => {
  const bell = newBell(redis.url.replace('redis://', 'redis://someone:secret@'));
  await until(() => bell.health().state === 'down' && said.length > 0);
  expect(bell.health().detail).not.toContain('secret');
});

test('rings that nobody hears do not pile up in Redis', async () => {
  const bell = newBell();
  await until(() => bell.health().state === 'up');
  for (let id = 0; id < 200; id += 1) {
    bell.ring([String(id)]);
    await new Promise(setImmediate);
  }
  await sleep(200);
  expect(await command('LLEN', 'hearth:doorbell:wait')).toBeLessThanOrEqual(16);
});

test("what was heard leaves nothing in Redis but Bull's own counters", async () => {
  const { bell, wakes } = await listener();
  for (let id = 0; id < 20; id += 1) {
    const before = wakes();
    bell.ring([String(id)]);
    await until(() => wakes() > before);
  }
  // Bull removes a ring a moment after it was heard.
  while (((await command('KEYS', 'hearth:doorbell:[0-9]*')) as string[]).length > 0) await sleep(5);
});

test('a close while Redis is away is quick and quiet', async () => {
  const { bell } = await listener();
  process.kill(redis.pid!, 'SIGKILL');
  await until(() => bell.health().state === 'down');
  await bell.close();
  bell.ring(['1']);
});

test('a close while Redis is frozen ends as well', async () => {
  const { bell } = await listener();
  process.kill(redis.pid!, 'SIGSTOP');
  await bell.close();
});
