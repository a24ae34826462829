// What Prometheus may know: this process, the deliveries at its door, and the inbox when SQL can be asked.
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';

import type { Inbox } from '../engine/ports.js';
import { sendUnread } from './answer.js';
import type { Handler } from './answer.js';
import { RESULTS } from './door.js';
import type { Result } from './door.js';
import { shared, within } from './within.js';

export interface MetricsOptions {
  readonly inbox: Pick<Inbox, 'backlog'> & Partial<Pick<Inbox, 'ping'>>;
  readonly limitMs?: number;
}

export interface Metrics {
  /** For what other parts count. */
  readonly registry: Registry;
  readonly count: (result: Result) => void;
  /** A row was handled: what became of it, and of each act on GitHub. */
  readonly countHandled: (state: string, acts: readonly string[]) => void;
  readonly handle: Handler;
}

export function createMetrics({ inbox, limitMs = 1_500 }: MetricsOptions): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counts = countDeliveries(registry);
  const handled = new Counter({
    name: 'hearth_handled_total',
    help: 'Rows of the inbox that this process handled, by what became of them.',
    labelNames: ['state'],
    registers: [registry],
  });
  const done = new Counter({
    name: 'hearth_actions_total',
    help: 'Acts on GitHub that this process settled, by how.',
    labelNames: ['state'],
    registers: [registry],
  });
  const show = inboxGauges(registry);
  const backlog = shared(() => inbox.backlog());
  // Counting a great backlog may take longer than a scrape waits: that SQL is there is asked by itself.
  const ping = shared(() => Promise.resolve(inbox.ping?.() ?? backlog()).then(() => true));
  return {
    registry,
    count: (result) => {
      counts[result] += 1;
    },
    countHandled: (state, acts) => {
      handled.inc({ state });
      for (const act of acts) done.inc({ state: act });
    },
    handle: async (request, response) => {
      const [up, found] = await Promise.all([within(limitMs, ping, false), within(limitMs, backlog, null)]);
      show(up, found);
      const body = await registry.metrics();
      const headers = {
        'content-type': registry.contentType,
        'content-length': Buffer.byteLength(body),
        'cache-control': 'no-store',
      };
      sendUnread(request, response, { status: 200, headers, body });
    },
  };
}

/** Plain numbers, given to prom-client when it asks: a labelled increment for each delivery would cost more. */
function countDeliveries(registry: Registry): Record<Result, number> {
  const counts = Object.fromEntries(RESULTS.map((result) => [result, 0])) as Record<Result, number>;
  new Counter({
    name: 'hearth_deliveries_total',
    help: 'Deliveries at the door, by what became of them; taken means committed and answered 202.',
    labelNames: ['result'],
    registers: [registry],
    collect() {
      this.reset();
      for (const result of RESULTS) this.inc({ result }, counts[result]);
    },
  });
  new Counter({
    name: 'hearth_hmac_failures_total',
    help: 'Deliveries whose signature was missing, malformed or wrong.',
    registers: [registry],
    collect() {
      this.reset();
      this.inc(counts.unsigned + counts.forged);
    },
  });
  return counts;
}

/** NaN where SQL did not answer: a gauge that kept its last value would hide the outage, a zero would praise it. */
function inboxGauges(registry: Registry): (up: boolean, backlog: Awaited<ReturnType<Inbox['backlog']>> | null) => void {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] });
  const databaseUp = gauge('hearth_database_up', '1 when SQL answers.');
  const waiting = gauge('hearth_inbox_waiting', 'Rows of the inbox that are not settled.');
  const dead = gauge('hearth_inbox_dead', 'Rows given up on: somebody must look.');
  const oldest = gauge('hearth_inbox_oldest_age_seconds', 'Age of the oldest row that waits and is due.');
  return (up, backlog) => {
    databaseUp.set(up ? 1 : 0);
    waiting.set(backlog?.waiting ?? NaN);
    dead.set(backlog?.dead ?? NaN);
    if (backlog === null) oldest.set(NaN);
    else oldest.set(backlog.oldest === null ? 0 : Math.max(0, (Date.now() - backlog.oldest.getTime()) / 1000));
  };
}
