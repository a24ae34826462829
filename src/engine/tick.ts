// One fixed beat a minute: the sweep, the schedules that are due, and what has expired. Schedules live here and in SQL,
// never in the queue, where a changed one would go on under its old time.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from './engine.js';
import { tickRow } from './read-row.js';
import { tellDue } from './schedules.js';
import { sweep } from './sweep.js';
import type { Wakeup } from './ports.js';

const STOP_MS = 3_000;

export interface TickOptions {
  readonly everyMs?: number;
  /** The delivery log is read every so many beats. */
  readonly sweepEvery?: number;
  /** Has history that was read a day ago read on. */
  readonly catchUp?: (now: Date) => Promise<unknown>;
}

export interface Ticker {
  beat(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

export function createTicker(engine: Engine, wakeup: Wakeup, options: TickOptions = {}): Ticker {
  const { everyMs = 60_000, sweepEvery = 5, catchUp } = options;
  let timer: NodeJS.Timeout | undefined;
  let beats = 0;
  let stopped = false;
  let running: Promise<void> = Promise.resolve();

  const part = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      engine.log.warn({ part: name, error: message }, 'a part of the tick failed; the next one tries again');
    }
  };

  const beat = async (): Promise<void> => {
    if (beats % sweepEvery === 0) {
      await part('sweep', () => sweep({ ...engine, app: engine.github.app }));
      await part('expire', () => engine.inbox.expire());
      await part('forget', () => engine.ledger.expire(engine.clock.now()));
      if (catchUp !== undefined) await part('catch up', () => catchUp(engine.clock.now()));
    }
    beats += 1;
    await part('schedules', () => schedules(engine));
    await part('schedules of sections', () => tellDue(engine.schedules, engine.clock));
    await part('changed pull requests', () => gathered(engine));
    await part('states of items', () => engine.measures.refresh());
    wakeup.ring([]);
  };

  const next = () => {
    if (stopped) return;
    timer = setTimeout(() => {
      running = beat().finally(next);
    }, everyMs);
  };

  return {
    beat,
    start: () => {
      running = beat().finally(next);
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      // A long sweep is not waited for: what it pulled is committed, and the next start goes on.
      await Promise.race([running, sleep(STOP_MS, undefined, { ref: false })]);
    },
  };
}

/**
 * The observing issue is written once a day (UTC) in every repository that has something new to show. A hearth.yml is proposed
 * once to every community whose history was read; where Hearth reads no history, there is nothing to make one from, and none
 * is proposed.
 */
async function schedules({ ledger, inbox, clock }: Engine): Promise<void> {
  const now = clock.now();
  const day = now.toISOString().slice(0, 10);
  const [observing, toOnboard] = await Promise.all([ledger.observing(), ledger.toOnboard(now)]);
  await inbox.insert([
    ...observing.map((one) => tickRow(one, { series: 'observing', period: day, at: now })),
    ...toOnboard.map((one) => tickRow(one, { series: 'onboarding', period: one.period, at: now })),
  ]);
}

/** Pull requests with a new head are looked at together: most leave hearth.yml as it is, and need no request of their own. */
async function gathered({ ledger, inbox, clock }: Engine): Promise<void> {
  const due = await ledger.pullsToCheck();
  const at = clock.now();
  await inbox.insert(
    due.map((one) =>
      tickRow(one, { series: 'changed-pulls', period: String(one.heads.at(-1)), at, pulls: one.numbers }),
    ),
  );
  // Stopped between the two, the next beat makes the same row again, which is there already.
  for (const one of due) await ledger.pullsTaken(one);
}
