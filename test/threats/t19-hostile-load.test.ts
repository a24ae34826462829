// T19: giants without a right signature and senders that never end, beside ordinary deliveries, against a Hearth in a process of
// its own: every ordinary one is taken, memory stays bounded, and the process lives.
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { testDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { keepingLog, SECRET, startTestTwin, testOptions } from '../support/hearth.js';
import { startChild } from '../support/process.js';
import type { Child } from '../support/process.js';
import type { Twin } from '../twin/twin.js';
import { deliver, head, headersFor, sign } from '../web/support.js';

const MB = 1024 * 1024;
const GIANTS = 80;
const AT_ONCE = 16;
const SLOW = 300;
const ORDINARY = 200;
/** Of a process that holds at most 256 MB of bodies. */
const MOST_RSS = 700 * MB;

let twin: Twin;
let database: TestDatabase;
let child: Child | undefined;
let slow: Socket[] = [];
afterEach(async () => {
  for (const socket of slow) socket.destroy();
  slow = [];
  child?.process.kill('SIGKILL');
  await child?.ended;
  await twin.close();
  await database.close();
});

const rssOf = (pid: number): number =>
  Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;

test('all that is signed is taken, and nothing else', async () => {
  database = await testDatabase();
  twin = await startTestTwin();
  const { log: _, ...options } = testOptions(twin, database.connection, keepingLog());
  child = await startChild(options);
  const port = Number(new URL(child.said.url ?? '').port);
  slow = Array.from({ length: SLOW }, (_each, n) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.on('error', () => undefined);
    socket.write(n % 2 === 0 ? 'POST /api/github/webhooks HTTP/1.1\r\nhost: x\r\n' : halfSent());
    return socket;
  });
  const giant = Buffer.alloc(24 * MB, 'x');
  const waiting = Array.from({ length: GIANTS }, (_each, n) => n);
  const refused: number[] = [];
  const sendGiants = async (): Promise<void> => {
    while (waiting.pop() !== undefined) {
      // A door that is full may close the connection under a sender.
      const answer = await deliver(port, giant, { 'x-hub-signature-256': sign('other words') }).catch(() => null);
      refused.push(answer?.status ?? 0);
    }
  };
  const giants = Promise.all(Array.from({ length: AT_ONCE }, sendGiants));
  const taken: number[] = [];
  for (let n = 0; n < ORDINARY; n += 1) {
    const body = JSON.stringify({ action: 'opened', n });
    taken.push((await deliver(port, body, { 'x-hub-signature-256': sign(body, SECRET) })).status);
  }
  await giants;
  expect(taken.filter((status) => status !== 202)).toEqual([]);
  expect(new Set(refused)).not.toContain(202);
  expect(refused.filter((status) => status === 401).length).toBeGreaterThan(0);
  expect(child.process.exitCode).toBeNull();
  expect(rssOf(child.process.pid ?? 0)).toBeLessThan(MOST_RSS);
}, 120_000);

function halfSent(): string {
  return `${head(headersFor('x', { 'content-length': '1000' }))}{`;
}
