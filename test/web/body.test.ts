// A body is held at the cost of its bytes, however its sender cuts it.
import { expect, test } from '@jest/globals';
import { PassThrough } from 'node:stream';
import type { IncomingMessage } from 'node:http';
import { InFlight, readBody } from '../../src/web/body.js';

test('a body of single bytes becomes few buffers, the same bytes in the same order', async () => {
  const stream = new PassThrough({ highWaterMark: 1 });
  const inFlight = new InFlight({ bytesInBody: 1_000_000, bytesInFlight: 1_000_000, bytesOfLarge: 1_000_000 });
  const reading = readBody(stream as unknown as IncomingMessage, inFlight.open(0));
  for (let n = 0; n < 20_000; n += 1) stream.write(Buffer.of(n % 251));
  stream.end();
  const body = await reading;
  if (typeof body === 'string') throw new Error(body);
  expect(body.length).toBeLessThan(20_000 / 50);
  const joined = Buffer.concat(body);
  expect(joined).toHaveLength(20_000);
  expect(joined.every((byte, n) => byte === n % 251)).toBe(true);
});
