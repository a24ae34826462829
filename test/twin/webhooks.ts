// Signs and sends webhooks, once each, and keeps GitHub's delivery log.
import { createHmac, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { payloadOf, type Payload } from './events.js';
import type { HookEvent } from './model.js';
import { toStamp, type World } from './world.js';

export interface DeliveryRecord {
  readonly id: number;
  readonly guid: string;
  readonly delivered_at: string;
  readonly redelivery: boolean;
  readonly event: string;
  readonly action: string | null;
  readonly installation_id: number | null;
  readonly repository_id: number | null;
  readonly request: { readonly headers: Readonly<Record<string, string>>; readonly payload: unknown };
  readonly url: string | undefined;
  duration: number;
  status: string;
  status_code: number;
  response: { headers: Record<string, unknown> | null; payload: string | null };
}

export interface Hooks {
  url: string | undefined;
  timeoutMs: number;
  /** While held, deliveries wait for `release`; a test can reorder, repeat or drop them there. */
  held: DeliveryRecord[] | undefined;
  readonly log: DeliveryRecord[];
  /** The log as GitHub shows it: three days, newest first. */
  readonly recent: () => DeliveryRecord[];
  readonly emit: (event: HookEvent) => void;
  /** Sends any payload; `signed: false` leaves the signature out, a string signs with that secret. */
  readonly deliver: (
    payload: Payload,
    options?: { guid?: string; signed?: boolean | string },
  ) => Promise<DeliveryRecord>;
  readonly redeliver: (record: DeliveryRecord) => Promise<DeliveryRecord>;
  readonly send: (record: DeliveryRecord) => Promise<DeliveryRecord>;
  readonly settled: () => Promise<void>;
  readonly close: () => void;
}

const HOOK_ID = 4_242_001;
const RETENTION_MS = 3 * 24 * 3_600_000;

export function createHooks(world: World, secret: string): Hooks {
  const agent = new Agent({ keepAlive: true });
  const pending = new Set<Promise<unknown>>();
  let lastId = 70_000_000_000;

  const send = (record: DeliveryRecord): Promise<DeliveryRecord> => {
    const sending = post(agent, record, hooks.timeoutMs).then(() => record);
    pending.add(sending);
    return sending.finally(() => pending.delete(sending));
  };

  const forget = (): void => {
    const oldest = world.now().getTime() - RETENTION_MS;
    while (hooks.log[0] !== undefined && Date.parse(hooks.log[0].delivered_at) < oldest) hooks.log.shift();
  };

  const record = (payload: Payload, headers: Record<string, string>, redelivery: boolean): DeliveryRecord => {
    forget();
    lastId += 1;
    const entry: DeliveryRecord = {
      id: lastId,
      guid: headers['X-GitHub-Delivery'] ?? '',
      delivered_at: toStamp(world.now()),
      redelivery,
      event: payload.name,
      action: payload.action,
      installation_id: payload.installationId,
      repository_id: payload.repositoryId,
      request: { headers, payload: payload.body },
      url: hooks.url,
      duration: 0,
      status: 'failed to connect to host',
      status_code: 502,
      response: { headers: null, payload: null },
    };
    hooks.log.push(entry);
    return entry;
  };

  const headersOf = (payload: Payload, guid: string, key: string | undefined): Record<string, string> => {
    const body = JSON.stringify(payload.body);
    const sign = (algorithm: string): string =>
      createHmac(algorithm, key ?? '')
        .update(body)
        .digest('hex');
    return {
      Accept: '*/*',
      'Content-Type': 'application/json',
      'User-Agent': 'GitHub-Hookshot/44c1e1f',
      'X-GitHub-Delivery': guid,
      'X-GitHub-Event': payload.name,
      'X-GitHub-Hook-ID': String(HOOK_ID),
      'X-GitHub-Hook-Installation-Target-ID': String(world.app.id),
      'X-GitHub-Hook-Installation-Target-Type': 'integration',
      ...(key === undefined
        ? {}
        : { 'X-Hub-Signature': `sha1=${sign('sha1')}`, 'X-Hub-Signature-256': `sha256=${sign('sha256')}` }),
    };
  };

  const hooks: Hooks = {
    url: undefined,
    timeoutMs: 10_000,
    held: undefined,
    log: [],
    recent: () => {
      forget();
      return hooks.log.toReversed();
    },
    emit: (event) => {
      const payload = payloadOf(world, event);
      if (payload === undefined) return;
      const entry = record(payload, headersOf(payload, randomUUID(), secret), false);
      if (hooks.held !== undefined) hooks.held.push(entry);
      else void send(entry);
    },
    deliver: (payload, options = {}) => {
      const key = options.signed === false ? undefined : typeof options.signed === 'string' ? options.signed : secret;
      return send(record(payload, headersOf(payload, options.guid ?? randomUUID(), key), false));
    },
    redeliver: (earlier) => {
      const { headers, payload } = earlier.request;
      const again: Payload = {
        name: earlier.event,
        action: earlier.action,
        installationId: earlier.installation_id,
        repositoryId: earlier.repository_id,
        body: payload as Payload['body'],
      };
      return send(record(again, { ...headers }, true));
    },
    send,
    settled: async () => {
      while (pending.size > 0) await Promise.all(pending);
    },
    close: () => {
      agent.destroy();
    },
  };
  return hooks;
}

/** One attempt; it never rejects, the outcome is written into the record. */
function post(agent: Agent, record: DeliveryRecord, timeoutMs: number): Promise<void> {
  if (record.url === undefined) return Promise.resolve();
  const body = JSON.stringify(record.request.payload);
  const started = Date.now();
  const finish = (status: string, code: number): void => {
    record.status = status;
    record.status_code = code;
    record.duration = (Date.now() - started) / 1000;
  };
  return new Promise((resolve) => {
    const headers = { ...record.request.headers, 'Content-Length': Buffer.byteLength(body) };
    const outgoing = request(record.url!, { method: 'POST', agent, headers }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', () => {
        finish('failed to connect to host', 502);
      });
      incoming.on('close', () => {
        if (incoming.complete) finish(incoming.statusMessage ?? '', incoming.statusCode ?? 0);
        record.response = { headers: incoming.headers, payload: Buffer.concat(chunks).toString() };
        clearTimeout(timer);
        resolve();
      });
    });
    const timer = setTimeout(() => {
      finish('timed out', 504);
      outgoing.destroy();
      resolve();
    }, timeoutMs);
    outgoing.on('error', () => {
      if (record.status !== 'timed out') finish('failed to connect to host', 502);
      clearTimeout(timer);
      resolve();
    });
    outgoing.end(body);
  });
}
