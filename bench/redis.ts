// Hearth while its Redis is emptied, and while it is away for long: how soon all who came are greeted, and whether the queue
// works again. `BENCH_MINUTES` says for how long it is away; 60 without it.
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { startRedis } from '../test/support/redis.js';
import { endByGates, gate } from './gates.js';
import type { RoadState } from './road-github.js';
import { startTown } from './town.js';
import type { Town } from './town.js';

const MINUTES = Number(process.env['BENCH_MINUTES'] ?? 60);
/** Newcomers a second. */
const PACE = { emptied: 2, away: 0.5 };
/** Seconds. */
const LIMITS = { emptied: 120, back: 900 };

const town = await startTown({ workers: 1, communities: 60 });
try {
  await emptied(town);
  await away(town);
} finally {
  await town.close();
}
endByGates();

/** All who came are greeted, once each; answers how many seconds that took from now on. */
async function untilGreeted({ github }: Town): Promise<number> {
  const start = performance.now();
  for (;;) {
    const { lost } = await github<RoadState>('state');
    if (lost === 0) return (performance.now() - start) / 1_000;
    if (performance.now() - start > 2_000 * LIMITS.back) return NaN;
    await sleep(500);
  }
}

async function tell({ github }: Town): Promise<RoadState> {
  const state = await github<RoadState>('state');
  console.log(
    `      ${state.newcomers} newcomers, greeted after ${state.greeted.median} s, the last after ${state.greeted.most} s`,
  );
  gate('answers other than 202', state.refused, 0);
  gate('answered twice', state.doubled, 0);
  return state;
}

async function emptied(of: Town): Promise<void> {
  const seconds = 60;
  await of.github('anew');
  const coming = of.github('rate', [PACE.emptied, seconds]);
  for (let time = 0; time < 3; time += 1) {
    await sleep((seconds * 1_000) / 4);
    const client = new Redis(urlOf(of));
    await client.flushall();
    client.disconnect();
  }
  await coming;
  await untilGreeted(of);
  console.log(`\nRedis emptied three times, while ${PACE.emptied} newcomers a second come`);
  const { greeted } = await tell(of);
  gate('whole again, after', greeted.most, LIMITS.emptied, 's');
}

async function away(of: Town): Promise<void> {
  await of.github('anew');
  const { port } = new URL(urlOf(of));
  await of.redis?.stop();
  await of.github('rate', [PACE.away, MINUTES * 60]);
  const meanwhile = await of.github<RoadState>('state');
  const redis = await startRedis({ own: true, port: Number(port) });
  try {
    const start = performance.now();
    while (!(await isUp(of)) && performance.now() - start < 2_000 * LIMITS.back) await sleep(200);
    const up = (performance.now() - start) / 1_000;
    const greeted = await untilGreeted(of);
    console.log(`\nRedis away for ${MINUTES} minutes, while ${PACE.away} newcomers a second come`);
    console.log(`      ${meanwhile.lost} of ${meanwhile.newcomers} not greeted yet when it came back`);
    await tell(of);
    gate('the queue works again, after', up, LIMITS.back, 's', 1);
    gate('whole again, after', Math.max(up, greeted), LIMITS.back, 's', 1);
  } finally {
    await redis.stop();
  }
}

async function isUp({ url }: Town): Promise<boolean> {
  const health = (await (await fetch(`${url}/readyz`)).json()) as { readonly redis?: string };
  return health.redis === 'up';
}

function urlOf({ redis }: Town): string {
  if (redis === null) throw new Error('this town has no Redis');
  return redis.url;
}
