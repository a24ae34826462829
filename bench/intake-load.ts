// The load of the intake benchmark: real payloads over kept-alive raw sockets, cheap enough not to be what is measured.
import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect, type Socket } from 'node:net';

export const SECRET = 'a secret for the benchmark, nothing else';

export interface Payload {
  readonly event: string;
  readonly body: Buffer;
  readonly signature: string;
}

export interface Measured {
  readonly requestsPerSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly slowest: number;
  readonly statuses: Readonly<Record<string, number>>;
}

/** GitHub's recorded payloads of ordinary size. */
export function loadPayloads(): readonly Payload[] {
  const path = createRequire(import.meta.url).resolve('@octokit/webhooks-examples');
  const kinds = JSON.parse(readFileSync(path, 'utf8')) as readonly { name: string; examples: readonly object[] }[];
  return kinds.flatMap(({ name, examples }) =>
    examples
      .map((example) => Buffer.from(JSON.stringify(example)))
      .filter((body) => body.length >= 12_000 && body.length <= 23_000)
      .map((body) => ({
        event: name,
        body,
        signature: `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`,
      })),
  );
}

/** `connections` senders, each with one request on its way, for `seconds`. */
export async function loadFor(
  port: number,
  payloads: readonly Payload[],
  connections: number,
  seconds: number,
): Promise<Measured> {
  const lines = await Promise.all(Array.from({ length: connections }, () => open(port)));
  const times: number[] = [];
  const statuses: Record<string, number> = {};
  const start = performance.now();
  const end = start + seconds * 1000;
  let sent = 0;
  await Promise.all(
    lines.map(async (line) => {
      while (performance.now() < end) {
        const began = performance.now();
        const status = await line.post(payloads[sent++ % payloads.length]!);
        times.push(performance.now() - began);
        statuses[status] = (statuses[status] ?? 0) + 1;
      }
      line.close();
    }),
  );
  return summary(times, statuses, (performance.now() - start) / 1000);
}

/** `count` requests at once, each on a connection of its own; connecting is part of the time. */
export async function loadBurst(port: number, payloads: readonly Payload[], count: number): Promise<Measured> {
  const times: number[] = [];
  const statuses: Record<string, number> = {};
  const start = performance.now();
  await Promise.all(
    Array.from({ length: count }, async (_, n) => {
      const line = await open(port);
      const status = await line.post(payloads[n % payloads.length]!);
      times.push(performance.now() - start);
      statuses[status] = (statuses[status] ?? 0) + 1;
      line.close();
    }),
  );
  return summary(times, statuses, (performance.now() - start) / 1000);
}

function summary(times: number[], statuses: Record<string, number>, seconds: number): Measured {
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;
  return { requestsPerSecond: times.length / seconds, p50: at(0.5), p99: at(0.99), slowest: at(1), statuses };
}

interface Line {
  post(payload: Payload): Promise<string>;
  close(): void;
}

async function open(port: number): Promise<Line> {
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  let answered: ((status: string) => void) | null = null;
  let text = '';
  const settle = (status: string) => {
    const tell = answered;
    answered = null;
    text = '';
    tell?.(status);
  };
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    text += chunk;
    if (isWhole(text)) settle(text.slice(9, 12));
  });
  socket.on('error', () => {
    settle('error');
  });
  socket.on('close', () => {
    settle('closed');
  });
  return {
    post: ({ event, body, signature }) =>
      new Promise((resolve) => {
        answered = resolve;
        socket.cork();
        socket.write(
          'POST /api/github/webhooks HTTP/1.1\r\nhost: 127.0.0.1\r\nuser-agent: GitHub-Hookshot/bench\r\naccept: */*\r\n' +
            `content-type: application/json\r\ncontent-length: ${body.length}\r\nx-github-event: ${event}\r\n` +
            `x-github-delivery: ${randomUUID()}\r\nx-github-hook-id: 1\r\nx-github-hook-installation-target-id: 1\r\n` +
            `x-github-hook-installation-target-type: integration\r\nx-hub-signature-256: ${signature}\r\n\r\n`,
        );
        socket.write(body);
        socket.uncork();
      }),
    close: () => socket.destroy(),
  };
}

function isWhole(text: string): boolean {
  const head = text.indexOf('\r\n\r\n');
  if (head < 0) return false;
  const length = /\r\ncontent-length: *(\d+)/i.exec(text.slice(0, head))?.[1];
  return length === undefined ? text.endsWith('0\r\n\r\n') : text.length >= head + 4 + Number(length);
}
