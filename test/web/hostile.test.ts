// Senders that are slow, endless or too many, and a database that is away: every answer bounded, nothing left hanging.
import { afterEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

import { openDatabase } from '../../src/store/database.js';
import { createInbox } from '../../src/store/inbox.js';
import { testDatabase } from '../support/database.js';
import { deliver, head, headersFor, raw, send, startServer } from './support.js';

const BODY = Buffer.from('{"action":"opened"}');
const KB = 1024;

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function started(...setup: Parameters<typeof startServer>) {
  const hearth = await startServer(...setup);
  closers.push(hearth.stop);
  return hearth;
}

describe('a body that is too long', () => {
  const body = { bytesInBody: 100 * KB };

  test('is refused by its declared length, while it is still being sent, and the connection is closed', async () => {
    const { port, taken, door } = await started({ body });
    const long = Buffer.alloc(200 * KB, 'x');
    const headers = headersFor(long, { 'content-length': String(long.length) });
    expect(await raw(port, head(headers), long.subarray(0, 150 * KB))).toMatch(
      /^HTTP\/1\.1 413 [^]*connection: close/i,
    );
    expect((await deliver(port, long)).status).toBe(413);
    expect([taken.length, door.bytesInFlight()]).toEqual([0, 0]);
  });

  test('is refused without a declared length as soon as it is too long', async () => {
    const { port, taken, door } = await started({ body });
    const long = Buffer.alloc(200 * KB, 'x');
    expect((await deliver(port, long, { 'transfer-encoding': 'chunked' })).status).toBe(413);
    expect([taken.length, door.bytesInFlight()]).toEqual([0, 0]);
  });

  test('is not asked for when its sender asks first', async () => {
    const { port } = await started({ body });
    const headers = headersFor('', { 'content-length': String(200 * KB), expect: '100-continue' });
    expect(await raw(port, head(headers))).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('that is exactly as long as allowed is taken', async () => {
    const { port } = await started({ body });
    expect((await deliver(port, Buffer.alloc(100 * KB, 'x'))).status).toBe(202);
  });
});

test('a connection that was refused with a short body goes on to be useful', async () => {
  const { port } = await started();
  const refused = head(headersFor(BODY, { 'content-length': String(BODY.length), 'x-github-event': 'NO' }));
  const good = head(headersFor(BODY, { 'content-length': String(BODY.length), connection: 'close' }));
  expect(await raw(port, refused, BODY, good, BODY)).toMatch(/^HTTP\/1\.1 400 [^]*HTTP\/1\.1 202 /);
});

test('slow senders of headers and of bodies are cut off, and others are served meanwhile', async () => {
  const limits = { headersTimeoutMs: 150, requestTimeoutMs: 300, checkEveryMs: 30 };
  const { port, taken, door } = await started({ limits });
  const slow = head(headersFor(BODY, { 'content-length': String(BODY.length) }));
  const cut = Array.from({ length: 20 }, (_, n) =>
    n % 2 === 0 ? raw(port, 'POST /api/github/webhooks HTTP/1.1\r\nhost: x\r\n') : raw(port, slow, BODY.subarray(0, 5)),
  );
  expect((await deliver(port, BODY)).status).toBe(202);
  for (const text of await Promise.all(cut)) expect(text).toMatch(/^HTTP\/1\.1 408 /);
  expect([taken.length, door.bytesInFlight()]).toEqual([1, 0]);
});

test('a sender that hangs up half-way leaves nothing behind', async () => {
  const { port, taken, door } = await started();
  const socket = connect({ port, host: '127.0.0.1' });
  socket.write(head(headersFor(BODY, { 'content-length': '1000' })));
  socket.write(BODY);
  while (door.bytesInFlight() === 0) await new Promise(setImmediate);
  socket.destroy();
  while (door.bytesInFlight() > 0) await new Promise(setImmediate);
  expect(taken).toEqual([]);
});

test('large bodies may fill their share of the memory, and ordinary deliveries still have room', async () => {
  const { port, door } = await started({
    body: { bytesInBody: 8 * KB * KB, bytesInFlight: 5 * KB * KB, bytesOfLarge: 4 * KB * KB },
  });
  const giant = connect({ port, host: '127.0.0.1' });
  giant.write(head(headersFor('', { 'content-length': String(8 * KB * KB) })));
  giant.write(Buffer.alloc(3 * KB * KB));
  while (door.bytesInFlight() < 3 * KB * KB) await new Promise(setImmediate);
  const second = await deliver(port, Buffer.alloc(2 * KB * KB));
  expect([second.status, second.headers['retry-after']]).toEqual([503, '10']);
  expect((await deliver(port, BODY)).status).toBe(202);
  giant.destroy();
  while (door.bytesInFlight() > 0) await new Promise(setImmediate);
  expect((await deliver(port, Buffer.alloc(2 * KB * KB))).status).toBe(202);
});

/** Stands between Hearth and PostgreSQL, and may swallow everything or break all connections. */
async function proxy(host: string, port: number) {
  const target = host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port };
  const sockets = new Set<Socket>();
  let swallowing = false;
  const server: Server = createServer((near) => {
    const far = connect(target);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => (near.destroy(), far.destroy(), sockets.delete(socket)));
    }
    near.on('data', (chunk) => swallowing || far.write(chunk));
    far.on('data', (chunk) => swallowing || near.write(chunk));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    swallow: (on: boolean) => (swallowing = on),
    cut,
    close: async () => {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}

async function behindProxy() {
  const place = await testDatabase();
  closers.push(() => place.close());
  const between = await proxy(place.connection.host ?? '', place.connection.port ?? 5432);
  const connection = { ...place.connection, host: '127.0.0.1', port: between.port };
  const database = openDatabase({ ...connection, connectionTimeoutMillis: 300, query_timeout: 600 }, () => undefined);
  closers.push(async () => {
    between.cut();
    await database.close();
    await between.close();
  });
  const hearth = await started({
    inbox: createInbox(database),
    pingDatabase: () => database.rows('select 1'),
    intake: { waitMs: 250 },
    probeMs: 250,
  });
  return { hearth, between };
}

describe('a database that is away', () => {
  test('that swallows everything: 503 in time, not ready, and taken again afterwards', async () => {
    const { hearth, between } = await behindProxy();
    expect((await deliver(hearth.port, BODY)).status).toBe(202);
    between.swallow(true);
    const start = performance.now();
    const answers = await Promise.all(Array.from({ length: 30 }, () => deliver(hearth.port, BODY)));
    expect(answers.map(({ status }) => status)).toEqual(Array(30).fill(503));
    // GitHub waits ten seconds; how much sooner it was is the machine's.
    expect(performance.now() - start).toBeLessThan(9_000);
    expect((await send(hearth.port, '/readyz', {})).status).toBe(503);
    between.swallow(false);
    between.cut();
    await expect(eventually(async () => (await deliver(hearth.port, BODY)).status === 202)).resolves.toBe(true);
    expect((await send(hearth.port, '/readyz', {})).status).toBe(200);
  });

  test('that drops its connections between two deliveries costs nobody an answer', async () => {
    const { hearth, between } = await behindProxy();
    for (let n = 0; n < 3; n += 1) {
      expect((await deliver(hearth.port, BODY)).status).toBe(202);
      between.cut();
    }
  });

  test('that refuses connections: 503 with when to come back, and no row is promised', async () => {
    const { hearth, between } = await behindProxy();
    await between.close();
    const answer = await deliver(hearth.port, BODY);
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '30']);
    expect(hearth.rings).toEqual([]);
  });
});

async function eventually(holds: () => Promise<boolean>): Promise<boolean> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await holds()) return true;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  return false;
}
