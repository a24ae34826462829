// Doctor's look at Redis: it is optional, and losing it loses nothing.
import { setTimeout as sleep } from 'node:timers/promises';
import { redisClients } from '../queue/bull-clients.js';
import { failed, note, ok, reasonOf } from './doctor-check.js';
import type { Check } from './doctor-check.js';

const NAME = 'redis';
const PATIENCE_MS = 4_000;

export async function checkRedis(redisUrl: string | undefined): Promise<Check> {
  if (redisUrl === undefined)
    return note(NAME, 'REDIS_URL is not set: fine for one process; workers in other processes look every second');
  let last: Error | undefined;
  const clients = redisClients(redisUrl, (error) => {
    last = error;
  });
  const client = clients.open('client');
  try {
    const answered = await Promise.race([client.ping(), sleep(PATIENCE_MS, undefined, { ref: false })]);
    if (answered !== undefined) return ok(NAME, 'answers');
    const reason = last === undefined ? 'no answer' : reasonOf(last);
    return failed(NAME, `cannot be reached: ${reason}`, 'see that Redis runs and that REDIS_URL names it');
  } catch (error) {
    return failed(NAME, `refuses: ${reasonOf(error)}`, 'see that the user and password in REDIS_URL are right');
  } finally {
    clients.closeAll();
  }
}
