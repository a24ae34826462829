// The door over real HTTP and real SQL: what it takes, what it refuses, and that nothing forged leaves a row.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHmac, randomUUID } from 'node:crypto';
import fc from 'fast-check';

import { openDatabase, type Database } from '../../src/store/database.js';
import { createInbox } from '../../src/store/inbox.js';
import { createDoor } from '../../src/web/door.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { deliver, head, headersFor, raw, SECOND, SECRET, send, sign, startServer } from './support.js';

const BODY = Buffer.from('{"action":"opened","words":"été 你好 \\u00e9"}');

let place: TestDatabase;
let database: Database;
let hearth: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  place = await testDatabase();
  database = openDatabase(place.connection, () => undefined);
  hearth = await startServer({ inbox: createInbox(database), redis: 'up' });
});

afterAll(async () => {
  await hearth.stop();
  await database.close();
  await place.close();
});

const rows = async () => (await database.rows<{ n: number }>('select count(*)::int as n from inbox'))[0]?.n;

describe('a signed delivery', () => {
  test('is a row when the answer arrives, byte for byte, and rings the wake-up', async () => {
    const guid = randomUUID();
    const answer = await deliver(hearth.port, BODY, { 'x-github-delivery': guid });
    expect(answer).toMatchObject({ status: 202, text: '{"accepted":true}\n' });
    const inbox = createInbox(database);
    const claim = await inbox.claim(new Date());
    expect(claim).toMatchObject({ guid, event: 'issues' });
    expect(await inbox.body(claim!)).toEqual(BODY);
    expect(hearth.rings).toContain(guid);
  });

  test('that comes twenty times at once is one row and twenty times 202', async () => {
    const before = await rows();
    const guid = randomUUID();
    const all = Array.from({ length: 20 }, () => deliver(hearth.port, BODY, { 'x-github-delivery': guid }));
    expect((await Promise.all(all)).map(({ status }) => status)).toEqual(Array(20).fill(202));
    expect(await rows()).toBe((before ?? 0) + 1);
  });

  test('may be signed with the second secret, and may come in chunks or after asking', async () => {
    const signature = { 'x-hub-signature-256': sign(BODY, SECOND) };
    expect((await deliver(hearth.port, BODY, signature)).status).toBe(202);
    expect((await deliver(hearth.port, BODY, { 'transfer-encoding': 'chunked' })).status).toBe(202);
    expect((await deliver(hearth.port, BODY, { 'content-type': 'application/json; charset=utf-8' })).status).toBe(202);
    const asking = { ...headersFor(BODY), 'content-length': String(BODY.length), expect: '100-continue' };
    const text = await raw(hearth.port, head({ ...asking, connection: 'close' }), BODY);
    expect(text).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 202 /);
  });

  test('keeps any bytes: the door reads no JSON', async () => {
    for (const body of ['null', '[]', 'not json', '\uFEFF{}', '', Buffer.of(1, 255, 0)]) {
      const guid = randomUUID();
      expect((await deliver(hearth.port, body, { 'x-github-delivery': guid })).status).toBe(202);
      expect(await createInbox(database).missing([guid])).toEqual([]);
    }
  });
});

describe('a request refused by its head', () => {
  const cases: readonly [string, number, Record<string, string | undefined>][] = [
    ['a form', 415, { 'content-type': 'application/x-www-form-urlencoded' }],
    ['no content type', 415, { 'content-type': undefined }],
    ['a look-alike type', 415, { 'content-type': 'application/jsonp' }],
    ['no event', 400, { 'x-github-event': undefined }],
    ['an event in another form', 400, { 'x-github-event': 'tick:reports' }],
    ['no delivery id', 400, { 'x-github-delivery': undefined }],
    ["a tick's delivery id", 400, { 'x-github-delivery': 'tick:reports/monthly:1:2026-11' }],
    ['an endless delivery id', 400, { 'x-github-delivery': 'a'.repeat(101) }],
    ['no signature', 401, { 'x-hub-signature-256': undefined }],
    ['an empty signature', 401, { 'x-hub-signature-256': '' }],
    ['only the old sha1', 401, { 'x-hub-signature-256': undefined, 'x-hub-signature': 'sha1=00' }],
    ['sha1 in the place of sha256', 401, { 'x-hub-signature-256': `sha1=${'0'.repeat(40)}` }],
  ];

  test.each(cases)('%s: %d, and no row', async (_, status, changes) => {
    const before = await rows();
    expect((await deliver(hearth.port, BODY, changes)).status).toBe(status);
    expect(await rows()).toBe(before);
  });

  test('another method: 405 with the one that is allowed', async () => {
    for (const method of ['GET', 'PUT', 'DELETE', 'HEAD', 'OPTIONS']) {
      const answer = await send(hearth.port, '/api/github/webhooks', { method });
      expect([answer.status, answer.headers['allow']]).toEqual([405, 'POST']);
    }
  });

  test('headers sent twice fail their form', async () => {
    const length = { 'content-length': String(BODY.length), connection: 'close' };
    for (const name of ['x-github-event', 'x-github-delivery', 'x-hub-signature-256']) {
      const before = await rows();
      const headers = headersFor(BODY, length);
      const doubled = head(headers).replace(/\r\n\r\n$/, `\r\n${name}: ${headers[name] ?? ''}\r\n\r\n`);
      expect(await raw(hearth.port, doubled, BODY)).toMatch(/^HTTP\/1\.1 40[01] /);
      expect(await rows()).toBe(before);
    }
  });
});

describe('a forged delivery', () => {
  const change = fc.oneof(
    fc.record({ how: fc.constant('bit' as const), at: fc.nat(), bit: fc.nat(7) }),
    fc.record({ how: fc.constant('cut' as const), at: fc.integer({ min: 1, max: BODY.length }) }),
    fc.record({ how: fc.constant('added' as const), bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }) }),
    fc.record({ how: fc.constant('secret' as const), secret: fc.string({ minLength: 1 }) }),
    fc.record({ how: fc.constant('nibble' as const), at: fc.nat(63), by: fc.integer({ min: 1, max: 15 }) }),
    fc.record({ how: fc.constant('short' as const), length: fc.nat(63) }),
    fc.record({ how: fc.constantFrom('upper', 'reencoded', 'spaced', 'plain', 'sha512') }),
  );

  type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

  /** Every way here changes the body, the signature or the secret, so that the two no longer fit. */
  function forge(how: Change): { body: Buffer; signature: string } {
    const body = Buffer.from(BODY);
    const signature = sign(BODY);
    const hex = signature.slice(7);
    switch (how.how) {
      case 'bit': {
        const at = how.at % body.length;
        body[at] = body[at]! ^ (1 << how.bit);
        return { body, signature };
      }
      case 'cut':
        return { body: body.subarray(0, body.length - how.at), signature };
      case 'added':
        return { body: Buffer.concat([body, how.bytes]), signature };
      case 'secret':
        return { body, signature: sign(body, `${how.secret}.`) };
      case 'nibble': {
        const other = (Number.parseInt(hex[how.at]!, 16) ^ how.by).toString(16);
        return { body, signature: `sha256=${hex.slice(0, how.at)}${other}${hex.slice(how.at + 1)}` };
      }
      case 'short':
        return { body, signature: `sha256=${hex.slice(0, how.length)}` };
      case 'upper':
        return { body, signature: signature.toUpperCase() };
      case 'reencoded':
        return { body: Buffer.from(JSON.stringify(JSON.parse(body.toString()))), signature };
      case 'spaced':
        return { body, signature: `sha256= ${hex}` };
      case 'plain':
        return { body, signature: hex };
      default:
        return { body, signature: `sha512=${createHmac('sha512', SECRET).update(body).digest('hex')}` };
    }
  }

  test('is never taken and leaves no row, whatever was changed', async () => {
    const before = await rows();
    await fc.assert(
      fc.asyncProperty(change, async (how) => {
        const { body, signature } = forge(how);
        expect((await deliver(hearth.port, body, { 'x-hub-signature-256': signature })).status).toBe(401);
      }),
      { numRuns: 400 },
    );
    expect(await rows()).toBe(before);
  });

  test('is logged without its signature, its payload or a secret, and not once for each', () => {
    const text = JSON.stringify(hearth.lines);
    expect(text).toContain('delivery refused');
    for (const word of [SECRET, SECOND, 'sha256=', 'opened', sign(BODY).slice(7)]) expect(text).not.toContain(word);
    expect(hearth.lines.length).toBeLessThan(40);
  });
});

test('a door without a secret is not built', () => {
  const intake = { accept: () => Promise.resolve() };
  const note = () => undefined;
  const log = { debug: note, info: note, warn: note, error: note };
  expect(() => createDoor({ intake, secrets: [], log })).toThrow('The door needs a webhook secret.');
  expect(() => createDoor({ intake, secrets: [SECRET, ''], log })).toThrow('The door needs a webhook secret.');
});
