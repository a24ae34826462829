// What every doorbell promises, asked of both: the one inside the process and the one through a real Redis.
import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, describe, expect, test } from '@jest/globals';

import type { Wakeup } from '../../src/engine/ports.js';
import { bullWakeup } from '../../src/queue/bull.js';
import { inProcessWakeup } from '../../src/queue/in-process.js';
import { testRedis } from '../support/redis.js';

interface Told {
  readonly level: string;
  readonly message: string;
}

const told: Told[] = [];
const log = {
  info: (_fields: object, message: string) => told.push({ level: 'info', message }),
  warn: (_fields: object, message: string) => told.push({ level: 'warn', message }),
  error: (_fields: object, message: string) => told.push({ level: 'error', message }),
};

const adapters: [string, () => () => Wakeup][] = [
  ['in-process', () => () => inProcessWakeup(log)],
  [
    'bull',
    () => {
      const { url, prefix } = testRedis();
      return () => bullWakeup({ redisUrl: url, prefix, log });
    },
  ],
];

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(5);
}

function gate(): { readonly opened: Promise<void>; open(): void } {
  const opening = new AbortController();
  const opened = new Promise<void>((resolve) => {
    opening.signal.addEventListener('abort', () => {
      resolve();
    });
  });
  return {
    opened,
    open: () => {
      opening.abort();
    },
  };
}

describe.each(adapters)('the %s doorbell', (name, place) => {
  let bells: Wakeup[] = [];
  const newBell = (make = place()): Wakeup => {
    const bell = make();
    bells.push(bell);
    return bell;
  };

  afterEach(async () => {
    await Promise.all(bells.map((bell) => bell.close()));
    bells = [];
    told.length = 0;
  });

  test('wakes the listener for a ring, with or without ids', async () => {
    const bell = newBell();
    let wakes = 0;
    await bell.listen(() => Promise.resolve(void (wakes += 1)));
    bell.ring(['1', '2']);
    await until(() => wakes === 1);
    bell.ring([]);
    await until(() => wakes === 2);
  });

  test('delivers a ring that came before anybody listened', async () => {
    const bell = newBell();
    bell.ring(['1']);
    let wakes = 0;
    await bell.listen(() => Promise.resolve(void (wakes += 1)));
    await until(() => wakes === 1);
  });

  test('makes one wake-up of the rings of one moment', async () => {
    const bell = newBell();
    let wakes = 0;
    await bell.listen(() => Promise.resolve(void (wakes += 1)));
    for (let id = 0; id < 1000; id += 1) bell.ring([String(id)]);
    await until(() => wakes > 0);
    bell.ring(['last']);
    await until(() => wakes > 1);
    expect(wakes).toBe(2);
  });

  test('hears a ring that came during a wake-up after it, and runs one wake-up at a time', async () => {
    const bell = newBell();
    const first = gate();
    const steps: string[] = [];
    await bell.listen(async () => {
      steps.push('begin');
      if (steps.length === 1) await first.opened;
      steps.push('end');
    });
    bell.ring(['1']);
    await until(() => steps.length === 1);
    bell.ring(['2']);
    await sleep(20);
    expect(steps).toEqual(['begin']);
    first.open();
    await until(() => steps.length === 4);
    expect(steps).toEqual(['begin', 'end', 'begin', 'end']);
  });

  test('starts a wake-up after every ring, whenever it comes', async () => {
    const bell = newBell();
    let rung = 0;
    let seen = 0;
    await bell.listen(async () => {
      seen = rung; // as a claim sees the rows committed before it
      await sleep(Math.random() * 3);
    });
    for (let round = 0; round < 100; round += 1) {
      rung += 1;
      bell.ring([String(rung)]);
      if (round % 3 === 0) await sleep(Math.random() * 4);
    }
    await until(() => seen === rung);
  });

  test('goes on after a wake-up that failed, and says so', async () => {
    const bell = newBell();
    let wakes = 0;
    await bell.listen(() => {
      wakes += 1;
      return wakes === 1 ? Promise.reject(new Error('no database')) : Promise.resolve();
    });
    bell.ring(['1']);
    await until(() => wakes === 1);
    bell.ring(['2']);
    await until(() => wakes === 2);
    expect(told.filter(({ level }) => level === 'error')).toEqual([
      { level: 'error', message: 'A wake-up failed; the sweep repeats it' },
    ]);
  });

  test('waits at its close for the wake-up that runs, and is silent afterwards', async () => {
    const bell = newBell();
    const work = gate();
    const steps: string[] = [];
    await bell.listen(async () => {
      steps.push('begin');
      await work.opened;
      steps.push('end');
    });
    bell.ring(['1']);
    await until(() => steps.length === 1);
    const closed = bell.close().then(() => steps.push('closed'));
    bell.ring(['2']);
    await sleep(20);
    work.open();
    await closed;
    expect(steps).toEqual(['begin', 'end', 'closed']);
    await bell.close();
    bell.ring(['3']);
    await sleep(20);
    expect(steps).toHaveLength(3);
  });

  test('says how it is', async () => {
    const bell = newBell();
    const expected = name === 'bull' ? 'up' : 'local';
    await until(() => bell.health().state === expected);
    expect(bell.health().detail).toMatch(
      name === 'bull' ? /^Redis at 127\.0\.0\.1:\d+ answers\.$/ : 'Rings stay in this process; Redis is not used.',
    );
  });
});

describe('several Hearths on one Redis', () => {
  test('hear each other, and a busy one leaves the next ring to an idle one', async () => {
    const { url, prefix } = testRedis();
    const bells = ['door', 'first', 'second'].map(() => bullWakeup({ redisUrl: url, prefix, log }));
    const [door, ...workers] = bells as [Wakeup, Wakeup, Wakeup];
    const work = gate();
    const heard = [0, 0];
    for (const [index, worker] of workers.entries()) {
      await worker.listen(async () => {
        heard[index]! += 1;
        await work.opened;
      });
    }
    door.ring(['1']);
    await until(() => heard.includes(1));
    door.ring(['2']);
    await until(() => heard.every((count) => count === 1));
    work.open();
    await Promise.all(bells.map((bell) => bell.close()));
  });
});
