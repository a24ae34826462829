// Routes, health, metrics and the end of the server, over real HTTP.
import { afterEach, describe, expect, test } from '@jest/globals';

import { deliver, headersFor, head, raw, send, startServer } from './support.js';

const BODY = '{"action":"opened"}';
const never = () => new Promise<never>(() => undefined);
const away = () => Promise.reject(new Error('connect ECONNREFUSED'));

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function started(...setup: Parameters<typeof startServer>) {
  const hearth = await startServer(...setup);
  closers.push(hearth.stop);
  return hearth;
}

describe('routes', () => {
  test('an unknown path is not found, and a query does not hide a known one', async () => {
    const { port } = await started();
    expect((await send(port, '/', {})).status).toBe(404);
    expect((await send(port, '/api/github/webhooks/', { method: 'POST', body: BODY })).status).toBe(404);
    expect((await send(port, '/healthz?probe=1', {})).status).toBe(200);
    expect(await send(port, '/healthz', { method: 'DELETE' })).toMatchObject({ status: 405 });
  });

  test('pages plug in by path, and a page that throws is a 500 that tells nothing', async () => {
    const { port, lines } = await started({
      pages: [
        { path: '/badges', below: true, handle: (request, response) => void response.end(request.url) },
        { path: '/broken', handle: () => Promise.reject(new Error('inner words')) },
      ],
    });
    expect((await send(port, '/badges/a/b.svg', {})).text).toBe('/badges/a/b.svg');
    expect((await send(port, '/badgesque', {})).status).toBe(404);
    expect(await send(port, '/broken', {})).toMatchObject({ status: 500, text: '{"error":"internal error"}\n' });
    expect(lines).toEqual([
      { level: 'error', fields: { path: '/broken', reason: 'inner words' }, message: 'a request failed' },
    ]);
  });
});

describe('health', () => {
  test('is ready when SQL answers, whatever Redis does', async () => {
    for (const redis of ['up', 'down', 'local'] as const) {
      const { port } = await started({ redis });
      const answer = await send(port, '/readyz', {});
      expect([answer.status, JSON.parse(answer.text)]).toEqual([
        200,
        { ready: true, database: 'up', redis, draining: false },
      ]);
    }
  });

  test('is alive and not ready when SQL is away or hangs', async () => {
    for (const pingDatabase of [away, never]) {
      const { port } = await started({ pingDatabase, probeMs: 40 });
      const answer = await send(port, '/readyz', {});
      expect([answer.status, JSON.parse(answer.text)]).toMatchObject([503, { ready: false, database: 'down' }]);
      expect(await send(port, '/healthz', {})).toMatchObject({ status: 200, text: '{"alive":true}\n' });
    }
  });

  test('does not pile up probes on a database that hangs', async () => {
    let pings = 0;
    const { port } = await started({ pingDatabase: () => (pings++, never()), probeMs: 40 });
    await Promise.all(Array.from({ length: 10 }, () => send(port, '/readyz', {})));
    expect(pings).toBe(1);
  });

  test('says that it is draining', async () => {
    const { port, health } = await started();
    health.setDraining();
    const answer = await send(port, '/readyz', {});
    expect([answer.status, JSON.parse(answer.text)]).toMatchObject([503, { ready: false, draining: true }]);
  });
});

describe('metrics', () => {
  test('count deliveries by what became of them, and show the inbox', async () => {
    const oldest = new Date(Date.now() - 90_000);
    const inbox = {
      insert: () => Promise.resolve(),
      backlog: () => Promise.resolve({ waiting: 7, dead: 2, oldest }),
    };
    const { port } = await started({ inbox });
    await deliver(port, BODY);
    await deliver(port, BODY, { 'x-hub-signature-256': undefined });
    await deliver(port, BODY, { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` });
    const { text, headers } = await send(port, '/metrics', {});
    expect(headers['content-type']).toContain('text/plain');
    for (const line of [
      'hearth_deliveries_total{result="taken"} 1',
      'hearth_deliveries_total{result="unsigned"} 1',
      'hearth_deliveries_total{result="forged"} 1',
      'hearth_deliveries_total{result="too_large"} 0',
      'hearth_hmac_failures_total 2',
      'hearth_database_up 1',
      'hearth_inbox_waiting 7',
      'hearth_inbox_dead 2',
    ]) {
      expect(text.split('\n')).toContain(line);
    }
    expect(text).toMatch(/^hearth_inbox_oldest_age_seconds 9\d(\.\d+)?$/m);
    expect(text).toMatch(/^process_cpu_seconds_total /m);
  });

  test('a scrape while SQL is away still tells the rest', async () => {
    for (const backlog of [away, never]) {
      const { port } = await started({ inbox: { insert: away, backlog }, probeMs: 40 });
      expect((await deliver(port, BODY)).status).toBe(503);
      const lines = (await send(port, '/metrics', {})).text.split('\n');
      expect(lines).toContain('hearth_database_up 0');
      expect(lines).toContain('hearth_inbox_waiting Nan');
      expect(lines).toContain('hearth_deliveries_total{result="away"} 1');
    }
  });
});

describe('the end', () => {
  test('answers what is open, takes nothing new, and leaves no connection', async () => {
    let commit: () => void = () => undefined;
    const inserting = new Promise<void>((resolve) => (commit = resolve));
    const { port, server, door } = await started({ inbox: { insert: () => inserting } });
    const open = deliver(port, BODY, { connection: 'keep-alive' });
    const idle = raw(port, head(headersFor(''), 'GET', '/healthz'));
    while (door.bytesInFlight() === 0) await send(port, '/healthz', {});
    const stopped = server.stop(5_000);
    await expect(send(port, '/healthz', {})).rejects.toThrow('ECONNREFUSED');
    commit();
    expect((await open).status).toBe(202);
    expect(await idle).toContain('HTTP/1.1 200');
    await stopped;
  });

  test('does not wait longer than its grace for those who never finish', async () => {
    const { port, server, door } = await started({ inbox: { insert: never } });
    const open = deliver(port, BODY);
    const hungUp = expect(open).rejects.toThrow();
    while (door.bytesInFlight() === 0) await send(port, '/healthz', {});
    await server.stop(50);
    await hungUp;
  });

  test('failpoints stand before and after the commit and the answer, in this order', async () => {
    const passed: string[] = [];
    const { port } = await started({ failpoint: (name) => void passed.push(name) });
    await deliver(port, BODY);
    expect(passed).toEqual(['inbox.before-commit', 'inbox.after-commit', 'answer.before', 'answer.after']);
  });
});
